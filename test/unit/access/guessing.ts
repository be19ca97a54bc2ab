// Somebody who guesses passwords, and the tries of everybody else, on a clock in the
// test's hand: what was answered, and which passwords were looked at.
import { type Guesses, rememberGuesses, type TriedLogin } from '../../../src-main/access/guesses';
import { type ManualClock, manualClock } from '../../support/manual-clock';

export interface Rig {
  readonly clock: ManualClock;
  readonly guesses: Guesses;
  /** Passwords that were looked at. */
  readonly looked: string[];
  /** A try whose right password is "secret"; its answer when it has come. */
  try(address: string, account: string, password: string | null): { answer: TriedLogin | null };
}

export function rig(): Rig {
  const clock = manualClock();
  const guesses = rememberGuesses(clock);
  const looked: string[] = [];
  return {
    clock,
    guesses,
    looked,
    try(address, account, password) {
      const result: { answer: TriedLogin | null } = { answer: null };
      const look = (): boolean => (looked.push(`${account} ${String(password)}`), password === 'secret');
      void guesses.attempt({ address, account, password, look }).then((answer) => (result.answer = answer));
      return result;
    },
  };
}

/** From where and at what, by the number of the try. */
export interface Attack {
  readonly from: (n: number) => string;
  readonly account: (n: number) => string;
  readonly password?: (n: number) => string | null;
}

/** Keeps trying other passwords for so long, a new one whenever it may. */
export async function attack(
  { clock, looked, ...r }: Rig,
  seconds: number,
  { from, account, password = (n) => `p${n}` }: Attack,
): Promise<number> {
  const before = looked.length;
  for (let second = 0, n = 0; second < seconds; second++) {
    for (let i = 0; i < 10; i++, n++) r.try(from(n), account(n), password(n));
    await clock.advanceAsync(1000);
  }
  return looked.length - before;
}
