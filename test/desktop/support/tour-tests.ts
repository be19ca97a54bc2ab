// The tour as tests: each stop of each office is a test of its own, in real Electron.
// A window in which a stop failed may be beyond help (a page that hangs answers nothing
// any more), so the next stop has a new one; and where nothing works, that is said soon
// instead of waited for at every stop.
import { afterAll, describe, test } from 'vitest';
import type { LanguageChoice } from '../../../src-main/words/page';
import { reasonNot } from './app';
import { goTo, type Stop, type Tour, type Visit } from './tour';
import { BUSY_OFFICE } from './tour-busy';
import { FRESH_FOLDER, PRACTISING_OFFICE } from './tour-real';

const SECOND = 1000;
/** What one stop may take, from loading the page to the last look. */
const STOP_MS = 40 * SECOND;
/** A window that was told to close and is there still is ended. */
const CLOSE_MS = 10 * SECOND;
/** Failures in a row after which the rest is not looked at any more. */
const ENOUGH = 3;

const TOURS: readonly Tour[] = [BUSY_OFFICE, PRACTISING_OFFICE, FRESH_FOLDER];

type Look = (visit: Visit, stop: Stop) => Promise<void>;

interface Manner {
  /** What is done before the way to each stop. */
  readonly before?: (visit: Visit) => Promise<void>;
  readonly tours?: readonly Tour[];
  readonly language?: LanguageChoice;
}

/** `look` is called at every stop. */
export function atEveryStop(
  law: string,
  look: Look,
  { before = async () => undefined, tours = TOURS, language = 'en' }: Manner = {},
): void {
  const why = reasonNot();
  describe.skipIf(why !== null)(`${law} (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
    describe.each(tours)('$name', (tour) => {
      const walk = walkOf({ ...tour, open: () => tour.open(language) }, async (visit, stop) => {
        await before(visit);
        await goTo(visit, stop);
        await look(visit, stop);
      });
      afterAll(walk.leave);
      test.each(tour.stops)('$name', walk.stopAt);
    });
  });
}

/** One visit for all stops, while they succeed. */
function walkOf({ name, open }: Tour, look: Look) {
  let visit: Visit | null = null;
  let failures = 0;
  const leave = async (): Promise<void> => {
    const left = visit;
    visit = null;
    if (left !== null) await closed(left);
  };
  return {
    leave,
    async stopAt(stop: Stop): Promise<void> {
      if (failures >= ENOUGH) throw new Error(`not looked at: in ${name}, ${ENOUGH} stops in a row have failed`);
      try {
        visit ??= await open();
        await inTime(shown(visit));
        await inTime(look(visit, stop));
        failures = 0;
      } catch (error) {
        failures += 1;
        await leave();
        throw error;
      }
    },
  };
}

/**
 * Resolves when the window stands on the screen: asked for a picture before that, a page that has nothing to change
 * draws none.
 */
async function shown({ app, page }: Visit): Promise<void> {
  const stands = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
  while (!(await stands())) await page.waitForTimeout(50);
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`the stop took longer than ${STOP_MS / SECOND} s`)), STOP_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function closed(visit: Visit): Promise<void> {
  const timer = setTimeout(() => visit.app.process().kill('SIGKILL'), CLOSE_MS);
  await visit.close().finally(() => clearTimeout(timer));
}
