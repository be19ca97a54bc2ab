// When a connector's mail next goes by itself: the first moment at which the timetable
// rings, an open schedule lets it go at once, or a trigger is pulled. One answer for a
// letter (goes.ts), for status.next and for a schedule that is being drawn. Pure; what it
// foretells is done by the timetable and by sessions.ts, by the same schedules and occasions.
import type { Connector } from '../contract/connector';
import { isDialled, type Link } from '../contract/link';
import type { Priority } from '../mail/envelope';
import { closing, nextStart } from '../schedule/week';
import type { TimetableEntry } from '../schedule/timetable';
import { type CallWhy, readKey } from './call-times';
import { atOnce, type DueMail, isOpenNow, largeMailOpen, pulled, ripeAt } from './occasions';

/** What makes the call; "again": one that did not get through. */
export type CallBy = 'at-once' | 'again' | 'send' | 'large' | 'collect' | 'trigger';

export interface NextCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: CallBy;
}

/** When a connector's calls are: what the timetable rings for, remembered, because a thousand letters ask. */
export interface CallTimes {
  /** The first ring at or after `from`, and later than now. */
  ring(kind: 'send' | 'large' | 'collect', from: number): number | null;
}

/** A connector on the line that carries the letter, as they stand. */
export interface Outlook {
  readonly now: number;
  readonly zone: string;
  readonly connector: Pick<Connector, 'schedule' | 'oversize' | 'triggers'>;
  readonly link: Pick<Link, 'kind'>;
  readonly times: CallTimes;
  /** Nothing goes earlier by itself: a pause, a budget, a provider's rate. Infinity: never. */
  readonly barredUntil: number;
  /** The patience with host and line, which a call of the timetable does not keep. */
  readonly notBefore: number;
  /** The last call by this line did not get through. */
  readonly owed: boolean;
  /** What is due now of what this line carries, without large mail that is not open. */
  due(): DueMail;
}

/** The mail that is asked about. */
export interface Freight {
  /** From when on it may be tried; 0: at once. */
  readonly from: number;
  readonly large: boolean;
  readonly bytes: number;
  readonly arrived: number;
  readonly priority: Priority;
}

/** What the timetable rings for of `entries`. */
export function callTimesOf(entries: readonly TimetableEntry<CallWhy>[], now: number, zone: string): CallTimes {
  const known = new Map<string, { readonly from: number; readonly at: number | null }[]>();
  return {
    ring(kind, wanted) {
      const entry = entries.find(({ key }) => readKey(key).kind === kind);
      if (!entry) return null;
      const from = Math.max(wanted, now + 1);
      const answers = known.get(kind) ?? [];
      const said = answers.find((one) => one.from <= from && (one.at === null || from <= one.at));
      if (said) return said.at;
      const at = nextStart(entry.schedule, from - 1, zone);
      known.set(kind, [...answers, { from, at }]);
      return at;
    },
  };
}

/** The first moment, never before now, at which a call by itself carries it; null: none is known. */
export function nextCall(outlook: Outlook, freight: Freight): NextCall | null {
  if (outlook.barredUntil === Number.POSITIVE_INFINITY) return null;
  const found = [...atOnceCalls(outlook, freight), ...rings(outlook, freight)];
  return found.reduce<NextCall | null>((first, one) => (first && first.at <= one.at ? first : one), null);
}

function rings({ now, zone, connector, times, barredUntil }: Outlook, { from, large }: Freight): readonly NextCall[] {
  const earliest = Math.max(now, barredUntil, from);
  const { oversize } = connector;
  const at = (kind: 'send' | 'large' | 'collect'): readonly NextCall[] => {
    const rung = times.ring(kind, earliest);
    return rung === null ? [] : [{ at: rung, by: kind }];
  };
  if (!large || !oversize) return [...at('send'), ...at('large'), ...at('collect')];
  // Large mail goes with another call only while its own schedule is open; every later opening begins with its own call.
  const closes = largeMailOpen(connector, zone, earliest)
    ? (closing(oversize.schedule, earliest, zone) ?? Infinity)
    : 0;
  return [...at('large'), ...[...at('send'), ...at('collect')].filter((call) => call.at < closes)];
}

function atOnceCalls(outlook: Outlook, freight: Freight): readonly NextCall[] {
  const { now, zone, connector, link, barredUntil, notBefore, owed } = outlook;
  const patient = Math.max(now, barredUntil, notBefore);
  const at = Math.max(patient, freight.from);
  const found: NextCall[] = [];
  if (atOnce(connector.schedule, link, zone, at)) found.push({ at, by: 'at-once' });
  if (owed && isDialled(link) && freight.from <= patient && isOpenNow(connector, zone, patient))
    found.push({ at: patient, by: 'again' });
  found.push(...byTrigger(outlook, freight, { patient, at }));
  return found.filter((call) => !freight.large || largeMailOpen(connector, zone, call.at));
}

/** A trigger that the letter pulls itself, or that what is due besides pulls once it is due too. */
function byTrigger(
  { connector: { triggers }, due }: Outlook,
  { from, bytes, arrived, priority }: Freight,
  { patient, at }: { readonly patient: number; readonly at: number },
): readonly NextCall[] {
  if (!triggers.urgent && Object.values(triggers).every((limit) => limit === null || limit === false)) return [];
  const itself = { messages: 1, bytes, oldest: arrived, urgent: priority === 'high' ? 1 : 0 };
  const calls = [triggerCall(triggers, itself, at)];
  if (from <= patient) calls.push(triggerCall(triggers, due(), patient));
  return calls.filter((call) => call !== null);
}

function triggerCall(triggers: Connector['triggers'], waiting: DueMail, at: number): NextCall | null {
  if (pulled(triggers, waiting, at)) return { at, by: 'trigger' };
  const ripe = ripeAt(triggers, waiting);
  return ripe === null ? null : { at: Math.max(at, ripe), by: 'trigger' };
}
