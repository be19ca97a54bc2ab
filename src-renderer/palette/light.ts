// Leads to a field of the settings and lights it for a moment: the screen may still be
// reading its document, so the field is waited for, but not for ever.
import styles from './palette.module.css';

const PATIENCE_MS = 5000;
const LIT_MS = 2500;
const SETTLE_MS = 60;

/** `path`: as the field's frame is marked, "links[0].tariff.perMinute". */
export function lightSetting(path: string): void {
  const look = (): boolean => {
    const field = document.querySelector<HTMLElement>(`[data-setting="${path.replace(/"/g, '')}"]`);
    if (field) light(field);
    return field !== null;
  };
  const watch = new MutationObserver(() => look() && watch.disconnect());
  // What it was chosen in gives the focus back first, and a screen that is left is still there for a moment.
  setTimeout(() => look() || watch.observe(document.body, { childList: true, subtree: true }), SETTLE_MS);
  setTimeout(() => watch.disconnect(), PATIENCE_MS);
}

function light(field: HTMLElement): void {
  const { lit = 'lit' } = styles;
  for (let around = field.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
    around.open = true;
  field.scrollIntoView({ block: 'center' });
  field.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus({ preventScroll: true });
  field.classList.add(lit);
  setTimeout(() => field.classList.remove(lit), LIT_MS);
}
