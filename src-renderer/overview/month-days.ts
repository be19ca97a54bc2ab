// A month's days in a row for a chart: every day up to today, also those on which
// nobody called. Pure.
import type { LinkDay } from '../../src-main/contract/views';

export type Measure = 'minutes' | 'megabytes' | 'cost';

export interface Bar {
  /** Day of the month, "1" … "31". */
  readonly day: string;
  readonly value: number;
}

const MEGABYTE = 1_048_576;

export function bars(days: readonly LinkDay[], measure: Measure, today: Date): readonly Bar[] {
  const valueOf = (d: LinkDay): number =>
    ({ minutes: d.seconds / 60, megabytes: d.bytes / MEGABYTE, cost: d.cost })[measure];
  return Array.from({ length: today.getDate() }, (_, i): Bar => {
    const used = days.find(({ day }) => Number(day.slice(8)) === i + 1);
    return { day: String(i + 1), value: used ? Math.round(valueOf(used) * 100) / 100 : 0 };
  });
}
