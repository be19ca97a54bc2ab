// Days as a person chooses them, made into the moments the relay is asked for. Days are
// the reader's own, from midnight to midnight; weeks begin on Monday, as in Times. Pure.

export const PERIODS = ['today', 'week', 'last-week', 'month', 'chosen'] as const;
export type Period = (typeof PERIODS)[number];

export interface Days {
  readonly period: Period | null;
  /** "2026-11-23" or "": as a date field has them; they count while `period` is "chosen". */
  readonly first: string;
  readonly last: string;
}

export const ANY_DAY: Days = { period: null, first: '', last: '' };

export interface Span {
  readonly from?: string;
  readonly to?: string;
}

/** `now` in the reader's own time zone. */
export function spanOf({ period, first, last }: Days, now: Date): Span {
  const day = (offset: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + offset);
  const monday = -((now.getDay() + 6) % 7);
  switch (period) {
    case null:
      return {};
    case 'today':
      return between(day(0), day(1));
    case 'week':
      return between(day(monday), day(monday + 7));
    case 'last-week':
      return between(day(monday - 7), day(monday));
    case 'month':
      return between(
        new Date(now.getFullYear(), now.getMonth(), 1),
        new Date(now.getFullYear(), now.getMonth() + 1, 1),
      );
    case 'chosen':
      return between(dayOf(first, 0), dayOf(last, 1));
  }
}

function between(from: Date | null, to: Date | null): Span {
  return { ...(from && { from: from.toISOString() }), ...(to && { to: to.toISOString() }) };
}

/** Midnight at which the day begins, so many days later; null for what is no day. */
function dayOf(text: string, later: number): Date | null {
  const [year, month, day] = text.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(year, month - 1, day + later);
  // A year that is half typed is no year yet.
  return Number.isNaN(at.getTime()) || year < 1000 ? null : at;
}
