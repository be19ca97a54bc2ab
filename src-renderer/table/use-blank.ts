// Which columns say nothing in any row that has come: their room goes to the others.
// A column that has said something keeps its room until another list is shown.
import { useRef } from 'react';
import type { Pages } from '../parts/use-pages';
import type { Column } from './model';

/** As many rows as a screen shows; those further down are looked at when they come into sight. */
const LOOKED_AT = 60;

/** `first`: the first row on screen. */
export function useBlank<T>(columns: readonly Column<T>[], pages: Pages<T>, first: number): (key: string) => boolean {
  const spoke = useRef(new Set<string>());
  const list = useRef(pages.key);
  if (list.current !== pages.key) {
    list.current = pages.key;
    spoke.current = new Set();
  }
  for (let i = first; i < first + LOOKED_AT; i++) {
    const row = pages.row(i);
    if (row === undefined) continue;
    for (const { key, isBlank } of columns) if (isBlank && !isBlank(row)) spoke.current.add(key);
  }
  return (key) => {
    const column = columns.find((c) => c.key === key);
    return column?.isBlank !== undefined && !spoke.current.has(key);
  };
}
