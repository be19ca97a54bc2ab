// Who connected to our listeners since the start: the last time of each address, for a
// few hundred of them. It tells what no test from inside can: that a way is open.
import type { Clock } from '../base/clock';

export interface SeenCaller {
  readonly remote: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Callers {
  came(listener: string, remote: string): void;
  /** Latest first. */
  of(listener: string): readonly SeenCaller[];
}

const KEPT = 300;

export function rememberCallers(clock: Clock): Callers {
  const doors = new Map<string, Map<string, number>>();
  return {
    came(listener, remote) {
      const seen = doors.get(listener) ?? new Map<string, number>();
      doors.set(listener, seen);
      // Anew at the end: what came longest ago stands first and goes first.
      seen.delete(remote);
      seen.set(remote, clock.now());
      for (const old of seen.keys()) if (seen.size > KEPT) seen.delete(old);
    },
    of: (listener) => [...(doors.get(listener) ?? [])].map(([remote, at]) => ({ remote, at })).reverse(),
  };
}
