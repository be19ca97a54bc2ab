// Letters that were put back from a backup and wait on hold, on the attention board: one
// press or one word releases them all. Gone when a person has decided about each.
import type { AttentionBoard } from '../contract/attention';
import type { Queue } from '../queue/queue';
import { attentionWords } from '../words/attention';

/** Shows what was so before; goes on for as long as the queue does. */
export function watchRestored(queue: Queue, attention: AttentionBoard): void {
  /** By id, when the backup was made. */
  const held = new Map<string, number>();
  const look = (ids: readonly string[]): boolean => {
    let changed = false;
    for (const id of ids) {
      const item = queue.get(id);
      const at = item?.state === 'hold' && item.reason?.kind === 'restored' ? item.reason.at : null;
      changed ||= (at ?? undefined) !== held.get(id);
      if (at === null) held.delete(id);
      else held.set(id, at);
    }
    return changed;
  };
  const tell = (): void => {
    const [oldest] = [...held.values()].sort((a, b) => a - b);
    if (oldest === undefined) return attention.clear('restored');
    attention.raise('restored', 'warning', attentionWords.restored(held.size, oldest), [
      { kind: 'open', screen: 'queue', id: null },
      { kind: 'release', ids: [...held.keys()].sort() },
    ]);
  };
  queue.onChange((ids) => void (look(ids) && tell()));
  if (look(queue.select({ state: 'hold' }))) tell();
}
