// A number with decimals as people type it, with a point or a comma, and as the reader's own
// system writes it. Pure.
import { localeSpoken } from '../words/spoken';

/** "." or ",": what stands before the decimals where the reader is. */
function sign(): string {
  const parts = new Intl.NumberFormat(localeSpoken()).formatToParts(0.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

/** "1,000" is a thousand to one reader and one to another: nobody guesses where it is money. */
const EITHER = { '.': /^[1-9]\d{0,2}(,\d{3})+$/, ',': /^[1-9]\d{0,2}(\.\d{3})+$/ };

/** The number, or the text as it was typed where it is none: then it is judged as such. */
export function decimalOf(typed: string): number | string {
  const text = typed.trim();
  const either = sign() === ',' ? EITHER[','] : EITHER['.'];
  if (!/^[+-]?(\d+[.,]?\d*|[.,]\d+)$/.test(text) || either.test(text)) return typed;
  return Number(text.replace(',', '.'));
}

/** "0.5" or "0,5": as it is typed back, without a sign for the thousands. */
export function decimalText(value: number): string {
  return new Intl.NumberFormat(localeSpoken(), { useGrouping: false, maximumFractionDigits: 10 }).format(value);
}
