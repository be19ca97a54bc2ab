// What of the window came from no page of words. In the language en-XA every sentence
// stands between ⟦ and ⟧; what stands outside must be data: what the office put in or
// was told by others, figures, and what Intl makes of them.
import type { Page } from 'playwright-core';

/** Every text in `value`; `keys`: the names of its places, too. */
export function textsIn(value: unknown, keys = false): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, keys));
  return Object.entries(value).flatMap(([name, one]) => [...(keys ? [name] : []), ...textsIn(one, keys)]);
}

/** What can be read or heard now: text, names, hints, and the chosen word of a choice. */
function shown(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const heard = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'placeholder',
      'title',
      'alt',
    ];
    const found = new Set<string>([document.title]);
    for (const element of document.querySelectorAll('body, body *:not(script, style)')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.add(node.textContent ?? '');
      for (const name of heard) found.add(element.getAttribute(name) ?? '');
      if (element instanceof HTMLInputElement && element.getAttribute('aria-haspopup') === 'listbox')
        found.add(element.value);
    }
    return [...found];
  });
}

/** Names of months and days, of units and of halves of the day, as the page's system writes them. */
function wordsOfIntl(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const days = Array.from({ length: 12 }, (_, i) => new Date(2026, i, 1, 2 * i));
    const weeks = Array.from({ length: 7 }, (_, i) => new Date(2026, 0, 1 + i));
    const times = [...days, ...weeks].flatMap((at) => [
      at.toLocaleString(undefined, { weekday: 'short', month: 'short', day: 'numeric', hour: '2-digit' }),
      at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' }),
    ]);
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'second', 'minute', 'hour'].flatMap((unit) =>
      [1, 2].flatMap((n) =>
        (['short', 'long'] as const).map((unitDisplay) =>
          new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay }).format(n),
        ),
      ),
    );
    return [...times, ...units].flatMap((text) => text.match(/\p{L}+/gu) ?? []);
  });
}

/** What stands in the fields, typed or found there. */
function typed(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([aria-haspopup]), textarea')].map(
      ({ value }) => value,
    ),
  );
}

/** `text` without what stands between marks, also marks within marks. */
function outsideMarks(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  return less === text ? text : outsideMarks(less);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is read or heard in the page, is not marked, and is none of `data`. */
export async function unmarked(page: Page, data: readonly string[]): Promise<readonly string[]> {
  const allowed = [...new Set([...data, ...(await typed(page)), ...(await wordsOfIntl(page))])]
    .filter((text) => /\p{L}/u.test(text))
    .toSorted((a, b) => b.length - a.length);
  const left = (text: string): string =>
    allowed.reduce(
      (rest, one) =>
        rest.includes(one) ? rest.replace(new RegExp(`(?<!\\p{L})${escaped(one)}(?!\\p{L})`, 'gu'), ' ') : rest,
      outsideMarks(text),
    );
  return (await shown(page)).filter((text) => /\p{L}/u.test(left(text)));
}
