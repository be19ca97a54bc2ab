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
