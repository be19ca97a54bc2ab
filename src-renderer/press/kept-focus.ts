// The keyboard is always somewhere. What had it may leave the page: with its screen, because
// it was dismissed, or because there is nothing more to press. It then goes on near there, not
// at the top of the page. A list's own rows are kept by the list.
import { useEffect, useRef } from 'react';

/** So long after something left whoever removed it may set the keyboard himself: a dialog gives it back. */
const OTHERS_MS = 60;
const USABLE = ['a[href]', 'button', 'input', 'textarea', 'select', 'summary', '[tabindex]'].join();
const isUsable = (e: HTMLElement): boolean =>
  e.tabIndex >= 0 && !e.matches(':disabled') && e.checkVisibility({ visibilityProperty: true });

/** `place`: the screen that is shown, and what of it. */
export function useKeptFocus(place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current !== place && document.activeElement === document.body) focusMain();
    before.current = place;
  }, [place]);
  useEffect(watchFocus, []);
  useEffect(() => {
    document.addEventListener('keydown', keepUndoAtHome);
    return () => document.removeEventListener('keydown', keepUndoAtHome);
  }, []);
}

export function focusMain(): void {
  document.getElementById('main')?.focus({ preventScroll: true });
}

function watchFocus(): () => void {
  /** What has the keyboard and what it stands in, the nearest first. */
  let stood: readonly Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const came = ({ target }: FocusEvent): void => {
    stood = target instanceof Element ? around(target) : [];
  };
  const left = ({ target }: FocusEvent): void => {
    // Whoever takes it away from what stays knows why.
    queueMicrotask(() => {
      if (target instanceof Element && target.isConnected && stood[0] === target) stood = [];
    });
  };
  const look = (): void => {
    const [lost] = stood;
    if (document.activeElement !== document.body || !lost || lost.isConnected) return;
    nearest(stood)?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body || stood[0]?.isConnected !== false) return;
    clearTimeout(timer);
    timer = setTimeout(look, OTHERS_MS);
  });
  document.addEventListener('focusin', came);
  document.addEventListener('focusout', left);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('focusin', came);
    document.removeEventListener('focusout', left);
  };
}

const around = (e: Element): readonly Element[] => [e, ...(e.parentElement ? around(e.parentElement) : [])];

/** null: it is a list's matter. */
function nearest(stood: readonly Element[]): HTMLElement | null {
  const dialog = document.querySelector('[aria-modal="true"]');
  const main = document.getElementById('main');
  const there = stood.filter((e) => e.isConnected);
  if (there.some((e) => e.matches('[role=grid]'))) return null;
  const within = there.filter((e) => (dialog ?? main)?.contains(e));
  for (const e of [...within, ...(dialog ? [dialog] : [])]) {
    if (e === main) break;
    const found = [...e.querySelectorAll<HTMLElement>(USABLE)].find(isUsable);
    if (found) return found;
  }
  return main;
}

/**
 * With the keyboard in no field the browser takes back what was typed in whichever field was the last, and leads there:
 * also from a question that stands in front.
 */
function keepUndoAtHome(event: KeyboardEvent): void {
  const isUndo = /^[zy]$/i.test(event.key) && (event.ctrlKey || event.metaKey) && !event.altKey;
  const { target } = event;
  if (!isUndo || !(target instanceof HTMLElement)) return;
  if (!target.isContentEditable && !target.matches('input, textarea')) event.preventDefault();
}
