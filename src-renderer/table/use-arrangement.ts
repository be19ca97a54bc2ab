// The columns of each table as the person at this computer wants them, kept beside the
// look of the window.
import { useState } from 'react';
import { type Arrangement, readArrangement } from './arrangement';

const placeOf = (name: string): string => `dialpost.columns.${name}`;

export function useArrangement(name: string): readonly [Arrangement, (next: Arrangement) => void] {
  const [arrangement, setArrangement] = useState(() => readArrangement(localStorage.getItem(placeOf(name))));
  const keep = (next: Arrangement): void => {
    localStorage.setItem(placeOf(name), JSON.stringify(next));
    setArrangement(next);
  };
  return [arrangement, keep];
}
