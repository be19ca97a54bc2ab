// Signing in with a provider, in the real window: the form, the dialog, the system's browser
// (played), the code for a phone, and signing out; and that no token comes near settings.json.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT, playProvider, type PlayedProvider } from '../support/sign-in-provider';
import { reasonNot } from './support/app';
import { graveFaults } from './support/axe';
import { formOf, PATIENCE } from './support/form';
import { openOffice, type Office, restingSettings } from './support/office';
import { playSystemBrowser } from './support/system-browser';

const why = reasonNot();
const WHO = 'office@hill.example';
const HOST = 'Host';

describe.skipIf(why !== null)(
  `signing in with a provider (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let provider: PlayedProvider;
    const form = formOf(() => office);
    const dialog = () => office.page.getByRole('dialog', { name: 'Sign in: Another provider' });
    const part = () => office.page.getByRole('region', { name: 'Sign in: Another provider' });
    const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
    const auth = async () => (await form.settings()).connectors[0].route.hosts[0].auth;
    /** Where the system's browser was sent so far. */
    let sentTo: () => Promise<readonly string[]>;
    const toBrowser = async (): Promise<string> => {
      const before = (await sentTo()).length;
      await press('Open in the browser');
      await expect.poll(async () => (await sentTo()).length, PATIENCE).toBe(before + 1);
      return (await sentTo()).at(-1) ?? '';
    };

    beforeAll(async () => {
      provider = await playProvider();
      office = await openOffice(await restingSettings());
      office.page.setDefaultTimeout(PATIENCE.timeout);
      sentTo = await playSystemBrowser(office.app);
      await office.open('Providers');
      await form.choose('Login', 'Sign in with the provider', HOST);
    });
    afterAll(async () => {
      await office?.close();
      await provider?.close();
    });

    test('what is still to be typed is said, and the dialog shows how the program is registered', async () => {
      await part().getByText('Not signed in yet').waitFor();
      await part().getByRole('button', { name: 'Sign in…' }).click();
      await dialog().getByText('Still to be typed: the login name (in the form), the address of the sign-in').waitFor();
      await dialog().getByText('http://127.0.0.1/', { exact: true }).waitFor();
      expect(await dialog().getByRole('button', { name: 'Open in the browser' }).isDisabled()).toBe(true);
      expect(await graveFaults(office.page)).toEqual([]);
      await office.shootBoth('sign-in-before');
      await press('Cancel');
      await form.field('Login name', HOST).fill(WHO);
      await part().getByRole('button', { name: 'Sign in…' }).click();
      await dialog().getByLabel('Address of the sign-in', { exact: true }).fill(provider.issuer);
      await dialog().getByLabel('Client id', { exact: true }).fill(CLIENT);
    });

    test('the browser opens, waits for the person, and says who signed in', async () => {
      const address = await toBrowser();
      await dialog().getByText('It waits another 14:').waitFor();
      expect(await graveFaults(office.page)).toEqual([]);
      await office.shootBoth('sign-in-waiting');
      await provider.sign(address, WHO);
      await dialog().getByText(`Signed in as ${WHO}.`).waitFor();
      await office.shootBoth('sign-in-done');
      await dialog().getByRole('button', { name: 'Close' }).last().click();
      await part().getByText(`Signed in for ${WHO}`).waitFor();
      await part().getByText('It holds once it is saved.').waitFor();
      await office.shootBoth('sign-in-part');
      await form.save();
      expect(await auth()).toMatchObject({ kind: 'oauth2', username: WHO, refreshToken: { set: true } });
      const stored = JSON.parse(await readFile(join(office.dir, 'settings.json'), 'utf8'));
      expect(stored.connectors[0].route.hosts[0].auth.refreshToken).toEqual({ set: true });
      expect(await readFile(join(office.dir, 'secrets.json'), 'utf8')).toContain('refreshToken');
    });

    test('a sign-in is for the name it was asked for', async () => {
      await form.field('Login name', HOST).fill('other@hill.example');
      await part().getByText('Not signed in yet').waitFor();
      await form.field('Login name', HOST).fill(WHO);
      await part().getByText(`Signed in for ${WHO}`).waitFor();
    });

    test('the page cannot have the browser opened anywhere else', async () => {
      const before = await sentTo();
      const answers = await office.page.evaluate(() =>
        Promise.all(
          ['https://elsewhere.example/', 'file:///etc/passwd'].map((at) => window.dialpost.desk('open-sign-in', at)),
        ),
      );
      for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'refused' } });
      expect(await sentTo()).toEqual(before);
    });

    test('signing out forgets it, here and at the provider', async () => {
      await part().getByRole('button', { name: 'Sign out' }).click();
      await part().getByText('Not signed in yet').waitFor();
      await office.page.getByText('Signed out: the sign-in is forgotten here').first().waitFor();
      expect(await auth()).toMatchObject({ refreshToken: null });
    });

    test('who declines is told so, and may try again by a code on a phone', async () => {
      await part().getByRole('button', { name: 'Sign in…' }).click();
      await provider.sign(await toBrowser(), WHO, 'declines');
      await dialog().getByText('Consent was not given').waitFor();
      await press('Try again');
      await press('Code for a phone');
      const code = dialog().locator('code').last();
      await code.waitFor();
      expect(await graveFaults(office.page)).toEqual([]);
      await office.shootBoth('sign-in-code');
      await provider.typeCode(await code.innerText(), WHO);
      await dialog().getByText(`Signed in as ${WHO}.`).waitFor();
      await office.page.keyboard.press('Escape');
      await part().getByRole('button', { name: 'Sign out' }).waitFor();
      expect(await auth()).toMatchObject({ refreshToken: { set: true } });
    });

    test('a closed dialog calls the sign-in off', async () => {
      await part().getByRole('button', { name: 'Sign in again…' }).click();
      const address = await toBrowser();
      await office.page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await expect(provider.sign(address, WHO)).rejects.toThrow();
    });

    test('fetching at the same provider uses the same sign-in', async () => {
      await form.choose('How held mail is fetched', 'An IMAP mailbox');
      await form.mark('Sign in with the provider');
      const ways = office.page.getByRole('region', { name: 'How held mail is fetched' });
      await ways.getByRole('button', { name: 'Use the same sign-in as for sending' }).click();
      await ways.getByText(`Signed in for ${WHO}`).waitFor();
      await form.save();
      expect((await form.settings()).connectors[0].collect).toMatchObject({
        method: 'imap',
        username: WHO,
        signIn: { provider: 'other', clientId: CLIENT, refreshToken: { set: true } },
      });
      await office.shootBoth('sign-in-fetching');
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
