// Nothing essential is cut off, whatever the window's size and however large the
// letters: the smallest window, letters half as large again and twice as large,
// and a very large screen. A picture of each screen at its narrowest lands beside
// the others.
import { expect } from 'vitest';
import { shootZoomed } from './support/app';
import { misfits, type Size } from './support/room';
import type { Visit } from './support/tour';
import { atEveryStop } from './support/tour-tests';

const MIDDLE: Size = { width: 1180, height: 780, zoom: 1 };
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

atEveryStop(
  'everything has room',
  async (visit, stop) => {
    const found: string[] = [];
    for (const size of SIZES) {
      await resize(visit, size);
      const here = `${size.width}×${size.height} at ${size.zoom * 100} %`;
      found.push(...(await misfits(visit.page)).map((what) => `${here}: ${what}`));
      if (size === LARGE_LETTERS) await shootZoomed(visit.app, `${stop.name}-200`);
    }
    expect(found).toEqual([]);
  },
  { before: (visit) => resize(visit, MIDDLE) },
);
