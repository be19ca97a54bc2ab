// A call that ends with us: a power cut or a crash in its midst. What it has come to is written
// down when its line is up, and every half a minute from then on; the next start finds
// that it never ended, and books and files it by what was written last. Only calls that are
// dialled or paid for: of any other there is nothing to answer for.
import type { Clock, Timer } from '../base/clock';
import type { Log } from '../base/log';
import type { SessionArchive } from '../config/sessions';
import type { Session } from '../contract/views';
import type { Booking, CostBook } from '../link/cost-book';
import { sessionWords } from '../words/session';

/** Milliseconds. */
const EVERY = 30_000;

export interface NotingDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Writes it down durably. */
  note(session: Session): Promise<void>;
}

/** Notes what one call has come to. */
export class CallNotes {
  private timer: Timer | null = null;
  private stopped = false;

  constructor(
    private readonly deps: NotingDeps,
    private readonly view: () => Session,
  ) {}

  /** Resolves when the first note is written; a disk that refuses is logged. Nothing after stop(). */
  begin(): Promise<void> {
    return this.timer || this.stopped ? Promise.resolve() : this.write();
  }

  stop(): void {
    this.stopped = true;
    this.timer?.cancel();
  }

  private async write(): Promise<void> {
    const { clock, log, note } = this.deps;
    this.timer = clock.after(EVERY, () => void this.write());
    const view = this.view();
    await note(view).catch((error: unknown) =>
      log.write('relay', 'minimum', sessionWords.log.notNoted(view.id, String(error))),
    );
  }
}

export interface CutOffBooks {
  readonly sessions: Pick<SessionArchive, 'unended' | 'save'>;
  readonly costBook: Pick<CostBook, 'leftOnline' | 'book'>;
}

/** Books and files the calls that were under way when we last ended. Rejects with the system's error. */
export async function fileCutOff({ sessions, costBook }: CutOffBooks): Promise<void> {
  const notBooked = new Set(costBook.leftOnline().map(({ link }) => link));
  for (const call of await sessions.unended()) {
    const ended = endedAt(call);
    // What it was cut off at tells nothing of how fast the line is.
    if (notBooked.has(call.link)) await costBook.book(call.link, { ...bookingOf(ended), rate: null });
    await sessions.save({ ...ended, transcript: `${ended.error}\n` });
  }
}

function endedAt(call: Session): Session & { readonly error: string } {
  const last = call.phases.at(-1);
  const at = last ? Date.parse(last.at) + (last.seconds ?? 0) * 1000 : Date.parse(call.startedAt);
  const iso = new Date(at).toISOString();
  return {
    ...call,
    phase: 'ended',
    endedAt: iso,
    result: call.sent + call.received > 0 ? 'partly' : 'failed',
    error: sessionWords.cutOff,
    shownAs: null,
    hangsUpAt: null,
    nextStepAt: null,
    hangingUp: null,
    phases: [...call.phases, { phase: 'ended', at: iso, seconds: 0 }],
  };
}

/** What a session comes to in the cost book. */
export function bookingOf(session: Session): Booking {
  const { startedAt, secondsOnline, bytesIn, bytesOut, cost, currency, pace } = session;
  return {
    startedAt: Date.parse(startedAt),
    seconds: secondsOnline,
    bytes: bytesIn + bytesOut,
    cost,
    currency,
    rate: pace?.bytesPerSecond ?? null,
  };
}
