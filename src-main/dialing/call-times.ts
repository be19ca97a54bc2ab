// What the timetable is to ring for: the schedules of connectors that are calls in
// time, their schedules for large mail, and the times of their own at which held
// mail is collected.
import type { SessionArchive } from '../config/sessions';
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import { isDialled, type Link } from '../contract/link';
import type { Schedule } from '../contract/schedule';
import type { Settings } from '../contract/settings';
import type { TimetableEntry } from '../schedule/timetable';

export type CallWhy = 'schedule' | 'collect';

/** "send:isp", "large:isp", "collect:isp": what rang, and for whom. */
export function readKey(key: string): { readonly kind: string; readonly connector: string } {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon), connector: key.slice(colon + 1) };
}

/** Contract §2: on an always-on link mail is collected every 15 minutes unless told otherwise. */
const ALWAYS_ON_COLLECT: Schedule = { kind: 'every', minutes: 15 };

/**
 * The entries for `settings`, with when each connector last called; disabled connectors and those held for a branch
 * have none.
 */
export function callTimes(settings: Settings, called: ReadonlyMap<string, number>): TimetableEntry<CallWhy>[] {
  return settings.connectors
    .filter((c) => c.enabled && !c.holdForRemote)
    .flatMap((connector) => {
      const link = settings.links.find((l) => l.id === connector.link);
      const since = called.get(connector.id) ?? null;
      return link ? entriesOf(connector, link).map((entry) => ({ ...entry, since })) : [];
    });
}

const LOOK_BACK = 100;

/**
 * When each connector last took part in a session (milliseconds since 1970), so that a call missed while we were off
 * is made up.
 */
export async function lastCalls(sessions: SessionArchive): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sessions.list({ offset: 0, limit: LOOK_BACK, inHouse: true });
  const times = new Map<string, number>();
  for (const session of rows) {
    for (const connector of session.connectors)
      if (!times.has(connector)) times.set(connector, Date.parse(session.startedAt));
  }
  return times;
}

/** The times of a connector, as they are set or as they are being drawn. */
export interface Times {
  /** Of normal mail. */
  readonly schedule: Schedule;
  /** Of large mail; null: it goes with the other. */
  readonly large: Schedule | null;
  /** Of each way by which held mail is asked for; null: it has none of its own. */
  readonly fetching: readonly (Schedule | null)[];
}

/** What the timetable rings for of one connector whose line is `link`. */
export function entriesOf(
  { id, schedule, oversize, collect }: Pick<Connector, 'id' | 'schedule' | 'oversize' | 'collect'>,
  link: Pick<Link, 'kind'>,
): TimetableEntry<CallWhy>[] {
  const fetching = collectMethods(collect).map((method) => method.schedule);
  return entriesFor(id, { schedule, large: oversize?.schedule ?? null, fetching }, link);
}

/** The same for times that stand in no settings yet; `id`: what their connector is called. */
export function entriesFor(
  id: string,
  { schedule, large, fetching }: Times,
  link: Pick<Link, 'kind'>,
): TimetableEntry<CallWhy>[] {
  const entries: TimetableEntry<CallWhy>[] = [{ key: `send:${id}`, schedule, why: 'schedule' }];
  if (large) entries.push({ key: `large:${id}`, schedule: large, why: 'schedule' });
  const collect = collectSchedule(fetching, link);
  if (collect) entries.push({ key: `collect:${id}`, schedule: collect, why: 'collect' });
  return entries;
}

function collectSchedule(fetching: Times['fetching'], link: Pick<Link, 'kind'>): Schedule | null {
  if (fetching.length === 0) return null;
  return fetching.find((schedule) => schedule !== null) ?? (isDialled(link) ? null : ALWAYS_ON_COLLECT);
}
