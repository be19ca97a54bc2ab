// The bar below every screen in a small window, in the languages with the longest words and in
// each state of a call: its words have three rows at most, and its button stays where it is, so
// that nothing jumps under a hand and no more of the screen is taken than it needs.
import { afterEach, describe, expect, test } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Status } from '../../src-main/contract/views';
import { reasonNot, shoot, startApp } from './support/app';
import { LAST_CALL, openStage, SESSION, STATUS, type Stage } from './support/stage';
import { keepStill } from './support/tour';

const why = reasonNot();
/** Three rows of words and the air around them. */
const HIGHEST = 70;
const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
const during = (session: Status['session']): Partial<Status> => ({ session, sessions: session ? [session] : [] });

const LIVE = { ...SESSION, bytesConfirmed: 400_000, bytesOut: 812_000 };
const STATES: Readonly<Record<string, () => Partial<Status>>> = {
  dialling: () => during({ ...LIVE, phase: 'dialing', cost: 0 }),
  sending: () => during(LIVE),
  'hanging up': () => during({ ...LIVE, hangingUp: { confirming: 12, by: at(6500), programSeconds: 30 } }),
  waiting: () => during({ ...LIVE, phase: 'waiting', hangsUpAt: at(17_000), nextStepAt: at(20_000) }),
  over: () => ({ lastSession: { ...LAST_CALL, left: { messages: 12, why: '' } } }),
  paused: () => ({ lastSession: LAST_CALL, paused: true, pausedUntil: at(3_600_000) }),
};

describe.skipIf(why !== null)(
  `the status bar in a small window (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let stage: Stage | undefined;
    let app: ElectronApplication | undefined;
    afterEach(async () => {
      await app?.close();
      await stage?.close();
    });

    const drawn = (page: Page) =>
      page.getByRole('contentinfo').evaluate((bar) => {
        const box = bar.getBoundingClientRect();
        // What is behind the button says what it does.
        const last = bar.lastElementChild?.getBoundingClientRect();
        return { height: box.height, free: box.right - (last?.right ?? 0), spills: bar.scrollWidth > bar.clientWidth };
      });

    test.each(['en', 'de', 'fr'] as const)('%s', async (language) => {
      stage = await openStage(7, language);
      app = await startApp(stage.dir);
      const page = await app.firstWindow();
      await keepStill(page);
      await page.getByRole('contentinfo').getByRole('button').waitFor();
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
      for (const [name, change] of Object.entries(STATES)) {
        const before = await page.getByRole('contentinfo').innerText();
        stage.setStatus({ ...STATUS, language, session: null, sessions: [], lastSession: null, ...change() });
        await expect.poll(() => page.getByRole('contentinfo').innerText(), { timeout: 10_000 }).not.toBe(before);
        // Its price is asked for anew after a call.
        if (change().session === undefined)
          await expect.poll(() => page.getByRole('contentinfo').innerText(), { timeout: 10_000 }).toMatch(/4[.,]45/);
        await shoot(page, `bar-small-${language}-${name.replace(' ', '-')}`);
        const { height, free, spills } = await drawn(page);
        expect(spills, name).toBe(false);
        expect(free, name).toBeLessThan(20);
        expect(height, name).toBeLessThanOrEqual(HIGHEST);
      }
    });
  },
);
