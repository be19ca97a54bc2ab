// Leads to a field of the settings and lights it for a moment: the screen may still be
// reading its document, so the field is waited for, but not for ever. A screen that shows
// one thing of a list turns to the one that is meant, also where two have one name.
import { useEffect } from 'react';
import { keysOf } from '../form/document';
import { go } from '../place';
import { storeOf, useStore } from '../store';
import styles from './places.module.css';

const PATIENCE_MS = 5000;
const LIT_MS = 2500;
const SETTLE_MS = 60;

/** The field that is wished for, until its screen has turned to it. */
const sought = storeOf<string | null>(null);

/** `place`: the address of the screen; `path`: as the field's frame is marked, "links[0].tariff.perMinute". */
export function seek(place: readonly string[], path: string): void {
  go(...place);
  light(path);
}

/** Waits for the field and lights it. */
export function light(path: string): void {
  const look = (): boolean => {
    const field = document.querySelector<HTMLElement>(`[data-setting="${path.replace(/"/g, '')}"]`);
    if (field) show(field);
    return field !== null;
  };
  const watch = new MutationObserver(() => look() && watch.disconnect());
  // What it was chosen in gives the focus back first, and a screen that is left is still there for a moment.
  setTimeout(() => {
    sought.tell(path);
    if (!look()) watch.observe(document.body, { childList: true, subtree: true });
  }, SETTLE_MS);
  setTimeout(() => {
    watch.disconnect();
    sought.tell(null);
  }, PATIENCE_MS);
}

/** Calls `turn`, which stays the same, with the number of the thing that is wished for in `list`. */
export function useSought(list: string, turn: (index: number) => void): void {
  const path = useStore(sought);
  useEffect(() => {
    const [name, index] = keysOf(path ?? '');
    if (name !== list || typeof index !== 'number') return;
    turn(index);
    sought.tell(null);
  }, [path, list, turn]);
}

/** Leads to the first field that says it is wrong; false where none on the screen does. */
function showWrong(): boolean {
  const wrong = document.querySelector('main [aria-invalid="true"]');
  const field = wrong?.closest<HTMLElement>('[data-setting]');
  if (field) show(field);
  else if (wrong instanceof HTMLElement) wrong.focus();
  return wrong !== null;
}

/** After something was refused: to the first field that says so, else to the place that `elsewhere` then names. */
export function leadToWrong(elsewhere: () => string | null = () => null): void {
  setTimeout(() => {
    const path = showWrong() ? null : elsewhere();
    if (path !== null) light(path);
  }, SETTLE_MS);
}

function show(field: HTMLElement): void {
  const { lit = 'lit' } = styles;
  for (let around = field.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
    around.open = true;
  field.scrollIntoView({ block: 'center' });
  field.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus({ preventScroll: true });
  field.classList.add(lit);
  setTimeout(() => field.classList.remove(lit), LIT_MS);
}
