// What was typed or found on a page of the wizard and stands in no setting: kept from
// page to page and over a look at other screens, until the wizard begins again or is
// done. An answer that comes after its page was left is kept all the same.
import { useCallback, useState } from 'react';

const shelf = new Map<string, unknown>();

export function forgetKept(): void {
  shelf.clear();
}

/** Like useState, under a name that stands for one kind of thing. */
export function useKept<T>(name: string, first: T): readonly [T, (change: (before: T) => T) => void] {
  // Whoever keeps something under a name keeps one kind there.
  const held = useCallback((): T => (shelf.has(name) ? (shelf.get(name) as T) : first), [name, first]);
  const [value, setValue] = useState<T>(held);
  const set = useCallback(
    (change: (before: T) => T): void => {
      const next = change(held());
      shelf.set(name, next);
      setValue(() => next);
    },
    [held, name],
  );
  return [value, set];
}
