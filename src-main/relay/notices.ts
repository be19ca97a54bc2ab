// Notices to senders, joined to the rooms they need: the queue takes them in, the
// spool has the message they tell of, routing says whether they can arrive.
// And mail that nobody will carry any more after the settings were changed: it is
// given back, but a little later, so that a slip can be undone first.
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { openBounce, type Bounce } from '../bounce/bounce';
import type { Retry } from '../contract/connector';
import type { Settings } from '../contract/settings';
import type { Queue } from '../queue/queue';
import type { Router } from '../routing/router';
import type { Spool } from '../spool/spool';

export interface NoticesParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly spool: Pick<Spool, 'read'>;
  queue(): Queue;
  settings(): Settings;
  router(): Router;
  retryOf(connector: string): Retry;
}

export interface Notices extends Bounce {
  /** The settings were changed. */
  rerouted(): void;
  close(): void;
}

const UNDO_MS = 60_000;
const BUSY_MS = 10_000;

export function openNotices(parts: NoticesParts): Notices {
  let timer: { cancel(): void } | null = null;
  const after = (milliseconds: number): void => {
    timer?.cancel();
    timer = parts.clock.after(milliseconds, () => {
      timer = null;
      if (parts.queue().returnUnserved() > 0) after(BUSY_MS);
    });
  };
  return {
    ...openBounce({
      clock: parts.clock,
      log: parts.log,
      organization: () => parts.settings().organization,
      admit: (envelope) => parts.queue().admit(envelope),
      content: (id, start, end) => parts.spool.read(id, start, end),
      mayCarry: (to, bytes) => mayCarry(parts.router(), to, bytes),
      retryOf: (connector) => parts.retryOf(connector),
    }),
    rerouted: () => after(UNDO_MS),
    close: () => timer?.cancel(),
  };
}

/** A connector that is switched off may be switched on again: the notice waits for it. */
function mayCarry(router: Router, to: string, bytes: number): boolean {
  const { connector, refusal } = router.route({ sender: null, bytes, listener: null, priority: 'normal', system: true }, to);
  return connector !== null || (refusal !== undefined && refusal.code < 500);
}
