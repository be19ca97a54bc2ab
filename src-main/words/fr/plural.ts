// How French counts: "0 message", "1 message", "2 messages". Numbers are written as the
// reader's system writes them.
import { localeSpoken } from '../page';

const RULES = new Intl.PluralRules('fr');

export function numberFr(count: number): string {
  return count.toLocaleString(localeSpoken());
}

/** The word that goes with so many, without the number. */
export function formFr(count: number, one: string, many: string): string {
  return RULES.select(count) === 'one' ? one : many;
}

/** "1 message", "2 messages"; `many` where an s is not enough. */
export function countFr(count: number, one: string, many = `${one}s`): string {
  return `${numberFr(count)} ${formFr(count, one, many)}`;
}
