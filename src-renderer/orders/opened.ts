// Which of the window's own sheets is open: one at a time, whoever opens it.
import { useSyncExternalStore } from 'react';

export type Sheet = 'find' | 'shortcuts' | 'about';

let opened: Sheet | null = null;
const watchers = new Set<() => void>();

export function openSheet(next: Sheet | null): void {
  opened = next;
  for (const watcher of watchers) watcher();
}

export const closeOpened = (): void => openSheet(null);

export function useOpened(): Sheet | null {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => opened,
  );
}
