// Watches over what nobody would notice in time: gathers the facts that warnings.ts
// judges and keeps the attention board in step with them. It looks when something has
// changed (gathered for a moment) and otherwise every ten minutes, because disks,
// certificates and clocks do not tell of themselves. It stops no mail and never throws.
import type { Clock, Timer } from '../base/clock';
import { followLeaps } from '../base/leaps';
import { freeBytes } from '../base/disk-space';
import type { SessionArchive } from '../config/sessions';
import type { Connector } from '../contract/connector';
import type { Paid } from '../contract/money/paid';
import type { Settings } from '../contract/settings';
import type { SignInView } from '../contract/sign-in/standing';
import type { Session } from '../contract/views';
import type { Queue } from '../queue/queue';
import { isScheduleOpen, nextStart } from '../schedule/week';
import type { Announcements } from '../contract/announcements';
import { type AttentionBoard, isWarningKey } from '../contract/attention';
import { type Certificates, watchCertificates } from './certificates';
import { type ClockEvidence, gatherEvidence, OWN_LAST_CALL } from './clock-evidence';
import { type Standstill, type WarningFacts, warnings } from './warnings';

export interface Watch {
  /** Reads what was sent last, and looks. */
  begin(): Promise<void>;
  /** Something changed; gathered for a moment. */
  lookSoon(): void;
  /** Nothing is looked at after this. */
  close(): Promise<void>;
}

export interface WatchDeps {
  readonly clock: Clock;
  /** The data folder. */
  readonly dir: string;
  readonly attention: AttentionBoard;
  readonly announcements: Announcements;
  readonly queue: Queue;
  readonly books: {
    readonly sessions: SessionArchive;
    /** This month's money, by link. */
    spent(link: string): readonly Paid[];
    signIns(): readonly SignInView[];
  };
  settings(): Settings;
  zone(): string;
  paused(): boolean;
  /** The file of a door's certificate holds another one. */
  renewed(): void;
}

const LOOK = 600_000;
const GATHER = 2_000;

export function openWatch(deps: WatchDeps): Watch {
  const { clock } = deps;
  const certificates = watchCertificates(() => deps.renewed());
  const evidence = gatherEvidence(clock);
  const lastSent = new Map<string, number>();
  const leap = followLeaps(clock);
  let looking: Promise<void> = Promise.resolve();
  let soon: Timer | null = null;
  let later: Timer | null = null;
  let closed = false;
  const ask = async (): Promise<void> => {
    const leapt = leap();
    for (const [connector, at] of lastSent) lastSent.set(connector, at + leapt);
    const found = warnings(await factsOf(deps, certificates, evidence, lastSent));
    if (!closed) deps.attention.keep(isWarningKey, found);
  };
  const look = (): Promise<void> => {
    soon?.cancel();
    later?.cancel();
    soon = null;
    later = clock.after(LOOK, () => void look());
    return (looking = looking.then(ask));
  };
  const lookSoon = (): void => {
    if (!closed && later !== null) soon ??= clock.after(GATHER, () => void look());
  };
  const lookNow = (): void => {
    if (!closed && later !== null) void look();
  };
  const ears = listen(deps, { lastSent, certificates, evidence, lookSoon, lookNow });
  return {
    lookSoon,
    async begin() {
      const { rows } = await deps.books.sessions.list({ offset: 0, limit: LOOK_BACK, inHouse: true });
      for (const [connector, at] of lastSends(rows)) if (!lastSent.has(connector)) lastSent.set(connector, at);
      const last = Date.parse(rows[0]?.endedAt ?? '');
      if (!Number.isNaN(last)) evidence.heard(OWN_LAST_CALL, last, 'at-least');
      await look();
    },
    async close() {
      closed = true;
      soon?.cancel();
      later?.cancel();
      ears.forEach((stop) => stop());
      await looking;
    },
  };
}

interface Heard {
  readonly lastSent: Map<string, number>;
  readonly certificates: Certificates;
  readonly evidence: ClockEvidence;
  lookSoon(): void;
  lookNow(): void;
}

