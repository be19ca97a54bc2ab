// What a provider offers is found in the real window and taken with one press: ATRN
// and TURN by what its host says, IMAP and POP3 by mailboxes beside it, on their own
// ports at an address of this test's own.
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lacks } from '../support/needs';
import { type PretendHost, startPretendHost } from '../support/pretend-host';
import { freePort, reasonNot } from './support/app';
import { type Office, openOffice } from './support/office';

const why = reasonNot();
/** Any address of 127.0.0.0/8 is this computer; nobody else takes this one. */
const HERE = '127.83.21.5';

function greets(port: number, greeting: string, question: string, answer: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (line) => String(line).startsWith(question) && socket.write(answer));
    socket.write(`${greeting}\r\n`);
  });
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, HERE, () => resolve(server)));
}

describe.skipIf(why !== null || lacks('root', 'linux'))(
  `finding what a provider offers (needs a display, Electron and root${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let host: PretendHost;
    let servers: Server[] = [];
    const page = () => office.page;
    const method = () => page().getByRole('combobox', { name: 'How held mail is fetched' });
    const collect = async () => Object(await office.ask('settings.get')).connectors[0].collect;
    const step = (name: string) =>
      page().getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();

    beforeAll(async () => {
      host = await startPretendHost({ address: HERE, keywords: ['ATRN', 'TURN', 'PIPELINING'] });
      servers = await Promise.all([
        greets(143, '* OK ready', 'a CAPABILITY', '* CAPABILITY IMAP4rev1 STARTTLS\r\na OK done\r\n'),
        greets(110, '+OK ready', 'CAPA', '+OK\r\nUIDL\r\nSTLS\r\n.\r\n'),
      ]);
      office = await openOffice({
        version: 1,
        organization: { domains: ['clinic.example'] },
        listeners: [{ id: 'office', port: await freePort() }],
        links: [{ id: 'line', kind: 'always-on' }],
        connectors: [
          {
            id: 'isp',
            link: 'line',
            schedule: { kind: 'never' },
            route: {
              kind: 'smart-host',
              hosts: [{ host: HERE, port: host.port, security: 'none', auth: { kind: 'none' } }],
            },
          },
        ],
      });
      await office.open('Set up');
      await step('Mail held for you');
    });
    afterAll(async () => {
      await office?.close();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
      await host?.close();
    });

    test('every way is told', async () => {
      await page().getByRole('button', { name: 'Find out what the host offers' }).click();
      for (const sentence of [
        `${HERE} offers ATRN (on-demand relay) on port ${host.port}, not encrypted.`,
        `${HERE} offers TURN on port ${host.port}, not encrypted.`,
        `${HERE} offers an IMAP mailbox on port 143.`,
        `${HERE} offers a POP3 mailbox on port 110.`,
      ]) {
        await page().getByText(sentence).waitFor({ timeout: 60_000 });
      }
      await office.shootBoth('wizard-5-offers');
    });

    test.each([
      ['Use ATRN', 'ATRN (on-demand relay)', { method: 'atrn', port: true }],
      ['Use TURN', 'TURN', { method: 'turn', port: false }],
      ['Use the IMAP mailbox', 'An IMAP mailbox', { method: 'imap', port: 143 }],
      ['Use the POP3 mailbox', 'A POP3 mailbox', { method: 'pop3', port: 110 }],
    ] as const)('%s fills in the way to fetch', async (button, words, { port }) => {
      await page().getByRole('button', { name: button }).click();
      await page().getByRole('button', { name: button, pressed: true }).waitFor();
      expect(await method().inputValue()).toBe(words);
      if (port === false) return;
      expect(await page().getByRole('textbox', { name: 'Host', exact: true }).inputValue()).toBe(HERE);
      expect(await page().getByRole('textbox', { name: 'Port', exact: true }).inputValue()).toBe(
        String(port === true ? host.port : port),
      );
    });

    test('what was taken is what is saved', async () => {
      await page().getByRole('textbox', { name: 'Login name' }).fill('clinic');
      await page().getByLabel('Password', { exact: true }).fill('secret');
      await step('Check and try');
      await page().getByRole('button', { name: 'Save without a test' }).click();
      await page().getByRole('heading', { level: 2, name: 'Dialpost is set up' }).waitFor();
      expect(await collect()).toMatchObject({
        method: 'pop3',
        host: HERE,
        port: 110,
        security: 'starttls',
        username: 'clinic',
        password: { set: true },
      });
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
