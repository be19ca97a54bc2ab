// Notices within a minute that the computer's clock or zone was set: no system tells
// plain Node of it. What goes by the time of day is looked at anew then, and nothing
// else happens: waits are measured by elapsed time and need no help (base/leaps.ts).
import type { Clock, Timer } from '../base/clock';
import { followLeaps } from '../base/leaps';

export interface ClockWatch {
  close(): void;
}

const LOOK = 30_000;

/** `zone` is asked at each look; `turned` is called after the clock or the zone was set. */
export function watchClock(clock: Clock, zone: () => string, turned: () => void): ClockWatch {
  const leap = followLeaps(clock);
  let here = zone();
  let timer: Timer;
  const look = (): void => {
    const leapt = leap() !== 0;
    const moved = zone() !== here;
    here = zone();
    if (leapt || moved) turned();
    timer = clock.after(LOOK, look);
  };
  timer = clock.after(LOOK, look);
  return { close: () => timer.cancel() };
}
