// Which messages an action means: some by name, or everything the filter matches,
// however many that is. Pure.
import type { QueueFilter, QueueSelection } from '../../src-main/contract/methods';

export type Selection = { readonly kind: 'some'; readonly ids: ReadonlySet<string> } | { readonly kind: 'all' };

export const NOTHING: Selection = { kind: 'some', ids: new Set() };

export const only = (id: string): Selection => ({ kind: 'some', ids: new Set([id]) });

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' || selection.ids.has(id);
}

/** `id` and nothing else. */
export function isOnly(selection: Selection, id: string | null): boolean {
  return selection.kind === 'some' && selection.ids.size === 1 && id !== null && selection.ids.has(id);
}

/** The id of the one that is selected, where it is one. */
export function onlyOne(selection: Selection): string | null {
  const [first] = selection.kind === 'some' && selection.ids.size === 1 ? selection.ids : [];
  return first ?? null;
}

/** Out of "all", one click begins a new selection: nobody means "all but this" by accident. */
export function toggled(selection: Selection, id: string): Selection {
  const ids = new Set(selection.kind === 'all' ? [] : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids };
}

/** Those from one row to another; `more`: beside what is selected. */
export function ranged(selection: Selection, ids: readonly string[], more: boolean): Selection {
  const before = more && selection.kind === 'some' ? [...selection.ids] : [];
  return { kind: 'some', ids: new Set([...before, ...ids]) };
}

/** What has left is selected no longer; everything that matches never held it by name. */
export function without(selection: Selection, gone: readonly string[]): Selection {
  if (selection.kind === 'all' || !gone.some((id) => selection.ids.has(id))) return selection;
  const left = new Set(gone);
  return { kind: 'some', ids: new Set([...selection.ids].filter((id) => !left.has(id))) };
}

export function howMany(selection: Selection, total: number): number {
  return selection.kind === 'all' ? total : selection.ids.size;
}

/** What the box in the list's head shows. */
export function headOf(selection: Selection): 'none' | 'some' | 'all' {
  if (selection.kind === 'all') return 'all';
  return selection.ids.size === 0 ? 'none' : 'some';
}

/** As the relay wants it. */
export function asked(selection: Selection, filter: QueueFilter): QueueSelection {
  return selection.kind === 'all' ? { ...filter, all: true } : { ids: [...selection.ids] };
}
