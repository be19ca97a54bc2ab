// Letters of which a start does not know whether they were sent: their record was lost and
// their content and envelope were found (orphans.ts), or they are known, and a part of the
// journal that may have said what became of them is lost. They are in the queue on hold
// until a person says of each whether it goes. Who shows them is told whenever one was
// decided about.
import type { QueueItem } from '../mail/envelope';

/** Why a letter that was found again is on hold. */
const FOUND_AGAIN =
  'Found again without its record in the journal. It may have been delivered already: look into the history before you release it';

/** Why a letter is on hold of which more was said than can be read. */
const IN_DOUBT =
  'A part of the journal is lost, so this may have been sent already: look into the history before you release it';

/** `item` as it waits where it may have been sent. What is on hold stays so for its own reason. */
export function asInDoubt(item: QueueItem): QueueItem {
  return item.state === 'hold' ? item : { ...item, state: 'hold', reason: IN_DOUBT };
}

/** `item` as it goes back into the queue. */
export function asFoundAgain(item: QueueItem): QueueItem {
  return { ...item, state: 'hold', reason: FOUND_AGAIN };
}

/** Nobody has decided about it yet. */
function isUndecided(item: QueueItem | undefined): boolean {
  return item?.state === 'hold' && (item.reason === FOUND_AGAIN || item.reason === IN_DOUBT);
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
