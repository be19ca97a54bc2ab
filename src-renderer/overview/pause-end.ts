// When a pause ends that is chosen in the window: by the clock on the wall here. Pure.
const MORNING = 8;

export function tomorrowMorning(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING);
}

/** The next time the clock shows "18:00"; null: that is no time. */
export function nextAt(time: string, now: Date): Date | null {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time.trim()) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const on = (days: number): Date =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, Number(hour), Number(minute));
  return on(0) > now ? on(0) : on(1);
}
