// Letters of which a start does not know whether they were sent: their record was lost and
// their content and envelope were found (orphans.ts), or they are known, and a part of the
// journal that may have said what became of them is lost. They are in the queue on hold
// until a person says of each whether it goes. Who shows them is told whenever one was
// decided about.
import type { QueueItem } from '../mail/envelope';

/** `item` as it waits where it may have been sent. What is on hold stays so for its own reason. */
export function asInDoubt(item: QueueItem): QueueItem {
  return item.state === 'hold' ? item : { ...item, state: 'hold', reason: { kind: 'in-doubt' } };
}

/** `item` as it goes back into the queue. */
export function asFoundAgain(item: QueueItem): QueueItem {
  return { ...item, state: 'hold', reason: { kind: 'found-again' } };
}

/** Nobody has decided about it yet. */
function isUndecided(item: QueueItem | undefined): boolean {
  return item?.state === 'hold' && (item.reason?.kind === 'found-again' || item.reason?.kind === 'in-doubt');
}

export class FoundAgain {
  private readonly left = new Set<string>();
  private readonly listeners = new Set<() => void>();

  /** `live` is what is safe on disk, now and later. */
  constructor(private readonly live: ReadonlyMap<string, QueueItem>) {
    this.look(live.keys());
  }

  get ids(): readonly string[] {
    return [...this.left];
  }

  onChange(fn: () => void): () => void {
    this.listeners.add(fn);
    return () => this.listeners.delete(fn);
  }

  /** What is safe of these has changed. */
  look(ids: Iterable<string>): void {
    let changed = false;
    for (const id of ids) {
      const is = isUndecided(this.live.get(id));
      if (is === this.left.has(id)) continue;
      changed = true;
      if (is) this.left.add(id);
      else this.left.delete(id);
    }
    if (changed) for (const listener of this.listeners) listener();
  }
}
