// Schedules as they stand in settings: always, never, on the clock's multiples,
// or open quarter hours of the week in local time.
import { z } from 'zod';
import { contractWords } from '../words/contract';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const RANGE = /^([01]\d|2[0-3]):(00|15|30|45)-(([01]\d|2[0-3]):(00|15|30|45)|24:00)$/;

/** Minutes since midnight [from, to) of "08:00-09:30"; the text must match the schema. */
export function rangeMinutes(range: string): { from: number; to: number } {
  const [from = '', to = ''] = range.split('-');
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return { from: minutes(from), to: minutes(to) };
}

const range = z
  .string()
  .regex(RANGE, { error: () => contractWords.schedule.range, abort: true })
  .refine((text) => rangeMinutes(text).from < rangeMinutes(text).to, { error: () => contractWords.schedule.backwards });

const day = z.array(range).superRefine((ranges, context) => {
  const sorted = ranges.map((text, index) => ({ text, index, ...rangeMinutes(text) })).sort((a, b) => a.from - b.from);
  sorted.forEach((entry, i) => {
    const before = sorted[i - 1];
    if (before && before.to > entry.from) {
      context.addIssue({ code: 'custom', path: [entry.index], message: contractWords.schedule.overlaps(before.text) });
    }
  });
});

/** Minutes that divide the day on the clock's multiples, counted from local midnight. */
const EVERY = [15, 30, 60, 120, 180, 240, 360, 480, 720, 1440];
const every = z
  .int({ error: () => contractWords.oneOfFew(EVERY) })
  .refine((n) => EVERY.includes(n), { error: () => contractWords.oneOfFew(EVERY) });

const week = z
  // fromEntries forgets its keys; they are the weekdays.
  .strictObject(
    Object.fromEntries(WEEKDAYS.map((d) => [d, day.default([])])) as Record<Weekday, z.ZodDefault<typeof day>>,
  )
  .refine((open) => WEEKDAYS.some((d) => open[d].length > 0), {
    error: () => contractWords.schedule.neverOpen,
  });

export const Schedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({ kind: z.literal('every'), minutes: every }),
  z.strictObject({ kind: z.literal('weekly'), open: week, everyMinutes: every.nullable().default(null) }),
]);
export type Schedule = z.output<typeof Schedule>;
