// What may follow what. The table is the law; everything that changes a state asks
// it, and an event it does not name for a state is a fault of ours, said aloud.
// `active` lives in memory only: the journal keeps the state an interruption
// returns to, so that a start after a crash finds nothing half way.
import { slip } from '../base/slip';
import type { State } from '../mail/envelope';

export type Event =
  /** Handed to a connector. */
  | 'take'
  /** An attempt is over, another connector still works on it. */
  | 'shared'
  /** Everybody is served or told. */
  | 'finished'
  /** Somebody is to be tried again later. */
  | 'postponed'
  /** Somebody has not been tried. */
  | 'interrupted'
  /** It failed for good and nobody could tell the sender, or a person asked for hold meanwhile. */
  | 'kept'
  /** A person: try now, hold, go on, take away. */
  | 'requeue'
  | 'hold'
  | 'release'
  | 'remove';

export const NEXT: Readonly<Record<State, Partial<Record<Event, State | 'gone'>>>> = {
  incoming: {
    take: 'active',
    requeue: 'incoming',
    postponed: 'deferred',
    hold: 'hold',
    finished: 'gone',
    kept: 'hold',
    remove: 'gone',
  },
  active: {
    take: 'active',
    shared: 'active',
    finished: 'gone',
    postponed: 'deferred',
    interrupted: 'incoming',
    kept: 'hold',
    remove: 'gone',
  },
  deferred: {
    take: 'active',
    requeue: 'incoming',
    interrupted: 'incoming',
    hold: 'hold',
    finished: 'gone',
    kept: 'hold',
    remove: 'gone',
  },
  // Taken from hold, it goes back there: a person's wish stands.
  hold: { take: 'active', release: 'incoming', hold: 'hold', finished: 'gone', kept: 'hold', remove: 'gone' },
};

/** True where `event` may happen to a message in `state`. */
export function allows(state: State, event: Event): boolean {
  return NEXT[state][event] !== undefined;
}

/** The state after `event`. Throws Error on what the table does not name. */
export function after(state: State, event: Event): State | 'gone' {
  const next = NEXT[state][event];
  if (next === undefined) throw slip(`a message that is ${state} cannot be told ${event}`);
  return next;
}
