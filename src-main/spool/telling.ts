// Messages that were set aside and whose senders have not been told yet. PROMISE: one
// stays in the journal until its sender was told; the next start finds it without its
// content, and tells. Nobody is told of a message that was most likely delivered: it
// only leaves the journal.
import type { QueueItem } from '../mail/envelope';
import type { Teller } from './spool';

interface Untold {
  readonly item: QueueItem;
  readonly why: string;
  /** Who ends it; null: whoever tells senders. */
  readonly end: Teller | null;
  underWay: boolean;
}

export class Telling {
  private readonly untold = new Map<string, Untold>();
  private teller: Teller | null = null;

  has(id: string): boolean {
    return this.untold.has(id);
  }

  /** Ends it now if somebody can: by `end`, or by who tells senders. Resolves when that was tried. */
  add(item: QueueItem, why: string, end: Teller | null = null): Promise<void> {
    this.untold.set(item.id, { item, why, end, underWay: false });
    return this.tell(item.id);
  }

  tellSenders(teller: Teller): void {
    this.teller = teller;
    this.again();
  }

  /** Asks again for those that could not be ended. */
  again(): void {
    for (const id of this.untold.keys()) void this.tell(id);
  }

  private async tell(id: string): Promise<void> {
    const one = this.untold.get(id);
    const end = one?.end ?? this.teller;
    if (!one || !end || one.underWay) return;
    one.underWay = true;
    // Who tells also says what kept him from it.
    await end(one.item, one.why).then(
      () => this.untold.delete(id),
      () => (one.underWay = false),
    );
  }
}
