// Passwords that strangers try, told on the board: from where, and at which accounts. It
// is told soon after it is noticed and goes by itself when an hour has passed without
// it. Bounded: three addresses and five accounts are named, the rest is counted.
import type { Clock, Timer } from '../base/clock';
import { type Guesses, type Guessing, rememberGuesses } from '../access/guesses';
import type { AttentionBoard } from '../contract/attention';
import { attentionWords } from '../words/attention';

export interface GuessWatch {
  readonly guesses: Guesses;
  close(): void;
}

const SOON = 1_000;
const AGAIN = 60_000;
const ADDRESSES = 3;
const ACCOUNTS = 5;

/**
 * `names`: the accounts there are; a name that is none may be a password typed in the wrong place, and is not shown.
 */
export function watchGuesses(clock: Clock, attention: AttentionBoard, names: () => readonly string[]): GuessWatch {
  let timer: Timer | null = null;
  const look = (): void => {
    timer = null;
    const suspects = guesses.suspects();
    if (suspects.length === 0) return attention.clear('passwords');
    attention.raise('passwords', 'warning', sentence(suspects, names()));
    timer = clock.after(AGAIN, look);
  };
  const guesses = rememberGuesses(clock, () => (timer ??= clock.after(SOON, look)));
  return { guesses, close: () => timer?.cancel() };
}

function sentence(suspects: readonly Guessing[], names: readonly string[]): string {
  const shown = suspects.slice(-ADDRESSES).map((suspect) => toldOf(suspect, names));
  return attentionWords.passwords(shown, suspects.length - shown.length);
}

function toldOf({ address, wrong, accounts }: Guessing, names: readonly string[]) {
  const known = names.filter((name) => accounts.includes(name.toLowerCase())).slice(0, ACCOUNTS);
  return { address, wrong, accounts: known, others: accounts.length - known.length };
}
