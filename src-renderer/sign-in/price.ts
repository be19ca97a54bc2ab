// What signing in costs on a line with a price, by the browser or by a code. Pure.
import { DIALLED_KINDS, isPriced, Link } from '../../src-main/contract/link';
import { cost } from '../../src-main/contract/price';
import { SIGN_IN_LOADS, type SignInLoad } from '../../src-main/contract/sign-in/load';
import { read, textAt } from '../form/document';
import { aboutMoney } from '../format';

export interface SignInPrice {
  readonly browser: string;
  readonly code: string;
}

/** null: it costs nothing, or nobody can say yet. */
export function signInPrice(link: unknown): SignInPrice | null {
  const typed = Link.shape.tariff.safeParse(read(link, 'tariff'));
  if (!typed.success || !isPriced({ tariff: typed.data })) return null;
  const price = ({ seconds, bytes }: SignInLoad): string =>
    aboutMoney(cost(typed.data, seconds, bytes), typed.data.currency);
  return { browser: price(SIGN_IN_LOADS.browser), code: price(SIGN_IN_LOADS.code) };
}

/** True of a line that is up only while somebody called. */
export function isDialledLine(link: unknown): boolean {
  return DIALLED_KINDS.includes(textAt(link, 'kind'));
}
