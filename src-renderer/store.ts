// One value that several places of the window show: each is told when another stands there.
import { useSyncExternalStore } from 'react';

export interface Store<T> {
  now(): T;
  tell(next: T): void;
  /** Answers with what ends it. */
  watch(watcher: () => void): () => void;
}

export function storeOf<T>(first: T): Store<T> {
  const watchers = new Set<() => void>();
  let value = first;
  return {
    now: () => value,
    tell(next) {
      value = next;
      for (const watcher of watchers) watcher();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

export function useStore<T>({ watch, now }: Store<T>): T {
  return useSyncExternalStore(watch, now);
}
