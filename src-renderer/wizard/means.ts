// What the prices of a line mean for a day's mail, a month and a photo (pure), by the
// same arithmetic the relay books and estimates with.
import type { Tariff } from '../../src-main/contract/link';
import { cost, expected } from '../../src-main/contract/price';
import { CALLS_A_DAY } from './spare';

const LETTERS = 10;
const LETTER_BYTES = 3000;
const PHOTO_BYTES = 3_000_000;
const DAYS = 30;
/** A photo travels as lines of letters: four for three bytes, and two line ends after each 76 (RFC 2045). */
const AS_LETTERS = (4 / 3) * (78 / 76);

export interface Means {
  /** One call with ten letters that waits for mail. */
  readonly call: number;
  /** Three such calls a day. */
  readonly month: number;
  readonly photo: number;
  /** A call for one letter. */
  readonly letter: number;
}

export interface Habits {
  /** Seconds a call waits for mail. */
  readonly wait: number;
  /** Is mail asked for in every call? */
  readonly fetches: boolean;
  /** Bytes a second of the line; null: nobody knows. */
  readonly rate: number | null;
}

export function meansOf(tariff: Tariff, { wait, fetches, rate }: Habits): Means {
  const call = (bytes: number, waits: number): number =>
    cost(tariff, expected({ tariff }, bytes, rate).seconds + waits, bytes);
  const one = call(LETTERS * LETTER_BYTES, wait);
  return {
    call: one,
    month: one * CALLS_A_DAY * DAYS,
    photo: call(Math.round(PHOTO_BYTES * AS_LETTERS), 0),
    letter: call(LETTER_BYTES, fetches ? wait : 0),
  };
}

/** How many days of a month a budget lasts at `month` a month; null: all of them. */
export function daysOf(budget: unknown, month: number): number | null {
  return typeof budget === 'number' && budget < month ? Math.floor((budget / month) * DAYS) : null;
}
