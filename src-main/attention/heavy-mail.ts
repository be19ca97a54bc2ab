// Letters the line cannot carry (queue/broken-off.ts), on the attention board: which, how
// far they came, and the ways out: try again, hold, return to the sender. Shown from the
// second break on; gone when they went, were removed, returned or held.
import { type Cuts, isOpen, type QueueItem } from '../mail/envelope';
import { TOO_HEAVY } from '../queue/broken-off';
import { causeWords } from '../words/causes';
import type { Queue } from '../queue/queue';
import type { AttentionBoard } from '../contract/attention';
import { attentionWords } from '../words/attention';

/** Shows what was so before; goes on for as long as the queue does. */
export function watchHeavyMail(queue: Queue, attention: AttentionBoard): void {
  /** The connector each was told under. */
  const heavy = new Map<string, string>();
  const look = (ids: readonly string[]): void => {
    const changed = new Set<string>();
    for (const id of ids) {
      const before = heavy.get(id);
      const now = heavyBy(queue.get(id));
      if (now) heavy.set(id, now.connector);
      else heavy.delete(id);
      for (const connector of [before, now?.connector]) if (connector !== undefined) changed.add(connector);
    }
    changed.forEach(tell);
  };
  const tell = (connector: string): void => {
    const ids = [...heavy]
      .filter(([, by]) => by === connector)
      .map(([id]) => id)
      .sort();
    const largest = ids.flatMap((id) => queue.get(id) ?? []).sort((a, b) => b.bytes - a.bytes)[0];
    const cuts = heavyBy(largest ?? null);
    const key = `heavy:${connector}` as const;
    if (!largest || !cuts) return attention.clear(key);
    attention.raise(key, 'warning', sentence(largest, cuts, ids.length), [
      { kind: 'retry', ids },
      { kind: 'hold', ids },
      { kind: 'return', ids },
    ]);
  };
  queue.onChange(look);
  look(queue.select({}));
}

function heavyBy(item: QueueItem | null): Cuts | null {
  const { cuts = null, state } = item ?? {};
  return cuts !== null && cuts.count >= TOO_HEAVY && state !== 'hold' ? cuts : null;
}

function sentence({ bytes, recipients }: QueueItem, cuts: Cuts, letters: number): string {
  const [first, ...more] = recipients.filter(isOpen);
  return attentionWords.heavy({
    letters,
    bytes,
    to: first?.address ?? null,
    more: more.length,
    host: cuts.host,
    brokeOff: causeWords.brokeOff(cuts),
    reached: causeWords.carried(cuts.bytes),
    outOfTime: cuts.why === 'time',
  });
}
