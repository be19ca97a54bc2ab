// Where in the window the person is: "#/queue", "#/sessions/ID". In the address,
// so that back works and a screen can be opened by name.
import { useSyncExternalStore } from 'react';

function watch(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** ["queue"] or ["sessions", "ID"]; [] at the start. */
export function usePlace(): readonly string[] {
  const hash = useSyncExternalStore(watch, () => window.location.hash);
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}

export function go(...parts: readonly string[]): void {
  window.location.hash = `/${parts.map(encodeURIComponent).join('/')}`;
}
