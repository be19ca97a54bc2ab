// What the journal can say about the queue, and what a list of such sayings makes
// of it. Applying is pure bookkeeping: the same changes in the same order give the
// same items, at work and when the disk is read again.
import type { QueueItem } from '../mail/envelope';

/** The fields that changed, and whose. */
export type ChangedFields = Partial<Omit<QueueItem, 'id'>> & { readonly id: string };

/**
 * put: admitted, or written anew as a whole; set: these fields are now so; gone: out of the queue for good.
 * `whole` is never written: it is the item with the fields changed, for who holds it anyway, so that memory keeps one
 * of it.
 */
export type Change =
  { readonly put: QueueItem } | { readonly set: ChangedFields; readonly whole?: QueueItem } | { readonly gone: string };

/** Whose it is. */
export function idOf(change: Change): string {
  if ('put' in change) return change.put.id;
  return 'set' in change ? change.set.id : change.gone;
}

/** What the journal writes of it. */
export function written(change: Change): Change {
  return 'set' in change ? { set: change.set } : change;
}

/** Works `change` into `items`. False when it names an item that is not there (nothing happens then). */
export function applyChange(items: Map<string, QueueItem>, change: Change): boolean {
  if ('put' in change) {
    items.set(change.put.id, change.put);
    return true;
  }
  if ('gone' in change) return items.delete(change.gone);
  const item = items.get(change.set.id);
  if (item) items.set(item.id, change.whole ?? { ...item, ...change.set });
  return item !== undefined;
}
