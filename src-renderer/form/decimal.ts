// A number with decimals as people type it, with a point or a comma. Pure.

/** "1,000" is a thousand to one reader and one to another: nobody guesses where it is money. */
const EITHER = /^[1-9]\d{0,2}(,\d{3})+$/;

/** The number, or the text as it was typed where it is none: then it is judged as such. */
export function decimalOf(typed: string): number | string {
  const text = typed.trim();
  if (!/^[+-]?(\d+[.,]?\d*|[.,]\d+)$/.test(text) || EITHER.test(text)) return typed;
  return Number(text.replace(',', '.'));
}
