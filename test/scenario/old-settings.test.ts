// B6: a real relay on the folder of an earlier version, whose settings hold what a rule of
// today refuses: it comes up, mail goes by the other connectors, the one concerned says
// where and what to do, and its sign-in is never tried.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openByteSink } from '../support/byte-sink';
import { dataFolder, serve } from '../support/serve';
import { listener, office, smartHost } from './support/office';
import { submit } from './support/submit';
import { freePort, until } from './support/wait';

const AUTH = {
  kind: 'oauth2',
  provider: 'other',
  username: 'u',
  clientId: 'c',
  refreshToken: 't',
  tokenUrl: 'https://login.example/token',
};

/** Gives a token to whoever asks, and counts. */
async function tokenServer(): Promise<{ readonly port: number; asked(): number }> {
  let asked = 0;
  const tokens = createServer((_, answer) => (asked++, answer.end('{"access_token":"t"}'))).listen(0, '0.0.0.0');
  await new Promise((resolve) => tokens.once('listening', resolve));
  onTestFinished(() => void tokens.close());
  return { port: (tokens.address() as AddressInfo).port, asked: () => asked }; // it listens on an address
}

/** As an earlier version had stored it; a name of this computer that is no loopback address. */
async function storeAsBefore(dir: string, tokenPort: number): Promise<void> {
  const path = join(dir, 'settings.json');
  const stored = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
  await writeFile(path, stored.replace(AUTH.tokenUrl, `http://0.0.0.0:${tokenPort}/token`));
}

it('B6: a token address in the clear keeps one connector from signing in, and nothing else from anything', async () => {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const sink = await openByteSink();
  onTestFinished(() => sink.close());
  const tokens = await tokenServer();
  const port = await freePort();
  const good = smartHost(sink.port);
  const old = {
    ...smartHost(sink.port),
    id: 'cloud',
    name: 'The cloud',
    addressSpaces: [{ pattern: 'cloud.example' }],
    route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: sink.port, security: 'none', auth: AUTH }] },
  };
  const settings = office({ listeners: [listener({ port })], connectors: [good, old] });
  const first = await serve(dir, settings);
  expect(await first.stop()).toBe(0);
  await storeAsBefore(dir, tokens.port);
  const serving = await serve(dir);
  onTestFinished(async () => void (await serving.stop()));
  const told = async (): Promise<readonly { key: string; text: string; action?: unknown }[]> =>
    (await serving.client.call('status', {})).attention;
  expect(await told()).toMatchObject([
    {
      text: expect.stringMatching(
        /^The cloud does not sign in at 127\.0\.0\.1: .* In Providers → The cloud, write an address there that begins with "https:\/\/"\.$/,
      ),
      action: { kind: 'open', screen: 'connectors', id: 'cloud' },
    },
  ]);
  for (const to of ['you@cloud.example', 'you@far.example'])
    expect(
      (await submit(port, { from: 'me@office.example', to, content: Buffer.from('Subject: x\r\n\r\nx\r\n') })).code,
    ).toBe(250);
  await until('the other letter', () => Promise.resolve(sink.kept.length === 1));
  expect(sink.kept[0]?.recipients).toEqual(['you@far.example']);
  await serving.client.call('session.start', {});
  await until('the session to be over', async () => (await serving.client.call('status', {})).sessions.length === 0);
  const { rows } = await serving.client.call('queue.list', {});
  expect(rows.map(({ recipients, state }) => [recipients[0]?.address, state])).toEqual([
    ['you@cloud.example', expect.stringMatching(/^(incoming|deferred)$/)],
  ]);
  expect(tokens.asked()).toBe(0);
  // Who changes something else can save, and who puts it right hears no more of it.
  const document = JSON.parse(JSON.stringify(await serving.client.call('settings.get', {}))) as { notices: object };
  expect(await serving.client.call('settings.set', { ...document, notices: { largeMail: true } })).toEqual({
    ok: true,
  });
  expect((await told()).some(({ key }) => key.startsWith('rule:'))).toBe(true);
  const right = JSON.parse(
    JSON.stringify(document).replace(/http:\/\/0\.0\.0\.0:\d+\/token/, 'https://login.example/token'),
  ) as object;
  expect(await serving.client.call('settings.set', right)).toEqual({ ok: true });
  expect((await told()).some(({ key }) => key.startsWith('rule:'))).toBe(false);
});
