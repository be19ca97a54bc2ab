// Money as the reader writes it, for what the relay says and what the window
// shows alike (pure).
import { localeSpoken } from '../../words/page';
import { type Paid, sideBySide } from './paid';
import type { Load } from './load';

/** "€8.05" */
export function moneyText(amount: number, currency: string): string {
  return moneyIn(currency, {}, amount);
}

/** "€4", "€4.20", "€145": of an amount that is a guess, and of which nobody needs the cents where it is large. */
export function aboutMoneyText(amount: number, currency: string): string {
  const whole = amount >= WHOLE_FROM ? { maximumFractionDigits: 0 } : {};
  return moneyIn(currency, { ...whole, trailingZeroDisplay: 'stripIfInteger' }, amount);
}

/** "€12.40 + $3.00": what was paid in several currencies, `currency` first. */
export function paidText(currency: string, amounts: readonly Paid[]): string {
  return sideText(currency, amounts, moneyText);
}

/** "€4 + $9": what a call costs, by lines of several currencies. */
export function aboutLoadText(load: Pick<Load, 'cost' | 'apart'>, currency: string): string {
  return sideText(currency, paidFor(load, currency), aboutMoneyText);
}

/** "€4.45 + $9.00" */
export function loadText(load: Pick<Load, 'cost' | 'apart'>, currency: string): string {
  return sideText(currency, paidFor(load, currency), moneyText);
}

/** What it costs, in `currency` and in others. */
export function paidFor({ cost, apart = [] }: Pick<Load, 'cost' | 'apart'>, currency: string): readonly Paid[] {
  return [{ cost, currency }, ...apart];
}

function sideText(currency: string, amounts: readonly Paid[], text: typeof moneyText): string {
  return sideBySide(currency, amounts)
    .map((one) => text(one.cost, one.currency))
    .join(' + ');
}

/** "€390", "€4.20", "€2": a forecast nobody knows beyond its first two digits. */
export function roughMoneyText(amount: number, currency: string): string {
  return moneyIn(currency, { trailingZeroDisplay: 'stripIfInteger' }, Number(amount.toPrecision(2)));
}

const WHOLE_FROM = 20;

/** A relay in another process may name what is no currency here: then the amount stands beside its name. */
function moneyIn(currency: string, options: Intl.NumberFormatOptions, amount: number): string {
  try {
    return new Intl.NumberFormat(localeSpoken(), { style: 'currency', currency, ...options }).format(amount);
  } catch {
    return `${new Intl.NumberFormat(localeSpoken(), options).format(amount)} ${currency}`.trim();
  }
}
