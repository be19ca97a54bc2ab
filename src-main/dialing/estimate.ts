// What a call now would move, take and cost, before it is paid for: normal mail as a call of
// its own, what fetching and large mail add, and the call that was asked about as a whole.
// What is added is the difference between two whole calls, so that billing steps and the
// price of a call stand where they arise and the figures add up. Nothing here dials, and the
// archive is not read.
import { moneyText } from '../contract/money/text';
import type { Connector } from '../contract/connector';
import { isPriced, type Link } from '../contract/link';
import type { Params } from '../contract/methods';
import { paidBesides, paidIn, roundMoney } from '../contract/money/paid';
import type { Settings } from '../contract/settings';
import { SIGN_IN_LOADS, type SignInWay } from '../contract/sign-in/load';
import { type AgreedLine, type Estimate, isHangingUp, type Session } from '../contract/views';
import { isBudgetSpent } from '../link/cost';
import type { CostBook } from '../link/cost-book';
import type { AsIfNamed } from '../queue/asked-for';
import { inSlices } from '../queue/orders/slices';
import type { Queue } from '../queue/queue';
import { dialingWords } from '../words/dialing';
import { agreedLine } from './agreed';
import {
  beyondCharge,
  type Charge,
  type ChargeDeps,
  chargeOf,
  laden,
  loadFigures,
  mailFigures,
  together,
} from './call-charge';
import { type Cargo, callers, heldUp, type LoadDeps, loadOf, type Meant } from './call-load';
import { type Fetching, fetchingOf, type LineMeasures, measuresOf } from './call-measures';
import { type LetterDeps, largeLetters } from './large-letters';
import type { LinkChoice } from './link-choice';
import { largeMailOpen } from './occasions';
import { worthTaking } from './worth-taking';

export interface EstimateDeps {
  settings(): Settings;
  zone(): string;
  now(): number;
  readonly queue: Queue;
  readonly costBook: CostBook;
  readonly linkChoice: LinkChoice;
  /** Calls that have ended, newest first. */
  recent(): readonly Session[];
  /** Calls under way. */
  running(): readonly Session[];
  /** For the letters of one answer. */
  going(): LetterDeps['goes'];
}

type Asked = Params<'queue.estimate'>;

/** What is asked about by name, for `estimate`; named slice by slice: others have their turn meanwhile. */
export async function namedIn(queue: Queue, { ids = [], also = [] }: Asked): Promise<AsIfNamed> {
  const named = queue.asIfNamed();
  await inSlices([...ids, ...also], async (slice) => named.name(slice));
  return named;
}

/**
 * `named`: what is asked about by name. Throws ContractError 'not-found' for a connector or a line that is not there,
 * 'refused' where they do not go together.
 */
export function estimate(deps: EstimateDeps, asked: Asked, named: AsIfNamed): Estimate {
  const { queue, linkChoice } = deps;
  const which = asked.connectors ?? (asked.connector === undefined ? undefined : [asked.connector]);
  const { connectors, line } = callers(deps.settings(), which, asked.link);
  const load: LoadDeps = { queue, linkChoice, line };
  const { isOpen, usual, large } = kindsOf(deps);

  const withFetch = laden(loadOf(load, connectors, usual, true));
  const normal = laden(withFetch.map((one) => ({ ...one, fetching: [] })));
  const whole = holding(asked, asStarted(deps, asked, wholeCall({ ...load, queue: named }, connectors, asked, usual)));
  const unheld = asked.fetch === false ? normal : withFetch;
  const first = whole[0]?.link ?? withFetch[0]?.link ?? line;
  const charges = chargesOf(deps, first?.tariff.currency ?? 'EUR');
  const charge = (cargo: readonly Cargo[]): Charge => chargeOf(charges, cargo);
  const [normalCharge, fetchCharge, wholeCharge] = [charge(normal), charge(withFetch), charge(whole)];
  const unheldCharge = unheld === normal ? normalCharge : fetchCharge;
  const base = holding(asked, unheld, whole);
  const baseCharge = charge(base);
  const add = (more: readonly Cargo[]) => beyondCharge(charge(together(base, more)), baseCharge);
  const letters: LetterDeps = { queue, goes: deps.going(), load, isOpen, add };
  const dialled = toDial(deps, whole);
  return {
    ...mailFigures(normalCharge),
    large: add(laden(loadOf(load, connectors, large, false))),
    largeLetters: largeLetters(letters, connectors),
    fetch: { ...loadFigures(beyondCharge(fetchCharge, normalCharge)), calls: fetchCalls(charges, withFetch) },
    ...(asked.signIn ? { signIn: loadFigures(beyondCharge(baseCharge, unheldCharge)) } : {}),
    ...codeCalls(asked, (way, mail) => charge(holding({ signIn: way }, mail ? unheld : [], whole)), dialled.length > 0),
    total: mailFigures(wholeCharge),
    ...standing(deps, [...whole, ...withFetch], first, costBy(charge, whole, first)),
    ...told(charges, whole, wholeCharge),
    lines: whole.map(({ link }) => agreedNow(deps, link)),
    ...(asked.ids === undefined ? {} : { named: asked.ids.filter((id) => queue.get(id) !== null).length }),
    ask: isAsked(dialled, wholeCharge, first),
  };
}

