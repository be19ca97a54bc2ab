// Where in the window the person is: "#/queue", "#/sessions/ID". In the address,
// so that back works and a screen can be opened by name. A screen with something
// unsaved may ask before it is left: the address has changed already, but what is
// shown stays until the answer, and goes back to the address of what is shown.
import { useEffect } from 'react';
import { storeOf, useStore } from './store';

/** Asked instead of leaving; `leave` goes where the person wanted, `stay` takes the address back. */
type Guard = (leave: () => void, stay: () => void) => void;

const shown = storeOf(window.location.hash);
const guard = storeOf<Guard | null>(null);

/** A screen that asks nothing when it is left keeps what was typed there, in the page and nowhere else. */
const keptAside = storeOf(false);

const screenOf = (hash: string): string => hash.replace(/^#\/?/, '').split('/')[0] ?? '';

const arrive = (): void => shown.tell(window.location.hash);

function moved(): void {
  const ask = guard.now();
  const back = shown.now();
  if (ask === null || screenOf(window.location.hash) === screenOf(back)) return arrive();
  ask(arrive, () => void (window.location.hash = back));
}

window.addEventListener('hashchange', moved);

/** Asks `ask` before the screen is left, while `on`. */
export function useLeaveGuard(on: boolean, ask: Guard): void {
  useEffect(() => {
    if (!on) return;
    guard.tell(ask);
    return () => guard.tell(null);
  }, [on, ask]);
}

/** `act` at once, or where something is unsaved when the person has said what becomes of it. */
export function leaveFirst(act: () => void): void {
  const ask = guard.now();
  if (ask === null) act();
  else ask(act, () => undefined);
}

/** The key of the screen that the address names. */
export const screenNow = (): string => screenOf(window.location.hash);

/** Whether the screen would ask before it is left. */
export function useUnsaved(): boolean {
  return useStore(guard) !== null;
}

/** Told by the screen that keeps it, until that is used or thrown away. */
export function keepAside(kept: boolean): void {
  if (keptAside.now() !== kept) keptAside.tell(kept);
}

/** Whether loading the page anew would lose what a screen keeps. */
export function useKeptAside(): boolean {
  return useStore(keptAside);
}

/** ["queue"] or ["sessions", "ID"]; [] at the start. */
export function usePlace(): readonly string[] {
  const hash = useStore(shown);
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}

/** The address of a place, for a link: "#/sessions/ID". */
export const hrefTo = (...parts: readonly string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;

export function go(...parts: readonly string[]): void {
  window.location.hash = hrefTo(...parts);
}
