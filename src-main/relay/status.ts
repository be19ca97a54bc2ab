// The one view of everything: what `status` answers and what its event carries.
import { linkIds } from '../contract/connector';
import type { Settings } from '../contract/settings';
import type { Attention } from '../contract/attention';
import type { Session, Status } from '../contract/views';
import type { LinkControl } from '../link/link';
import type { Queue } from '../queue/queue';
import { isDialled } from '../contract/link';
import { VERSION } from '../base/version';

export interface StatusDeps {
  readonly startedAt: string;
  settings(): Settings;
  practising(): boolean;
  paused(): boolean;
  listeners(): Status['listeners'];
  line(id: string): LinkControl | undefined;
  month(id: string): { readonly seconds: number; readonly cost: number };
  sessions(): readonly Session[];
  queue: Queue;
  next(): readonly { readonly connector: string; readonly at: number; readonly why: 'schedule' | 'collect' }[];
  attention(): readonly Attention[];
  /** Are passwords sealed by the system's keychain? */
  sealing(): boolean;
}

const NEXT_SHOWN = 10;

export function statusView(deps: StatusDeps): Status {
  const settings = deps.settings();
  const sessions = deps.sessions();
  const dialled = (s: Session): boolean => settings.links.some((l) => l.id === s.link && isDialled(l));
  return {
    version: VERSION,
    startedAt: deps.startedAt,
    paused: deps.paused(),
    practising: deps.practising(),
    listeners: deps.listeners(),
    links: settings.links.map((link) => linkView(deps, link, sessions)),
    connectors: settings.connectors.map(({ id, name }) => ({ id, name })),
    session: sessions.find(dialled) ?? sessions[0] ?? null,
    sessions,
    queue: queueView(deps.queue),
    next: nextView(deps, settings),
    attention: deps.attention(),
    passwords: deps.sealing() ? 'sealed' : 'file',
  };
}

function queueView(queue: Queue): Status['queue'] {
  const counts = queue.counts();
  return { ...counts, oldest: counts.oldest === null ? null : new Date(counts.oldest).toISOString() };
}

function linkView(
  deps: StatusDeps,
  { id, name, tariff }: Settings['links'][number],
  sessions: readonly Session[],
): Status['links'][number] {
  const line = deps.line(id);
  const month = deps.month(id);
  // What has ended is booked, and in the month's sum already.
  const running = sessions.find((s) => s.link === id && s.phase !== 'ended');
  const since = line?.since ?? null;
  return {
    id,
    name,
    currency: tariff.currency,
    state: line?.state ?? 'down',
    since: since === null ? null : new Date(since).toISOString(),
    secondsThisMonth: month.seconds + (running?.secondsOnline ?? 0),
    costThisMonth: month.cost + (running?.cost ?? 0),
  };
}

/** Calls of the timetable and, where mail is put off on a line that goes at once, the next retry. */
function nextView(deps: StatusDeps, settings: Settings): Status['next'] {
  if (deps.paused()) return [];
  const retries = settings.connectors.flatMap((connector) => {
    const links = settings.links.filter((l) => linkIds(connector).includes(l.id));
    const at = deps.queue.dueAt(connector.id);
    const atOnce =
      connector.enabled && (connector.schedule.kind === 'always' || links.some((link) => !isDialled(link)));
    return at !== null && atOnce ? [{ connector: connector.id, at, why: 'retry' as const }] : [];
  });
  return [...deps.next(), ...retries]
    .sort((a, b) => a.at - b.at)
    .slice(0, NEXT_SHOWN)
    .map(({ connector, at, why }) => ({ connector, at: new Date(at).toISOString(), why }));
}
