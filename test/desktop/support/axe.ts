// Runs axe-core in the page. The page's own policy does not bind what a debugger
// evaluates, so nothing is loosened for it.
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const GRAVE: ReadonlySet<string> = new Set(['serious', 'critical']);

/** What fades in has no colours yet that anybody could read. What never ends (a wheel that turns) is not waited for. */
function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const ends = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished.catch(() => undefined));
    await Promise.all(ends);
  });
}

/** What axe finds of serious or critical impact, one line each: rule, impact, and the places. */
export async function graveFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  await settled(page);
  // axe answers in this shape; the page knows it only by name.
  const { violations } = (await page.evaluate(() =>
    Reflect.get(globalThis, 'axe').run(document, { resultTypes: ['violations'] }),
  )) as AxeResults;
  return violations
    .filter(({ impact }) => GRAVE.has(impact ?? ''))
    .map(
      ({ id, impact, help, nodes }) =>
        `${id} (${impact}): ${help}: ${nodes
          .slice(0, 4)
          .map(
            (n) =>
              `${String(n.target)} ${n.any
                .map((c) => c.message)
                .join('; ')
                .slice(0, 160)}`,
          )
          .join(' | ')}`,
    );
}
