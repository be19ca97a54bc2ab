// A calendar that shares nothing with src-main/schedule, to judge it by.
import { type Schedule, WEEKDAYS, rangeMinutes } from '../../../src-main/contract/schedule';
import type { CLOCK_CHANGES } from './clock-changes';

const MINUTE = 60_000;

/**
 * The independent calendar: somebody who looks at the wall clock every quarter of
 * an hour, in real time, with the offsets of the tz database in hand. He knows
 * nothing of instants: he remembers the furthest time the clock has ever shown,
 * and what it has passed has happened.
 */
export interface Look {
  readonly at: number;
  /** The wall clock, and the furthest it had shown before and shows now; minutes. */
  readonly wall: number;
  readonly past: number;
  readonly furthest: number;
}

export function* looks(table: (typeof CLOCK_CHANGES)[number], from: number, to: number): Generator<Look> {
  let furthest = -Infinity;
  for (let minute = from - 3 * 1440; minute < to; minute += 15) {
    const offset = table.changes.findLast(([at]) => at <= minute)?.[1] ?? table.first;
    const wall = minute + offset;
    const past = furthest;
    furthest = Math.max(furthest, wall);
    if (minute >= from) yield { at: minute * MINUTE, wall, past, furthest };
  }
}

/**
 * Written quarter hours of a week as the clock watcher has them: minute of the week → open. 1970-01-05 was a Monday.
 */
export function openGrid(schedule: Schedule): (minute: number) => boolean {
  if (schedule.kind !== 'weekly') return () => schedule.kind === 'always';
  const grid = new Set<number>();
  WEEKDAYS.forEach((day, i) =>
    schedule.open[day].map(rangeMinutes).forEach(({ from, to }) => {
      for (let m = from; m < to; m += 15) grid.add(i * 96 + m / 15);
    }),
  );
  return (minute) => grid.has(Math.floor(((((minute - 4 * 1440) % 10_080) + 10_080) % 10_080) / 15));
}

/** Does a session start at this look? The clock has just passed (or shows) something written. */
export function starts(schedule: Schedule, look: Look, open: (minute: number) => boolean): boolean {
  const passed: number[] = [];
  for (let m = Math.floor(look.past / 15) * 15 + 15; m <= look.furthest; m += 15) passed.push(m);
  const inRanges = schedule.kind === 'weekly' ? schedule.everyMinutes : null;
  const minutes = schedule.kind === 'every' ? schedule.minutes : inRanges;
  const multiple =
    minutes !== null && (passed.some((m) => m % minutes === 0) || (minutes <= 60 && look.wall % minutes === 0));
  if (schedule.kind === 'every') return multiple;
  const begins = passed.some((m) => open(m) && !open(m - 15));
  return begins || (multiple && open(look.furthest));
}

/** Minutes [from, to): two days before to two days after every change; where there are none, any week will do. */
export function windows({ changes }: (typeof CLOCK_CHANGES)[number]): readonly (readonly [number, number])[] {
  return (changes.length > 0 ? changes.map(([at]) => at) : [26_900_000]).map((at) => {
    const middle = at - (at % 15);
    return [middle - 2880, middle + 2880] as const;
  });
}
