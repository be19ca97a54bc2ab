// A look at what changed, when the changes of one breath are over. A look goes through all
// connectors; mail that pours in changes the queue a thousand times a second, so a burst
// that lasts is looked at only so often. What comes alone is looked at at once.
import type { Clock, Timer } from '../base/clock';

/** Milliseconds between two looks of one burst: less than anybody on a line notices. */
const APART = 20;

export interface Burst {
  /** Something changed. */
  changed(): void;
  /** What changed and was not looked at yet is forgotten. */
  cancel(): void;
}

export function watchBurst(clock: Clock, look: () => void): Burst {
  let timer: Timer | null = null;
  let last = -Infinity;
  return {
    changed() {
      timer ??= clock.after(Math.max(0, last + APART - clock.monotonic()), () => {
        timer = null;
        last = clock.monotonic();
        look();
      });
    },
    cancel() {
      timer?.cancel();
      timer = null;
    },
  };
}
