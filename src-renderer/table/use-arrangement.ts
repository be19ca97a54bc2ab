// Each table as the person at this computer wants it, kept beside the look of the window.
import { type Store, storeOf, useStore } from '../store';
import { type Arrangement, readArrangement } from './arrangement';

const placeOf = (name: string): string => `dialpost.columns.${name}`;

/** One for each table: its screen and the table itself look at the same. */
const known = new Map<string, Store<Arrangement>>();

function arrangementOf(name: string): Store<Arrangement> {
  const there = known.get(name);
  if (there) return there;
  const read = storeOf(readArrangement(localStorage.getItem(placeOf(name))));
  known.set(name, read);
  return read;
}

export function useArrangement(name: string): readonly [Arrangement, (next: Arrangement) => void] {
  const store = arrangementOf(name);
  const keep = (next: Arrangement): void => {
    localStorage.setItem(placeOf(name), JSON.stringify(next));
    store.tell(next);
  };
  return [useStore(store), keep];
}

/** By what the table is sorted; `first` where nobody has said, or no column can be sorted so any more. */
export function useSort(
  name: string,
  columns: readonly { readonly sort?: string }[],
  first: string,
): readonly [string, (next: string) => void] {
  const [arrangement, keep] = useArrangement(name);
  const { sort } = arrangement;
  const isKnown = sort !== null && columns.some((column) => column.sort === sort.replace(/^-/, ''));
  return [isKnown ? sort : first, (next) => keep({ ...arrangement, sort: next })];
}
