// What is typed into the search fields of lists: how much of it is taken, and how it is compared.
// Queue and history find the same letter by the same words.

/** Characters that may be looked for, in any list. */
export const SEARCH_MOST = 500;

/** As it is compared: in small letters, however the accents are written (a Mac sends letter and accent as two characters). */
export function searchable(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
