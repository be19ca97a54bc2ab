// A week as 7 × 96 quarter hours, open or closed, and the same as the settings
// write it ("08:00-09:30"). Pure: painting answers a new week.
import { rangeMinutes, type Schedule, WEEKDAYS, type Weekday } from '../../src-main/contract/schedule';

export const QUARTERS = 96;
/** Day by day, Monday first. */
export type Week = readonly (readonly boolean[])[];
type Weekly = Extract<Schedule, { kind: 'weekly' }>;

export interface Cell {
  /** 0 Monday … 6 Sunday. */
  readonly day: number;
  /** 0 … 95. */
  readonly quarter: number;
}

export const CLOSED: Week = WEEKDAYS.map(() => Array.from({ length: QUARTERS }, () => false));

export function weekOf(schedule: Schedule): Week {
  switch (schedule.kind) {
    case 'always':
      return CLOSED.map((day) => day.map(() => true));
    case 'weekly':
      return WEEKDAYS.map((name) => dayOf(schedule.open[name]));
    case 'never':
    case 'every':
      return CLOSED;
  }
}

function dayOf(ranges: readonly string[]): readonly boolean[] {
  const spans = ranges.map(rangeMinutes);
  return Array.from({ length: QUARTERS }, (_, q) => spans.some(({ from, to }) => from <= q * 15 && q * 15 < to));
}

export function openOf(week: Week): Weekly['open'] {
  const pairs = WEEKDAYS.map((name, i): [Weekday, string[]] => [name, rangesOf(week[i] ?? [])]);
  // fromEntries forgets its keys; they are the weekdays.
  return Object.fromEntries(pairs) as Record<Weekday, string[]>;
}

function rangesOf(day: readonly boolean[]): string[] {
  const ranges: string[] = [];
  let from: number | null = null;
  for (let q = 0; q <= QUARTERS; q++) {
    const open = day[q] ?? false;
    if (open && from === null) from = q;
    if (!open && from !== null) {
      ranges.push(`${clock(from)}-${clock(q)}`);
      from = null;
    }
  }
  return ranges;
}

/** "08:15" of a quarter; 96 is "24:00". */
export function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}

/** A sweep from one corner of a rectangle to the other, and whether it opens or closes. */
export interface Sweep {
  readonly from: Cell;
  readonly to: Cell;
  readonly open: boolean;
}

/** Opens or closes every cell of the sweep; each cell is `span` quarters wide. */
export function paint(week: Week, { from, to, open }: Sweep, span = 1): Week {
  const [d1, d2] = [Math.min(from.day, to.day), Math.max(from.day, to.day)];
  const [q1, q2] = [Math.min(from.quarter, to.quarter), Math.max(from.quarter, to.quarter) + span];
  return week.map((day, d) => (d < d1 || d > d2 ? day : day.map((was, q) => (q >= q1 && q < q2 ? open : was))));
}

export function copyDay(week: Week, from: number, to: readonly number[]): Week {
  const pattern = week[from] ?? [];
  return week.map((day, d) => (to.includes(d) ? pattern : day));
}

/** How much of a cell is open: a cell of the hour view may be partly open. */
export function fill(week: Week, { day, quarter }: Cell, span: number): 'open' | 'closed' | 'partly' {
  const part = week[day]?.slice(quarter, quarter + span) ?? [];
  if (part.every(Boolean)) return 'open';
  return part.some(Boolean) ? 'partly' : 'closed';
}

export const isEmpty = (week: Week): boolean => week.every((day) => day.every((open) => !open));
