// Passwords that strangers try, told on the board: from where, and at which accounts. It
// is told soon after it is noticed and goes by itself when an hour has passed without
// it. Bounded: three addresses and five accounts are named, the rest is counted.
import type { Clock, Timer } from '../base/clock';
import { countText } from '../words/amounts';
import { type Guesses, type Guessing, rememberGuesses } from '../access/guesses';
import type { AttentionBoard } from '../contract/attention';

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
  const shown = suspects.slice(-ADDRESSES).map((suspect) => oneOf(suspect, names));
  const more =
    suspects.length > ADDRESSES
      ? ` and from ${countText(suspects.length - ADDRESSES, 'other address', 'other addresses')}`
      : '';
  return `Wrong passwords are being tried: ${shown.join('; ')}${more}. Tries from there are slowed down, and mail goes on. If it is a program of yours, correct its password; if not, do not let that address connect.`;
}

function oneOf({ address, wrong, accounts }: Guessing, names: readonly string[]): string {
  const known = names.filter((name) => accounts.includes(name.toLowerCase()));
  const named = known.slice(0, ACCOUNTS).join(', ');
  const others = accounts.length - Math.min(known.length, ACCOUNTS);
  const parts = [named, others > 0 ? countText(others, 'other name') : ''].filter((part) => part !== '');
  return `${wrong} from ${address} in the last hour, for ${parts.join(' and ')}`;
}
