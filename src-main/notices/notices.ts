// Notices to senders, joined to the rooms they need: the queue takes them in, the
// spool has the message they tell of, routing says whether they can arrive.
// And mail that nobody will carry any more after the settings were changed: it is
// given back, but a little later, so that a slip can be undone first.
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { openBounce, type Bounce } from './bounce';
import type { Retry } from '../contract/connector';
import type { Session } from '../contract/views';
import type { Settings } from '../contract/settings';
import type { QueueItem } from '../mail/envelope';
import type { Queue } from '../queue/queue';
import type { Router } from '../routing/router';
import { isScheduleOpen, nextOpening } from '../schedule/week';
import type { Spool } from '../spool/spool';
import { noticesWords } from '../words/notices/returns';
import { createHeartbeat } from './heartbeat';
import { heartbeatMark } from './heartbeat-mark';

export interface NoticesDeps {
  /** The data folder. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly spool: Pick<Spool, 'read'>;
  queue(): Queue;
  settings(): Settings;
  router(): Router;
  zone(): string;
  retryOf(connector: string): Retry;
  /** The sessions that ended, newest first. */
  sessions(): Promise<readonly Session[]>;
}

export interface Notices extends Bounce {
  /** A message is in: the sender of a large one hears that it has to wait (a setting). */
  took(item: QueueItem): void;
  /** A session was filed: whom the settings name hears of it. Never rejects. */
  sessionEnded(session: Session): Promise<void>;
  /** The settings were changed. */
  rerouted(): void;
  close(): void;
}

const UNDO_MS = 60_000;
const BUSY_MS = 10_000;

export function openNotices(deps: NoticesDeps): Notices {
  let timer: { cancel(): void } | null = null;
  const after = (milliseconds: number): void => {
    timer?.cancel();
    timer = deps.clock.after(milliseconds, () => {
      timer = null;
      if (deps.queue().returnUnserved() > 0) after(BUSY_MS);
    });
  };
  const bounce = openBounce({
    clock: deps.clock,
    log: deps.log,
    organization: () => deps.settings().organization,
    zone: deps.zone,
    admit: (envelope) => deps.queue().admit(envelope),
    content: (id, start, end) => deps.spool.read(id, start, end),
    mayCarry: (to, bytes) => mayCarry(deps.router(), to, bytes),
    retryOf: (connector) => deps.retryOf(connector),
    postmasterCopies: () => deps.settings().notices.postmasterCopies,
  });
  const heartbeat = createHeartbeat({ ...deps, mark: heartbeatMark(deps.dir, deps.clock) });
  const noHeartbeat = (error: unknown): void =>
    deps.log.write('relay', 'minimum', noticesWords.log.noHeartbeat, { error: String(error) });
  return {
    ...bounce,
    took(item) {
      tellLarge(deps, bounce, item).catch((error: unknown) =>
        deps.log.write('queue', 'minimum', noticesWords.log.largeUntold(item.id), {
          error: String(error),
        }),
      );
    },
    sessionEnded: (session) => heartbeat.sessionEnded(session).catch(noHeartbeat),
    rerouted: () => {
      after(UNDO_MS);
      heartbeat.apply().catch(noHeartbeat);
    },
    close: () => {
      timer?.cancel();
      heartbeat.close();
    },
  };
}

/** Only for mail handed in here: strangers' large mail is no occasion to write to strangers. */
async function tellLarge(deps: NoticesDeps, bounce: Bounce, item: QueueItem): Promise<void> {
  const { notices, connectors } = deps.settings();
  if (!notices.largeMail || item.listener === null) return;
  const now = deps.clock.now();
  const schedules = deps
    .queue()
    .routing(item.id)
    .map(({ connector, oversize }) =>
      oversize ? connectors.find(({ id }) => id === connector)?.oversize?.schedule : undefined,
    );
  const waiting = item.recipients.filter((_, i) => {
    const schedule = schedules[i];
    return schedule !== undefined && !isScheduleOpen(schedule, now, deps.zone());
  });
  if (waiting.length === 0) return;
  const opens = schedules.flatMap((schedule) =>
    schedule ? (nextOpening(schedule, now, deps.zone())?.opens ?? []) : [],
  );
  await bounce.large(item, waiting, opens.length > 0 ? Math.min(...opens) : null);
}

/** A connector that is switched off may be switched on again: the notice waits for it. */
function mayCarry(router: Router, to: string, bytes: number): boolean {
  const { connector, refusal } = router.route(
    { sender: null, bytes, listener: null, priority: 'normal', system: true },
    to,
  );
  return connector !== null || (refusal !== undefined && refusal.code < 500);
}
