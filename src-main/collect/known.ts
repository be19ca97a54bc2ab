// Which letters of one listing are here already. By its id, where the host gave it the
// same one and the same size as before and nothing has asked for its deletion since; else
// only by what it says. A letter seen before and standing in the listing under its own
// id is no other letter's double, however alike; one that is not to be found there stands
// for one letter at most. So what lies there twice comes twice: a letter more is better
// than a letter less. Only a letter with a Message-ID, alike in all its author wrote, is
// the same one wherever it lies (see marks.ts).
import type { Listed } from './host';
import type { SeenLetter, SeenMessages } from './seen';

export interface KnownLetters {
  /** The one noted before under this id, if its id can be believed. */
  byId(listed: Listed): SeenLetter | null;
  /** Is a letter with these marks here already? What it stood for is used up then. */
  byMarks(marks: readonly string[]): boolean;
  /** Letters used up by byMarks since the last call: what is noted in their place makes them superfluous. */
  used(): readonly SeenLetter[];
  /** Letters noted before of which the listing has shown nothing. */
  unfound(): readonly SeenLetter[];
}

/** `leaves`: letters are left at the host, so an id of an old file stands for a letter that was left, not deleted. */
export function knownIn(listing: readonly Listed[], seen: SeenMessages, leaves: boolean): KnownLetters {
  const ids = new Map(seen.letters().flatMap((letter) => (letter.id !== null && believed(seen, letter, leaves) ? [[letter.id, letter] as const] : [])));
  const byId = ({ id, bytes }: Listed): SeenLetter | null => {
    const letter = id === null ? undefined : ids.get(id);
    return letter && (letter.bytes === null || bytes === null || letter.bytes === bytes) ? letter : null;
  };
  const standing = new Set(listing.map(byId));
  const claims = new Set(seen.letters().filter((letter) => !standing.has(letter)));
  const byContent = new Map<string, SeenLetter[]>();
  for (const letter of claims) for (const mark of letter.marks.slice(0, 1)) byContent.set(mark, [...(byContent.get(mark) ?? []), letter]);
  const used: SeenLetter[] = [];
  return {
    byId,
    byMarks([content = '', ...written]) {
      const letter = byContent.get(content)?.shift();
      if (letter) {
        claims.delete(letter);
        used.push(letter);
      }
      return letter !== undefined || written.some((mark) => seen.knows(mark));
    },
    used: () => used.splice(0),
    unfound: () => [...claims],
  };
}

function believed(seen: SeenMessages, letter: SeenLetter, leaves: boolean): boolean {
  const state = seen.stateOf(letter);
  return state === 'safe' || (state === 'old' && leaves);
}
