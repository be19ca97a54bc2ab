// The pace a message's content must keep: so many bytes in every window, and an end
// within a day. Only a client that has sent a full-size line now and then passes; a
// byte every few seconds does not hold a connection for ever. A window
// that ends while we are the slow one is forgiven.
import type { Clock, Timer } from '../base/clock';
import type { Limits } from './limits';

export interface Pace {
  came(bytes: number): void;
  storing(busy: boolean): void;
  stop(): void;
}

/** Watches from now on; `tooSlow` is called once at most. */
export function watchPace(clock: Clock, limits: Limits, tooSlow: () => void): Pace {
  const began = clock.monotonic();
  let bytes = 0;
  let busy = false;
  let timer: Timer;
  const arm = (): void => {
    bytes = 0;
    timer = clock.after(limits.slowWindow, look);
  };
  const look = (): void => {
    const late = clock.monotonic() - began > limits.message;
    if (!busy && (late || bytes < limits.slowBytes)) tooSlow();
    else arm();
  };
  arm();
  return {
    came(count) {
      bytes += count;
    },
    storing(now) {
      busy = now;
    },
    stop: () => timer.cancel(),
  };
}
