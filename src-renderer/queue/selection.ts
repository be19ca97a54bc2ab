// Which messages an action means: some by name, or everything the filter matches,
// however many that is. Pure.
import type { QueueFilter, QueueSelection } from '../../src-main/contract/methods';

export type Selection = { readonly kind: 'some'; readonly ids: ReadonlySet<string> } | { readonly kind: 'all' };

export const NOTHING: Selection = { kind: 'some', ids: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' || selection.ids.has(id);
}

/** Out of "all", one click begins a new selection: nobody means "all but this" by accident. */
export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.kind === 'all' ? [] : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids };
}

export function howMany(selection: Selection, total: number): number {
  return selection.kind === 'all' ? total : selection.ids.size;
}

/** As the relay wants it. */
export function asked(selection: Selection, filter: QueueFilter): QueueSelection {
  return selection.kind === 'all' ? { ...filter, all: true } : { ids: [...selection.ids] };
}
