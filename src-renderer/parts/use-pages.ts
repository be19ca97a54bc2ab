// A long list in pages: only the rows on screen are asked for, and those asked
// for before stay until newer ones have come, so nothing flickers. `key` names
// what is listed; another key begins a new list. Answers that come too late for
// their list are dropped.
import { useCallback, useEffect, useRef, useState } from 'react';
import { sentence } from '../relay';

const PAGE = 100;

export interface PageOf<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

/** A list that is not to move just now. */
export interface Stillness {
  still(): boolean;
  /** Called where rows that had come were not shown for it. */
  dropped(): void;
}

export interface Pages<T> {
  /** What is listed. */
  readonly key: string;
  /** null before the first answer. */
  readonly total: number | null;
  readonly trouble: string | null;
  row(index: number): T | undefined;
  /** Tells which rows are on screen, both included. */
  want(first: number, last: number): void;
  /** Reads the rows on screen again, and shows them unless the list is to be still then; the others when they are wanted. */
  refresh(stillness?: Stillness): void;
  /** Puts other values in place of rows already here. */
  patch(change: (row: T) => T): void;
}

interface Store<T> {
  readonly key: string;
  readonly pages: Map<number, readonly T[]>;
  readonly asked: Set<number>;
  readonly stillness: Stillness | undefined;
}

interface State {
  readonly total: number | null;
  readonly trouble: string | null;
  /** Rises with every change, so that what is shown is drawn again. */
  readonly version: number;
}

type FetchPage<T> = (offset: number, limit: number) => Promise<PageOf<T>>;

/** A function, for each list has sets of its own. */
const emptyStore = <T>(key: string, stillness?: Stillness): Store<T> => ({
  key,
  pages: new Map(),
  asked: new Set(),
  stillness,
});

const pageOf = (index: number): number => Math.floor(index / PAGE);

/** The pages that have come for the list now shown; `load` asks for one that was not asked for yet. */
function usePageStore<T>(key: string, fetchPage: FetchPage<T>) {
  const store = useRef<Store<T>>(emptyStore(key));
  const latest = useRef(fetchPage);
  const [state, setState] = useState<State>({ total: null, trouble: null, version: 0 });
  const load = useCallback((page: number): void => {
    const mine = store.current;
    if (mine.asked.has(page)) return;
    mine.asked.add(page);
    latest.current(page * PAGE, PAGE).then(
      ({ total, rows }) => {
        if (store.current !== mine) return;
        if (mine.pages.has(page) && mine.stillness?.still()) return mine.stillness.dropped();
        mine.pages.set(page, rows);
        setState((s) => ({ total, trouble: null, version: s.version + 1 }));
      },
      (error: unknown) => {
        mine.asked.delete(page);
        if (store.current === mine) setState((s) => ({ ...s, trouble: sentence(error) }));
      },
    );
  }, []);
  useEffect(() => {
    latest.current = fetchPage;
  });
  return { store, state, setState, load };
}

export function usePages<T>(key: string, fetchPage: FetchPage<T>): Pages<T> {
  const { store, state, setState, load } = usePageStore(key, fetchPage);
  const wanted = useRef({ first: 0, last: PAGE - 1 });
  const loadWanted = useCallback((): void => {
    for (let page = pageOf(wanted.current.first); page <= pageOf(wanted.current.last); page++) load(page);
  }, [load]);
  const want = useCallback(
    (first: number, last: number): void => {
      wanted.current = { first, last };
      loadWanted();
    },
    [loadWanted],
  );
  const refresh = useCallback(
    (stillness?: Stillness): void => {
      const { first, last } = wanted.current;
      const kept = [...store.current.pages].filter(([page]) => page >= pageOf(first) && page <= pageOf(last));
      store.current = { ...emptyStore(store.current.key, stillness), pages: new Map(kept) };
      loadWanted();
    },
    [store, loadWanted],
  );
  const patch = useCallback(
    (change: (row: T) => T): void => {
      for (const [page, rows] of store.current.pages) store.current.pages.set(page, rows.map(change));
      setState((s) => ({ ...s, version: s.version + 1 }));
    },
    [store, setState],
  );
  useEffect(() => {
    // The first list begins with its table, which may have told already what it wants.
    if (store.current.key !== key) {
      store.current = emptyStore(key);
      wanted.current = { first: 0, last: PAGE - 1 };
      setState((s) => ({ total: null, trouble: null, version: s.version + 1 }));
    }
    loadWanted();
  }, [key, store, setState, loadWanted]);
  return {
    key,
    total: state.total,
    trouble: state.trouble,
    row: (index) => store.current.pages.get(pageOf(index))?.[index % PAGE],
    want,
    refresh,
    patch,
  };
}
