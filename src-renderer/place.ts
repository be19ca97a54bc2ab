// Where in the window the person is: "#/queue", "#/sessions/ID". In the address,
// so that back works and a screen can be opened by name. A screen with something
// unsaved may ask before it is left: the address has changed already, but what is
// shown stays until the answer, and goes back to the address of what is shown.
import { useEffect, useSyncExternalStore } from 'react';

/** Asked instead of leaving; `leave` goes where the person wanted, `stay` takes the address back. */
type Guard = (leave: () => void, stay: () => void) => void;

let shown = window.location.hash;
let guard: Guard | null = null;
const watchers = new Set<() => void>();

const screenOf = (hash: string): string => hash.replace(/^#\/?/, '').split('/')[0] ?? '';

function arrive(): void {
  shown = window.location.hash;
  for (const watcher of watchers) watcher();
}

function moved(): void {
  if (guard === null || screenOf(window.location.hash) === screenOf(shown)) return arrive();
  const back = shown;
  guard(arrive, () => void (window.location.hash = back));
}

window.addEventListener('hashchange', moved);

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

/** Asks `ask` before the screen is left, while `on`. */
export function useLeaveGuard(on: boolean, ask: Guard): void {
  useEffect(() => {
    if (!on) return;
    setGuard(ask);
    return () => setGuard(null);
  }, [on, ask]);
}

function setGuard(next: Guard | null): void {
  guard = next;
  for (const watcher of watchers) watcher();
}

/** Whether the screen would ask before it is left. */
export function useUnsaved(): boolean {
  return useSyncExternalStore(watch, () => guard !== null);
}

/** ["queue"] or ["sessions", "ID"]; [] at the start. */
export function usePlace(): readonly string[] {
  const hash = useSyncExternalStore(watch, () => shown);
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}

export function go(...parts: readonly string[]): void {
  window.location.hash = `/${parts.map(encodeURIComponent).join('/')}`;
}
