// The last net: an error that nobody caught does not end the mail. It is logged with
// its stack and put on the board. A second one within a minute makes the relay's rooms be
// taken down and built again in this process, in order, so that acknowledged mail is safe;
// not oftener than every five minutes, or a fault that comes at once would leave no time
// for mail. Whose fault it was cannot be told here: a line whose handler failed was ended
// before the fault came here (base/fault-line.ts).
import type { EventEmitter } from 'node:events';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { controlWords } from '../words/ways-in/control';

export interface Guarded {
  readonly clock: Clock;
  readonly log: Log;
  /** Puts a sentence on the board. */
  raise(text: string): void;
  /** Takes the rooms down and builds them again. */
  restart(): Promise<void>;
}

const TOGETHER = 60_000;
const BETWEEN_RESTARTS = 300_000;
const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/** Stands until the answer is called; `at` is where faults come up. */
export function standGuard({ clock, log, raise, restart }: Guarded, at: EventEmitter = process): () => void {
  let last = -Infinity;
  let restarted = -Infinity;
  let restarting = false;
  const rebuild = async (): Promise<void> => {
    restarting = true;
    restarted = clock.monotonic();
    log.write('relay', 'minimum', controlWords.guard.secondFault);
    try {
      await restart();
      raise(controlWords.guard.rebuilt);
    } catch (error) {
      log.write('relay', 'minimum', controlWords.guard.notRebuilt(stackOf(error)));
    } finally {
      restarting = false;
    }
  };
  const caught = (error: unknown): void => {
    const now = clock.monotonic();
    const again = now - last < TOGETHER;
    last = now;
    log.write('relay', 'minimum', controlWords.guard.unexpected(stackOf(error)));
    if (restarting) return;
    if (again && now - restarted >= BETWEEN_RESTARTS) return void rebuild();
    raise(controlWords.guard.wentWrong);
  };
  for (const event of EVENTS) at.on(event, caught);
  return () => EVENTS.forEach((event) => void at.off(event, caught));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
