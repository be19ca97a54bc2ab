// Every screen in German and in French, in the smallest window: nothing is cut off, and a
// picture of each lands beside the others.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { TRANSLATIONS } from '../../src-main/words/page';
import { reasonNot, shootZoomed } from './support/app';
import { misfits } from './support/room';
import { goTo, type Tour, type Visit } from './support/tour';
import { BUSY_OFFICE } from './support/tour-busy';
import { PRACTISING_OFFICE } from './support/tour-real';

const why = reasonNot();
const SIZE = { width: 900, height: 600 };

/** Screens by their places, and the wizard's pages by their numbers: no word is needed to get there. */
const WALKS: readonly (readonly [Tour, readonly (string | number)[]])[] = [
  [
    BUSY_OFFICE,
    [
      'overview',
      'queue',
      'queue/0Q00000000000005',
      'sessions',
      'sessions/P2',
      'sessions/P3',
      'delivered',
      'delivered/0H00000000000001',
    ],
  ],
  [
    PRACTISING_OFFICE,
    [
      ...['schedule', 'connectors', 'listeners', 'links', 'accounts', 'general', 'log'],
      ...Array.from({ length: 10 }, (_, step) => step),
    ],
  ],
];

/** Until what the page says has stood for a moment. */
async function settled(page: Page): Promise<void> {
  const said = (): Promise<string> => page.locator('body').innerText();
  for (let before = '', now = await said(); before !== now; now = await said()) {
    before = now;
    await page.waitForTimeout(250);
  }
}

const stopAt = (at: string | number) => ({
  name: String(at),
  place: typeof at === 'number' ? 'setup' : at,
  async arrive({ page }: Visit): Promise<void> {
    if (typeof at === 'number') await page.locator('main nav button').nth(at).click();
    await settled(page);
  },
});

describe.skipIf(why !== null)(
  `every screen fits (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    describe.each(TRANSLATIONS)('in %s', (language) => {
      describe.each(WALKS)('$name', (tour, places) => {
        let visit: Visit;
        beforeAll(async () => {
          visit = await tour.open(language);
          await visit.app.evaluate(({ BrowserWindow }, { width, height }) => {
            BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
          }, SIZE);
          await visit.page.waitForFunction((width) => Math.abs(innerWidth - width) <= 1, SIZE.width);
        }, 120_000);
        afterAll(() => visit?.close());

        test.each(places)('%s', async (at) => {
          await goTo(visit, stopAt(at));
          expect(await visit.page.evaluate(() => document.documentElement.lang)).toBe(language);
          const name = typeof at === 'number' ? `setup-${at + 1}` : at.replaceAll('/', '-');
          await shootZoomed(visit.app, `${language}-${name}`);
          expect(await misfits(visit.page)).toEqual([]);
        });
      });
    });
  },
);
