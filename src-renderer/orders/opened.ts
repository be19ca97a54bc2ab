// Which of the window's own sheets is open: one at a time, whoever opens it.
import { storeOf, useStore } from '../store';

export type Sheet = 'find' | 'shortcuts' | 'about';

const opened = storeOf<Sheet | null>(null);

export const openSheet = (next: Sheet | null): void => opened.tell(next);

export const closeOpened = (): void => openSheet(null);

export const useOpened = (): Sheet | null => useStore(opened);
