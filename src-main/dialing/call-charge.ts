// What a call with a given load takes and costs, all lines together: side by side they take as
// long as the slowest, and each is paid for, in its own steps. Amounts in another currency
// than the first line's are kept apart, because nobody here knows how they compare.
import { cost } from '../contract/price';
import type { Link } from '../contract/link';
import { type Paid, sumsOf, roundMoney } from '../contract/money/paid';
import { SIGN_IN_SECONDS, type SignInLoad } from '../contract/sign-in/load';
import type { Load, MailLoad } from '../contract/money/load';
import type { Connector } from '../contract/connector';
import { added, type Cargo } from './call-load';
import { type Fetching, fetchedBy, type LineMeasures } from './call-measures';

export interface Charge extends MailLoad {
  /** Amounts that are not in the first line's currency, a sum each. */
  readonly apart: readonly Paid[];
  /** By which lines. */
  readonly others: readonly { readonly link: Link; readonly cost: number }[];
}

export interface ChargeDeps {
  /** The currency in which is summed up. */
  readonly currency: string;
  measures(link: Link): LineMeasures;
  fetching(link: Link, connectors: readonly Connector[]): Fetching;
}

/** `cargo`: a call that is made, also by a line that carries nothing. */
export function chargeOf(deps: ChargeDeps, cargo: readonly Cargo[]): Charge {
  const lines = cargo.map((one) => ({ ...one, ...lineCharge(deps, one) }));
  const sum = (pick: (line: (typeof lines)[number]) => number): number =>
    roundMoney(lines.reduce((all, line) => all + pick(line), 0));
  const isOurs = ({ link }: Cargo): boolean => link.tariff.currency === deps.currency;
  const others = lines
    .filter((l) => !isOurs(l) && l.cost > 0)
    .map(({ link, cost: amount }) => ({ link, cost: amount }));
  return {
    messages: sum((l) => l.messages),
    bytes: sum((l) => l.bytes + l.brought),
    seconds: Math.max(0, ...lines.map((l) => l.seconds)),
    cost: sum((l) => (isOurs(l) ? l.cost : 0)),
    apart: sumsOf(others.map(({ link, cost: amount }) => ({ cost: amount, currency: link.tariff.currency }))),
    others,
  };
}

interface LineCharge {
  readonly seconds: number;
  readonly cost: number;
  /** Beside the mail that is sent, bytes. */
  readonly brought: number;
}

function lineCharge(deps: ChargeDeps, { link, messages, bytes, fetching, signIn }: Cargo): LineCharge {
  const { bytesPerSecond, secondsPerMessage, around } = deps.measures(link);
  const { seconds: besides, bytes: greetings } = messages > 0 ? around.sending : around.only;
  const signingIn = signIn ? signInSeconds(signIn, bytesPerSecond) : 0;
  const sent = besides + signingIn + bytes / bytesPerSecond + messages * secondsPerMessage;
  const fetched = fetching.length > 0 ? deps.fetching(link, fetching) : null;
  const seconds = Math.ceil(fetched ? fetchedBy(sent, fetched, link) : sent);
  const brought = (fetched?.bytes ?? 0) + (signIn?.bytes ?? 0);
  return { seconds, brought, cost: cost(link.tariff, seconds, bytes + greetings + brought) };
}

/** A thin line takes longer for the pages than the person for what he types there. */
function signInSeconds({ seconds, bytes }: SignInLoad, bytesPerSecond: number): number {
  return Math.min(SIGN_IN_SECONDS, Math.max(seconds, bytes / bytesPerSecond));
}

/** Lines with something to do. */
export function laden(cargo: readonly Cargo[]): readonly Cargo[] {
  return cargo.filter(({ messages, fetching }) => messages > 0 || fetching.length > 0);
}

/** Both in one call. */
export function together(cargo: readonly Cargo[], more: readonly Cargo[]): readonly Cargo[] {
  const all = new Map<string, Cargo>();
  for (const one of [...cargo, ...more]) all.set(one.link.id, added(all.get(one.link.id), one));
  return [...all.values()];
}

/** What `whole` takes beyond `base`. */
export function beyondCharge(whole: Charge, base: Charge): MailLoad {
  return {
    messages: whole.messages - base.messages,
    bytes: whole.bytes - base.bytes,
    seconds: whole.seconds - base.seconds,
    cost: roundMoney(whole.cost - base.cost),
    ...apartOf(sumsOf([...whole.apart, ...base.apart.map((one) => ({ ...one, cost: -one.cost }))])),
  };
}

export function loadFigures({ bytes, seconds, cost: amount, apart = [] }: Load): Load {
  return { bytes, seconds, cost: amount, ...apartOf(apart) };
}

function apartOf(sums: readonly Paid[]): Pick<Load, 'apart'> {
  const apart = sums.filter((sum) => sum.cost !== 0);
  return apart.length > 0 ? { apart } : {};
}

export function mailFigures({ messages, ...load }: MailLoad): MailLoad {
  return { messages, ...loadFigures(load) };
}
