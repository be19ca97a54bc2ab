// Every screen and dialog, light and dark: axe finds nothing serious in it, and
// its picture lands in the folder that SHOTS names (out/screenshots).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot, shoot } from './support/app';
import { graveFaults } from './support/axe';
import { goTo, LOOKS, type Visit, wear } from './support/tour';
import { BUSY_OFFICE } from './support/tour-busy';
import { FRESH_FOLDER, PRACTISING_OFFICE } from './support/tour-real';

const why = reasonNot();

describe.skipIf(why !== null)(`everybody can read it (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  describe.each([BUSY_OFFICE, PRACTISING_OFFICE, FRESH_FOLDER])('$name', ({ open, stops }) => {
    let visit: Visit;
    beforeAll(async () => {
      visit = await open();
    });
    afterAll(() => visit?.close());

    test.each(stops)('$name', async (stop) => {
      await goTo(visit, stop);
      for (const look of LOOKS) {
        await wear(visit.page, look);
        await shoot(visit.page, `${stop.name}-${look}`);
        expect(await graveFaults(visit.page), look).toEqual([]);
      }
    });
  });
});
