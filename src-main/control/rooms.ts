// The relay as its doors see it, also while it is taken down and built again: questions
// are answered "starting" meanwhile, and who listens goes on listening to the next one.
// A relay that cannot be built again is tried once more every half minute until it
// can, or until it is to stop. One that neither ends nor starts within minutes is given
// up: a second one beside it would write to the same spool, so the process has to end,
// as after a kill. Rejects only at the first start.
import { type Clock, sleep } from '../base/clock';
import type { Log } from '../base/log';
import type { EventName, Events, Listen } from '../contract/events';
import type { Handlers } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';

const TRY_AGAIN = 30_000;
/** A line that is being hung up has 40 seconds of it. */
const ENDS_WITHIN = 120_000;
/** A spool of a hundred thousand letters on a slow disk is far below. */
const STARTS_WITHIN = 600_000;

/** What this room needs of a relay. */
export interface RunningRelay {
  readonly handlers: Handlers;
  readonly listen: Listen;
  /** The computer woke. */
  wake(): void;
  /** Puts a fault on the board. */
  raise(text: string): void;
  stop(): Promise<void>;
  /** The names of the lines that are being hung up now. */
  hangingUp(): readonly string[];
}

export class Rooms<R extends RunningRelay> {
  private readonly listeners = new Set<Parameters<Listen>[0]>();
  private readonly over = new AbortController();
  private relay: R | null = null;
  private rebuilding: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly start: () => Promise<R>,
    /** Nothing else is possible: ends the process. `why` is a sentence. */
    private readonly giveUp: (why: string) => void,
  ) {}

  /** The first start. */
  async open(): Promise<R> {
    const relay = await this.start();
    relay.listen((event, told) => this.tell(event, told));
    this.relay = relay;
    return relay;
  }

  readonly handlers = (): Handlers | null => this.relay?.handlers ?? null;

  readonly listen: Listen = (listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly raise = (text: string): void => this.relay?.raise(text);

  wake(): void {
    this.relay?.wake();
  }

  readonly hangingUp = (): readonly string[] => this.relay?.hangingUp() ?? [];

  /** Resolves when it is up again. */
  readonly restart = (): Promise<void> => {
    this.rebuilding = this.rebuild();
    return this.rebuilding;
  };

  async stop(): Promise<void> {
    this.over.abort();
    await this.rebuilding;
    await this.relay?.stop();
  }

  private async rebuild(): Promise<void> {
    const old = this.relay;
    this.relay = null;
    if (old && !(await this.settles(old.stop(), ENDS_WITHIN))) return this.giveUp(controlWords.guard.notTakenDown);
    while (!this.relay && !this.over.signal.aborted) {
      if (!(await this.settles(this.open(), STARTS_WITHIN))) return this.giveUp(controlWords.guard.notBuilt);
      if (!this.relay) await sleep(this.clock, TRY_AGAIN, this.over.signal);
    }
  }

  /** False: `work` came to no end in time. Its error is logged. */
  private async settles(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
    const over = new AbortController();
    const done = work.catch((error: unknown) => this.complain(error)).then(() => true);
    const settled = await Promise.race([done, sleep(this.clock, milliseconds, over.signal).then(() => false)]);
    over.abort();
    return settled;
  }

  private complain(error: unknown): void {
    this.log.write('relay', 'minimum', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  private tell<E extends EventName>(event: E, told: Events[E]): void {
    for (const listener of this.listeners) listener(event, told);
  }
}
