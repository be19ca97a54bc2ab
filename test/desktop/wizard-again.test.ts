// The wizard run again in the real window over an office set up by hand: Next through
// every page and saved, it changes nothing. A password that is refused when the test
// message goes out leads back to its field.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PretendHost, startPretendHost } from '../support/pretend-host';
import { freePort, reasonNot } from './support/app';
import { saidAt } from './support/form';
import { type Office, openOffice } from './support/office';

const why = reasonNot();
const WEEKLY = { kind: 'weekly', open: { mon: ['08:00-09:30', '13:15-13:30'] }, everyMinutes: 30 };

/** The connectors of the office set up by hand. */
const BRANCH = {
  id: 'branch',
  link: 'modem',
  schedule: { kind: 'never' },
  addressSpaces: [{ pattern: 'branch.example', cost: 3 }],
  route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: 9 }] },
};
const HOME = {
  id: 'home',
  link: 'line',
  addressSpaces: [{ pattern: 'clinic.example', cost: 2 }, { pattern: 'clinic.test' }, { pattern: 'sister.example' }],
  route: {
    kind: 'mailboxes',
    mailboxes: [{ address: 'anna@clinic.example', account: 'anna', quotaBytes: 1_000_000 }],
  },
};
const uplink = (port: number) => ({
  id: 'isp',
  name: 'Uplink',
  link: 'line',
  addressSpaces: [
    { pattern: '*', cost: 5 },
    { pattern: '*.gov.example', cost: 1 },
  ],
  schedule: WEEKLY,
  oversize: { overBytes: 3_000_000, schedule: WEEKLY },
  route: {
    kind: 'smart-host',
    order: 'balance',
    maxConnections: 9,
    hosts: [
      {
        host: '127.0.0.1',
        port,
        security: 'none',
        auth: { kind: 'password', username: 'office', password: 'stored-secret' },
      },
      { host: 'backup.isp.example' },
    ],
  },
  collect: [
    { method: 'etrn', domains: ['@clinic.example'] },
    { method: 'finger', host: 'finger.isp.example', query: 'clinic' },
  ],
  retry: { minutes: [5, 10] },
  triggers: { urgent: true },
  wait: { firstMessageSeconds: 1, idleSeconds: 1, maxMinutes: 1 },
});

describe.skipIf(why !== null)(
  `setting up again (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let host: PretendHost;
    let before: unknown;
    const page = () => office.page;
    const arrive = (question: string) => page().getByRole('heading', { level: 2, name: question }).waitFor();

    beforeAll(async () => {
      host = await startPretendHost({
        keywords: ['AUTH PLAIN', 'PIPELINING'],
        answer: ({ line }) => (line.startsWith('AUTH') ? '535 5.7.8 Wrong password' : undefined),
      });
      office = await openOffice(null);
      expect(
        await office.ask('settings.set', {
          version: 1,
          organization: { name: 'Clinic', domains: ['clinic.example', 'clinic.test'], hostname: 'post.clinic.example' },
          listeners: [
            {
              id: 'desk',
              name: 'Desk',
              port: await freePort(),
              maxRecipients: 7,
              relay: { allow: ['192.168.7.0/24'] },
            },
            { id: 'scan', port: await freePort(), rewriteSender: 'scan@clinic.example' },
          ],
          accounts: [
            { username: 'anna', password: 'anna-secret' },
            { username: 'branch', password: 'branch-secret', dequeueDomains: ['branch.example'] },
          ],
          links: [
            { id: 'line', name: 'Line', kind: 'always-on', monthlyBudget: 50 },
            { id: 'modem', kind: 'command', connectCommand: ['true'], dialAttempts: 9 },
          ],
          connectors: [BRANCH, uplink(host.port), HOME],
          log: { protocol: { enabled: true, keepDays: 3 } },
        }),
      ).toEqual({ ok: true });
      before = await office.ask('settings.get');
      await office.open('Set up');
    });
    afterAll(async () => {
      await office?.close();
      await host?.close();
    });

    test('Next through every page and saved, everything stands as it was', async () => {
      await page().getByRole('button', { name: 'Set up for real' }).click();
      for (const question of [
        'Who are you?',
        'How does this place go online?',
        'Who takes your outgoing mail?',
        'How does mail reach the office?',
        'Where does mail for the office go?',
        'When should Dialpost call?',
        'Who may hand in mail?',
        'What must stand in DNS?',
      ]) {
        await arrive(question);
        await page().getByRole('button', { name: 'Next' }).click();
      }
      await arrive('Does it all work?');
      expect(await page().getByRole('region', { name: 'What will be set' }).innerText()).toMatch(/ETRN, Finger/);
      await page().getByRole('button', { name: 'Save without a test' }).click();
      await arrive('Dialpost is set up');
      expect(await office.ask('settings.get')).toEqual(before);
    });

    test('another home and back brings the mailboxes that were listed', async () => {
      await page().getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Where it goes' }).click();
      const home = page().getByRole('combobox', { name: 'Mail for the office goes to' });
      await home.click();
      await page().getByRole('option', { name: 'Our own mail server' }).click();
      await page().getByRole('textbox', { name: 'Host', exact: true }).fill('server.clinic.example');
      await page().getByRole('button', { name: 'Back' }).click();
      await page().getByRole('button', { name: 'Next' }).click();
      expect(await page().getByRole('textbox', { name: 'Host', exact: true }).inputValue()).toBe(
        'server.clinic.example',
      );
      await home.click();
      await page().getByRole('option', { name: 'Mailboxes here' }).click();
      await page().getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Check and try' }).click();
      await page().getByRole('button', { name: 'Save without a test' }).click();
      await arrive('Dialpost is set up');
      expect(await office.ask('settings.get')).toEqual(before);
    });

    test('a password that is refused when the test message goes out leads back to its field', async () => {
      await page().getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Check and try' }).click();
      await page().getByRole('textbox', { name: 'Send a test message to' }).fill('friend@far.example');
      await page().getByRole('button', { name: 'Save and send a test message' }).click();
      await page()
        .getByText(/^It waits: .*535/)
        .waitFor({ timeout: 60_000 });
      await page().getByRole('button', { name: 'Correct the password' }).click();
      await arrive('Who takes your outgoing mail?');
      const password = page().getByLabel('Password', { exact: true });
      expect(await saidAt(password)).toMatch(/535/);
      // The message is safe, and the page still knows of it.
      expect(Object(await office.ask('queue.list')).total).toBe(1);
      await page().getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Check and try' }).click();
      await page()
        .getByText(/^It waits: .*535/)
        .waitFor();
    });

    test('what is left for later stands on a list in the overview until it is done', async () => {
      await office.open('Overview');
      const list = page().getByRole('region', { name: 'Still to do' });
      await list.getByText('The DNS records were left for later').waitFor();
      await list.getByText('No planned call was made yet').waitFor();
      await office.shootBoth('overview-checklist');
      await list.getByRole('button', { name: 'Open the records' }).click();
      await arrive('What must stand in DNS?');
      await office.open('Overview');
      await list.getByRole('button', { name: /^Done: The DNS records/ }).click();
      await list.getByText('The DNS records were left for later').waitFor({ state: 'detached' });
      await page().reload();
      await list.getByText('No planned call was made yet').waitFor();
      expect(await list.innerText()).not.toContain('DNS');
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
