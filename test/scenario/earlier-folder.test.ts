// The folder that an earlier version left when it was killed: the program of today opens it,
// nothing of it is lost or said to be damaged, every letter goes byte for byte, and who logged in
// before logs in still. test/fixtures/README.md says how the folders were made.
import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unstuff } from '../support/byte-sink';
import { startPretendHost, type PretendHost } from '../support/pretend-host';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { asHandedIn } from './support/submit';
import { freePort, until } from './support/wait';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const VERSIONS = (await readdir(FIXTURES)).filter((name) => /^\d/.test(name));
const WAITING = ['deferred', 'held', 'large', 'last', 'waiting'] as const;

interface Stored {
  readonly pop3: { port: number };
  readonly connectors: readonly { readonly route: { readonly hosts?: readonly { port: number }[] } }[];
}

/** A copy as it lay on its disk: for its owner alone, its provider and its door for mail programs on today's ports. */
async function folderOf(version: string, ports: { readonly host: number; readonly pop3: number }): Promise<string> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  await cp(join(FIXTURES, version, 'folder'), dir, { recursive: true });
  await chmod(dir, 0o700);
  const [settings, secrets] = [join(dir, 'settings.json'), join(dir, 'secrets.json')];
  const document = JSON.parse(await readFile(settings, 'utf8')) as Stored; // as make-folder.mjs set it
  const [host] = document.connectors[0]?.route.hosts ?? [];
  const before = host?.port ?? 0;
  if (host) host.port = ports.host;
  document.pop3.port = ports.pop3;
  await writeFile(settings, JSON.stringify(document));
  // A password belongs to its host and port.
  await writeFile(secrets, (await readFile(secrets, 'utf8')).replaceAll(`:${before}]`, `:${ports.host}]`));
  for (const path of [settings, secrets]) await chmod(path, 0o600);
  return dir;
}

/** A provider that takes everything from who logs in as 0.1.0 did. */
async function provider(): Promise<PretendHost> {
  const login = `AUTH PLAIN ${Buffer.from('\0office\0for the provider').toString('base64')}`;
  const host = await startPretendHost({
    keywords: ['8BITMIME', 'SIZE', 'AUTH PLAIN'],
    answer: ({ line }) => {
      if (!line.startsWith('AUTH')) return undefined;
      return line === login ? '235 2.7.0 welcome' : '535 5.7.8 no';
    },
  });
  onTestFinished(() => host.close());
  return host;
}

async function opened(version: string): Promise<Serving & { readonly host: PretendHost; readonly pop3: number }> {
  const host = await provider();
  const pop3 = await freePort();
  const serving = await serve(await folderOf(version, { host: host.port, pop3 }));
  onTestFinished(async () => void (await serving.stop()));
  return { ...serving, host, pop3 };
}

/** The first letter that a mail program gets for this login. */
async function fetched(port: number, username: string, password: string): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let heard = Buffer.alloc(0);
  socket.on('data', (more) => (heard = Buffer.concat([heard, more])));
  const answer = async (end: string): Promise<Buffer> => {
    const whole = await until('the answer', () => Promise.resolve(heard.includes(end) && heard));
    heard = Buffer.alloc(0);
    return whole;
  };
  expect(String(await answer('\r\n'))).toMatch(/^\+OK/);
  for (const said of [`USER ${username}`, `PASS ${password}`]) {
    socket.write(`${said}\r\n`);
    expect(String(await answer('\r\n'))).toMatch(/^\+OK/);
  }
  socket.write('RETR 1\r\n');
  const letter = await answer('\r\n.\r\n');
  return unstuff(letter.subarray(letter.indexOf('\r\n') + 2, -3));
}

const letter = (version: string, name: string): Promise<Buffer> =>
  readFile(join(FIXTURES, version, 'letters', `${name}.eml`));

/** The queue ids of the letters, by their names. */
async function idsOf(version: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(join(FIXTURES, version, 'ids.json'), 'utf8')) as Record<string, string>; // made so
}

