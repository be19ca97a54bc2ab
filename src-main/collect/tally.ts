// What fetching a mailbox came to, letter by letter.

export interface Tally {
  fetched: number;
  doubles: number;
  /** Left there: announced, or found, to be larger than is wanted. */
  large: number;
  /** Left for the next call because of maxMessages. */
  left: number;
  /** The host counts them and does not list them in a form that can be used. */
  unreadable: number;
  /** Safe here, and the host would not delete or move them. */
  kept: number;
  /** The list of what was fetched before was damaged. */
  doubted: boolean;
  /** Letters the host did not give, or not whole, by troubleKey: as they are called, and why. */
  readonly missing: Map<string, MissingLetter>;
}

interface MissingLetter {
  readonly name: string;
  readonly why: string;
  /** It made trouble before this call too. */
  readonly again: boolean;
}

type ToldTally = Omit<Tally, 'missing'> & { readonly missing: readonly MissingLetter[] };

export function emptyTally(): Tally {
  return { fetched: 0, doubles: 0, large: 0, left: 0, unreadable: 0, kept: 0, doubted: false, missing: new Map() };
}

/** Does something stay there that should not? What is too large, or too much for one call, may. */
export function amissIn({ missing, unreadable, kept }: Tally): 'once' | 'again' | null {
  if (unreadable + kept > 0 || [...missing.values()].some(({ again }) => again)) return 'again';
  return missing.size > 0 ? 'once' : null;
}

/** As it is said. */
export function told(tally: Tally): ToldTally {
  return { ...tally, missing: [...tally.missing.values()] };
}
