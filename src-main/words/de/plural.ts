// How German counts: "1 Nachricht", "2 Nachrichten", "1.234 Nachrichten". The words are
// given by the sentence, for the case of a noun depends on where it stands.
import { localeSpoken } from '../page';

const RULES = new Intl.PluralRules('de');

/** As the reader's system writes numbers. */
export function numberDe(count: number): string {
  return count.toLocaleString(localeSpoken());
}

/** The word that goes with so many, without the number. */
export function formDe(count: number, one: string, many: string): string {
  return RULES.select(count) === 'one' ? one : many;
}

export function countDe(count: number, one: string, many: string): string {
  return `${numberDe(count)} ${formDe(count, one, many)}`;
}