/** Normal mail and large mail, of which the one includes the other while its own schedule is open. */
function kindsOf({ zone, now }: EstimateDeps): Pick<LetterDeps, 'isOpen'> & Readonly<Record<'usual' | 'large', Meant>> {
  const isOpen = (connector: Connector): boolean => largeMailOpen(connector, zone(), now());
  return {
    isOpen,
    usual: (connector) => ({ oversize: isOpen(connector) ? undefined : false }),
    large: (connector) => (isOpen(connector) ? null : { oversize: true }),
  };
}

function wholeCall(load: LoadDeps, connectors: readonly Connector[], asked: Asked, usual: Meant): Cargo[] {
  const { fetch = asked.ids === undefined } = asked;
  return loadOf(load, connectors, meantBy(load.queue, asked, usual), fetch);
}

/** What of it a start would take. */
function asStarted({ running }: EstimateDeps, asked: Asked, cargo: readonly Cargo[]): readonly Cargo[] {
  const calls = running();
  return worthTaking(cargo, asked, {
    isOn: ({ link }) => calls.some((call) => call.link === link.id),
    carries: (one) => laden([one]).length > 0,
  });
}

/**
 * `cargo` as a call whose line is held up where a sign-in was asked for: where nothing is carried, the first of `bare`.
 */
function holding(
  { signIn }: Pick<Asked, 'signIn'>,
  cargo: readonly Cargo[],
  bare: readonly Cargo[] = [],
): readonly Cargo[] {
  if (!signIn) return cargo;
  const [first] = bare;
  const empty = first ? [{ link: first.link, messages: 0, bytes: 0, fetching: [] }] : [];
  return heldUp(cargo.length > 0 ? cargo : empty, SIGN_IN_LOADS[signIn]);
}

/** `charge`: of a usual call with its mail, or of one for the code alone. Where no line is dialled there is nothing to hang up. */
function codeCalls(
  { signIn }: Asked,
  charge: (way: SignInWay, mail: boolean) => Charge,
  dials: boolean,
): Pick<Estimate, 'codeCalls'> {
  if (signIn !== 'code' && signIn !== 'code-given') return {};
  const [held, first, second] = [charge('code', true), charge('code-given', false), charge('code-asked', true)];
  const cheaper = dials && roundMoney(first.cost + second.cost) < held.cost;
  return { codeCalls: { held: loadFigures(held), first: loadFigures(first), second: loadFigures(second), cheaper } };
}

/** The call that was asked about. */
function meantBy(mail: LoadDeps['queue'], { ids, large = false }: Asked, usual: Meant): Meant {
  if (ids === undefined)
    return (connector) => ({ named: 'too', ...(large ? { oversize: undefined } : usual(connector)) });
  // Nothing named: the line is opened for fetching or a sign-in.
  if (ids.length === 0) return () => ({ named: 'only' });
  return ({ id }) => {
    const { messages } = mail.due(id, { named: 'only', at: Number.POSITIVE_INFINITY });
    return messages > 0 ? { named: 'only' } : null;
  };
}

interface Charges extends ChargeDeps {
  readonly currency: string;
}

