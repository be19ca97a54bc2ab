// In which money a link's days were paid. An earlier Dialpost knows one amount a day and takes
// a ledger with any field more for damaged; so the share of each currency stands as a line of
// its own beside the link's, called "ID EUR", which no link can be. It reads that and shows
// the sum as before; what it books has no share, and gets the currency of the tariff when the
// folder is opened by this version: the one that was shown beside the amount all along.
import type { Paid } from '../contract/money/paid';
import { roundMoney } from '../contract/money/paid';

export interface DayBooked {
  readonly calls: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly cost: number;
}

/** By link, and by link and currency. */
export type Booked = Record<string, { rate: number | null; online: number | null; days: Record<string, DayBooked> }>;

export const NOTHING: DayBooked = { calls: 0, seconds: 0, bytes: 0, cost: 0 };

type Days = Booked[string]['days'];

interface Share {
  readonly currency: string;
  readonly days: Days;
}

const CURRENCY = /^[A-Z]{3}$/;

/** Notes beside the link's own sum in which currency it was paid; what cost nothing, or in no currency, has none. */
export function noteShare(links: Booked, { link, currency, day }: NamedDay, booked: DayBooked): void {
  if (booked.cost === 0 || !CURRENCY.test(currency)) return;
  const { days } = (links[`${link} ${currency}`] ??= { rate: null, online: null, days: {} });
  days[day] = sumOfDays([days[day] ?? NOTHING, booked]);
}
interface NamedDay {
  readonly link: string;
  readonly currency: string;
  readonly day: string;
}

/** What has no currency yet gets this one; null: none, it stays without. True where something got it. */
export function nameCurrency(links: Booked, link: string, currency: string | null): boolean {
  if (currency === null) return false;
  const shares = sharesOf(links, link);
  const found = Object.entries(links[link]?.days ?? {})
    .map(([day, { cost }]) => ({ day, cost: unnamed(cost, namedOn(shares, day)) }))
    .filter(({ cost }) => cost > 0);
  for (const { day, cost } of found) noteShare(links, { link, currency, day }, { ...NOTHING, cost });
  return found.length > 0;
}

/** Its days of that month ("2026-11"), in order; what has no currency counts as `currency`, null: as in none (""). */
export function daysOf(
  links: Booked,
  { link, month }: { readonly link: string; readonly month: string },
  currency: string | null,
): readonly (Omit<DayBooked, 'cost'> & { readonly day: string; readonly costs: readonly Paid[] })[] {
  const shares = sharesOf(links, link);
  const whole = links[link]?.days ?? {};
  const names = [whole, ...shares.map(({ days }) => days)].flatMap((days) => Object.keys(days));
  const wanted = [...new Set(names.filter((day) => day.startsWith(month)))].sort();
  return wanted.map((day) => {
    const { cost, ...used } = whole[day] ?? sumOfDays(shares.flatMap(({ days }) => days[day] ?? []));
    const named = namedOn(shares, day);
    const rest = unnamed(cost, named);
    return { day, ...used, costs: rest > 0 ? [...named, { cost: rest, currency: currency ?? '' }] : named };
  });
}

export function sumOfDays(days: readonly DayBooked[]): DayBooked {
  const add = (pick: (day: DayBooked) => number): number => roundMoney(days.reduce((all, day) => all + pick(day), 0));
  return {
    calls: add((day) => day.calls),
    seconds: add((day) => day.seconds),
    bytes: add((day) => day.bytes),
    cost: add((day) => day.cost),
  };
}

function sharesOf(links: Booked, link: string): readonly Share[] {
  const before = `${link} `;
  return Object.entries(links).flatMap(([name, { days }]) => {
    const currency = name.startsWith(before) ? name.slice(before.length) : '';
    return CURRENCY.test(currency) ? [{ currency, days }] : [];
  });
}

function namedOn(shares: readonly Share[], day: string): readonly Paid[] {
  return shares.flatMap(({ currency, days }) => {
    const cost = days[day]?.cost ?? 0;
    return cost > 0 ? [{ cost, currency }] : [];
  });
}

/** What of an amount stands in no share. */
function unnamed(all: number, named: readonly Paid[]): number {
  return Math.max(0, roundMoney(named.reduce((rest, { cost }) => rest - cost, all)));
}
