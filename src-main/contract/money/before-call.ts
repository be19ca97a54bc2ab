// What a price says beside its amount, for every place that shows one before a call: whether
// the call would carry anything at all, and whether the month's money lasts for it. Pure.
import type { Estimate } from '../views';

/** The usual call would be paid for and carry nothing: what waits is large, and stays unless somebody asks for it. */
export function onlyLargeWaits({ messages, large, fetch }: Pick<Estimate, 'messages' | 'large' | 'fetch'>): boolean {
  return messages === 0 && large.messages > 0 && fetch.seconds === 0 && fetch.calls === 0;
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
