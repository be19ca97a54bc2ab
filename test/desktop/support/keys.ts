// The keyboard, and nothing else: where it stands, how to get somewhere with Tab,
// and whether somebody who looks can see where it stands.
import type { Page } from 'playwright-core';

/** The name of what has the focus: "link Queue", "button Save"; "nothing" for the page itself. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const e = document.activeElement;
    if (!(e instanceof HTMLElement) || e === document.body) return 'nothing';
    const kinds: Readonly<Record<string, string>> = {
      A: 'link',
      BUTTON: 'button',
      INPUT: 'field',
      TEXTAREA: 'field',
      MAIN: 'main',
    };
    const labels =
      e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement
        ? [...(e.labels ?? [])].map((l) => l.textContent).join(' ')
        : e.textContent;
    return `${e.getAttribute('role') ?? kinds[e.tagName] ?? e.tagName.toLowerCase()} ${e.getAttribute('aria-label') ?? labels ?? ''}`.trim();
  });
}

/** Presses Tab until `wanted` has the focus; throws where it does not come. */
export async function tabTo(page: Page, wanted: string | RegExp, most = 120): Promise<void> {
  const fits = (name: string): boolean => (typeof wanted === 'string' ? name === wanted : wanted.test(name));
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    if (fits(name)) return;
    passed.push(name);
  }
  throw new Error(`Tab never came to ${String(wanted)}; it passed ${passed.slice(0, 40).join(', ')}`);
}

/**
 * One round of Tab through the page: what it passed, and one line for each place that cannot be seen or is never
 * reached.
 */
export async function roundTrip(
  page: Page,
  most = 300,
): Promise<{ readonly passed: readonly string[]; readonly faults: readonly string[] }> {
  const passed: string[] = [];
  const faults: string[] = [];
  await page.evaluate(() => {
    document.querySelectorAll('[data-passed]').forEach((e) => e.removeAttribute('data-passed'));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(look);
    if (fault === 'round') return { passed, faults: [...faults, ...(await page.evaluate(missed))] };
    passed.push(await focused(page));
    if (fault !== null) faults.push(fault);
  }
  return { passed, faults: [...faults, `the keyboard does not come round within ${most} steps`] };
}

/** In the page: 'round' where the focus was before, else why it cannot be seen, or null. */
function look(): string | null {
  const e = document.activeElement;
  // A chart is a picture that takes the keyboard.
  if (!(e instanceof HTMLElement || e instanceof SVGElement) || e === document.body)
    return document.querySelector('[data-passed]') ? 'round' : null;
  if (e.hasAttribute('data-passed')) return 'round';
  e.setAttribute('data-passed', '');
  const nameOf = (): string =>
    `<${e.tagName.toLowerCase()}> ${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 50)}`;
  const around = [e, e.nextElementSibling, e.parentElement, e.parentElement?.parentElement, e.closest('label')].filter(
    (x) => x !== null && x !== undefined,
  );
  const picture = (): string =>
    around
      .map((x) => {
        const s = getComputedStyle(x);
        return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor].join();
      })
      .join(';');
  const shown = picture();
  e.blur();
  const plain = picture();
  e.focus({ preventScroll: true });
  if (shown === plain) return `the focus cannot be seen on ${nameOf()}`;
  const frame =
    (e.matches('input[type=radio], input[type=checkbox], [role=switch]')
      ? (e.closest('label') ?? e.parentElement)
      : e) ?? e;
  const box = frame.getBoundingClientRect();
  const out = (): boolean => box.bottom < 4 || box.top > innerHeight - 4 || box.right < 4 || box.left > innerWidth - 4;
  const covered = (): boolean => {
    const there = document.elementFromPoint(
      box.left + box.width / 2,
      Math.max(1, Math.min(innerHeight - 1, box.top + Math.min(box.height / 2, 12))),
    );
    if (box.height >= innerHeight || there === null) return false;
    return !frame.contains(there) && !there.contains(frame) && !there.contains(e);
  };
  if (out()) return `out of sight: ${nameOf()}`;
  return covered() ? `covered: ${nameOf()}` : null;
}

/** In the page: what can be used and was never passed. A group of radio buttons is one stop, and so is a grid. */
function missed(): string[] {
  const usable = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, summary, [tabindex="0"]'),
  ].filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches(':disabled') && e.tabIndex >= 0);
  return usable
    .filter((e) => !e.hasAttribute('data-passed') && !(e instanceof HTMLInputElement && e.type === 'radio'))
    .map(
      (e) =>
        `never reached: <${e.tagName.toLowerCase()}> ${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 50)}`,
    );
}
