// Nothing essential is cut off, whatever the window's size and however large the
// letters: the smallest window, letters half as large again and twice as large,
// and a very large screen. A picture of each screen at its narrowest lands beside
// the others.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot, shootZoomed } from './support/app';
import { misfits, type Size } from './support/room';
import { goTo, type Visit } from './support/tour';
import { BUSY_OFFICE } from './support/tour-busy';
import { FRESH_FOLDER, PRACTISING_OFFICE } from './support/tour-real';

const why = reasonNot();
const LARGE_LETTERS: Size = { width: 1180, height: 780, zoom: 2 };
const SIZES: readonly Size[] = [
  { width: 900, height: 600, zoom: 1 },
  { width: 1180, height: 780, zoom: 1.25 },
  { width: 1180, height: 780, zoom: 1.5 },
  LARGE_LETTERS,
  { width: 900, height: 600, zoom: 2 },
  { width: 3840, height: 2160, zoom: 1 },
];

async function resize({ app, page }: Visit, size: Size): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(width, height);
    window?.webContents.setZoomFactor(zoom);
  }, size);
  await page.waitForFunction(({ width, zoom }) => Math.abs(innerWidth - width / zoom) <= 1, size);
  // Two pictures later all that watches its own width has looked.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

describe.skipIf(why !== null)(`everything has room (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  describe.each([BUSY_OFFICE, PRACTISING_OFFICE, FRESH_FOLDER])('$name', ({ open, stops }) => {
    let visit: Visit;
    beforeAll(async () => {
      visit = await open();
    });
    afterAll(() => visit?.close());

    test.each(stops)('$name', async (stop) => {
      await resize(visit, { width: 1180, height: 780, zoom: 1 });
      await goTo(visit, stop);
      const found: string[] = [];
      for (const size of SIZES) {
        await resize(visit, size);
        const here = `${size.width}×${size.height} at ${size.zoom * 100} %`;
        found.push(...(await misfits(visit.page)).map((what) => `${here}: ${what}`));
        if (size === LARGE_LETTERS) await shootZoomed(visit.app, `${stop.name}-200`);
      }
      expect(found).toEqual([]);
    });
  });
});
