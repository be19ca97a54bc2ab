// Amounts of money that keep their currency (pure): nobody here knows what a dollar is in
// euros, so that what was paid in several stands side by side, and a budget is compared with
// its own currency alone.

export interface Paid {
  readonly cost: number;
  /** As the tariff said when it was paid; "": nobody noted it. */
  readonly currency: string;
}

/** To a millionth, where figures are fine enough for that; never more than a figure can be. */
export function roundMoney(amount: number): number {
  if (Math.abs(amount) < FINE) return Math.round(amount * 1e6) / 1e6;
  return Math.sign(amount) * Math.min(Math.abs(amount), Number.MAX_VALUE);
}

/** From here on figures have no millionths. */
const FINE = Number.MAX_SAFE_INTEGER / 1e6;

/** One sum a currency, in the order in which they first appear; to a millionth, as prices are. */
export function sumsOf(amounts: readonly Paid[]): readonly Paid[] {
  const sums = new Map<string, number>();
  for (const { currency, cost } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + cost);
  return [...sums].map(([currency, cost]) => ({ cost: roundMoney(cost), currency }));
}

/** What of it was paid in `currency`. */
export function paidIn(currency: string, amounts: readonly Paid[]): number {
  return sumsOf(amounts).find((sum) => sum.currency === currency)?.cost ?? 0;
}

/** What was paid in others than `currency`, a sum each. */
export function paidBesides(currency: string, amounts: readonly Paid[]): readonly Paid[] {
  return sumsOf(amounts).filter((sum) => sum.currency !== currency && sum.cost !== 0);
}

/** As they are shown side by side: `currency` first, and none that is nothing; where all are, nothing in `currency`. */
export function sideBySide(currency: string, amounts: readonly Paid[]): readonly Paid[] {
  const own = { cost: paidIn(currency, amounts), currency };
  const others = paidBesides(currency, amounts);
  return own.cost === 0 && others.length > 0 ? others : [own, ...others];
}
