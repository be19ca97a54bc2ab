// The relay's desk: where the methods of the contract are answered from. It hands
// each question to the room that knows, and tells the one view of everything.
import type { Clock } from '../base/clock';
import type { Handlers, Judged } from '../contract/methods';
import { isPractising } from '../contract/practice';
import type { Settings } from '../contract/settings';
import type { Status } from '../contract/views';
import { cost } from '../link/cost';
import type { Admission } from '../mail/admission';
import type { Envelope } from '../mail/envelope';
import type { Queue } from '../queue/queue';
import type { Router } from '../routing/router';
import type { Timetable } from '../schedule/timetable';
import { calls as callsOf } from '../schedule/week';
import type { AttentionBoard } from '../contract/attention';
import type { Branches } from './branches';
import type { Calls } from './calls';
import { estimate } from './estimate';
import { createHandlers } from './handlers';
import type { Lines } from './lines';
import type { Listeners } from './listeners';
import type { Logs } from './logs';
import { createProbes } from './probes';
import { saveReport } from './report';
import { statusView } from './status';
import type { Stores } from './stores';
import { queueTest } from './test-message';
import { type CallWhy, readKey } from './timetable-entries';

export interface DeskParts {
  readonly clock: Clock;
  readonly zone: () => string;
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number;
  readonly stores: Stores;
  readonly queue: Queue;
  readonly calls: Calls;
  readonly branches: Branches;
  readonly lines: Lines;
  readonly doors: Listeners;
  readonly timetable: Timetable<CallWhy>;
  readonly attention: AttentionBoard;
  readonly logs: Logs;
  settings(): Settings;
  /** The practice provider runs whatever the settings say. */
  readonly practiceBeside: boolean;
  router(): Router;
  admit(envelope: Envelope): Admission;
  applySettings(document: unknown): Promise<Judged>;
  changed(): void;
  end(): void;
}

export function deskHandlers(parts: DeskParts): Handlers {
  const { stores, clock, queue, calls, lines, doors, settings } = parts;
  const { history, sessions, spool, paused, ledger } = stores;
  return createHandlers({
    queue, calls, branches: parts.branches, history, sessions, store: stores.settings, logs: parts.logs,
    probes: createProbes({
      clock, settings, dir: stores.dir, zone: parts.zone, startedAt: parts.startedAt,
      callers: (listener) => doors.callers(listener),
      listeners: () => doors.views(),
      line: (id) => lines.line(id),
      inUse: (id) => calls.current().some((s) => s.link === id),
      book: (link, startedAt, seconds) => ledger.book(link.id, { startedAt, seconds, bytes: 0, cost: cost(link.tariff, seconds, 0), busySeconds: 0 }),
    }),
    status: () => deskStatus(parts),
    spool,
    estimate: (connector) => estimate(settings(), queue, ledger, calls.ways, connector),
    applySettings: (document) => parts.applySettings(document),
    saveReport: (ask) => saveReport({ dir: stores.dir, clock, zone: parts.zone, store: stores.settings, sessions, logs: parts.logs, status: () => deskStatus(parts) }, ask),
    setPaused: async (on) => {
      await paused.set(on);
      calls.pause(on);
      parts.changed();
    },
    end: () => parts.end(),
    testMessage: (to, connector) => queueTest(to, connector, { settings: settings(), router: parts.router(), now: clock.now(), admit: (envelope) => parts.admit(envelope) }),
    preview: (schedule, count) => callsOf(schedule, clock.now(), count, parts.zone()),
    days: (link) => ledger.days(link),
  });
}

export function deskStatus(parts: DeskParts): Status {
  const { calls, timetable } = parts;
  return statusView({
    startedAt: new Date(parts.startedAt).toISOString(),
    queue: parts.queue,
    settings: parts.settings,
    practising: () => isPractising(parts.settings(), parts.practiceBeside),
    paused: () => calls.paused(),
    listeners: () => parts.doors.views(),
    line: (id) => parts.lines.find(id),
    month: (id) => parts.stores.ledger.month(id),
    sessions: () => calls.current(),
    next: () => timetable.next().map(({ key, at, why }) => ({ connector: readKey(key).connector, at, why })),
    attention: () => parts.attention.list(),
    sealing: () => parts.stores.settings.sealing(),
  });
}
