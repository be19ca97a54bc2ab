// Waiting in scenarios for something to become so. Patient: what is late on a busy
// machine is not wrong. (And the free port, for those who look for it here.)
import { setTimeout as sleep } from 'node:timers/promises';

export { freePort } from '../../support/free-port';

/** Looks every 50 ms until `look` answers something; rejects with `what` when it never does. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  milliseconds = 60_000,
): Promise<T> {
  for (const latest = Date.now() + milliseconds; Date.now() < latest; await sleep(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`waited ${milliseconds} ms in vain for ${what}`);
}
