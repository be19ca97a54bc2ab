// The app upon a service that runs already: it steers that one and starts none of its own,
// says so, goes without it, and where the service is killed it says that, waits, and takes
// the mail only when a person has it do so.
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { handOver, openClient } from '../scenario/support/submit';
import { dataFolder, serve, type Serving } from '../support/serve';
import { freePort, reasonNot, shoot, startApp } from './support/app';

const why = reasonNot();
const AWAY = /The Dialpost service of this computer does not run/;

describe.skipIf(why !== null)(
  `steering a service (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let folder: Awaited<ReturnType<typeof dataFolder>>;
    let relay: Serving;
    let app: ElectronApplication;
    let page: Page;
    const tray = (): Promise<{ state: string; tooltip: string }> =>
      app.evaluate(() => Reflect.get(globalThis, 'dialpostTest')?.tray.current().view);
    const begin = (): Promise<Serving> => serve(folder.dir, undefined, ['--service', '--practice']);
    const runs = async (): Promise<boolean> => (await relay.client.call('status', {})).daemon === true;

    beforeAll(async () => {
      folder = await dataFolder();
      const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
      Object.assign(settings.connectors[0], { schedule: { kind: 'never' } });
      relay = await serve(folder.dir, { ...settings, language: 'en' }, ['--service', '--practice']);
      app = await startApp(folder.dir);
      page = await app.firstWindow();
    });
    afterAll(async () => {
      await app?.close();
      await relay?.stop();
      await folder?.remove();
    });

    test('the window and the tray say which, and what is pressed is done there', async () => {
      await page.getByText('Steers the service on this computer').waitFor();
      await expect.poll(async () => (await tray()).tooltip).toContain('Steers the service on this computer');
      const client = await openClient(relay.port());
      await handOver(client!, {
        from: 'me@office.example',
        to: 'echo@practice.example',
        content: Buffer.from('Subject: a\r\n\r\nb\r\n'),
      });
      client?.close();
      await page.getByText('1 message waiting').first().waitFor();
      await page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).click();
      await expect
        .poll(async () => (await relay.client.call('history.list', { offset: 0, limit: 9 })).total)
        .toBeGreaterThan(0);
      await shoot(page, 'steered');
    });

    test('killed, it is missed and waited for, not replaced; started again, it is steered again', async () => {
      await relay.kill();
      await page.getByText(AWAY).first().waitFor();
      await expect
        .poll(async () => await tray())
        .toMatchObject({ state: 'attention', tooltip: expect.stringMatching(AWAY) });
      // What was so when it last answered is not said of now.
      await page.getByText('Steers the service on this computer').waitFor({ state: 'detached' });
      await page.getByText(/: Online$/).waitFor({ state: 'detached' });
      await shoot(page, 'steered-away');
      // It would find its folder taken otherwise.
      relay = await begin();
      await page.getByText(AWAY).first().waitFor({ state: 'detached' });
      await expect.poll(async () => (await tray()).state).not.toBe('attention');
    });

    test('a person may have the app take the mail meanwhile', async () => {
      await relay.kill();
      await page.getByRole('button', { name: 'Take the mail here until then' }).click();
      await page.getByText(AWAY).first().waitFor({ state: 'detached' });
      await expect(begin()).rejects.toThrow(/Another Dialpost is already running/);
      await app.close();
      relay = await begin();
      app = await startApp(folder.dir);
      page = await app.firstWindow();
      await page.getByText('Steers the service on this computer').waitFor();
    });

    test('quitting asks nothing and leaves it running', async () => {
      const ended = app.waitForEvent('close');
      await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('quit')?.click());
      await ended;
      expect(await runs()).toBe(true);
    });
  },
);
