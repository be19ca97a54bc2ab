// "Test" at a host and at a mailbox that is fetched, in the real window with real hosts behind:
// what is typed is tried before it is saved, by a password and by a sign-in; and nothing is fetched.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dovecot, startDovecot } from '../support/dovecot';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { CLIENT } from '../support/sign-in-provider';
import { startTokenHosts, type TokenHosts } from '../support/token-hosts';
import { office as document, smartHost } from '../scenario/support/office';
import { reasonNot } from './support/app';
import { graveFaults } from './support/axe';
import { formOf, PATIENCE } from './support/form';
import { openOffice, type Office } from './support/office';
import { playSystemBrowser } from './support/system-browser';

const why = reasonNot();
const WHO = 'office';
const FETCHING = 'How held mail is fetched';

describe.skipIf(why !== null || lacks('dovecot', 'openssl', 'postfix'))(
  `testing a mailbox (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let hosts: TokenHosts;
    let passwords: Dovecot;
    let sentTo: () => Promise<readonly string[]>;
    const form = formOf(() => office);
    const fetching = () => office.page.getByRole('region', { name: FETCHING, exact: true });
    const host = () => office.page.getByRole('region', { name: 'Host', exact: true });
    const button = () => fetching().getByRole('button', { name: 'Test the mailbox' });
    /** What a screen reader says of the answer. */
    const told = async (words: string): Promise<void> => {
      await fetching().getByRole('status').getByRole('listitem').filter({ hasText: words }).waitFor();
    };

    beforeAll(async () => {
      hosts = await startTokenHosts();
      passwords = await startDovecot();
      await passwords.put('1', Buffer.from('Subject: stays\r\n\r\nhere\r\n'));
      const { provider, dovecot, postfix } = hosts;
      const grant = { provider: 'other', issuer: provider.issuer, clientId: CLIENT };
      const imap = { method: 'imap', host: '127.0.0.1', port: dovecot.imaps, verifyCertificate: false };
      office = await openOffice(
        document({
          listeners: [{ id: 'office', port: await freePort() }],
          connectors: [
            smartHost(
              postfix.port,
              {
                schedule: { kind: 'never' },
                collect: { ...imap, username: WHO, deliverTo: 'anna@office.example', signIn: grant },
              },
              {
                security: 'starttls',
                verifyCertificate: false,
                auth: { kind: 'oauth2', username: WHO, ...grant },
              },
            ),
          ],
        }),
      );
      office.page.setDefaultTimeout(PATIENCE.timeout);
      sentTo = await playSystemBrowser(office.app);
      await office.open('Providers');
    }, 120_000);
    afterAll(async () => {
      await office?.close();
      await passwords?.stop();
      await hosts?.stop();
    });

    test('before anybody has signed in, no login is tried, and what to do is said', async () => {
      await button().click();
      await told('nobody has signed in with the provider yet. Sign in.');
      expect(await graveFaults(office.page)).toEqual([]);
    });

    test('signed in and not saved yet, host and mailbox take the login by the token', async () => {
      await host().getByRole('button', { name: 'Sign in…' }).click();
      const dialog = office.page.getByRole('dialog', { name: 'Sign in: Another provider' });
      await dialog.getByRole('button', { name: 'Open in the browser', exact: true }).click();
      await expect.poll(async () => (await sentTo()).length, PATIENCE).toBe(1);
      await hosts.provider.sign((await sentTo())[0] ?? '', WHO);
      await dialog.getByText(`Signed in as ${WHO}.`).waitFor();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await host().getByRole('button', { name: 'Test', exact: true }).click();
      await host().getByRole('status').getByText('accepts the login (XOAUTH2)').first().waitFor();
      await button().click();
      await told(`accepts the login of ${WHO} (by the sign-in).`);
      await fetching().getByText('What was said').click();
      await fetching().getByText('AUTHENTICATE ***').first().waitFor();
      await office.shootBoth('mailbox-test-token');
    });

    test('what is typed is tried before it is saved: a wrong password, from the keyboard', async () => {
      await form.mark('Sign in with the provider', false, FETCHING);
      await form.field('Port', FETCHING).fill(String(passwords.imaps));
      await form.field('Password', FETCHING).fill('my-secret-word');
      await button().focus();
      await office.page.keyboard.press('Enter');
      await told('did not accept login name and password ("Authentication failed."). Check login name and password');
      expect(await fetching().getByText('my-secret-word').count()).toBe(0);
      expect(await button().evaluate((element) => element === window.document.activeElement)).toBe(true);
      expect(await graveFaults(office.page)).toEqual([]);
      await office.shootBoth('mailbox-test-wrong');
    });

    test('the right one lets in, typed and then stored; by POP3 too', async () => {
      await form.field('Password', FETCHING).fill('secret');
      await button().click();
      await told(`127.0.0.1:${passwords.imaps} accepts the login of ${WHO} (by its password).`);
      await form.save();
      await form.reload();
      await button().click();
      await told('(by its password)');
      await form.field('Login name', FETCHING).fill('bert');
      await button().click();
      await told('did not accept login name and password');
      await form.choose(FETCHING, 'A POP3 mailbox');
      await form.field('Host', FETCHING).fill('127.0.0.1');
      await form.field('Port', FETCHING).fill(String(passwords.pop3));
      await form.choose('Security', 'STARTTLS', FETCHING);
      await form.mark('Check the certificate', false, FETCHING);
      await form.field('Login name', FETCHING).fill(WHO);
      await form.field('Password', FETCHING).fill('secret');
      await button().click();
      await told(`127.0.0.1:${passwords.pop3} accepts the login of ${WHO} (by its password).`);
    });

    test('ways that are no mailbox have no such button', async () => {
      await form.choose(FETCHING, 'ETRN');
      await button().waitFor({ state: 'detached' });
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