/** Each line is measured once an estimate, and what fetching by it takes is looked up once. */
function chargesOf({ costBook, recent }: EstimateDeps, currency: string): Charges {
  const known = new Map<string, LineMeasures>();
  const fetched = new Map<string, Fetching>();
  const byLine = (link: Link): readonly Session[] => recent().filter((call) => call.link === link.id);
  return {
    currency,
    measures(link) {
      const measures = known.get(link.id) ?? measuresOf(byLine(link), costBook.rate(link.id));
      known.set(link.id, measures);
      return measures;
    },
    fetching(link, connectors) {
      const key = [link.id, ...connectors.map(({ id }) => id)].join(' ');
      const fetching = fetched.get(key) ?? fetchingOf(byLine(link), connectors);
      fetched.set(key, fetching);
      return fetching;
    },
  };
}

function fetchCalls(charges: Charges, cargo: readonly Cargo[]): number {
  const asking = cargo.filter(({ fetching }) => fetching.length > 0);
  return Math.max(0, ...asking.map(({ link, fetching }) => charges.fetching(link, fetching).calls));
}

function agreedNow({ costBook }: EstimateDeps, link: Link): AgreedLine {
  return agreedLine(link, isBudgetSpent(link, costBook.month(link.id).costs));
}

/** What of a call is paid for one line. */
function costBy(charge: (cargo: readonly Cargo[]) => Charge, cargo: readonly Cargo[], line: Link | null): number {
  return charge(cargo.filter(({ link }) => link.id === line?.id)).cost;
}

/** The line that is taken first, what it has cost this month, and what it will have with this call's `cost`. */
function standing(
  { costBook, running }: EstimateDeps,
  cargo: readonly Cargo[],
  first: Link | null,
  cost: number,
): Pick<Estimate, 'currency' | 'billedIn' | 'link' | 'priced' | 'month'> {
  const isNow = ({ link, startedAt }: Session): boolean =>
    link === first?.id && costBook.isThisMonth(Date.parse(startedAt));
  const now = running().filter(isNow);
  const paid = first ? [...costBook.month(first.id).costs, ...now] : [];
  const currency = first?.tariff.currency ?? 'EUR';
  const besides = paidBesides(currency, paid);
  const before = paidIn(currency, paid);
  return {
    currency,
    billedIn: first?.tariff.billingSeconds ?? 1,
    link: first?.id ?? null,
    priced: cargo.some(({ link }) => isPriced(link)),
    month: {
      cost: before,
      after: roundMoney(before + cost),
      budget: first?.monthlyBudget ?? null,
      ...(besides.length > 0 ? { besides } : {}),
    },
  };
}

/** What it rests on: of the lines that cost something, that of which least is known speaks. */
function told(charges: Charges, cargo: readonly Cargo[], { others }: Charge): Pick<Estimate, 'basis' | 'from'> {
  const W = dialingWords.estimate;
  const paid = cargo.filter(({ link }) => isPriced(link));
  const lines = (paid.length > 0 ? paid : cargo).map(({ link }) => ({ link, ...charges.measures(link) }));
  const spoken = lines.find(({ guessed }) => guessed) ?? lines[0];
  if (!spoken) return { basis: 'guess', from: W.nobodyCalls };
  const { link, guessed, calls, bytesPerSecond } = spoken;
  const kbits = Math.max(1, Math.round((bytesPerSecond * 8) / 1000));
  const sums = others.map((one) => `${moneyText(one.cost, one.link.tariff.currency)} (${nameOf(one.link)})`);
  const parts = [
    guessed ? W.guess(nameOf(link), kbits) : W.measured(calls, kbits),
    ...(sums.length > 0 ? [W.apart(sums.join(', '))] : []),
  ];
  return { basis: guessed ? 'guess' : 'measured', from: parts.join(' ') };
}

/** A line whose call goes on is paid already; one that is going down is dialled anew. */
function toDial({ running }: EstimateDeps, cargo: readonly Cargo[]): readonly Cargo[] {
  const open = running().filter((session) => !isHangingUp(session));
  return cargo.filter(({ link }) => !open.some((call) => call.link === link.id));
}

function isAsked(cargo: readonly Cargo[], { cost, apart }: Charge, first: Link | null): boolean {
  if (!cargo.some(({ link }) => isPriced(link))) return false;
  return apart.length > 0 || cost >= (first?.doNotAskUnder ?? 0);
}

function nameOf({ name, id }: Link): string {
  return name || id;
}
