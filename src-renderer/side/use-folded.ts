// Whether the side is folded up to its icons. Where there is room for the names it is not,
// in a narrow window it is; what a person chose for either is kept with the window.
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

const NARROW = '(max-width: 960px)';

type Room = 'narrow' | 'wide';
const keyOf = (room: Room): string => `dialpost-side-${room}`;

function kept(room: Room): boolean {
  const choice = localStorage.getItem(keyOf(room));
  return choice === null ? room === 'narrow' : choice === 'folded';
}

export function useFolded(): readonly [folded: boolean, toggle: () => void] {
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const room: Room = narrow ? 'narrow' : 'wide';
  // What was chosen stands in the store; this only has it read again.
  const [, read] = useState(0);
  const folded = kept(room);
  const toggle = (): void => {
    localStorage.setItem(keyOf(room), folded ? 'open' : 'folded');
    read((times) => times + 1);
  };
  return [folded, toggle];
}
