// When a schedule is open and when its sessions start, in the local time of an
// IANA zone (pure). Times are milliseconds since 1970 UTC. The law of clock
// changes is zone.ts's: nothing written is missed, nothing happens twice.
//
// An opening is a stretch of the week that is open without a break; ranges that
// touch, also over midnight and from Sunday to Monday, are one opening. A session
// starts when an opening begins and, with `everyMinutes`, at the clock's
// multiples inside it. A range the clock jumps over whole opens and closes at the
// jump: it has its start and no length. Multiples of an hour and less come again
// in an hour that is shown twice (it is another hour); longer ones do not.
//
// "every" is never open: it has starts only. "always" and a week without a closed
// quarter hour have no starts of their own: they are simply open.
import { rangeMinutes, WEEKDAYS, type Schedule } from '../contract/schedule';
import { assertNever } from '../base/never';
import { DAY, MINUTE, zoneOf, type Zone } from './zone';

export interface Opening {
  readonly opens: number;
  readonly closes: number;
}

type Weekly = Extract<Schedule, { kind: 'weekly' }>;
/** Minutes since Monday 00:00, [from, to); `to` may run into the next week. */
type Stretch = { readonly from: number; readonly to: number };

const WEEK_MINUTES = 7 * 1440;
const WEEK = WEEK_MINUTES * MINUTE;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * DAY;

/** True while mail may go at once by this schedule. */
export function isScheduleOpen(schedule: Schedule, at: number, zone: string): boolean {
  return schedule.kind === 'always' || openingAt(schedule, at, zone) !== null;
}

/** When the opening that holds `at` closes; null when `at` is in none or it never closes. */
export function closing(schedule: Schedule, at: number, zone: string): number | null {
  const opening = openingAt(schedule, at, zone);
  return opening === null || opening.closes === Infinity ? null : opening.closes;
}

/** The first opening that begins after `after`, or null where none ever does. */
export function nextOpening(schedule: Schedule, after: number, zone: string): Opening | null {
  if (schedule.kind !== 'weekly') return null;
  for (const opening of openingsFrom(schedule, after, zoneOf(zone))) if (opening.opens > after) return opening;
  return null;
}

/** The first session start strictly after `after`, or null where none ever comes. */
export function nextStart(schedule: Schedule, after: number, zone: string): number | null {
  switch (schedule.kind) {
    case 'always':
    case 'never':
      return null;
    case 'every':
      return nextMultiple(schedule.minutes, after, zoneOf(zone));
    case 'weekly':
      return nextWeekly(schedule, after, zoneOf(zone));
    default:
      return assertNever(schedule);
  }
}

/** The next `count` session starts strictly after `from`. */
export function calls(schedule: Schedule, from: number, count: number, zone: string): readonly number[] {
  const found: number[] = [];
  for (
    let at = nextStart(schedule, from, zone);
    at !== null && found.length < count;
    at = nextStart(schedule, at, zone)
  )
    found.push(at);
  return found;
}

/** The session starts in [from, to). */
export function callsBetween(schedule: Schedule, from: number, to: number, zone: string): readonly number[] {
  const found: number[] = [];
  for (let at = nextStart(schedule, from - 1, zone); at !== null && at < to; at = nextStart(schedule, at, zone))
    found.push(at);
  return found;
}

function openingAt(schedule: Schedule, at: number, zoneName: string): Opening | null {
  if (schedule.kind !== 'weekly') return null;
  if (isWholeWeek(stretches(schedule))) return { opens: -Infinity, closes: Infinity };
  for (const opening of openingsFrom(schedule, at, zoneOf(zoneName))) {
    if (opening.opens > at) return null;
    if (at < opening.closes) return opening;
  }
  return null;
}

function nextWeekly(schedule: Weekly, after: number, zone: Zone): number | null {
  const every = schedule.everyMinutes;
  if (isWholeWeek(stretches(schedule))) return every === null ? null : nextMultiple(every, after, zone);
  for (const { opens, closes } of openingsFrom(schedule, after, zone)) {
    if (opens > after) return opens;
    const again = every === null || closes <= after ? null : nextMultiple(every, after, zone);
    if (again !== null && again < closes) return again;
  }
  return null;
}

/** The openings around and after a moment, in order: from the week before to three weeks on. */
function* openingsFrom(schedule: Weekly, at: number, zone: Zone): Generator<Opening> {
  const week = stretches(schedule);
  if (isWholeWeek(week)) return;
  const local = at + zone.offset(at);
  const monday = Math.floor((local - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY;
  for (let base = monday - WEEK; base <= monday + 3 * WEEK; base += WEEK) {
    for (const { from, to } of week) {
      yield { opens: zone.instant(base + from * MINUTE), closes: zone.instant(base + to * MINUTE) };
    }
  }
}

function isWholeWeek(week: readonly Stretch[]): boolean {
  const only = week[0];
  return only !== undefined && only.to - only.from >= WEEK_MINUTES;
}

const compiled = new WeakMap<Weekly, readonly Stretch[]>();

/** The week's ranges with those that touch joined, in order of their beginning. */
function stretches(schedule: Weekly): readonly Stretch[] {
  let week = compiled.get(schedule);
  if (!week) compiled.set(schedule, (week = joinOverSunday(joinTouching(written(schedule)))));
  return week;
}

function written(schedule: Weekly): readonly Stretch[] {
  const all = WEEKDAYS.flatMap((day, i) =>
    schedule.open[day].map(rangeMinutes).map(({ from, to }) => ({ from: i * 1440 + from, to: i * 1440 + to })),
  );
  return all.sort((a, b) => a.from - b.from);
}

function joinTouching(ranges: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && last.to >= range.from) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else joined.push(range);
  }
  return joined;
}

function joinOverSunday(week: readonly Stretch[]): readonly Stretch[] {
  const first = week[0];
  const last = week.at(-1);
  if (!first || !last || week.length < 2 || first.from !== 0 || last.to !== WEEK_MINUTES) return week;
  return [...week.slice(1, -1), { from: last.from, to: WEEK_MINUTES + first.to }];
}

/** The next local time that is a multiple of `minutes` since midnight, strictly after `after`. */
function nextMultiple(minutes: number, after: number, zone: Zone): number {
  const step = minutes * MINUTE;
  return minutes <= 60 ? nextOnTheHour(step, after, zone) : nextOfTheDay(step, after, zone);
}

function nextOnTheHour(step: number, after: number, zone: Zone): number {
  const offset = zone.offset(after);
  const next = (Math.floor((after + offset) / step) + 1) * step - offset;
  const change = zone.nextChange(after, next);
  if (change === null) return next;
  // The clock changes first. It may show a multiple at that moment, or have jumped over one.
  const shown = change.at + change.after;
  const skipped = Math.floor(shown / step) * step >= change.at + change.before;
  return shown % step === 0 || skipped ? change.at : nextOnTheHour(step, change.at, zone);
}

function nextOfTheDay(step: number, after: number, zone: Zone): number {
  // What the clock shows now it has shown: this multiple is past, the next may be.
  let local = Math.floor((after + zone.offset(after)) / step) * step;
  while (zone.instant(local) <= after) local += step;
  return zone.instant(local);
}
