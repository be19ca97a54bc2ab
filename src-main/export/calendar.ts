// Schedules as systemd's timers write them (systemd.time(7), CALENDAR EVENTS), in local
// time. The starts are those the schedule itself has; while it is open mail goes at once
// with us, and there every quarter of an hour where some waits. Pure.
import type { Schedule } from '../contract/schedule';
import { callsBetween, isScheduleOpen } from '../schedule/week';

export interface Calendar {
  /** OnCalendar= of the calls that are made whatever waits. */
  readonly starts: readonly string[];
  /** Of those that are made where mail waits. */
  readonly open: readonly string[];
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 1440 * MINUTE;
/** A Monday, in a zone whose clock never changes. */
const MONDAY = 4 * DAY;
const ZONE = 'UTC';

export function calendarOf(schedule: Schedule): Calendar {
  const starts = callsBetween(schedule, MONDAY, MONDAY + 7 * DAY, ZONE);
  const open = Array.from({ length: (7 * DAY) / QUARTER }, (_, i) => MONDAY + i * QUARTER).filter(
    (at) => isScheduleOpen(schedule, at, ZONE) && !starts.includes(at),
  );
  return { starts: eventsAt(starts), open: eventsAt(open) };
}

/** A line for all hours of all days that have the same minutes. */
function eventsAt(times: readonly number[]): readonly string[] {
  const byHour = grouped(
    times,
    (at) => Math.floor(at / (60 * MINUTE)),
    (at) => two((at / MINUTE) % 60),
  );
  const hours = [...byHour].map(([hour, minutes]) => ({
    day: dayOf(hour),
    hour: two(hour % 24),
    minutes: minutes.join(','),
  }));
  const byDay = grouped(
    hours,
    ({ day, minutes }) => `${day} ${minutes}`,
    ({ hour }) => hour,
  );
  const days = [...byDay].map(([key, of]) => {
    const [day = '', minutes = ''] = key.split(' ');
    return { day, time: `${of.length === 24 ? '*' : of.join(',')}:${minutes}:00` };
  });
  return [
    ...grouped(
      days,
      ({ time }) => time,
      ({ day }) => day,
    ),
  ].map(([time, of]) => `${of.length === DAYS.length ? '' : `${of.join(',')} `}*-*-* ${time}`);
}

/** `hour`: hours since 1970, which began on a Thursday. */
const dayOf = (hour: number): string => DAYS[(Math.floor(hour / 24) + 3) % 7] ?? '';
const two = (number: number): string => String(number).padStart(2, '0');

function grouped<T, K, V>(list: readonly T[], key: (one: T) => K, value: (one: T) => V): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(value(one));
    else groups.set(key(one), [value(one)]);
  }
  return groups;
}
