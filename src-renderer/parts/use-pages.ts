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

export interface Pages<T> {
  /** null before the first answer. */
  readonly total: number | null;
  readonly trouble: string | null;
  row(index: number): T | undefined;
  /** Tells which rows are on screen, both included. */
  want(first: number, last: number): void;
  /** Reads the rows on screen again; the others when they are wanted. */
  refresh(): void;
  /** Puts other values in place of rows already here. */
  patch(change: (row: T) => T): void;
}

interface Store<T> {
  readonly key: string;
  readonly pages: Map<number, readonly T[]>;
  readonly asked: Set<number>;
}

const pageOf = (index: number): number => Math.floor(index / PAGE);

export function usePages<T>(key: string, fetchPage: (offset: number, limit: number) => Promise<PageOf<T>>): Pages<T> {
  const store = useRef<Store<T>>({ key, pages: new Map(), asked: new Set() });
  const wanted = useRef({ first: 0, last: PAGE - 1 });
  const latest = useRef(fetchPage);
  const [state, setState] = useState<{ total: number | null; trouble: string | null; version: number }>({
    total: null,
    trouble: null,
    version: 0,
  });

  const load = useCallback((page: number): void => {
    const mine = store.current;
    if (mine.asked.has(page)) return;
    mine.asked.add(page);
    latest.current(page * PAGE, PAGE).then(
      ({ total, rows }) => {
        if (store.current !== mine) return;
        mine.pages.set(page, rows);
        setState((s) => ({ total, trouble: null, version: s.version + 1 }));
      },
      (error: unknown) => {
        mine.asked.delete(page);
        if (store.current === mine) setState((s) => ({ ...s, trouble: sentence(error) }));
      },
    );
  }, []);
  const loadWanted = useCallback((): void => {
    for (let page = pageOf(wanted.current.first); page <= pageOf(wanted.current.last); page++) load(page);
  }, [load]);
  const refresh = useCallback((): void => {
    const { first, last } = wanted.current;
    const kept = [...store.current.pages].filter(([page]) => page >= pageOf(first) && page <= pageOf(last));
    store.current = { key: store.current.key, pages: new Map(kept), asked: new Set() };
    loadWanted();
  }, [loadWanted]);

  useEffect(() => {
    latest.current = fetchPage;
  });
  useEffect(() => {
    // The first list begins with its table, which may have told already what it wants.
    if (store.current.key !== key) {
      store.current = { key, pages: new Map(), asked: new Set() };
      wanted.current = { first: 0, last: PAGE - 1 };
      setState((s) => ({ total: null, trouble: null, version: s.version + 1 }));
    }
    loadWanted();
  }, [key, loadWanted]);

  return {
    total: state.total,
    trouble: state.trouble,
    row: (index) => store.current.pages.get(pageOf(index))?.[index % PAGE],
    want: useCallback(
      (first: number, last: number) => {
        wanted.current = { first, last };
        loadWanted();
      },
      [loadWanted],
    ),
    refresh,
    patch: useCallback((change: (row: T) => T) => {
      for (const [page, rows] of store.current.pages) store.current.pages.set(page, rows.map(change));
      setState((s) => ({ ...s, version: s.version + 1 }));
    }, []),
  };
}
