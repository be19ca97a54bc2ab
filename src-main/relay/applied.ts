// Doors that follow the settings: one change is carried out at a time, in the order
// they came, and the settings of the day are carried out again every day, because a
// certificate of ours is renewed when it is asked for in its last month.
import type { Clock, Timer } from '../base/clock';
import type { Settings } from '../contract/settings';

export interface Applied {
  /** Resolves when the doors are as `settings` say. */
  apply(settings: Settings): Promise<void>;
  /** No more daily ones; resolves when the change under way is done. */
  close(): Promise<void>;
}

const DAY = 86_400_000;

/** `carryOut` is never called twice at once. */
export function appliedDaily(clock: Clock, settings: () => Settings, carryOut: (settings: Settings) => Promise<void>): Applied {
  let applying: Promise<void> = Promise.resolve();
  let timer: Timer | null = null;
  const apply = (wanted: Settings): Promise<void> => (applying = applying.then(() => carryOut(wanted)));
  const again = (): void => {
    timer = clock.after(DAY, () => void apply(settings()).then(again));
  };
  again();
  return {
    apply,
    async close() {
      timer?.cancel();
      await applying;
    },
  };
}
