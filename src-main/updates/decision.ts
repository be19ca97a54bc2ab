// When a feed is looked at: on a line that is up anyway, after the mail, within the billing step that
// has begun; and what fetching a newer version would cost. Times in milliseconds; pure.
import { expected, type Expected } from '../contract/price';
import type { Link } from '../contract/link';

/** By which a newer version would be fetched. */
export interface LineFacts {
  readonly link: Pick<Link, 'id' | 'name' | 'tariff'>;
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

/** What fetching takes beyond the call that is made anyway. */
export function fetchCharge({ link, rate }: LineFacts, bytes: number): Expected {
  const { seconds, cost } = expected(link, bytes, rate);
  return { seconds, cost: Math.max(0, cost - link.tariff.perCall) };
}
