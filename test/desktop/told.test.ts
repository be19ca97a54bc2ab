// What a person who is not looking is told, each thing brought about for real and told
// once: a refused password, a session that failed, a line that does not come up, a host
// that neither sending nor fetching reaches, and a budget that is used up.
import { afterEach, describe, expect, test } from 'vitest';
import { startPretendHost } from '../support/pretend-host';
import { handOver, openClient } from '../scenario/support/submit';
import { freePort, reasonNot } from './support/app';
import { keepNotices, type Notice } from './support/notices';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const SOON = { timeout: 60_000 };

interface Parts {
  readonly host: number;
  readonly connector?: object;
  readonly login?: object;
  readonly link?: object;
  readonly more?: object;
}

describe.skipIf(why !== null)(
  `a person who is not looking is told once (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    const endings: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const end of endings.splice(0).reverse()) await end();
    });

    async function opened({ host, connector, login, link, more }: Parts): Promise<{
      office: Office;
      told: () => Promise<readonly Notice[]>;
      write: () => Promise<void>;
      call: () => Promise<void>;
    }> {
      const port = await freePort();
      const hosts = [{ host: '127.0.0.1', port: host, security: 'none', ...login }];
      const office = await openOffice(null);
      endings.push(() => office.close());
      // Set, not laid down as a file: a password in a file of ours is no password.
      const document = {
        organization: { domains: ['office.example'] },
        listeners: [{ id: 'office', port, relay: { allow: ['127.0.0.1/32'] } }],
        links: [{ id: 'line', name: 'Modem', ...link }],
        connectors: [
          {
            id: 'isp',
            name: 'Internet',
            route: { kind: 'smart-host', hosts },
            schedule: { kind: 'never' },
            wait: { firstMessageSeconds: 1, idleSeconds: 0, maxMinutes: 1 },
            ...connector,
          },
        ],
        ...more,
      };
      expect(await office.ask('settings.set', document)).toEqual({ ok: true });
      const told = await keepNotices(office);
      return {
        office,
        told,
        async write() {
          const client = await openClient(port);
          if (!client) throw new Error('nobody takes mail');
          expect(
            await handOver(client, {
              from: 'me@office.example',
              to: 'you@far.example',
              content: Buffer.from('Subject: hello\r\n\r\nhello\r\n'),
            }),
          ).toMatchObject({ code: 250 });
          client.close();
        },
        /** A whole session, and everything told of it. */
        async call() {
          const { session } = Object(await office.ask('session.start'));
          await expect
            .poll(async () => Object(await office.ask('session.get', { id: session.id }).catch(() => null)).phase, SOON)
            .toBe('ended');
          await expect.poll(async () => Object(await office.ask('status')).sessions, SOON).toEqual([]);
        },
      };
    }

    async function pretend(answer: (line: string) => string | undefined, keywords: readonly string[]): Promise<number> {
      const host = await startPretendHost({ keywords, answer: ({ line }) => answer(line) });
      endings.push(() => host.close());
      return host.port;
    }

    test('that the provider refuses the password', async () => {
      const host = await pretend((line) => (line.startsWith('AUTH') ? '535 5.7.8 No' : undefined), ['AUTH PLAIN']);
      const { told, write, call } = await opened({
        host,
        login: { auth: { kind: 'password', username: 'office', password: 'wrong' } },
      });
      await write();
      await call();
      await call();
      const body = expect.stringMatching(
        /^127\.0\.0\.1:\d+ did not let us in \(535 5\.7\.8 No\)\. Your mail is safe and waiting\..*Providers → Internet\.$/,
      );
      // Whoever starts the second call hears how it ended, too.
      expect(await told()).toEqual([
        { title: 'Dialpost needs attention', body },
        { title: 'Send/receive failed', body },
      ]);
    });

    test('that a host can be reached neither for sending nor for fetching', async () => {
      const { told, write, call } = await opened({
        host: await freePort(),
        connector: { collect: { method: 'etrn' } },
      });
      await write();
      await call();
      expect(await told()).toEqual([
        { title: 'Dialpost needs attention', body: expect.stringMatching(/^127\.0\.0\.1:\d+ could not be reached/) },
      ]);
    });

    test('that a line does not come up', async () => {
      const { told, write, call } = await opened({
        host: await freePort(),
        link: { kind: 'command', connectCommand: ['/bin/sh', '-c', 'echo no carrier; exit 3'], dialAttempts: 1 },
      });
      await write();
      await call();
      await call();
      expect(await told()).toEqual([
        {
          title: 'Dialpost needs attention',
          body: expect.stringMatching(/^Modem did not connect .*no carrier.* Your mail is safe and waiting\.$/),
        },
        {
          title: 'Send/receive failed',
          body: expect.stringMatching(/^Modem did not connect .* Your mail is safe and waiting\.\n\w.*\.$/),
        },
      ]);
    });

    test('at the start what needs attention already, and then no more when something else comes', async () => {
      const [taken, host] = [await pretend(() => undefined, []), await pretend(() => undefined, [])];
      const office = await openOffice({
        organization: { domains: ['office.example'] },
        listeners: [{ id: 'office', port: taken }],
        links: [{ id: 'line' }],
        connectors: [
          {
            id: 'isp',
            route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: host, security: 'none' }] },
            schedule: { kind: 'never' },
          },
        ],
        warnings: { queueMessages: 1 },
      });
      endings.push(() => office.close());
      expect(Object(await office.ask('status')).attention).toMatchObject([{ key: 'listener:office' }]);
      // The window opens after that was told.
      const told = await keepNotices(office);
      for (const to of ['a@far.example', 'b@far.example']) await office.ask('message.test', { to });
      await expect.poll(told, SOON).not.toEqual([]);
      expect(await told()).toEqual([
        { title: 'Dialpost needs attention', body: expect.stringContaining('More than 1 message waits') },
      ]);
    });

    test('that a session failed for a reason that asks for nothing', async () => {
      const host = await pretend((line) => (line.startsWith('ETRN') ? '458 4.3.0 Busy' : undefined), ['ETRN']);
      const { told, call, office } = await opened({ host, connector: { collect: { method: 'etrn' } } });
      await call();
      expect(await told()).toEqual([
        { title: 'Send/receive failed', body: expect.stringContaining('(458 4.3.0 Busy)') },
      ]);
      expect(Object(await office.ask('status')).attention).toEqual([]);
    });

    test('that the budget of a line is used up, also where it was told before that little is left', async () => {
      const host = await pretend(() => undefined, []);
      const { told, write, call } = await opened({
        host,
        link: { tariff: { perCall: 1 }, monthlyBudget: 2 },
        more: { warnings: { budgetPercent: 50 } },
      });
      const bodies = async (): Promise<readonly string[]> => (await told()).map(({ body }) => body);
      const through = expect.stringMatching(/^1 sent, 0 received\. /);
      const most = [through, expect.stringMatching(/^50 percent of this month's budget of Modem is used/)];
      await write();
      await call();
      await expect.poll(bodies, SOON).toEqual(most);
      await write();
      await call();
      await expect
        .poll(bodies, SOON)
        .toEqual([
          ...most,
          through,
          expect.stringMatching(
            /^This month's budget of Modem is used up \(2\.\d\d EUR of 2\.00 EUR\)\. Scheduled calls stop/,
          ),
        ]);
    });
  },
);
