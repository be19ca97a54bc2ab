// The form of a connector in the real window: logins, routes, ways of fetching, what
// it carries and when, each told by the control socket as it was typed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort, reasonNot } from './support/app';
import { formOf, PATIENCE } from './support/form';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `the form of a connector (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const form = formOf(() => office);
    const press = (name: string, region?: string) =>
      (region === undefined ? office.page : office.page.getByRole('region', { name: region, exact: true }))
        .getByRole('button', { name, exact: true })
        .click();
    /** The connector `id` as the socket tells it. */
    const connector = async (id: string) => (await form.settings()).connectors.find((c: { id: string }) => c.id === id);

    beforeAll(async () => {
      // Nobody is called while the forms are tried.
      const practice = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
      const never = { schedule: { kind: 'never' } };
      const connectors = [
        { ...practice.connectors[0], ...never, collect: { method: 'none' } },
        practice.connectors[1],
        { id: 'second', ...never, addressSpaces: [], route: { kind: 'direct' } },
      ];
      office = await openOffice(practice);
      office.page.setDefaultTimeout(PATIENCE.timeout);
      expect(
        await office.ask('settings.set', {
          ...practice,
          connectors,
          accounts: [{ username: 'branch', password: 'a secret' }],
        }),
      ).toEqual({ ok: true });
      await office.open('Providers');
    });
    afterAll(() => office?.close());

    test('an old host is greeted by HELO, and the login goes with the next word', async () => {
      await form.mark('Say HELO instead of EHLO', true, 'Host');
      await form.choose('Login', 'Name and password', 'Host');
      await form.field('Login name', 'Host').fill('office@hill.example');
      await form.field('Password', 'Host').fill('a password');
      await form.save();
      await form.reload();
      expect(await form.field('Login name', 'Host').inputValue()).toBe('office@hill.example');
      expect(await office.page.content()).not.toContain('a password');
      await form.choose('Login', 'No login', 'Host');
      await form.mark('Say HELO instead of EHLO', false, 'Host');
      await form.save();
      expect((await connector('practice')).route.hosts[0]).toMatchObject({ helo: false, auth: { kind: 'none' } });
    });

    test('what it carries, from where, for whom, and when', async () => {
      await form.choose('Protocol', 'LMTP');
      await form.mark('Not more than so many messages');
      await form.correct(form.field('Messages'), '0', 'expected 1 to 1000000', '40');
      await form.choose('In each', 'Minute');
      await form.mark('Low', false);
      await form.field('Largest message (MB)').fill('0.5');
      await form.choose('Senders', 'Only those below');
      await form.correct(form.field('Exceptions'), 'a@b@c, @', 'expected "*"', 'hill.example, boss@office.example');
      await form.mark('Carries mail from every listener', false);
      await form.mark('Office computers');
      await form.mark('Branch offices call and take their mail');
      await form.mark('branch');
      await form.correct(form.field('Call when this many wait'), '0', 'expected 1 to 1000000', '12');
      await form.field('Call when this much waits (MB)').fill('3');
      await form.field('Call when the oldest is this old (minutes)').fill('90');
      await form.mark('Call at once for urgent mail');
      await form.correct(form.field('Try again after (minutes)'), '5, soon', 'expected 1 to 100000', '5, 20, 60');
      await form.field('Tell the sender of a delay after (hours)').fill('');
      await form.field('Return to the sender after (hours)').fill('48');
      await form.field('Hang up after silence (seconds)').fill('7');
      await form.save();
      await form.reload();
      expect(await form.field('Try again after (minutes)').inputValue()).toBe('5, 20, 60');
      expect(await connector('practice')).toMatchObject({
        route: { protocol: 'lmtp', rateLimit: { messages: 40, per: 'minute' } },
        content: { priorities: ['normal', 'high'], maxBytes: 500_000 },
        restrictions: { default: 'reject', except: ['hill.example', 'boss@office.example'] },
        listeners: ['office'],
        holdForRemote: { accounts: ['branch'] },
        triggers: { queuedMessages: 12, queuedBytes: 3_000_000, oldestMinutes: 90, urgent: true },
        retry: { minutes: [5, 20, 60], delayNoticeHours: null, expireHours: 48 },
        wait: { idleSeconds: 7 },
      });
      await form.mark('Branch offices call and take their mail', false);
      await form.mark('Carries mail from every listener');
      await form.mark('Not more than so many messages', false);
      await form.save();
      expect(await connector('practice')).toMatchObject({
        listeners: 'all',
        holdForRemote: null,
        route: { rateLimit: null },
      });
    });

    test('several ways of fetching, each with what it needs and times of its own', async () => {
      await form.choose('How held mail is fetched', 'An IMAP mailbox');
      await form.field('Host', 'How held mail is fetched').fill('imap.isp.example');
      await form.field('Login name', 'How held mail is fetched').fill('office');
      await form.field('Password', 'How held mail is fetched').fill('a box secret');
      await form.mark('Fetch also at times of its own');
      await form.choose('When it is fetched', 'Every 2 hours');
      await press('Add a way to try where this fails');
      const second = 'Way 2, where the one before fails';
      await form.choose('How held mail is fetched', 'ATRN (on-demand relay)', second);
      await form.correct(form.field('Host', second), 'no host', 'expected a host name', 'atrn.isp.example');
      await form.field('Login name', second).fill('office');
      await form.field('Password', second).fill('an atrn secret');
      await form.mark('Check the certificate', false, second);
      await form.save();
      await form.reload();
      expect(await form.field('Host', second).inputValue()).toBe('atrn.isp.example');
      expect((await connector('practice')).collect).toMatchObject([
        {
          method: 'imap',
          host: 'imap.isp.example',
          username: 'office',
          password: { set: true },
          schedule: { kind: 'every', minutes: 120 },
          mailbox: 'INBOX',
          after: 'delete',
        },
        {
          method: 'atrn',
          host: 'atrn.isp.example',
          port: 366,
          verifyCertificate: false,
          password: { set: true },
          schedule: null,
        },
      ]);
      await press('Remove this way', 'First way');
      await form.save();
      expect((await connector('practice')).collect).toMatchObject({
        method: 'atrn',
        host: 'atrn.isp.example',
        password: { set: true },
      });
    });

    test('mailboxes, listed one by one', async () => {
      await office.open('Mailboxes');
      await press('Add a mailbox');
      await form.correct(form.field('Address', 'Mailboxes here'), 'anna', 'expected an address', 'anna@office.example');
      await form.field('Other addresses of this mailbox').fill('info@office.example, desk@office.example');
      await form.choose('Fetched by the login', 'branch');
      await form.field('Room (MB)').fill('50');
      await form.field('Forward every letter to').fill('anna@far.example');
      await form.mark('Keep what was forwarded here, too', false);
      await form.correct(
        form.field('Mailbox for what is for nobody'),
        'ben@office.example',
        'is none of the mailboxes',
        'info@office.example',
      );
      await form.choose('Mail for addresses that are not listed', 'Gets a mailbox as it comes');
      await form.save();
      await form.reload();
      await office.page.getByText('anna@office.example').click();
      expect(await form.field('Room (MB)').inputValue()).toBe('50');
      expect((await connector('local')).route).toEqual({
        kind: 'mailboxes',
        catchAll: 'info@office.example',
        unknown: 'accept',
        mailboxes: [
          {
            address: 'anna@office.example',
            aliases: ['info@office.example', 'desk@office.example'],
            account: 'branch',
            quotaBytes: 50_000_000,
            forwardTo: ['anna@far.example'],
            keepCopy: false,
          },
        ],
      });
    });

    test('direct delivery with DNS servers of its own', async () => {
      await office.open('Providers');
      await press('second');
      await form.correct(
        form.field('DNS servers for finding them'),
        'dns.example',
        'expected a name server',
        '192.0.2.53, 2001:db8::53',
      );
      await form.field('Port of the hosts').fill('2525');
      await form.choose('Pipelining', 'Off');
      await form.save();
      expect((await connector('second')).route).toEqual({
        kind: 'direct',
        dnsServers: ['192.0.2.53', '2001:db8::53'],
        port: 2525,
        maxConnections: 2,
        pipelining: 'off',
      });
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
