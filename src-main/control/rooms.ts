// The relay as its doors see it, also while it is taken down and built again: questions
// are answered "starting" meanwhile, and who listens goes on listening to the next one.
// A relay that cannot be built again is tried once more every half minute until it
// can, or until it is to stop. Rejects only at the first start.
import { type Clock, sleep } from '../base/clock';
import type { Log } from '../base/log';
import type { EventName, Events, Listen } from '../contract/events';
import type { Handlers } from '../contract/methods';
import type { RunningRelay } from './post';

const TRY_AGAIN = 30_000;

export class Rooms<R extends RunningRelay> {
  private readonly listeners = new Set<Parameters<Listen>[0]>();
  private readonly over = new AbortController();
  private relay: R | null = null;
  private rebuilding: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly start: () => Promise<R>,
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
    await old?.stop().catch((error: unknown) => this.complain(error));
    while (!this.relay && !this.over.signal.aborted) {
      await this.open().catch((error: unknown) => this.complain(error));
      if (!this.relay) await sleep(this.clock, TRY_AGAIN, this.over.signal);
    }
  }

  private complain(error: unknown): void {
    this.log.write('relay', 'minimum', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  private tell<E extends EventName>(event: E, told: Events[E]): void {
    for (const listener of this.listeners) listener(event, told);
  }
}
