// A fault that nobody expected, on the board: for a day, since nothing tells when it is
// over and a list that only grows is read by nobody; a later one begins the day anew.
// A restart forgets it; the log does not.
import type { Clock, Timer } from '../base/clock';
import type { AttentionBoard } from '../contract/attention';

export interface FaultTeller {
  raise(text: string): void;
  close(): void;
}

const DAY = 86_400_000;

export function tellFaults(clock: Clock, attention: AttentionBoard): FaultTeller {
  let timer: Timer | null = null;
  return {
    raise(text) {
      timer?.cancel();
      timer = clock.after(DAY, () => attention.clear('fault'));
      attention.raise('fault', 'error', text, { kind: 'show-folder' });
    },
    close: () => timer?.cancel(),
  };
}
