// What being online costs (pure). Amounts are in the tariff's currency, rounded
// to a millionth so that sums do not end in 0.30000000000000004; a megabyte is a
// million bytes, as those who sell them count. Every call begins a new billing unit.
import type { Link, Tariff } from '../contract/link';
import { linkWords } from '../words/link';

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

/** This month's budget is used up: scheduled calls stop; a person may still start one. */
export function isBudgetSpent({ monthlyBudget }: Link, costThisMonth: number): boolean {
  return monthlyBudget !== null && costThisMonth >= monthlyBudget;
}

/** That in a sentence; null where it is not used up. */
export function budgetText(link: Link, costThisMonth: number): string | null {
  if (!isBudgetSpent(link, costThisMonth)) return null;
  const money = (amount: number): string => `${amount.toFixed(2)} ${link.tariff.currency}`;
  return linkWords.budgetSpent(link.name || link.id, money(costThisMonth), money(link.monthlyBudget ?? 0));
}

function round(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
