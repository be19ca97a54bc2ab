// What a price says beside its amount, for every place that shows one before a call: whether
// the call would carry anything at all, and whether the month's money lasts for it. Pure.
import type { Estimate } from '../views';

/** No call would be made: nothing would go by it and nothing is fetched; what waits is large, or there is none. */
export function isForNothing({ lines, link }: Pick<Estimate, 'lines' | 'link'>): boolean {
  return link !== null && lines?.length === 0;
}

/** The same, and large mail waits, which goes where somebody asks for it. */
export function onlyLargeWaits(estimate: Pick<Estimate, 'lines' | 'link' | 'large'>): boolean {
  return isForNothing(estimate) && estimate.large.messages > 0;
}

/** Nothing is left of this month's budget: calls by themselves wait. */
export function isBudgetUsedUp({ month: { cost, budget } }: Pick<Estimate, 'month'>): boolean {
  return budget !== null && cost >= budget;
}

/** The call that was asked about would take the month past its budget, which is not used up yet. */
export function passesBudget({ month }: Pick<Estimate, 'month'>): boolean {
  const { cost, budget, after = cost } = month;
  return budget !== null && !isBudgetUsedUp({ month }) && after > budget;
}
