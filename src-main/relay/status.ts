// The one view of everything: what `status` answers and what its event carries.
import { type Connector, goesOut } from '../contract/connector';
import type { Settings } from '../contract/settings';
import { paidIn, sumsOf } from '../contract/money/paid';
import { isPractising } from '../contract/practice';
import type { Session, Status } from '../contract/views';
import type { Queue } from '../queue/queue';
import { IN_HOUSE, isDialled } from '../contract/link';
import { VERSION } from '../base/version';
import { nextCalls } from './going';
import type { RelayRooms } from './rooms';

const NEXT_SHOWN = 10;

export function statusView(rooms: RelayRooms): Status {
  const { options, inForce, stores, calls } = rooms;
  const settings = inForce.settings();
  const sessions = calls.on().filter(({ link }) => link !== IN_HOUSE.id);
  const handOver = rooms.handOver.current();
  const dialled = (s: Session): boolean => settings.links.some((l) => l.id === s.link && isDialled(l));
  return {
    version: VERSION,
    startedAt: new Date(rooms.startedAt).toISOString(),
    paused: calls.paused(),
    pausedUntil: isoOrNull(rooms.pausing.until()),
    practising: isPractising(settings, options.practice ?? false),
    language: settings.language,
    daemon: options.daemon ?? false,
    ...updateView(rooms),
    ...(settings.pop3.enabled ? { mailFetchedAt: isoOrNull(rooms.pop3.lastLogin()) } : {}),
    listeners: rooms.doors.views(),
    links: settings.links.map((link) => linkView(rooms, link, sessions)),
    connectors: settings.connectors.map(connectorView),
    session: sessions.find(dialled) ?? sessions[0] ?? null,
    lastSession: rooms.recentCalls.list()[0] ?? null,
    sessions: handOver ? [...sessions, handOver] : sessions,
    queue: queueView(rooms.queue),
    next: nextCalls(rooms).slice(0, NEXT_SHOWN),
    attention: rooms.attention.list(),
    signIns: rooms.signingIn.standings(),
    passwords: stores.settings.sealing() ? 'sealed' : 'file',
  };
}

function updateView({ updates }: RelayRooms): Pick<Status, 'update'> {
  const update = updates.view();
  return update ? { update } : {};
}

function connectorView(connector: Connector): NonNullable<Status['connectors']>[number] {
  const calls = goesOut(connector);
  return { id: connector.id, name: connector.name, calls, atOnce: calls && connector.schedule.kind === 'always' };
}

function queueView(queue: Queue): Status['queue'] {
  const counts = queue.counts();
  return { ...counts, oldest: isoOrNull(counts.oldest) };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function linkView(
  { links, stores }: RelayRooms,
  { id, name, tariff }: Settings['links'][number],
  sessions: readonly Session[],
): Status['links'][number] {
  const line = links.find(id);
  const month = stores.costBook.month(id);
  // A call is booked on the day it began, which may be last month's.
  const running = sessions.find((s) => s.link === id && stores.costBook.isThisMonth(Date.parse(s.startedAt)));
  const costs = sumsOf([...month.costs, ...(running ? [running] : [])]).filter(({ cost }) => cost > 0);
  const since = line?.since ?? null;
  return {
    id,
    name,
    currency: tariff.currency,
    state: line?.state ?? 'down',
    since: isoOrNull(since),
    secondsThisMonth: month.seconds + (running?.secondsOnline ?? 0),
    costThisMonth: paidIn(tariff.currency, costs),
    costsThisMonth: costs,
    bytesThisMonth: month.bytes + (running ? running.bytesOut + running.bytesIn : 0),
  };
}
