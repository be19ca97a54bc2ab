// A screen that cannot be drawn: the relay's answer has a wrong shape, as after an
// update of one of the two. The person reads a sentence, and the rest works on.
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot, startApp } from './support/app';
import { PATIENCE } from './support/form';
import { openStage, type Stage } from './support/stage';

const why = reasonNot();

describe.skipIf(why !== null)(
  `a screen that fails (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let stage: Stage;
    let app: ElectronApplication;
    let page: Page;
    const go = (screen: string) => page.getByRole('link', { name: new RegExp(`^${screen}\\b`) }).click();
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
    const sentence = () => page.getByRole('alert').filter({ hasText: 'This screen cannot be shown' });

    beforeAll(async () => {
      stage = await openStage(3);
      // Text where a list of lines belongs.
      stage.answerWith('log.tail', { lines: 'no list', folder: '', on: true });
      app = await startApp(stage.dir);
      page = await app.firstWindow();
      page.setDefaultTimeout(PATIENCE.timeout);
      await page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
    });
    afterAll(async () => {
      await app?.close();
      await stage?.close();
    });

    test('says so, what it means for the mail and what to do', async () => {
      await go('Log');
      await sentence().waitFor();
      expect(await sentence().innerText()).toMatch(/could not be drawn \(.+\)\. Your mail is not touched/);
    });

    test('leaves the rest of the window as it was', async () => {
      await go('Queue');
      await heading('Queue');
      expect(await sentence().count()).toBe(0);
      await go('Overview');
      await page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
    });

    test('is shown again on request, as soon as it can be drawn', async () => {
      await go('Log');
      await sentence().waitFor();
      stage.answerWith('log.tail', {
        lines: ['2026-11-23T10:00:00.000Z minimum relay all is well'],
        folder: '/logs',
        on: true,
      });
      await page.getByRole('button', { name: 'Show again' }).click();
      await heading('Log');
      await page.getByText('all is well').first().waitFor();
      expect(await sentence().count()).toBe(0);
    });
  },
);
