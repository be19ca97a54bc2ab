// The wizard set up for real, in the real window, with a real Postfix as the provider:
// STARTTLS and a login, a wrong password said at its field, ETRN found and taken, a
// test message sent through it, and the answer to it fetched back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lacks } from '../support/needs';
import { type Postfix, startPostfix } from '../support/postfix';
import { rawClient } from '../support/raw-client';
import { freePort, reasonNot } from './support/app';
import { formOf, saidAt } from './support/form';
import { type Office, openOffice } from './support/office';

const why = reasonNot();
const PATIENCE = 60_000;

describe.skipIf(why !== null || lacks('postfix', 'postfix-auth', 'openssl'))(
  `setting up with a real provider (needs a display, Electron and Postfix${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let postfix: Postfix;
    let port: number;
    const page = () => office.page;
    const next = () => page().getByRole('button', { name: 'Next' }).click();
    const back = () => page().getByRole('button', { name: 'Back' }).click();
    const arrive = (question: string) => page().getByRole('heading', { level: 2, name: question }).waitFor();
    const field = (name: string) => page().getByRole('textbox', { name, exact: true });
    const { choose } = formOf(() => office);

    /** Somebody outside answers: Postfix takes the answer and holds it for the office. */
    async function answer(): Promise<void> {
      const client = await rawClient(postfix.port);
      for (const line of [
        'EHLO far.example',
        'MAIL FROM:<friend@far.example>',
        'RCPT TO:<postmaster@office.example>',
        'DATA',
      ])
        expect((await client.ask(line)).code).toBeLessThan(400);
      client.write('From: <friend@far.example>\r\nSubject: Re: Dialpost test message\r\n\r\nIt arrived.\r\n.\r\n');
      expect((await client.reply()).code).toBe(250);
      await client.ask('QUIT');
      await postfix.untilHeld(1);
    }

    beforeAll(async () => {
      port = await freePort();
      postfix = await startPostfix({
        customerPort: port,
        tls: true,
        trustLoopback: false,
        accounts: [{ username: 'office', password: 'open sesame' }],
      });
      // Nothing is set up yet.
      office = await openOffice(null);
      await office.open('Set up');
    });
    afterAll(async () => {
      await office?.close();
      await postfix?.stop();
    });

    test('from the first page to the provider', async () => {
      await arrive('What would you like to do?');
      await page().getByRole('button', { name: 'Set up for real' }).click();
      await arrive('Who are you?');
      await field('Mail domains').fill('office.example');
      await field('Name of the office').fill('Harbour office');
      await next();
      await arrive('How does this place go online?');
      await next();
      await arrive('Who takes your outgoing mail?');
      await field('Host').fill('127.0.0.1');
      await field('Port').fill(String(postfix.port));
      await choose('Security', 'STARTTLS');
      await choose('Login', 'Name and password');
      await field('Login name').fill('office');
      // Postfix' certificate is its own.
      await page().getByRole('switch', { name: 'Check the certificate' }).click();
    });

    test('a wrong password is said at its field, and no longer once it is changed', async () => {
      const password = page().getByLabel('Password', { exact: true });
      await password.fill('wrong');
      await page().getByRole('button', { name: 'Test', exact: true }).click();
      const said = page().getByText(/The host did not accept this name and password: 535/);
      await said.waitFor({ timeout: PATIENCE });
      expect(await saidAt(password)).toMatch(/did not accept this name and password: 535/);
      expect(
        await page()
          .getByRole('definition')
          .filter({ hasText: /^refused: 535/ })
          .count(),
      ).toBe(1);
      await office.shootBoth('wizard-4-wrong-password');
      await password.fill('open sesame');
      await said.waitFor({ state: 'detached' });
    });

    test('the check tells greeting, offers, encryption, certificate and login', async () => {
      await page().getByRole('button', { name: 'Test', exact: true }).click();
      await page()
        .getByText(/accepts the login/)
        .waitFor({ timeout: PATIENCE });
      const facts = async (name: string) =>
        page()
          .locator('dl > div')
          .filter({ has: page().getByText(name, { exact: true }) })
          .locator('dd')
          .innerText();
      expect(await facts('Greeting')).toMatch(/^220 smtp\.isp\.example ESMTP Postfix/);
      expect(await facts('Offers')).toMatch(/PIPELINING.*ETRN.*CHUNKING/);
      expect(await facts('Encryption')).toMatch(/^TLSv1\.[23], /);
      expect(await facts('Certificate')).toMatch(/^for smtp\.isp\.example.*not in order: /);
      expect(await facts('Login')).toMatch(/^accepted \(/);
      await office.shootBoth('wizard-4-checked');
      await next();
    });

    test('ETRN is found at the host and taken as the way to fetch', async () => {
      await arrive('How does mail reach the office?');
      await page().getByRole('button', { name: 'Find out what the host offers' }).click();
      await page().getByRole('button', { name: 'Use ETRN' }).click({ timeout: PATIENCE });
      expect(await page().getByRole('combobox', { name: 'How held mail is fetched' }).inputValue()).toBe('ETRN');
      await office.shootBoth('wizard-5-detected');
      await back();
      await arrive('Who takes your outgoing mail?');
      expect(await page().getByLabel('Password', { exact: true }).inputValue()).toBe('open sesame');
      await next();
      await page().getByRole('button', { name: 'Use ETRN', pressed: true }).waitFor();
      await next();
    });

    test('home, times, who may send, DNS', async () => {
      await arrive('Where does mail for the office go?');
      await next();
      await arrive('When should Dialpost call?');
      await next();
      await arrive('Who may hand in mail?');
      await field('Port').fill(String(port));
      await next();
      await arrive('What must stand in DNS?');
      await next();
      await arrive('Does it all work?');
      await page()
        .getByText(/^(Everything is in order|\d+ things? (is|are) amiss|One thing is amiss)/)
        .waitFor({ timeout: PATIENCE });
    });

    test('a test message leaves through Postfix, and the answer to it is fetched', async () => {
      const to = field('Send a test message to');
      await to.fill('me@office.example');
      await page().getByText('This address is the office’s own').waitFor();
      await to.fill('friend@far.example');
      await page().getByRole('button', { name: 'Save and send a test message' }).click();
      await page().getByText('It was delivered: 250').waitFor({ timeout: PATIENCE });
      const [sent] = await postfix.sink.until(1, PATIENCE);
      expect(sent?.content.toString('utf8')).toMatch(/^Subject: Dialpost test message/m);
      await answer();
      // The call waits for the first message as long as the contract says; a new one asks again.
      const seen = page().getByText('An answer came back from friend@far.example.');
      const again = page().getByRole('button', { name: 'Fetch once more' });
      await seen.or(again).first().waitFor({ timeout: 100_000 });
      if (!(await seen.isVisible())) await again.click();
      await seen.waitFor({ timeout: 100_000 });
      await office.shootBoth('wizard-10-answered');
      await next();
      await arrive('Dialpost is set up');
    }, 240_000);

    test('what was set holds: the login is stored apart, ETRN is the way to fetch', async () => {
      const { connectors, listeners } = Object(await office.ask('settings.get'));
      expect(connectors[0].route.hosts[0]).toMatchObject({
        host: '127.0.0.1',
        port: postfix.port,
        security: 'starttls',
        verifyCertificate: false,
        auth: { kind: 'password', username: 'office', password: { set: true } },
      });
      expect(connectors[0].collect).toMatchObject({ method: 'etrn' });
      expect(listeners[0]).toMatchObject({ port });
      expect(await postfix.waiting()).toEqual([]);
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
