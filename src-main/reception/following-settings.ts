// Doors that follow the settings: one change is carried out at a time, in the order
// they came, and the settings of the day are carried out again: every day, because a
// certificate of ours is renewed when it is asked for in its last month, and soon where
// a door could not open, because its port or address may come free (a program that is
// just ending, a network that is just coming up). Only what failed is looked for so.
import type { Clock, Timer } from '../base/clock';
import type { Settings } from '../contract/settings';

export interface Applied {
  /** Resolves when the doors are as `settings` say. */
  apply(settings: Settings): Promise<void>;
  /** No more daily ones; resolves when the change under way is done. */
  close(): Promise<void>;
}

const DAY = 86_400_000;
const SOON = 15_000;

/** `carryOut` is never called twice at once; `failed` tells whether a door it wanted open is not. */
export function keptApplied(
  clock: Clock,
  settings: () => Settings,
  carryOut: (settings: Settings) => Promise<void>,
  failed: () => boolean,
): Applied {
  let applying: Promise<void> = Promise.resolve();
  let timer: Timer | null = null;
  let closed = false;
  const carry = async (wanted: Settings): Promise<void> => {
    timer?.cancel();
    await carryOut(wanted);
    if (!closed) timer = clock.after(failed() ? SOON : DAY, () => void apply(settings()));
  };
  const apply = (wanted: Settings): Promise<void> => (applying = applying.then(() => carry(wanted)));
  return {
    apply,
    async close() {
      closed = true;
      timer?.cancel();
      await applying;
    },
  };
}
