// What signing in costs on a line with a price: the minutes until a person is done, and what
// a browser loads meanwhile, or only a code and the questions whether it was typed. Pure.
import { DIALLED_KINDS, isPriced, Link } from '../../src-main/contract/link';
import { cost } from '../../src-main/contract/price';
import { read, textAt } from '../form/document';
import { aboutMoney } from '../format';

/** A password, a second factor, a consent. */
const SECONDS = 180;
/** Pages of the large providers with all their scripts. */
const BROWSER_BYTES = 4_000_000;
/** The code, and a question every five seconds. */
const CODE_BYTES = 80_000;

export interface SignInPrice {
  readonly browser: string;
  readonly code: string;
}

/** null: it costs nothing, or nobody can say yet. */
export function signInPrice(link: unknown): SignInPrice | null {
  const typed = Link.shape.tariff.safeParse(read(link, 'tariff'));
  if (!typed.success || !isPriced({ tariff: typed.data })) return null;
  const price = (bytes: number): string => aboutMoney(cost(typed.data, SECONDS, bytes), typed.data.currency);
  return { browser: price(BROWSER_BYTES), code: price(CODE_BYTES) };
}

/** True of a line that is up only while somebody called. */
export function isDialledLine(link: unknown): boolean {
  return DIALLED_KINDS.includes(textAt(link, 'kind'));
}
