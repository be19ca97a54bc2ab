// Signing in where the line must be dialled for it, in the real window: the price first, the line
// held while the person is at the provider, and Cancel, which hangs up, as does a page that is gone.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Results } from '../../src-main/contract/methods';
import { freePort } from '../support/free-port';
import { office as document, smartHost } from '../scenario/support/office';
import { CLIENT, playProvider, type PlayedProvider } from '../support/sign-in-provider';
import { reasonNot } from './support/app';
import { graveFaults } from './support/axe';
import { PATIENCE } from './support/form';
import { openOffice, type Office } from './support/office';
import { playSystemBrowser } from './support/system-browser';

const why = reasonNot();
const WHO = 'office@hill.example';

describe.skipIf(why !== null)(
  `signing in by a line that is dialled (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let provider: PlayedProvider;
    let folder = '';
    const up = (): string => join(folder, 'up');
    const dialog = () => office.page.getByRole('dialog', { name: 'Sign in: Another provider' });
    const sheet = () => office.page.getByRole('dialog', { name: 'Go online now by Satellite?' });
    const part = () => office.page.getByRole('region', { name: 'Sign in: Another provider' });
    const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
    let sentTo: () => Promise<readonly string[]>;
    // The relay's own answer.
    const calls = async () => ((await office.ask('session.list')) as Results['session.list']).rows;
    const phases = async () => (await calls())[0]?.phases.map(({ phase }) => phase);

    beforeAll(async () => {
      provider = await playProvider();
      folder = await mkdtemp(join(tmpdir(), 'dp-line-'));
      const line = {
        id: 'sat',
        name: 'Satellite',
        kind: 'command',
        connectCommand: ['/bin/sh', '-c', `touch "${up()}"`],
        disconnectCommand: ['/bin/sh', '-c', `rm -f "${up()}"`],
        tariff: { perMinute: 6, currency: 'EUR' },
      };
      const auth = { kind: 'oauth2', username: WHO, provider: 'other', issuer: provider.issuer, clientId: CLIENT };
      const rests = { link: 'sat', schedule: { kind: 'never' } };
      office = await openOffice(
        document({
          listeners: [{ id: 'office', port: await freePort() }],
          links: [line],
          connectors: [smartHost(await freePort(), rests, { security: 'starttls', auth })],
        }),
      );
      office.page.setDefaultTimeout(PATIENCE.timeout);
      sentTo = await playSystemBrowser(office.app);
      await office.open('Providers');
    });
    afterAll(async () => {
      await office?.close();
      await provider?.close();
      await rm(folder, { recursive: true, force: true });
    });

    test('the dialog says that it dials, and asks with the price before it does', async () => {
      await part().getByRole('button', { name: 'Sign in…' }).click();
      await dialog().getByText('Dialpost dials for this').waitFor();
      await office.shootBoth('sign-in-dials');
      await press('Open in the browser');
      await sheet().getByText('Signing in: the line is held until you are done').waitFor();
      expect(await graveFaults(office.page)).toEqual([]);
      await office.shootBoth('sign-in-dials-sheet');
      await office.page.keyboard.press('Escape');
      await sheet().waitFor({ state: 'detached' });
      await dialog().getByText('Dialpost dials for this').waitFor();
      expect([await calls(), await sentTo(), existsSync(up())]).toEqual([[], [], false]);
    });

    test('whoever goes online has the line held, and it is hung up when he has signed in', async () => {
      await press('Open in the browser');
      await sheet().getByRole('button', { name: 'Go online' }).click();
      await dialog().getByText('The line is held meanwhile.').waitFor();
      await expect.poll(async () => (await sentTo()).length, PATIENCE).toBe(1);
      expect(existsSync(up())).toBe(true);
      await office.shootBoth('sign-in-dials-held');
      await provider.sign((await sentTo())[0] ?? '', WHO);
      await dialog().getByText(`Signed in as ${WHO}.`).waitFor();
      await expect
        .poll(phases, PATIENCE)
        .toEqual(expect.arrayContaining(['dialing', 'signing-in', 'sending', 'ended']));
      expect(existsSync(up())).toBe(false);
      await dialog().getByRole('button', { name: 'Close' }).last().click();
    });

    const holdTheLine = async (): Promise<void> => {
      await part().getByRole('button', { name: 'Sign in again…' }).click();
      await press('Code for a phone');
      await sheet().getByRole('button', { name: 'Go online' }).click();
      await dialog().locator('code').last().waitFor();
      expect(existsSync(up())).toBe(true);
    };

    test('Cancel hangs up', async () => {
      await holdTheLine();
      await press('Cancel');
      await expect.poll(async () => (await calls()).length, PATIENCE).toBe(2);
      expect(await phases()).toEqual(['dialing', 'signing-in', 'hanging-up', 'ended']);
      expect(existsSync(up())).toBe(false);
    });

    test('a page that is loaded anew in the middle holds nothing', async () => {
      await holdTheLine();
      await office.page.reload();
      await expect.poll(() => existsSync(up()), PATIENCE).toBe(false);
      await expect.poll(async () => (await calls()).length, PATIENCE).toBe(3);
      expect(await phases()).toEqual(['dialing', 'signing-in', 'hanging-up', 'ended']);
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));

    test('nor does one that crashes', async () => {
      await holdTheLine();
      await office.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer());
      await expect.poll(() => existsSync(up()), PATIENCE).toBe(false);
    });
  },
);
