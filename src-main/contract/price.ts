// What being online costs (pure), for the relay and for the window. Amounts are in the
// tariff's currency, rounded to a millionth so that sums do not end in
// 0.30000000000000004; a megabyte is a million bytes, as those who sell them count.
// Every call begins a new billing unit.
import { roundMoney } from './money/paid';
import type { Link, Tariff } from './link';

/** The price of `calls` calls of `seconds` and `bytes` (both directions) altogether. */
export function cost(tariff: Tariff, seconds: number, bytes: number, calls = 1): number {
  const units = Math.ceil(seconds / tariff.billingSeconds);
  const minutes = (units * tariff.billingSeconds) / 60;
  return roundMoney(minutes * tariff.perMinute + calls * tariff.perCall + (bytes / 1_000_000) * tariff.perMegabyte);
}

export interface Expected {
  readonly seconds: number;
  readonly cost: number;
}

/** Bytes a second a line is given credit for before it was ever measured: a slow modem. */
export const UNKNOWN_RATE = 3000;

/** What one call that moves `bytes` would take, from the measured `rate` (bytes a second, null: never measured). */
export function expected(link: Pick<Link, 'tariff'>, bytes: number, rate: number | null): Expected {
  const seconds = Math.ceil(bytes / (rate ?? UNKNOWN_RATE));
  return { seconds, cost: bytes === 0 ? 0 : cost(link.tariff, seconds, bytes) };
}

/** How long a line is up that is only dialled and hung up again, seconds: hanging up takes some of them. */
export const TEST_SECONDS = 5;

/** What dialling a line to see whether it comes up, and hanging up at once, will cost; 0 where it costs nothing. */
export function testCallCost({ tariff }: Pick<Link, 'tariff'>): number {
  return cost(tariff, TEST_SECONDS, 0);
}
