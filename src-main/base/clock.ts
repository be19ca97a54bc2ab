// Time as the rooms see it. Everything that waits or reads the time is handed a
// Clock, so that a test can hold it in its hand. Three times, because they part
// company: the wall clock jumps when somebody sets it, the monotonic one stands still
// while the computer sleeps (on some systems), elapsed time does neither.
import { uptime } from 'node:os';

/** A timer that has been armed. `cancel` may be called any number of times, also after it fired. */
export interface Timer {
  cancel(): void;
}

export interface Clock {
  /** Wall clock, milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** Monotonic milliseconds from an arbitrary start. */
  monotonic(): number;
  /** As monotonic, sleep included; dearer to ask, and to a hundredth of a second only. */
  elapsed(): number;
  /** Calls `fn` once after `milliseconds` (0 or more; longer than 24 days is allowed). */
  after(milliseconds: number, fn: () => void): Timer;
}

// setTimeout fires at once for anything above 2^31-1 milliseconds.
const LONGEST_TIMEOUT = 2_147_483_647;

function armSystemTimer(milliseconds: number, fn: () => void): Timer {
  let handle: NodeJS.Timeout;
  const arm = (left: number): void => {
    const step = Math.min(left, LONGEST_TIMEOUT);
    handle = setTimeout(() => (left > step ? arm(left - step) : fn()), step);
  };
  arm(Math.max(0, milliseconds));
  return { cancel: () => clearTimeout(handle) };
}

/** The computer's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  // The system counts from its start and goes on counting while it sleeps (Linux: CLOCK_BOOTTIME).
  elapsed: () => uptime() * 1000,
  after: armSystemTimer,
};

/** Resolves after `milliseconds`, or at once when `signal` is aborted (check `signal.aborted` after). */
export function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = (): void => {
      timer.cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.after(milliseconds, done);
    signal?.addEventListener('abort', done, { once: true });
  });
}
