// Messages that are damaged or missing leave the queue: their bytes go to corrupt/ with a
// note, those who watch are told, and their senders are (telling.ts). PROMISE: nothing
// leaves before its bytes and its note are safe there. Who was most likely delivered
// leaves without anybody being told to send it again.
import { copyAside, moveAside, type Note } from '../base/aside';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { QueueItem } from '../mail/envelope';
import type { Contents } from './content';
import type { Logged } from './journal/logged';
import type { Teller } from './spool';
import { diskTrouble, type SpoolError } from './spool-error';
import { Telling } from './telling';
import { spoolWords } from '../words/spool';

export interface SetAsideDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly paths: { readonly corrupt: string };
  readonly contents: Contents;
  readonly logged: Logged;
  readonly live: ReadonlyMap<string, QueueItem>;
  /** What lies in corrupt/, by name. */
  readonly notes: Map<string, Note>;
  /** Why nothing is moved any more; null: it is. */
  refusal(): SpoolError | null;
  /** It is no longer one that cannot be read. */
  readable(id: string): void;
  /** Writes down that it left the queue. */
  gone(id: string): Promise<void>;
}

export class SetAside {
  private readonly listeners = new Set<(id: string, why: string) => void>();
  private readonly leaving = new Map<string, Promise<void>>();
  private readonly telling = new Telling();

  constructor(private readonly deps: SetAsideDeps) {}

  /** Two who find the same damage at once set it aside once. Rejects SpoolError; it stays where it is then. */
  take(id: string, why: string): Promise<void> {
    return this.leave(id, why, null);
  }

  /** As `take`, but nobody is told to send it again. */
  takeDelivered(id: string): Promise<void> {
    return this.leave(id, spoolWords.message.mostLikelyDelivered, (item) => this.deps.gone(item.id));
  }

  /** Is it out of the queue, and only waits for its sender to be told? */
  isUntold(id: string): boolean {
    return this.telling.has(id);
  }

  tellSenders(teller: Teller): void {
    this.telling.tellSenders(teller);
  }

  tellAgain(): void {
    this.telling.again();
  }

  onSetAside(fn: (id: string, why: string) => void): () => void {
    this.listeners.add(fn);
    return () => this.listeners.delete(fn);
  }

  private leave(id: string, why: string, end: Teller | null): Promise<void> {
    const refusal = this.deps.refusal();
    if (refusal) return Promise.reject(refusal);
    let leaving = this.leaving.get(id);
    if (!leaving) {
      leaving = this.moveOut(id, why, end).finally(() => this.leaving.delete(id));
      this.leaving.set(id, leaving);
    }
    return leaving;
  }

  private async moveOut(id: string, why: string, end: Teller | null): Promise<void> {
    const { paths, contents, logged, live, notes, clock, log } = this.deps;
    const known = live.get(id);
    const kind = end ? ({ kind: 'most-likely-delivered' } as const) : {};
    const note = { name: `${id}.eml`, why, ...kind, at: clock.now(), known };
    const moved = logged.has(id)
      ? logged.raw(id).then((record) => copyAside(paths.corrupt, note, record))
      : moveAside(paths.corrupt, note, contents.path(id));
    await moved.catch((error: unknown) => {
      throw diskTrouble(error, paths.corrupt, 'moveDamaged');
    });
    if (!notes.has(note.name)) notes.set(note.name, note);
    log.write('queue', 'minimum', spoolWords.log.setAside, { id, why });
    logged.forget(id);
    this.deps.readable(id);
    const told = known ? this.telling.add(known, why, end) : null;
    for (const listener of this.listeners) listener(id, why);
    // Who tells a sender looks here again before he is done; what only leaves is to be gone when the start goes on.
    if (end) await told;
  }
}
