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
  const looks = [sideways, unreachable, cutAcross, shortened].map(String).join(', ');
  // As one text, so that the page is asked once and keeps nothing.
  const found = await page.evaluate<string[]>(`[${looks}].flatMap((look) => look((${String(toolsInPage)})()))`);
  return [...new Set(found)];
}

// All below runs in the page: it may use nothing from this file but what it is given.

/** What every look needs. */
interface Tools {
  seen(e: Element): boolean;
  says(e: Element): string;
  parents(e: Element): Element[];
  /** Made for scrolling sideways (the week in quarter hours), or for ears alone. */
  excused(e: Element): boolean;
}

function toolsInPage(): Tools {
  const parents = (e: Element): Element[] => (e.parentElement ? [e.parentElement, ...parents(e.parentElement)] : []);
  return {
    parents,
    seen: (e) =>
      e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0,
    says: (e) =>
      `<${e.tagName.toLowerCase()}> ${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 60)}`,
    excused: (e) =>
      [e, ...parents(e)].some(
        (p) =>
          p.matches('.hidden, .skip, [aria-hidden=true], [role=gridcell], .recharts-wrapper') ||
          p.hasAttribute('data-sideways') ||
          // For who listens alone: the names of screens in the folded side.
          getComputedStyle(p).clipPath === 'inset(50%)',
      ),
  };
}

function sideways({ seen, says, excused }: Tools): string[] {
  const found: string[] = [];
  for (const e of [
    document.documentElement,
    ...document.querySelectorAll('main, main *, [role=dialog], [role=dialog] *, nav'),
  ]) {
    const scrolls = /auto|scroll/.test(getComputedStyle(e).overflowX) || e === document.documentElement;
    if (scrolls && seen(e) && !excused(e) && !(e instanceof HTMLTextAreaElement) && e.scrollWidth > e.clientWidth + 1)
      found.push(`scrolls sideways by ${e.scrollWidth - e.clientWidth}: ${says(e)}`);
  }
  return found;
}

function unreachable({ seen, says, excused }: Tools): string[] {
  const found: string[] = [];
  /** What lies over the middle of `e`. */
  const over = (e: Element, box: DOMRect): Element | null => {
    const there = document.elementFromPoint(
      box.left + box.width / 2,
      Math.min(innerHeight - 1, box.top + box.height / 2),
    );
    if (!there || there.contains(e) || e.contains(there) || there.closest('.mantine-Notification-root')) return null;
    return e.closest('label')?.contains(there) || e.parentElement?.parentElement?.contains(there) ? null : there;
  };
  const dialog = document.querySelector('[role=dialog]');
  for (const e of (dialog ?? document).querySelectorAll(
    'button, a[href], input, select, textarea, [role=tab], [role=switch]',
  )) {
    if (!seen(e) || excused(e) || e.closest('[role=grid]')) continue;
    e.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = (e.closest('label') ?? e).getBoundingClientRect();
    if (box.left < -1 || box.right > innerWidth + 1) found.push(`outside the window: ${says(e)}`);
    else if (box.width > 1 && box.height <= innerHeight) {
      const there = over(e, box);
      // An open menu lies over what it was opened from, and goes away by itself.
      if (there && !there.closest('[role=menu]')) found.push(`under ${says(there)}: ${says(e)}`);
    }
  }
  document.querySelector('main')?.scrollTo(0, 0);
  return found;
}

function cutAcross({ seen, says, excused, parents }: Tools): string[] {
  const found: string[] = [];
  /** How `clip` cuts words that take `text`; 'scrolls' where they can be moved into sight. */
  const cutBy = (clip: Element, text: DOMRect): 'at the side' | 'below' | 'scrolls' | null => {
    const { overflowX, overflowY } = getComputedStyle(clip);
    const box = clip.getBoundingClientRect();
    const clips = overflowX !== 'visible' && !/auto|scroll/.test(overflowX);
    if (clips && text.width > 0 && text.right > box.right + 1.5) return 'at the side';
    if (overflowY === 'hidden' && clip !== document.body && text.bottom > box.bottom + 3 && clip.clientHeight > 0)
      return 'below';
    return /auto|scroll/.test(overflowX + overflowY) ? 'scrolls' : null;
  };
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent?.trim());
    if (!own || !seen(e) || excused(e) || e.matches('textarea, option')) continue;
    const words = document.createRange();
    words.selectNodeContents(e);
    for (const clip of [e, ...parents(e)]) {
      const cut = cutBy(clip, words.getBoundingClientRect());
      if (cut === null) continue;
      if (cut !== 'scrolls') found.push(`cut off ${cut}: ${says(e)}`);
      break;
    }
  }
  return found;
}

function shortened({ seen, says, excused }: Tools): string[] {
  const found: string[] = [];
  for (const e of document.querySelectorAll<HTMLInputElement>('input[readonly], button')) {
    // A choice may be shortened where there is hardly room for its field; the list shows it whole.
    if (innerWidth >= 520 && seen(e) && !excused(e) && e.scrollWidth > e.clientWidth + 1)
      found.push(`its words do not fit: ${says(e)} ${e.value ?? ''}`);
  }
  return found;
}
