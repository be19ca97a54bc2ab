// Looks for what does not fit: a page that scrolls sideways, a button or field
// that lies outside the window or under something else, words that are cut off.
// Scrolling up and down is fine, and a table's cells may shorten what they show.
import type { Page } from 'playwright-core';

/** Width, height and zoom of the window's content. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** One line for each thing that does not fit. */
export async function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(look);
}

/** Runs in the page: it may use nothing from this file. */
function look(): string[] {
  const found: string[] = [];
  const seen = (e: Element): boolean =>
    e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;
  const says = (e: Element): string =>
    `<${e.tagName.toLowerCase()}> ${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 60)}`;
  const parents = (e: Element): Element[] => (e.parentElement ? [e.parentElement, ...parents(e.parentElement)] : []);
  /** Made for scrolling sideways (the week in quarter hours), or for ears alone. */
  const excused = (e: Element): boolean =>
    [e, ...parents(e)].some(
      (p) =>
        p.matches('.hidden, .skip, [aria-hidden=true], [role=gridcell], .recharts-wrapper') ||
        p.hasAttribute('data-sideways'),
    );
  const sideways = (): void => {
    for (const e of [
      document.documentElement,
      ...document.querySelectorAll('main, main *, [role=dialog], [role=dialog] *, nav'),
    ]) {
      const scrolls = /auto|scroll/.test(getComputedStyle(e).overflowX) || e === document.documentElement;
      if (scrolls && seen(e) && !excused(e) && !(e instanceof HTMLTextAreaElement) && e.scrollWidth > e.clientWidth + 1)
        found.push(`scrolls sideways by ${e.scrollWidth - e.clientWidth}: ${says(e)}`);
    }
  };
  const unreachable = (): void => {
    const dialog = document.querySelector('[role=dialog]');
    for (const e of (dialog ?? document).querySelectorAll(
      'button, a[href], input, select, textarea, [role=tab], [role=switch]',
    )) {
      if (!seen(e) || excused(e) || e.closest('[role=grid]')) continue;
      e.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const box = (e.closest('label') ?? e).getBoundingClientRect();
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`outside the window: ${says(e)}`);
      else if (box.width > 1 && box.height <= innerHeight) {
        const there = document.elementFromPoint(
          box.left + box.width / 2,
          Math.min(innerHeight - 1, box.top + box.height / 2),
        );
        if (
          there &&
          !there.contains(e) &&
          !e.contains(there) &&
          !e.closest('label')?.contains(there) &&
          !there.closest('.mantine-Notification-root') &&
          !e.parentElement?.parentElement?.contains(there)
        )
          found.push(`under ${says(there)}: ${says(e)}`);
      }
    }
    document.querySelector('main')?.scrollTo(0, 0);
  };
  const cut = (): void => {
    for (const e of document.querySelectorAll('body *')) {
      const own = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent?.trim());
      if (!own || !seen(e) || excused(e) || e.matches('textarea, option')) continue;
      const words = document.createRange();
      words.selectNodeContents(e);
      for (const clip of [e, ...parents(e)]) {
        const { overflowX, overflowY } = getComputedStyle(clip);
        const [text, box] = [words.getBoundingClientRect(), clip.getBoundingClientRect()];
        if (
          overflowX !== 'visible' &&
          !/auto|scroll/.test(overflowX) &&
          text.width > 0 &&
          text.right > box.right + 1.5
        ) {
          found.push(`cut off at the side: ${says(e)}`);
          break;
        }
        if (overflowY === 'hidden' && clip !== document.body && text.bottom > box.bottom + 3 && clip.clientHeight > 0) {
          found.push(`cut off below: ${says(e)}`);
          break;
        }
        if (/auto|scroll/.test(overflowX + overflowY)) break;
      }
    }
    for (const e of document.querySelectorAll<HTMLInputElement>('input[readonly], button')) {
      // A choice may be shortened where there is hardly room for its field; the list shows it whole.
      if (innerWidth >= 520 && seen(e) && !excused(e) && e.scrollWidth > e.clientWidth + 1)
        found.push(`its words do not fit: ${says(e)} ${e.value ?? ''}`);
    }
  };
  sideways();
  unreachable();
  cut();
  return [...new Set(found)];
}
