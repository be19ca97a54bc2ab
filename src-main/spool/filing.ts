// Gives every content that stands only in the journal a file of its own: when no
// mail has come for a moment, when the journal is about to be replaced, and at the
// end. What has left the queue meanwhile needs none. Until files and names are
// synced and the journal says so the journal is the truth, and a file a crash left
// half written is simply written again. On disk trouble everything stays where it
// is and is tried later.
import type { Clock, Timer } from '../base/clock';
import type { QueueItem } from '../mail/envelope';
import type { Contents } from './content';
import type { Journal } from './journal/journal';
import { filedRecord, type Logged } from './journal/logged';
import { SpoolError } from './spool-error';
import { spoolWords } from '../words/spool';

/** No mail for this long: then there is time. */
const QUIET_MS = 500;
/** After trouble with the disk. */
const AGAIN_MS = 30_000;
/** As many at once: their syncs share one write of the file system's own journal. */
const TOGETHER = 32;
/** More than these are left to the next start: stopping should not take long. */
const AT_THE_END = 2000;

export interface FilingDeps {
  readonly clock: Clock;
  readonly contents: Contents;
  readonly logged: Logged;
  readonly journal: Journal;
  /** What is in the queue. */
  readonly live: ReadonlyMap<string, QueueItem>;
  /** Its record in the journal is no longer sound. */
  damaged(id: string): Promise<void>;
  /** Called once until it goes on. */
  troubled(error: unknown): void;
}

export class Filing {
  private timer: Timer | null = null;
  private mailCame = false;
  private running: Promise<void> | null = null;
  private batch: { readonly ids: readonly string[]; readonly done: Promise<void> } | null = null;
  private closed = false;
  /** What keeps it from its work has been told. */
  private troubled = false;

  constructor(private readonly deps: FilingDeps) {}

  /** Mail was accepted: begin when it has been quiet for a while. */
  soon(): void {
    this.mailCame = true;
    if (!this.timer && !this.running && !this.closed) this.arm(QUIET_MS);
  }

  /**
   * Everything in segments before `segment`. Rejects SpoolError, also when it is closed meanwhile; what was filed by
   * then is filed.
   */
  async before(segment: number): Promise<void> {
    for await (const _ of this.batches(segment))
      if (this.closed) throw new SpoolError('closed', spoolWords.closing, '');
  }

  /** Waits for `id` if it is being filed just now. */
  async settled(id: string): Promise<void> {
    if (this.batch?.ids.includes(id)) await this.batch.done.catch(() => undefined);
  }

  /** Begins nothing any more, and ends soon what was begun. */
  stop(): void {
    this.closed = true;
    this.timer?.cancel();
  }

  /** Call after `stop`: gives what is left its files, unless that would take long. */
  async finish(): Promise<void> {
    await this.running;
    if (this.deps.logged.count > AT_THE_END) return;
    try {
      for await (const _ of this.batches());
    } catch (error) {
      this.deps.troubled(error);
    }
  }

  private arm(milliseconds: number): void {
    this.timer = this.deps.clock.after(milliseconds, () => {
      this.timer = null;
      if (!this.mailCame) this.running = this.whileQuiet().finally(() => (this.running = null));
      else this.arm(QUIET_MS);
      this.mailCame = false;
    });
  }

  private async whileQuiet(): Promise<void> {
    try {
      for await (const _ of this.batches()) if (this.mailCame || this.closed) break;
      this.troubled = false;
      if (!this.closed) await this.deps.journal.noteReach();
      if (this.mailCame && !this.closed) this.arm(QUIET_MS);
    } catch (error) {
      if (!this.troubled) this.deps.troubled(error);
      this.troubled = true;
      if (!this.closed) this.arm(AGAIN_MS);
    }
  }

  private async *batches(segment?: number): AsyncGenerator<void> {
    const ids = this.deps.logged.before(segment);
    for (let from = 0; from < ids.length; from += TOGETHER) {
      // One at a time, whoever asks: nothing is written by two.
      while (this.batch) await this.batch.done.catch(() => undefined);
      const some = ids.slice(from, from + TOGETHER).filter((id) => this.deps.logged.has(id));
      const done = this.file(some).finally(() => (this.batch = null));
      this.batch = { ids: some, done };
      yield await done;
    }
  }

  private async file(ids: readonly string[]): Promise<void> {
    const ends = await Promise.allSettled(ids.map((id) => this.store(id)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    const { logged, contents } = this.deps;
    const forget = (): void =>
      ids.forEach((id) => {
        logged.forget(id);
        contents.filed(id);
      });
    // There is time now; while mail comes the journal looks more seldom whether its segment is still there.
    this.deps.journal.lookSoon();
    await this.deps.journal.append(filedRecord(ids), {
      contents: new Map(),
      before: () => Promise.resolve(),
      synced: forget,
    });
  }

  private async store(id: string): Promise<void> {
    const { live, logged, contents } = this.deps;
    const item = live.get(id);
    if (!item) return;
    const bytes = await logged.read(id);
    if (bytes) await contents.store(item, bytes);
    else await this.deps.damaged(id);
  }
}
