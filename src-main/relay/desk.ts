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
import type { Branches } from '../reception/branches';
import type { Sessions } from '../session/sessions';
import { estimate } from '../dialing/estimate';
import { createHandlers } from './handlers';
import type { Links } from '../dialing/links';
import type { Listeners } from '../reception/listeners';
import type { Logs } from '../logs/logs';
import { createProbes } from './probes';
import { saveReport } from '../logs/report';
import { statusView } from './status';
import type { Stores } from './stores';
import { queueTest } from '../notices/test-message';
import { type CallWhy, readKey } from '../dialing/call-times';

export interface DeskDeps {
  readonly clock: Clock;
  readonly zone: () => string;
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number;
  readonly stores: Stores;
  readonly queue: Queue;
  readonly calls: Sessions;
  readonly branches: Branches;
  readonly links: Links;
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

export function deskHandlers(deps: DeskDeps): Handlers {
  const { stores, clock, queue, calls, links, doors, settings } = deps;
  const { history, sessions, spool, paused, costBook } = stores;
  return createHandlers({
    queue,
    calls,
    branches: deps.branches,
    history,
    sessions,
    store: stores.settings,
    logs: deps.logs,
    probes: createProbes({
      clock,
      settings,
      dir: stores.dir,
      zone: deps.zone,
      startedAt: deps.startedAt,
      callers: (listener) => doors.callers(listener),
      listeners: () => doors.views(),
      line: (id) => links.line(id),
      inUse: (id) => calls.current().some((s) => s.link === id),
      book: (link, startedAt, seconds) =>
        costBook.book(link.id, { startedAt, seconds, bytes: 0, cost: cost(link.tariff, seconds, 0), busySeconds: 0 }),
    }),
    status: () => deskStatus(deps),
    spool,
    estimate: (connector) => estimate(settings(), { queue, costBook, linkChoice: calls.linkChoice }, connector),
    applySettings: (document) => deps.applySettings(document),
    saveReport: (ask) =>
      saveReport(
        {
          dir: stores.dir,
          clock,
          zone: deps.zone,
          store: stores.settings,
          sessions,
          logs: deps.logs,
          status: () => deskStatus(deps),
        },
        ask,
      ),
    setPaused: async (on) => {
      await paused.set(on);
      calls.pause(on);
      deps.changed();
    },
    end: () => deps.end(),
    testMessage: (to, connector) =>
      queueTest(to, connector, {
        settings: settings(),
        router: deps.router(),
        now: clock.now(),
        admit: (envelope) => deps.admit(envelope),
      }),
    preview: (schedule, count) => callsOf(schedule, clock.now(), count, deps.zone()),
    days: (link) => costBook.days(link),
  });
}

export function deskStatus(deps: DeskDeps): Status {
  const { calls, timetable } = deps;
  return statusView({
    startedAt: new Date(deps.startedAt).toISOString(),
    queue: deps.queue,
    settings: deps.settings,
    practising: () => isPractising(deps.settings(), deps.practiceBeside),
    paused: () => calls.paused(),
    listeners: () => deps.doors.views(),
    line: (id) => deps.links.find(id),
    month: (id) => deps.stores.costBook.month(id),
    sessions: () => calls.current(),
    next: () => timetable.next().map(({ key, at, why }) => ({ connector: readKey(key).connector, at, why })),
    attention: () => deps.attention.list(),
    sealing: () => deps.stores.settings.sealing(),
  });
}