/** Answers how to stop listening, one by one. */
function listen({ clock, queue, announcements }: WatchDeps, heard: Heard): readonly (() => void)[] {
  const { lastSent, certificates, evidence, lookSoon, lookNow } = heard;
  return [
    queue.onSettled(({ connector, delivered }) => {
      if (delivered.length > 0) lastSent.set(connector, clock.now());
    }),
    announcements.hear('certificate-seen', ({ connector, host, ends }) => {
      certificates.seen(connector, host, ends);
      lookSoon();
    }),
    announcements.hear('clock-heard', ({ who, theirTime, kind }) => {
      evidence.heard(who, theirTime, kind);
      lookSoon();
    }),
    announcements.hear('queue-changed', lookSoon),
    announcements.hear('session-ended', lookSoon),
    // A call that failed for it points to its item.
    announcements.hear('sign-ins-changed', lookNow),
  ];
}

async function factsOf(
  deps: WatchDeps,
  certificates: Certificates,
  evidence: ClockEvidence,
  lastSent: ReadonlyMap<string, number>,
): Promise<WarningFacts> {
  const { clock, queue, dir } = deps;
  const settings = deps.settings();
  const [seen, diskFree] = await Promise.all([certificates.look(settings), freeBytes(dir).catch(() => null)]);
  const { incoming, active, deferred, hold } = queue.counts();
  return {
    now: clock.now(),
    settings,
    paused: deps.paused(),
    waiting: incoming + active + deferred + hold,
    standstills: standstills(deps, settings, lastSent),
    certificates: seen,
    diskFree,
    folder: dir,
    spent: (link) => deps.books.spent(link),
    signIns: deps.books.signIns(),
    clock: (limit) => evidence.against(limit),
  };
}

const LOOK_BACK = 100;

/** When each connector last took part in a session that sent something; without a session to tell, it is not there. */
function lastSends(newestFirst: readonly Session[]): ReadonlyMap<string, number> {
  const sent = newestFirst.filter((session) => session.sent > 0);
  // The older ones are laid down first and covered.
  return new Map(
    sent
      .reverse()
      .flatMap((session) =>
        session.connectors.map((connector) => [connector, Date.parse(session.endedAt ?? session.startedAt)] as const),
      ),
  );
}

const HOUR = 3_600_000;

/**
 * Ways out to the world with mail that has waited long; what a branch fetches and what stays in the house is not
 * meant.
 */
function standstills(
  { clock, queue, zone }: WatchDeps,
  { connectors, warnings: { nothingSentHours } }: Settings,
  lastSent: ReadonlyMap<string, number>,
): readonly Standstill[] {
  const now = clock.now();
  const { oldest: first } = queue.counts();
  // The queue is looked through only where anything has waited long enough.
  if (nothingSentHours === null || first === null || now - first < nothingSentHours * HOUR) return [];
  const quiet = connectors.filter(
    (c) =>
      c.enabled &&
      !c.holdForRemote &&
      c.route.kind !== 'mailboxes' &&
      now - (lastSent.get(c.id) ?? 0) >= nothingSentHours * HOUR,
  );
  return quiet.flatMap((connector): Standstill[] => {
    const oldest = oldestOf(queue, connector.id);
    if (!oldest) return [];
    const sent = lastSent.get(connector.id) ?? null;
    return [
      {
        connector: connector.id,
        name: connector.name || connector.id,
        oldest: oldest.arrived,
        lastSent: sent,
        asPlanned: asPlanned(
          oldest.oversize && connector.oversize ? connector.oversize.schedule : connector.schedule,
          Math.max(oldest.arrived, sent ?? 0),
          now,
          zone(),
        ),
      },
    ];
  });
}

function oldestOf(queue: Queue, connector: string): { readonly arrived: number; readonly oversize: boolean } | null {
  const rows = (['incoming', 'deferred', 'active'] as const).flatMap(
    (state) => queue.list({ connector, state, sort: 'arrived', offset: 0, limit: 1 }).rows,
  );
  const all = rows.map(({ arrived, oversize }) => ({ arrived: Date.parse(arrived), oversize }));
  return all.sort((a, b) => a.arrived - b.arrived)[0] ?? null;
}

/** True while the schedule has not yet given what waits since `since` a chance, and will. */
function asPlanned(schedule: Connector['schedule'], since: number, now: number, zone: string): boolean {
  const next = nextStart(schedule, since, zone);
  return next !== null && next > now && !isScheduleOpen(schedule, since, zone);
}
