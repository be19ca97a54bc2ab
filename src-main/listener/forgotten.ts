// Content that belongs to no message, or to one that was refused: it is read and thrown
// away for the refusal to be heard, and has its size and its pace to keep all the same.
import type { Clock } from '../base/clock';
import type { Limits } from './limits';
import { type Pace, watchPace } from './pace';

export interface ForgottenDeps {
  readonly clock: Clock;
  readonly limits: Limits;
  /** Called once, and nothing more is counted then. */
  tooSlow(): void;
}

export class Forgotten {
  private chunk: { bytes: number; readonly pace: Pace } | null = null;

  constructor(private readonly deps: ForgottenDeps) {}

  /** `more` of this chunk will come. False where it is larger than `largest`, bytes. */
  came(bytes: number, more: boolean, largest: number): boolean {
    const { clock, limits, tooSlow } = this.deps;
    this.chunk ??= { bytes: 0, pace: watchPace(clock, limits, tooSlow) };
    this.chunk.bytes += bytes;
    this.chunk.pace.came(bytes);
    const fits = this.chunk.bytes <= largest;
    if (fits && !more) this.stop();
    return fits;
  }

  stop(): void {
    this.chunk?.pace.stop();
    this.chunk = null;
  }
}
