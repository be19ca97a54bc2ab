// Pausing and resuming, by a person or by the wall clock: what is said is on the disk before
// it takes effect, and a pause with an end is over at that moment of the wall clock, also
// after a sleep, a restart, or a clock that was set.
//
// An end that the disk will not hear of is one all the same: the file names it too, and at
// the next start it has passed.
import type { Clock, Timer } from '../base/clock';
import { ContractError } from '../contract/errors';
import type { Params } from '../contract/methods';
import type { PausedFlag } from '../config/paused';
import { relayWords } from '../words/relay';

export interface PausingDeps {
  readonly clock: Clock;
  readonly flag: PausedFlag;
  /** Dialling ends, or may begin again. */
  take(on: boolean): void;
}

export interface Pausing {
  /** When it ends by itself, milliseconds since 1970 UTC; null: it does not, or there is none. */
  until(): number | null;
  /** Throws ContractError 'refused' for an end that is past; rejects where the disk refuses. */
  pause(wish: Params<'relay.pause'>): Promise<void>;
  resume(): Promise<void>;
  /** The clock was set, or the computer woke. */
  wake(): void;
  close(): void;
}

/** A timer counts running time: in between the wall clock is looked at. */
const LOOK = 30_000;
const MINUTE = 60_000;

/** Is Dialpost to start paused? A pause whose end has passed meanwhile is over. */
export function pausedAtStart({ atStart }: PausedFlag, now: number): boolean {
  return atStart !== null && (atStart.until === null || atStart.until > now);
}

export function openPausing({ clock, flag, take }: PausingDeps): Pausing {
  let until = flag.atStart?.until ?? null;
  let timer: Timer | null = null;
  let closed = false;
  let working: Promise<void> = Promise.resolve();
  /** One after the other, so that an end that comes just now does not undo a new pause. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = working.then(work);
    working = done.catch(() => undefined);
    return done;
  };
  const look = (): void => {
    timer?.cancel();
    timer = null;
    if (until === null || closed) return;
    if (clock.now() >= until) return void inTurn(end);
    timer = clock.after(Math.min(LOOK, until - clock.now()), look);
  };
  const end = async (): Promise<void> => {
    if (until === null || clock.now() < until || closed) return look();
    until = null;
    take(false);
    await flag.set(null).catch(() => undefined);
  };
  const set = (pause: { readonly until: number | null } | null): Promise<void> =>
    inTurn(async () => {
      await flag.set(pause);
      until = pause?.until ?? null;
      take(pause !== null);
      look();
    });
  look();
  return {
    until: () => until,
    pause: (wish) => set({ until: endOf(wish, clock.now()) }),
    resume: () => set(null),
    wake: look,
    close() {
      closed = true;
      timer?.cancel();
    },
  };
}

function endOf({ forMinutes, until }: Params<'relay.pause'>, now: number): number | null {
  if (forMinutes !== undefined) return now + forMinutes * MINUTE;
  if (until === undefined) return null;
  const at = Date.parse(until);
  if (at <= now) throw new ContractError('refused', relayWords.pauseIsOver);
  return at;
}
