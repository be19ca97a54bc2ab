// What being online costs (pure). Amounts are in the tariff's currency, rounded
// to a millionth so that sums do not end in 0.30000000000000004; a megabyte is a
// million bytes, as those who sell them count. Every call begins a new billing unit.
import type { Link, Tariff } from '../contract/link';

/** The price of `calls` calls of `seconds` and `bytes` (both directions) altogether. */
export function cost(tariff: Tariff, seconds: number, bytes: number, calls = 1): number {
  const units = Math.ceil(seconds / tariff.billingSeconds);
  const minutes = (units * tariff.billingSeconds) / 60;
  return round(minutes * tariff.perMinute + calls * tariff.perCall + (bytes / 1_000_000) * tariff.perMegabyte);
}

export interface Expected {
  readonly seconds: number;
  readonly cost: number;
}

/** Bytes a second a line is given credit for before it was ever measured: a slow modem. */
const UNKNOWN_RATE = 3000;

/** What one call that moves `bytes` would take, from the measured `rate` (bytes a second, null: never measured). */
export function expected(link: Link, bytes: number, rate: number | null): Expected {
  const seconds = Math.ceil(bytes / (rate ?? UNKNOWN_RATE));
  return { seconds, cost: bytes === 0 ? 0 : cost(link.tariff, seconds, bytes) };
}

/**
 * A sentence where this month's budget is used up, else null. Scheduled calls stop then; a person may still start
 * one.
 */
export function budgetText(link: Link, costThisMonth: number): string | null {
  const budget = link.monthlyBudget;
  if (budget === null || costThisMonth < budget) return null;
  const money = (amount: number): string => `${amount.toFixed(2)} ${link.tariff.currency}`;
  return `This month's budget of ${link.name || link.id} is used up (${money(costThisMonth)} of ${money(budget)}). Scheduled calls stop until next month and the mail waits; you can still send and receive by hand, or raise the budget in Lines.`;
}

function round(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
