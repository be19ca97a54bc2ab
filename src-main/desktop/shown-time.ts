// Times as a person outside the window is told them, by the computer's own clock and zone.
import { localeSpoken } from '../words/page';

const DAY = 86_400_000;

/** "14:05" today, "Sunday 20:00" within a week, else "3 December 20:00". */
export function clockTime(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  if (at.toDateString() === now.toDateString()) return at.toLocaleTimeString(localeSpoken(), clock);
  const near = Math.abs(at.getTime() - now.getTime()) < 6 * DAY;
  return at.toLocaleString(localeSpoken(), {
    ...(near ? { weekday: 'long' } : { day: 'numeric', month: 'long' }),
    ...clock,
  });
}

/** Tomorrow at `hour` o'clock. */
export function tomorrowAt(hour: number, now: Date = new Date()): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, hour);
}
