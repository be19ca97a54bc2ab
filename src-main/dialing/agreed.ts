// A call is made as it was agreed to: by the same lines, at the same tariffs, within the same
// budgets, for no more money. Whoever said yes to a price may have looked at it for an hour.
import { ContractError } from '../contract/errors';
import type { Link } from '../contract/link';
import type { Agreed } from '../contract/methods';
import { aboutLoadText, paidFor } from '../contract/money/text';
import { paidIn } from '../contract/money/paid';
import type { AgreedLine, Estimate } from '../contract/views';
import { dialingWords } from '../words/dialing';

/** What was shown was about so much; mail comes in meanwhile. */
const ABOUT = 1.1;

/** A line for whoever agrees to a call by it. */
export function agreedLine({ id, tariff }: Pick<Link, 'id' | 'tariff'>, spent: boolean): AgreedLine {
  return { id, tariff: JSON.stringify(tariff), spent };
}

/** Throws ContractError 'changed' where the call, as it is estimated `now`, is not what was agreed to. */
export function holdTo(agreed: Agreed, now: Estimate, nameOf: (line: string) => string): void {
  const W = dialingWords.changed;
  const { lines = [], total, currency, priced } = now;
  const money = priced ? aboutLoadText(total, currency) : null;
  const before = new Map(agreed.lines.map((line) => [line.id, line]));
  const other = lines.find(({ id }) => !before.has(id));
  if (other) throw changed(W.line(nameOf(other.id), money));
  if (lines.some(({ id, tariff }) => before.get(id)?.tariff !== tariff)) throw changed(W.price(money));
  const spent = lines.find(({ id, spent: isSpent }) => isSpent && before.get(id)?.spent === false);
  if (spent) throw changed(W.budget(nameOf(spent.id)));
  const said = agreed.sums ?? [{ cost: agreed.cost, currency }];
  if (paidFor(total, currency).some((one) => one.cost > paidIn(one.currency, said) * ABOUT))
    throw changed(W.dearer(money));
}

function changed(text: string): ContractError {
  return new ContractError('changed', text);
}
