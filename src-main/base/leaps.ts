// By how much the wall clock was set: a person, a time server, another system on the same
// computer, an RTC whose battery is empty. What waits for a while to pass (not for a time
// of day) goes on by elapsed time: whoever keeps times of the wall clock asks here and
// moves them by the same amount. A sleep is no leap: time passed.
import type { Clock } from './clock';

/** Smaller ones are the everyday work of time servers, and of timers that come late. */
const LEAST = 5_000;

/**
 * Answers what the wall clock gained by being set since the last call, milliseconds (negative: set back); 0 for
 * nothing worth it.
 */
export function followLeaps(clock: Clock): () => number {
  let running = clock.now() - clock.monotonic();
  let elapsed = clock.now() - clock.elapsed();
  return () => {
    const now = clock.now();
    // The cheap look first: where wall clock and running time go together nobody slept and nobody set anything.
    if (Math.abs(now - clock.monotonic() - running) < LEAST) return 0;
    const leap = now - clock.elapsed() - elapsed;
    running = now - clock.monotonic();
    elapsed = now - clock.elapsed();
    return Math.abs(leap) < LEAST ? 0 : leap;
  };
}
