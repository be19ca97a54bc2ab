// A link's budget against what it has cost (pure).
import type { Link } from '../contract/link';
import { linkWords } from '../words/link';
import { costText } from '../words/amounts';

/** This month's budget is used up: scheduled calls stop; a person may still start one. */
export function isBudgetSpent({ monthlyBudget }: Link, costThisMonth: number): boolean {
  return monthlyBudget !== null && costThisMonth >= monthlyBudget;
}

/** That in a sentence; null where it is not used up. */
export function budgetText(link: Link, costThisMonth: number): string | null {
  if (!isBudgetSpent(link, costThisMonth)) return null;
  const money = (amount: number): string => costText(amount, link.tariff.currency);
  return linkWords.budgetSpent(link.name || link.id, money(costThisMonth), money(link.monthlyBudget ?? 0));
}
