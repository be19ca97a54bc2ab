// The time that deletion by age is measured against. A clock may be wrong by years for
// one start (a dead battery, a mistyped year), and what is deleted then is gone for good.
// So a leap away from everything dated that is on disk is not believed because the clock
// says so: only after things of several different days stand beyond it. Until then age is
// measured from the last date before the leap. Deleting late costs some room, nothing else.

const DAY = 86_400_000;
/** Things of so many different days beyond a leap prove it. */
const DAYS_THAT_PROVE = 7;

/**
 * `now` and `dates` (when what is kept was made) in milliseconds since 1970 UTC; `leap` is how far apart two
 * neighbours may lie. Dates ahead of `now` prove nothing.
 */
export function believedTime(now: number, dates: Iterable<number>, leap: number): number {
  const past = [...dates].filter((at) => at <= now).sort((a, b) => b - a);
  let later = now;
  const days = new Set<number>();
  for (const at of past) {
    if (later - at > leap) return at;
    days.add(Math.floor(at / DAY));
    if (days.size >= DAYS_THAT_PROVE) return now;
    later = at;
  }
  return now;
}

/**
 * How late something may be dated (milliseconds since 1970 UTC, as all of it) to be believed: what lies more than a
 * day ahead of `now` was made under a wrong clock, unless that of `now` is: then there is more of it, from more
 * different days, than of what is not ahead. Infinity: all of it is believed.
 */
export function latestBelieved(now: number, dates: readonly number[]): number {
  const limit = now + DAY;
  const daysOf = (some: readonly number[]): number => new Set(some.map((at) => Math.floor(at / DAY))).size;
  const ahead = dates.filter((at) => at > limit);
  return ahead.length > 0 && daysOf(ahead) <= daysOf(dates.filter((at) => at <= limit)) ? limit : Infinity;
}
