// Chance that can be had again: equal seeds give equal numbers. A scenario prints
// its seed where it fails; DIALPOST_TEST_SEED sets it.
export type Chance = () => number;

/** Numbers in 0..1. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    // Mulberry32: small, and good enough to pick moments and bytes.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function seedOfThisRun(): number {
  const wanted = process.env['DIALPOST_TEST_SEED'];
  return wanted === undefined ? Date.now() % 1_000_000 : Number(wanted);
}
