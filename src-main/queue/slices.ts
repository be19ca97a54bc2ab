// Large requests are done a slice at a time: a hundred thousand messages named at
// once neither hold up the mail between two of them nor fill the memory with one
// record of them all. A slice is one record of the journal; slices of one round share
// a sync. A crash, or a disk that refuses, leaves whole slices done and others not.

const SLICE = 100;
const AT_ONCE = 20;

/**
 * Calls `act` with the next slices when those before are done; rejects with the first failure when its round is over,
 * and does no more then.
 */
export async function inSlices<T>(all: readonly T[], act: (slice: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length;) {
    const round: Promise<unknown>[] = [];
    for (; from < all.length && round.length < AT_ONCE; from += SLICE) round.push(act(all.slice(from, from + SLICE)));
    for (const ended of await Promise.allSettled(round)) if (ended.status === 'rejected') throw ended.reason;
  }
}
