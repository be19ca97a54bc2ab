// What of the window a person can take away now, whoever asks for it (a button, the menu,
// the palette): the list that is shown as a table, and what is open on paper.
import { useEffect, useRef } from 'react';
import type { ShownTable } from '../../src-main/contract/window/shown-table';
import { storeOf } from '../store';
import type { PaperSheet } from './sheet';

const table = storeOf<ShownTable | null>(null);
const sheet = storeOf<(() => Promise<PaperSheet>) | null>(null);

/** null: no list is shown. */
export const tableShown = (): ShownTable | null => table.now();

/** null: nothing that fits on paper is open. */
export const paperSheetShown = (): (() => Promise<PaperSheet>) | null => sheet.now();

/** This list is on screen, as long as the screen is. */
export function useShownTable(shown: ShownTable): void {
  const key = JSON.stringify(shown);
  useEffect(() => {
    // The key is what was shown.
    const mine = JSON.parse(key) as ShownTable;
    table.tell(mine);
    return () => {
      if (table.now() === mine) table.tell(null);
    };
  }, [key]);
}

/** This is open, as long as the panel is; `make` null: not read yet. It reads the rest when it is wanted. */
export function usePaperSheet(make: (() => Promise<PaperSheet>) | null): void {
  const latest = useRef(make);
  useEffect(() => {
    latest.current = make;
  });
  const known = make !== null;
  useEffect(() => {
    if (!known) return;
    const mine = (): Promise<PaperSheet> => latest.current?.() ?? Promise.reject(new Error());
    sheet.tell(mine);
    return () => {
      if (sheet.now() === mine) sheet.tell(null);
    };
  }, [known]);
}
