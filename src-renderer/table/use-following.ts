// The keyboard's place stays with its row when rows before it come or go. Where the row
// itself has left, the place stays where it was.
import { useEffect, useRef } from 'react';
import type { Pages } from '../parts/use-pages';

/** How far from the rows on screen it is looked for. */
const NEAR = 200;

export interface Followed<T> {
  readonly pages: Pages<T>;
  readonly place: number;
  readonly first: number;
  readonly last: number;
  idOf(row: T): string;
}

/** Calls `follow` with the row's new place. */
export function useFollowing<T>({ pages, idOf, place, first, last }: Followed<T>, follow: (to: number) => void): void {
  const seen = useRef<{ readonly place: number; readonly id: string; readonly key: string } | null>(null);
  useEffect(() => {
    const row = pages.row(place);
    if (row === undefined) return;
    const id = idOf(row);
    const before = seen.current;
    seen.current = { place, id, key: pages.key };
    if (before === null || before.place !== place || before.id === id || before.key !== pages.key) return;
    const to = placeOf(before.id, Math.max(0, first - NEAR), last + NEAR);
    if (to === null) return;
    seen.current = { place: to, id: before.id, key: pages.key };
    follow(to);
  });
  function placeOf(id: string, from: number, to: number): number | null {
    for (let i = from; i <= to; i++) {
      const row = pages.row(i);
      if (row !== undefined && idOf(row) === id) return i;
    }
    return null;
  }
}