/** What a person is told to look at. The letters have waited since the day on which the folder was made, which is said. */
async function troubles(client: Serving['client']): Promise<readonly unknown[]> {
  const { attention } = await client.call('status', {});
  return attention.filter(({ key }) => key !== 'standstill:isp');
}

describe.each(VERSIONS)('the folder of %s', (version) => {
  it('has every letter in its place, and nobody is told of more than that it waits', async () => {
    const { client, log } = await opened(version);
    const ids = await idsOf(version);
    const { rows } = await client.call('queue.list', {});
    expect(Object.fromEntries(rows.map(({ id, state }) => [id, state]))).toEqual({
      [ids['deferred'] ?? '']: 'deferred',
      [ids['held'] ?? '']: 'hold',
      [ids['large'] ?? '']: 'incoming',
      [ids['last'] ?? '']: 'incoming',
      [ids['waiting'] ?? '']: 'incoming',
    });
    const deferred = rows.find(({ state }) => state === 'deferred');
    expect(deferred).toMatchObject({ attempts: 1, recipients: [{ reply: expect.stringContaining('451') as unknown }] });
    expect(await troubles(client)).toEqual([]);
    expect(log()).not.toMatch(/corrupt|damaged|lost|newer/i);
  });

  it('has its settings, its history and its calls', async () => {
    const { client, dir } = await opened(version);
    expect(await client.call('settings.get', {})).toMatchObject({
      version: 1,
      organization: { name: 'The office', domains: ['office.example'] },
      accounts: [{ username: 'anna', password: { set: true } }],
      connectors: [{ id: 'isp', schedule: { kind: 'never' } }, { id: 'local' }],
    });
    expect(await client.call('settings.check', await client.call('settings.get', {}))).toEqual({ ok: true });
    const { rows } = await client.call('history.list', {});
    expect(rows.map(({ recipient, result }) => `${recipient} ${result}`).sort()).toEqual([
      'anna@office.example delivered',
      'friend@far.example delivered',
      'me@office.example delivered',
      'refuse@far.example failed',
    ]);
    const { rows: calls } = await client.call('session.list', {});
    expect(calls).toMatchObject([{ sent: 1, failed: 1, deferred: 1, result: 'partly' }]);
    const shown = await dialpost(['sessions', 'show', calls[0]?.id ?? '', '--data', dir]);
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('550 5.1.1 nobody here by that name') });
  });

  it('sends every letter byte for byte, by the password of before', async () => {
    const { client, host } = await opened(version);
    const ids = await idsOf(version);
    await client.call('queue.release', { ids: [ids['held'] ?? ''] });
    await client.call('session.start', {});
    await until('the queue to be empty', async () => (await client.call('queue.list', {})).total === 0);
    const expected = await Promise.all(WAITING.map((name) => letter(version, name)));
    const came = host.taken.map(({ content }) => asHandedIn(content).toString('latin1')).sort();
    expect(came).toEqual(expected.map((content) => content.toString('latin1')).sort());
    expect((await client.call('history.list', {})).total).toBe(9);
  });

  it('lets its people fetch their mail as before', async () => {
    const { pop3 } = await opened(version);
    const came = asHandedIn(await fetched(pop3, 'anna', 'p\u00e4ss word'));
    expect(came.toString('latin1')).toBe((await letter(version, 'local')).toString('latin1'));
  });

  it('is the same after a second start', async () => {
    const { client, dir, host, stop } = await opened(version);
    const before = await client.call('queue.list', {});
    expect(await stop()).toBe(0);
    const again = await serve(dir);
    onTestFinished(async () => void (await again.stop()));
    expect((await again.client.call('queue.list', {})).rows.map(({ id }) => id)).toEqual(
      before.rows.map(({ id }) => id),
    );
    expect(await troubles(again.client)).toEqual([]);
    expect(host.taken).toEqual([]);
  });
});
