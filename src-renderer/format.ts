// Sizes, times and money as the reader's own system writes them; words of time beside
// them are in the language of the sentence they stand in.
import { localeSpoken } from './words/spoken';

export {
  aboutMoneyText as aboutMoney,
  aboutLoadText as aboutLoad,
  loadText as loadMoney,
  moneyText as money,
  paidText as paid,
  roughMoneyText as roughMoney,
} from '../src-main/contract/money/text';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1000;

/** 4 kB, 1.2 MB */
export function size(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(localeSpoken(), {
    style: 'unit',
    unit: UNITS[unit],
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value);
}

export function number(n: number): string {
  return n.toLocaleString(localeSpoken());
}

/** By the clock of twenty-four hours, as plans are painted, notices say it and logs are written: one way everywhere. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** "14:05" today, "Mon 14:05" within a week, else "3 Nov 14:05". */
export function when(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  const days = Math.abs(at.getTime() - now.getTime()) / 86_400_000;
  if (at.toDateString() === now.toDateString()) return timeOfDay(iso);
  if (days < 6) return at.toLocaleString(localeSpoken(), { weekday: 'short', ...CLOCK });
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return at.toLocaleString(localeSpoken(), { day: 'numeric', month: 'short', ...year, ...CLOCK });
}

/** "14:05", where the day is known. */
export function timeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString(localeSpoken(), CLOCK);
}

/** "Tue 24 Nov 08:00", for plans. */
export function planned(iso: string): string {
  return new Date(iso).toLocaleString(localeSpoken(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...CLOCK,
  });
}

/** "11 Dec 2026" */
export function day(iso: string): string {
  return new Date(iso).toLocaleDateString(localeSpoken(), { dateStyle: 'medium' });
}

/** The whole date and time, for titles and details. */
export function exactly(iso: string): string {
  return new Date(iso).toLocaleString(localeSpoken(), { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
}

/** "1:05" or "1:02:05" */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** "about 2 minutes" for a guess. */
export function roughly(seconds: number): string {
  const unit = (n: number, name: 'second' | 'minute' | 'hour'): string =>
    new Intl.NumberFormat(localeSpoken(), { style: 'unit', unit: name, unitDisplay: 'long' }).format(n);
  if (seconds < 50) return unit(Math.max(1, Math.round(seconds / 5) * 5 || 1), 'second');
  if (seconds < 3000) return unit(Math.max(1, Math.round(seconds / 60)), 'minute');
  return unit(Math.round(seconds / 3600), 'hour');
}
