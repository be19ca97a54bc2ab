// What a line was used for this month: the sums, as every place that shows them says them,
// and its days in a row for a chart, also those on which nobody called. The call under way
// is in both. Pure.
import type { LinkDay } from '../../src-main/contract/link';
import { type Paid, paidBesides, paidIn } from '../../src-main/contract/money/paid';
import type { Status } from '../../src-main/contract/views';
import { localeSpoken } from '../../src-main/words/page';
import { duration, money, paid, size } from '../format';

export type Measure = 'minutes' | 'megabytes' | 'cost';

const MEGABYTE = 1_000_000;

type LinkMonth = Status['links'][number];

/** The sum of the month in words; "" where the relay does not tell. */
export function monthText(link: LinkMonth, measure: Measure): string {
  switch (measure) {
    case 'minutes':
      return duration(link.secondsThisMonth);
    case 'megabytes':
      return link.bytesThisMonth === undefined ? '' : size(link.bytesThisMonth);
    case 'cost':
      return paid(link.currency, costsOf(link));
  }
}

/** In which currencies its money can be shown: that of its tariff, and every other that was paid in. */
export function currenciesOf(link: LinkMonth): readonly string[] {
  return [link.currency, ...paidBesides(link.currency, costsOf(link)).map(({ currency }) => currency)];
}

/** The month as far as it was paid in that currency: bars of two on one scale would compare what nobody can. */
export function paidOnlyIn(
  currency: string,
  link: LinkMonth,
  days: readonly LinkDay[],
): { readonly link: LinkMonth; readonly days: readonly LinkDay[] } {
  const sum = paidIn(currency, costsOf(link));
  return {
    link: { ...link, currency, costThisMonth: sum, costsThisMonth: [{ cost: sum, currency }] },
    days: days.map((day) => ({ ...day, cost: day.costs ? paidIn(currency, day.costs) : day.cost })),
  };
}

function costsOf({ costThisMonth, costsThisMonth, currency }: LinkMonth): readonly Paid[] {
  return costsThisMonth ?? [{ cost: costThisMonth, currency }];
}

/** A value of a bar or of the scale beside it, with its unit: "4 min", "1:30 min", "2 hr", "3 MB", "€1.85". */
export function barText(value: number, measure: Measure, currency: string): string {
  switch (measure) {
    case 'minutes':
      return minutesText(value);
    case 'megabytes':
      return size(value * MEGABYTE);
    case 'cost':
      return money(value, currency);
  }
}

const HOUR = 60;

/** "4:00" beside a scale could be four hours; a unit says what it is. */
function minutesText(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  if (minutes >= 2 * HOUR) return inUnit('hour').format(minutes / HOUR);
  if (seconds > 0 && seconds < 60) return inUnit('second').format(seconds);
  if (minutes >= HOUR || seconds % 60 === 0) return inUnit('minute').format(seconds / 60);
  const parts = inUnit('minute').formatToParts(minutes);
  const unit = parts.filter(({ type }) => type === 'literal' || type === 'unit').map(({ value }) => value);
  return `${duration(seconds)}${unit.join('')}`;
}

function inUnit(unit: 'second' | 'minute' | 'hour'): Intl.NumberFormat {
  const form = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(localeSpoken(), form);
}

/**
 * How many of its parts the scale counts to a value: a few seconds of a whole month are drawn on a scale of seconds,
 * where one of minutes would show nothing.
 */
export function scaleOf(measure: Measure, drawn: readonly Bar[]): number {
  const most = Math.max(0, ...drawn.map(({ value }) => value));
  return measure === 'minutes' && most < FEW_MINUTES ? 60 : 1;
}

const FEW_MINUTES = 3;

/** `days` are of calls that are booked; what the month came to beyond them is of the call under way, and of today. */
export function upToNow(days: readonly LinkDay[], link: LinkMonth, today: Date): readonly LinkDay[] {
  const rest = (all: number, of: (day: LinkDay) => number): number =>
    Math.max(0, all - days.reduce((sum, day) => sum + of(day), 0));
  const booked = days.reduce((sum, day) => sum + day.bytes, 0);
  const more = {
    seconds: rest(link.secondsThisMonth, (day) => day.seconds),
    bytes: rest(link.bytesThisMonth ?? booked, (day) => day.bytes),
    cost: rest(link.costThisMonth, (day) => day.cost),
  };
  const name = dayName(today);
  const before = days.find(({ day }) => day === name) ?? { day: name, calls: 0, seconds: 0, bytes: 0, cost: 0 };
  if (more.seconds + more.bytes + more.cost === 0) return days;
  const now = {
    ...before,
    seconds: before.seconds + more.seconds,
    bytes: before.bytes + more.bytes,
    cost: before.cost + more.cost,
  };
  return [...days.filter(({ day }) => day !== name), now];
}

/** "2026-11-23" */
function dayName(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export interface Bar {
  /** Day of the month, "1" … "31". */
  readonly day: string;
  readonly value: number;
}

export function bars(days: readonly LinkDay[], measure: Measure, today: Date): readonly Bar[] {
  const valueOf = (d: LinkDay): number =>
    ({ minutes: d.seconds / 60, megabytes: d.bytes / MEGABYTE, cost: d.cost })[measure];
  // A few kilobytes are not nothing.
  const parts = measure === 'cost' ? 100 : 10_000;
  return Array.from({ length: today.getDate() }, (_, i): Bar => {
    const used = days.find(({ day }) => Number(day.slice(8)) === i + 1);
    return { day: String(i + 1), value: used ? Math.round(valueOf(used) * parts) / parts : 0 };
  });
}
