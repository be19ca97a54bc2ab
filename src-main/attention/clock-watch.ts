// Notices within a minute that the computer's clock or zone was set, that it slept, or that
// a new day (and with it a month) has begun: no system tells plain Node of it. What goes by
// the time of day is looked at anew then, and so is what waits: by elapsed time it may be
// due, and timers do not count a sleep.
import type { Clock, Timer } from '../base/clock';
import { DAY, zoneOf } from '../schedule/zone';

export interface ClockWatch {
  close(): void;
}

const LOOK = 30_000;
/** Smaller ones are the everyday work of time servers, and of timers that come late. */
const LEAST = 5_000;

/** `zone` is asked at each look; `turned` is called after each of these. */
export function watchClock(clock: Clock, zone: () => string, turned: () => void): ClockWatch {
  const lead = (): number => clock.now() - clock.monotonic();
  let before = lead();
  let here = zone();
  let today = dayAt(clock.now(), here);
  let timer: Timer;
  const look = (): void => {
    const parted = Math.abs(lead() - before) >= LEAST;
    const moved = zone() !== here;
    here = zone();
    const day = dayAt(clock.now(), here);
    const begun = day !== today;
    if (parted) before = lead();
    today = day;
    if (parted || moved || begun) turned();
    timer = clock.after(LOOK, look);
  };
  timer = clock.after(LOOK, look);
  return { close: () => timer.cancel() };
}

/** Days of that zone's calendar since 1970. */
function dayAt(at: number, zone: string): number {
  return Math.floor((at + zoneOf(zone).offset(at)) / DAY);
}
