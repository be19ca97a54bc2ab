// A clock that stands still until a test moves it. `advance` fires every timer
// that falls due on the way, in the order of their times (equal times: in the
// order they were armed), also those armed by the ones that fire; while a timer
// runs, now() is that timer's own time. `jump` moves the wall clock alone, as a
// person or a time server would; `sleep` is the computer's own: timers and monotonic
// time stand still. Real time never plays a part.
import type { Clock, Timer } from '../../src-main/base/clock';

export interface ManualClock extends Clock {
  /** Moves both clocks by `milliseconds` and fires what falls due, all before it returns. */
  advance(milliseconds: number): void;
  /** As advance, but lets promises and disk callbacks run after each timer and at the end. */
  advanceAsync(milliseconds: number): Promise<void>;
  /** Sets the wall clock to `to`; timers and monotonic() do not notice. */
  jump(to: number): void;
  /** The computer sleeps: wall clock and elapsed time go on. */
  sleep(milliseconds: number): void;
  /** Timers armed and neither fired nor cancelled. */
  pending(): number;
  /** How long each of them has still to go, milliseconds. */
  remaining(): readonly number[];
}

interface Armed {
  readonly at: number;
  readonly order: number;
  readonly fn: () => void;
}

/** Lets everything that is ready run: promises, then one turn of the event loop. */
export function settleTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock at `start` (wall clock, milliseconds since 1970); monotonic() begins at 0. */
export function manualClock(start: number = Date.UTC(2026, 0, 5, 12, 0, 0)): ManualClock {
  const timers = new Set<Armed>();
  let wall = start;
  let monotonic = 0;
  let slept = 0;
  let orders = 0;

  const move = (to: number): void => {
    wall += to - monotonic;
    monotonic = to;
  };

  const fireNext = (until: number): boolean => {
    let next: Armed | null = null;
    for (const timer of timers) {
      if (timer.at <= until && (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)))
        next = timer;
    }
    if (!next) return false;
    timers.delete(next);
    move(Math.max(monotonic, next.at));
    next.fn();
    return true;
  };

  return {
    now: () => wall,
    monotonic: () => monotonic,
    elapsed: () => monotonic + slept,
    after(milliseconds: number, fn: () => void): Timer {
      const armed: Armed = { at: monotonic + Math.max(0, milliseconds), order: orders++, fn };
      timers.add(armed);
      return { cancel: () => void timers.delete(armed) };
    },
    advance(milliseconds) {
      const until = monotonic + milliseconds;
      while (fireNext(until));
      move(until);
    },
    async advanceAsync(milliseconds) {
      const until = monotonic + milliseconds;
      do await settleTurn();
      while (fireNext(until));
      move(until);
      await settleTurn();
    },
    jump(to) {
      wall = to;
    },
    sleep(milliseconds) {
      wall += milliseconds;
      slept += milliseconds;
    },
    pending: () => timers.size,
    remaining: () => [...timers].map(({ at }) => at - monotonic),
  };
}
