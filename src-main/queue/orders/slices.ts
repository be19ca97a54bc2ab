// Large requests are done a slice at a time: a hundred thousand messages named at
// once neither hold up the mail between two of them nor fill the memory with one
// record of them all. A slice is one record of the journal; slices of one round share
// a sync, and after a few milliseconds of them whoever else has something to do has
// his turn. A crash, or a disk that refuses, leaves whole slices done and others not.
import { setImmediate as othersTurn } from 'node:timers/promises';

const SLICE = 50;
const AT_ONCE = 40;
/** So long others wait at most for slices that follow each other, milliseconds. */
const STRETCH = 4;

/**
 * Calls `act` with the next slices when those before are done; rejects with the first failure when its round is over,
 * and does no more then.
 */
export async function inSlices<T>(all: readonly T[], act: (slice: readonly T[]) => Promise<unknown>): Promise<void> {
  const rest = restful();
  for (let from = 0; from < all.length;) {
    const round: Promise<unknown>[] = [];
    for (; from < all.length && round.length < AT_ONCE; from += SLICE) {
      await rest();
      round.push(act(all.slice(from, from + SLICE)));
    }
    for (const ended of await Promise.allSettled(round)) if (ended.status === 'rejected') throw ended.reason;
  }
}

/** Gives others their turn where it worked for long. */
function restful(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < STRETCH) return;
    await othersTurn();
    began = performance.now();
  };
}
