// When a feed is looked at and when a newer version is fetched: on a line that is up anyway, after the
// mail, within the billing step that has begun; and for money only as a person agreed. Times in
// milliseconds; pure.
import { expected, type Expected } from '../contract/price';
import { isPriced, type Link } from '../contract/link';
import type { Params } from '../contract/methods';
import { paidIn } from '../contract/money/paid';

/** By which a newer version would be fetched. */
export interface LineFacts {
  readonly link: Pick<Link, 'id' | 'kind' | 'name' | 'tariff'>;
  readonly metered: boolean;
  /** Bytes a second as measured; null: never. */
  readonly rate: number | null;
}

/** So seldom by itself. */
export const LOOK_EVERY = 24 * 3_600_000;
/** What a look may take at most. */
export const LONGEST_LOOK = 20_000;
/** Less is not worth beginning. */
const SHORTEST_LOOK = 5_000;
/** Hanging up takes a moment too. */
const BEFORE_STEP = 1_000;

export interface LookFacts {
  readonly now: number;
  /** The wall clock at the last one; null: never. */
  readonly lookedAt: number | null;
  /** A person asked. */
  readonly wanted: boolean;
  readonly perMinute: number;
  /** What is left of the step that is being billed; null: the line is not billed in steps. */
  readonly stepLeft: number | null;
}

/**
 * How long a look may take now; 0: none is due, or none that ends within the billing step that has begun. A line that is
 * billed by the second has no such step: there it is looked only when a person asks.
 */
export function timeForLook({ now, lookedAt, wanted, perMinute, stepLeft }: LookFacts): number {
  if (wanted) return LONGEST_LOOK;
  // A clock that was set back makes no day longer.
  if (lookedAt !== null && now >= lookedAt && now - lookedAt < LOOK_EVERY) return 0;
  if (perMinute === 0) return LONGEST_LOOK;
  const left = Math.min(LONGEST_LOOK, (stepLeft ?? 0) - BEFORE_STEP);
  return left >= SHORTEST_LOOK ? left : 0;
}

/** Nothing is fetched by it unless a person agreed. */
export function needsAsking({ link, metered }: LineFacts): boolean {
  return metered || isPriced(link);
}

/** What a person said yes to. */
export interface AgreedFetch {
  readonly link: string;
  /** The tariff as JSON. */
  readonly tariff: string;
  readonly cost: number;
}

export interface FetchFacts {
  /** What is still to come. */
  readonly bytes: number;
  /** A person said yes. */
  readonly wanted: boolean;
  /** null: it was said of no line. */
  readonly agreed: AgreedFetch | null;
  /** Nobody has stopped it, and what came was not wrong. */
  readonly byItself: boolean;
  readonly line: LineFacts;
}

/** most: so long, null: as long as it takes; dearer: it was agreed to for less. */
export type FetchDecision =
  { readonly fetch: true; readonly most: number | null } | { readonly fetch: false; readonly dearer: boolean };

export const NOT_NOW: FetchDecision = { fetch: false, dearer: false };
/** What was said was about so much. */
const ABOUT = 1.1;
/** A line is not always as fast as it was. */
const LONGER = 1.25;

export function decideFetch({ bytes, wanted, agreed, byItself, line }: FetchFacts): FetchDecision {
  const { link } = line;
  if (!needsAsking(line))
    return wanted || (byItself && link.kind === 'always-on') ? { fetch: true, most: null } : NOT_NOW;
  if (!wanted || agreed?.link !== link.id) return NOT_NOW;
  const now = fetchCharge(line, bytes);
  if (agreed.tariff !== JSON.stringify(link.tariff) || !isAbout(now.cost, agreed.cost))
    return { fetch: false, dearer: true };
  const { perMinute, billingSeconds } = link.tariff;
  return { fetch: true, most: perMinute === 0 ? null : (now.seconds * LONGER + billingSeconds) * 1000 };
}

/** Does the line `to` take, for so many bytes, about what was said, in the currency it was said in? */
export function isAsAgreed(
  { link, cost, currency }: NonNullable<Params<'update.fetch'>['agreed']>,
  to: LineFacts | null,
  bytes: number,
): boolean {
  if (to?.link.id !== link) return false;
  const now = to.link.tariff.currency;
  return isAbout(fetchCharge(to, bytes).cost, paidIn(now, [{ cost, currency: currency ?? now }]));
}

/** Is `cost` not noticeably more than what was said? */
function isAbout(cost: number, said: number): boolean {
  return cost <= said * ABOUT;
}

export function agreedFetch(line: LineFacts, bytes: number): AgreedFetch {
  const { link } = line;
  return { link: link.id, tariff: JSON.stringify(link.tariff), cost: fetchCharge(line, bytes).cost };
}

/** What fetching takes beyond the call that is made anyway. */
export function fetchCharge({ link, rate }: LineFacts, bytes: number): Expected {
  const { seconds, cost } = expected(link, bytes, rate);
  return { seconds, cost: Math.max(0, cost - (bytes === 0 ? 0 : link.tariff.perCall)) };
}
