// Short in npm test, long in `npm run faults`, or as many trials as DIALPOST_FAULTS_COUNT
// says. By chance, and the same choices again by seed: DIALPOST_TEST_SEED sets it, and
// every trial draws from a chance of its own. LIMIT: what real processes do between the
// choices has its own time, so moments of two runs are alike and not the same.
import { expect, onTestFailed } from 'vitest';
import { type Chance, chance, seedOfThisRun } from '../../scenario/support/chance';

/** As many faults are written out. */
const TOLD = 12;

export const LONG = process.env['DIALPOST_FAULTS'] === 'long';

export function howMany(short: number, long: number): number {
  const wanted = process.env['DIALPOST_FAULTS_COUNT'];
  if (wanted !== undefined) return Number(wanted);
  return LONG ? long : short;
}

export interface Trial {
  readonly seed: number;
  /** The chance of trial `n`. */
  chance(n: number): Chance;
}

/** The running test's seed, said where it fails. */
export function trial(): Trial {
  const seed = seedOfThisRun();
  onTestFailed(() => console.error(`DIALPOST_TEST_SEED=${seed}`));
  return { seed, chance: (n) => chance(seed * 7919 + n) };
}

/** One line of figures; `begun` as Date.now() gave it. */
export function figures(what: string, begun: number, seed: number): void {
  console.log(`${what}; ${Math.round((Date.now() - begun) / 1000)} s; seed ${seed}`);
}

/** Fails where `faults` has any, and says what they are: the runner's own words cut a list short ("[ …(6) ]"). */
export function expectNone(faults: readonly string[]): void {
  const more = faults.length - TOLD;
  const told = [...faults.slice(0, TOLD), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
  if (told !== '') console.error(told);
  expect(told).toBe('');
}
