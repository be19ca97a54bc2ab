// The tour as tests: each stop of each office is a test of its own, in real Electron.
import { afterAll, beforeAll, describe, test } from 'vitest';
import { reasonNot } from './app';
import { goTo, type Stop, type Visit } from './tour';
import { BUSY_OFFICE } from './tour-busy';
import { FRESH_FOLDER, PRACTISING_OFFICE } from './tour-real';

/** `look` is called at every stop; `before` goes there. */
export function atEveryStop(
  law: string,
  look: (visit: Visit, stop: Stop) => Promise<void>,
  before: (visit: Visit) => Promise<void> = async () => undefined,
): void {
  const why = reasonNot();
  describe.skipIf(why !== null)(`${law} (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
    describe.each([BUSY_OFFICE, PRACTISING_OFFICE, FRESH_FOLDER])('$name', ({ open, stops }) => {
      let visit: Visit;
      beforeAll(async () => {
        visit = await open();
      });
      afterAll(() => visit?.close());

      test.each(stops)('$name', async (stop) => {
        await before(visit);
        await goTo(visit, stop);
        await look(visit, stop);
      });
    });
  });
}
