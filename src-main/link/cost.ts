// A link's budget against what it has cost (pure). A budget is in the tariff's currency and
// counts only that; what was paid in another is told beside it.
import type { Link } from '../contract/link';
import { type Paid, paidBesides, paidIn } from '../contract/money/paid';
import { linkWords } from '../words/link';
import { costsText, costText } from '../words/amounts';

/** This month's budget is used up: scheduled calls stop; a person may still start one. */
export function isBudgetSpent({ monthlyBudget, tariff }: Link, thisMonth: readonly Paid[]): boolean {
  return monthlyBudget !== null && paidIn(tariff.currency, thisMonth) >= monthlyBudget;
}

/** That in a sentence; null where it is not used up. */
export function budgetText(link: Link, thisMonth: readonly Paid[]): string | null {
  if (!isBudgetSpent(link, thisMonth)) return null;
  if (link.monthlyBudget === 0) return linkWords.budgetOfNothing(link.name || link.id);
  const { currency } = link.tariff;
  const money = (amount: number): string => costText(amount, currency);
  const spent = money(paidIn(currency, thisMonth));
  return linkWords.budgetSpent(
    link.name || link.id,
    spent,
    besideBudget(money(link.monthlyBudget ?? 0), link, thisMonth),
  );
}

/** "20.00 EUR", or "20.00 EUR; 3.00 USD besides, which no budget counts". */
export function besideBudget(budget: string, { tariff }: Pick<Link, 'tariff'>, thisMonth: readonly Paid[]): string {
  const besides = paidBesides(tariff.currency, thisMonth);
  return besides.length === 0 ? budget : linkWords.notCounted(budget, costsText(besides));
}
