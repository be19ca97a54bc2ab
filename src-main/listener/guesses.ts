// Wrong passwords, remembered by address for ten minutes, so that guessing gets
// slow even when every connection tries only once. Bounded: beyond `MOST` addresses
// the oldest is forgotten.
import type { Clock } from '../base/clock';

const MEMORY = 600_000;
const MOST = 10_000;
/** The first wrong passwords cost nothing: people mistype. */
const FREE = 2;
const LONGEST = 5_000;

export interface Guesses {
  /** Counts a wrong password and says how long, in milliseconds, its answer should wait. */
  wrong(address: string): number;
  /** A right password clears the address. */
  right(address: string): void;
}

export function rememberGuesses(clock: Clock): Guesses {
  const byAddress = new Map<string, { count: number; at: number }>();
  return {
    wrong(address) {
      const now = clock.monotonic();
      const before = byAddress.get(address);
      const count = before && now - before.at < MEMORY ? before.count + 1 : 1;
      byAddress.delete(address);
      byAddress.set(address, { count, at: now });
      const oldest = byAddress.keys().next();
      if (byAddress.size > MOST && !oldest.done) byAddress.delete(oldest.value);
      return count <= FREE ? 0 : Math.min(LONGEST, 250 * 2 ** (count - FREE - 1));
    },
    right: (address) => void byAddress.delete(address),
  };
}
