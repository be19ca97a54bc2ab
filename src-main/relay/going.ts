// What the relay knows of when mail goes: the facts for dialing/goes.ts, gathered once an
// answer and connector, and from the same facts the next calls that status shows.
import { once } from '../base/once';
import { type Connector, linkIds } from '../contract/connector';
import type { Link } from '../contract/link';
import type { Goes, Status } from '../contract/views';
import { entriesOf } from '../dialing/call-times';
import { goes, type Circumstances, type Way, type Ways } from '../dialing/goes';
import { callTimesOf, type CallTimes, nextCall } from '../dialing/next-call';
import { nextOfEach } from '../dialing/planned-calls';
import { type DueMail, largeMailOpen } from '../dialing/occasions';
import { nextMonth } from '../schedule/zone';
import type { RelayRooms } from './rooms';

/** For the rows of one answer: when a message goes; undefined where it is not there. */
export function openGoing(rooms: RelayRooms): (id: string) => Goes | undefined {
  const standing = standingNow(rooms);
  return (id) => {
    const letter = rooms.queue.letter(id);
    return letter ? goes(letter, standing) : undefined;
  };
}

function standingNow(rooms: RelayRooms): Circumstances {
  const { options, calls, pausing, inForce } = rooms;
  const now = options.clock.now();
  const zone = rooms.zone();
  const paused = calls.paused() ? { until: pausing.until() } : null;
  const barred = calls.linkChoice.waits();
  const { connectors } = inForce.settings();
  const known = new Map<string, Ways | null>();
  const standing: Circumstances = {
    now,
    zone,
    paused,
    ways(id) {
      const asked = known.get(id);
      if (asked !== undefined) return asked;
      const connector = connectors.find((c) => c.id === id);
      const ways = connector ? waysOf(rooms, connector, standing, barred) : null;
      known.set(id, ways);
      return ways;
    },
  };
  return standing;
}

function waysOf(
  rooms: RelayRooms,
  connector: Connector,
  standing: Pick<Circumstances, 'now' | 'zone' | 'paused'>,
  barred: ReturnType<RelayRooms['calls']['linkChoice']['waits']>,
): Ways {
  const { calls, inForce } = rooms;
  const own = inForce.settings().links.find((link) => link.id === linkIds(connector)[0]);
  const times = callTimesOf(own ? entriesOf(connector, own) : [], standing.now, standing.zone);
  const freeAt = calls.freeAt(connector);
  const lines = calls.linkChoice.shares(connector).map(({ link, portion }) => ({
    ...wayOf(rooms, { connector, link, times, freeAt }, standing),
    takes: portion,
    due: once(() => dueAt(rooms, connector, standing.now, portion)),
  }));
  return {
    connector,
    lines,
    freeAt,
    underWay: calls.takes(connector),
    barred: (letter) => barred({ ...letter, connector: connector.id }),
  };
}

/** When a budget that is used up lets calls be made by themselves again; one of nothing never does. */
function budgetAnew({ monthlyBudget }: Pick<Link, 'monthlyBudget'>, now: number, zone: string): number {
  return monthlyBudget === 0 ? Number.POSITIVE_INFINITY : nextMonth(now, zone);
}

interface Pair {
  readonly connector: Connector;
  readonly link: Link;
  readonly times: CallTimes;
  readonly freeAt: number;
}

function wayOf(
  rooms: RelayRooms,
  { connector, link, times, freeAt }: Pair,
  { now, zone, paused }: Pick<Circumstances, 'now' | 'zone' | 'paused'>,
): Omit<Way, 'takes' | 'due'> {
  const spent = !rooms.calls.linkChoice.affordable(link.id);
  return {
    now,
    zone,
    connector,
    link,
    times,
    barredUntil: Math.max(paused?.until ?? 0, freeAt, spent ? budgetAnew(link, now, zone) : 0),
    notBefore: rooms.backoff.notBefore(connector.id, link.id),
    owed: rooms.backoff.failing(connector.id, link.id),
    name: link.name || link.id,
    spent,
  };
}

/** Due mail at `at` as the triggers see it: large mail counts while it may go. */
function dueAt(rooms: RelayRooms, connector: Connector, at: number, portion: Way['takes']): DueMail {
  const oversize = largeMailOpen(connector, rooms.zone(), at) ? undefined : false;
  return rooms.queue.due(connector.id, { at, oversize, portion });
}

type Planned = Status['next'][number];
interface PlannedAt extends Omit<Planned, 'at'> {
  readonly at: number;
}

/** The next calls by themselves, soonest first: those of the timetable, and those that mail which waits will make. */
export function nextCalls(rooms: RelayRooms): readonly Planned[] {
  if (rooms.calls.paused()) return [];
  const standing = standingNow(rooms);
  return rooms.inForce
    .settings()
    .connectors.filter((c) => c.enabled && !c.holdForRemote)
    .flatMap((connector) => {
      const ways = standing.ways(connector.id);
      return ways ? [...planned(ways, standing), ...forMail(rooms, ways, standing)] : [];
    })
    .sort((a, b) => a.at - b.at)
    .map((call) => ({ ...call, at: new Date(call.at).toISOString() }));
}

function planned({ connector, lines: [first] }: Ways, { now, zone }: Circumstances): readonly PlannedAt[] {
  if (!first || first.barredUntil === Number.POSITIVE_INFINITY) return [];
  // A budget keeps the line down, whatever the schedule says.
  const from = first.spent ? nextMonth(now, zone) : now;
  return nextOfEach(first.times, from).map((call) => ({ ...call, connector: connector.id }));
}

/** Calls that no timetable knows: mail that is due and not let out yet, or will be due. */
function forMail(
  rooms: RelayRooms,
  { connector, lines, underWay }: Ways,
  { now }: Circumstances,
): readonly PlannedAt[] {
  const later = rooms.queue.dueAt(connector.id);
  return lines.flatMap((line) => {
    // What is due now goes with the call under way.
    const moments = [underWay.length > 0 ? null : now, later].filter((at) => at !== null);
    const calls = moments.flatMap((from) => {
      const due = dueAt(rooms, connector, from, line.takes);
      if (due.messages === 0) return [];
      const freight = { from, large: false, bytes: due.bytes, arrived: due.oldest ?? from };
      const call = nextCall(line, { ...freight, priority: due.urgent > 0 ? 'high' : 'normal' });
      const rung = call === null || call.by === 'send' || call.by === 'large' || call.by === 'collect';
      return rung || call.at <= now ? [] : [{ ...call, connector: connector.id }];
    });
    const [first] = calls.sort((a, b) => a.at - b.at);
    return first
      ? [{ connector: first.connector, at: first.at, why: first.by === 'trigger' ? 'schedule' : 'retry' }]
      : [];
  });
}
