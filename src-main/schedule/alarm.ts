// One wake-up at a moment of the wall clock, by node-schedule. It may come late
// (the computer slept), early (the clock was set) or, cancelled at the wrong
// moment, once too often: the timetable treats it as a hint to look at the clock
// and nothing more. A moment already past is reported at once.
import { Job } from 'node-schedule';

export interface Alarm {
  cancel(): void;
}

/** Calls `fn` at `at` (milliseconds since 1970 UTC), never before this call has returned. */
export type ArmAlarm = (at: number, fn: () => void) => Alarm;

export const armSystemAlarm: ArmAlarm = (at, fn) => {
  const ring = new Job(fn);
  // schedule() answers false for a moment that is already past.
  if (ring.schedule(new Date(at))) return { cancel: () => void ring.cancel() };
  const soon = setImmediate(fn);
  return { cancel: () => clearImmediate(soon) };
};
