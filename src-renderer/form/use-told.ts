// Of what does not fit, a person is told at a field once it was typed in and left, or once
// Save or Next was pressed: nothing is red before anybody could have done it right.
import { useCallback, useMemo, useState } from 'react';
import type { Issue } from '../../src-main/contract/errors';

interface Told {
  readonly issues: readonly Issue[];
  left(path: string): void;
  complain(issues: readonly Issue[]): void;
  /** What is inside `path` is new; "" for all. */
  forget(path: string): void;
}

const NOWHERE: ReadonlySet<string> = new Set();

export function useTold(unfit: readonly Issue[]): Told {
  const [places, setPlaces] = useState(NOWHERE);
  const left = useCallback((path: string) => setPlaces((before) => new Set([...before, path])), []);
  const complain = useCallback(
    (issues: readonly Issue[]) => setPlaces((before) => new Set([...before, ...issues.map(({ path }) => path)])),
    [],
  );
  const forget = useCallback(
    (path: string) =>
      setPlaces((before) => {
        const others = [...before].filter((place) => place === path || !isAt(place, path));
        return others.length === before.size ? before : new Set(others);
      }),
    [],
  );
  const issues = useMemo(
    () => unfit.filter(({ path }) => [...places].some((place) => isAt(path, place))),
    [unfit, places],
  );
  return { issues, left, complain, forget };
}

/** Is it that place, or inside it? Everything is inside "". */
export function isAt(path: string, place: string): boolean {
  return place === '' || path === place || path.startsWith(`${place}[`) || path.startsWith(`${place}.`);
}
