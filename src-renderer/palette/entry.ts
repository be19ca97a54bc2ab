// What can be gone to, and which of it fits what was typed: every word must stand in its
// name or behind it; names that begin so come first. Pure.
export type EntryGroup = 'screens' | 'actions' | 'settings' | 'waiting' | 'gone' | 'help';

export interface PaletteEntry {
  readonly key: string;
  readonly group: EntryGroup;
  readonly label: string;
  /** Where it stands, or what it is; "" for nothing. */
  readonly detail: string;
  go(): void;
}

/** The most of one group. */
const MOST = 6;
const ORDER: readonly EntryGroup[] = ['screens', 'actions', 'settings', 'waiting', 'gone', 'help'];

/** Without accents and capitals, in plain letters: "Réglages" is found by "reglages", "Prüfen" by "prufen". */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('œ', 'oe');

const wordsOf = (typed: string): readonly string[] => plain(typed).split(/\s+/).filter(Boolean);

/** The lower the better; null: it does not fit. */
function rankOf({ label, detail }: PaletteEntry, typed: string, words: readonly string[]): number | null {
  const name = plain(label);
  const all = `${name} ${plain(detail)}`;
  if (!words.every((word) => all.includes(word))) return null;
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  const named = words.every((word) => name.includes(word));
  return named ? 2 : 3;
}

/** `found` were searched for elsewhere and fit already. Without a word typed: the screens and the actions. */
export function fitting(
  entries: readonly PaletteEntry[],
  found: readonly PaletteEntry[],
  typed: string,
): readonly PaletteEntry[] {
  const words = wordsOf(typed);
  if (words.length === 0) return entries.filter(({ group }) => group === 'screens' || group === 'actions');
  const wanted = words.join(' ');
  const ranked = entries.flatMap((entry) => {
    const rank = rankOf(entry, wanted, words);
    return rank === null ? [] : [{ entry, rank }];
  });
  const sorted = ranked.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry);
  return ORDER.flatMap((group) => [...sorted, ...found].filter((entry) => entry.group === group).slice(0, MOST));
}
