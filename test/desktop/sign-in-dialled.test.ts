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
        tariff: { perMinute: 6, billingSeconds: 60, currency: 'EUR' },
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

    const goOnline = () => sheet().getByRole('button', { name: 'Go online' }).click();
    const holdTheLine = async (): Promise<void> => {
      await part().getByRole('button', { name: 'Sign in again…' }).click();
      await press('Code for a phone');
      await sheet().getByRole('radio', { name: 'the line is held' }).check();
      await goOnline();
      await dialog().getByText('The line is held meanwhile.').waitFor();
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

    const hangUpMeanwhile = async (): Promise<void> => {
      await press('Code for a phone');
      await sheet().getByRole('radio', { name: 'the line is hung up', checked: true }).waitFor();
      await sheet().getByText('the code is asked for, then the line is hung up').waitFor();
    };
    const code = () => dialog().locator('code').last().innerText();
    const isDown = () => expect.poll(() => existsSync(up()), PATIENCE).toBe(false);
    const filed = (count: number) => expect.poll(async () => (await calls()).length, PATIENCE).toBe(count);

    test('where two short calls cost less, the line is down while the code is typed', async () => {
      await part().getByRole('button', { name: 'Sign in again…' }).click();
      await hangUpMeanwhile();
      await sheet().getByText('About €6.00').waitFor();
      await sheet()
        .getByRole('radio', { name: /the line is held: about €(18|24)$/ })
        .waitFor();
      expect(await graveFaults(office.page)).toEqual([]);
      await office.shootBoth('sign-in-line-down-sheet');
      await goOnline();
      await dialog().getByText('The line is down.').waitFor();
      await dialog().getByText('in a call for about €6').waitFor();
      await isDown();
      await filed(4);
      expect(await phases()).toEqual(['dialing', 'signing-in', 'hanging-up', 'ended']);
      expect(await graveFaults(office.page)).toEqual([]);
      await office.shootBoth('sign-in-line-down');
    });

    test('who closes the dialog and comes back finds the code again', async () => {
      const shown = await code();
      await dialog().getByRole('button', { name: 'Close' }).last().click();
      await dialog().waitFor({ state: 'detached' });
      await part().getByRole('button', { name: 'Sign in again…' }).click();
      await dialog().getByText('The line is down.').waitFor();
      expect(await code()).toBe(shown);
    });

    test('asked too early the provider says so, the line goes down again, and the code holds', async () => {
      await press('It is typed');
      await sheet().getByText('the provider is asked whether the code was typed').waitFor();
      await goOnline();
      await dialog().getByText('The code has not been typed yet.').waitFor();
      await isDown();
      await filed(5);
      await office.shootBoth('sign-in-line-down-early');
    });

    test('when it is typed, the second call brings the sign-in', async () => {
      await provider.typeCode(await code(), WHO);
      await press('It is typed');
      await goOnline();
      await dialog().getByText(`Signed in as ${WHO}.`).waitFor();
      await filed(6);
      await isDown();
      await dialog().getByRole('button', { name: 'Close' }).last().click();
    });

    test('a code that ran out is told, and nothing is dialled for it', async () => {
      provider.codesLast(10);
      await part().getByRole('button', { name: 'Sign in again…' }).click();
      await hangUpMeanwhile();
      await goOnline();
      await dialog().getByText('The code was not used in time.').waitFor();
      await press('Try again');
      await dialog().getByText('Dialpost dials for this').waitFor();
      provider.codesLast(600);
      await filed(7);
    });

    test('a code that is forgotten is asked about no more', async () => {
      await hangUpMeanwhile();
      await goOnline();
      await dialog().getByText('The line is down.').waitFor();
      await press('Forget the code');
      await dialog().getByText('Dialpost dials for this').waitFor();
      await press('Cancel');
      await part().getByRole('button', { name: 'Sign in again…' }).click();
      await dialog().getByText('Dialpost dials for this').waitFor();
      await press('Cancel');
      await filed(8);
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));

    test('nor does one that crashes', async () => {
      await holdTheLine();
      await office.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer());
      await expect.poll(() => existsSync(up()), PATIENCE).toBe(false);
    });
  },
);
