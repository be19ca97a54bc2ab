// Numbers, spans of time and sizes as people say them. Pages say them inside their
// sentences; a room that shows one by itself calls the same functions.
import { languageSpoken, page } from './page';

export const amountWords = page({
  units: {
    day: (count: number) => countText(count, 'day'),
    hour: (count: number) => countText(count, 'hour'),
    minute: (count: number) => countText(count, 'minute'),
  },
  bytes: (bytes: number) => countText(bytes, 'byte'),
});

/** "1 message", "2 messages"; `many` where an s is not enough. Its words are English: for English pages. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const LENGTHS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * "3 days", "26 hours", "11 minutes", "1 minute": rounded down, in the largest unit of which there are two, so that
 * "2 days" is never said of one.
 */
export function spanText(milliseconds: number): string {
  const [name, length] = LENGTHS.find(([, unit]) => milliseconds >= 2 * unit) ?? LENGTHS[2];
  return amountWords.units[name](Math.floor(milliseconds / length));
}

/** "1.5" or "1,5", as the language spoken writes it: exactly so many `places`. */
export function decimalText(value: number, places: number): string {
  return inWords(value, { minimumFractionDigits: places, maximumFractionDigits: places });
}

/** "2.00 EUR", "24 JPY", for terminals and mail: the currency by its code, with the places it has. */
export function costText(cost: number, currency: string): string {
  return `${decimalText(cost, placesOf(currency))} ${currency}`.trim();
}

/** How many places amounts of it have. Where nobody noted it, or a relay in another process named what is no currency here: two. */
export function placesOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "12.40 EUR + 3.00 USD" */
export function costsText(costs: readonly { readonly cost: number; readonly currency: string }[]): string {
  return costs.map(({ cost, currency }) => costText(cost, currency)).join(' + ');
}

const UNITS = [
  ['gigabyte', 1_000_000_000],
  ['megabyte', 1_000_000],
  ['kilobyte', 1000],
] as const;

/**
 * "1.5 GB", "1,5 Go", "2 MB", "512 kB", "900 bytes", "1 byte": in steps of a thousand, as disks and lines are sold, to
 * one place.
 */
export function sizeText(bytes: number): string {
  const [unit, length] = UNITS.find(([, least]) => bytes >= least) ?? [];
  return unit === undefined ? amountWords.bytes(bytes) : inUnit(bytes / length, unit, 1);
}

/** A limit as it was set, "2.125 MB" too; what is no whole number of kilobytes reads as a size. */
export function limitText(bytes: number): string {
  if (bytes < 1_000_000 || bytes % 1000 !== 0) return sizeText(bytes);
  return inUnit(bytes / 1_000_000, 'megabyte', 3);
}

function inUnit(value: number, unit: string, places: number): string {
  return inWords(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: places });
}

/** With plain spaces: it stands in mail and at terminals, too. */
function inWords(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(ofWords(), { useGrouping: false, ...options })
    .format(value)
    .replace(/[\u00a0\u202f]/g, ' ');
}

/**
 * "23 November 2026, 14:22", by the clock on the wall: in `zone`, else in that of this computer. Its words are those of
 * the language spoken.
 */
export function dateTimeText(at: number, zone?: string): string {
  return new Intl.DateTimeFormat(ofWords(), {
    ...(zone === undefined ? {} : { timeZone: zone }),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .replace(' at ', ', ');
}

/** For dates and numbers inside sentences: the same wherever it is read. */
function ofWords(): string {
  const language = languageSpoken();
  return language.startsWith('en') ? 'en-GB' : language;
}

/** "2026-11-29": the day on the calendar of this computer; Swedish dates are ISO dates. */
export function dayText(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** "23 November 2026": the day on the calendar of this computer, as people say it. */
export function longDayText(at: number): string {
  return new Intl.DateTimeFormat(ofWords(), { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}
