// "Save a report" with the built program: one zip that other programs read, with what a
// technician needs, and without a password, a token or a word of anybody's message.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lacks } from '../support/needs';
import { startPretendHost } from '../support/pretend-host';
import { rawClient } from '../support/raw-client';
import { dataFolder, dialpost, serve, type Serving } from '../support/serve';
import { listener, MAILBOXES, office, smartHost } from './support/office';
import { queuedAs, submit } from './support/submit';
import { until } from './support/wait';

const SECRETS = {
  host: 'host-secret-1"x',
  account: 'account-secret-2',
  refresh: 'refresh-token-3',
  client: 'client-secret-4',
  collect: 'collect-secret-5',
  dial: 'dial-secret-6',
  argument: 'argument-secret-7',
};
const CONTENT = ['Quarterly-Subject-Word', 'Body-Word-Of-A-Letter', 'stored-and-still-waiting'];
const OAUTH = {
  kind: 'oauth2',
  provider: 'other',
  username: 'office',
  clientId: 'app',
  clientSecret: SECRETS.client,
  refreshToken: SECRETS.refresh,
  tokenUrl: 'http://127.0.0.1:9/token',
};

async function started(): Promise<Serving> {
  // A host that repeats what it heard, as some do when they complain.
  const host = await startPretendHost({
    keywords: ['AUTH PLAIN'],
    answer: ({ line }) => {
      if (line.startsWith('AUTH')) return '235 2.7.0 Welcome';
      return line.startsWith('MAIL') ? `250 2.1.0 Heard ${SECRETS.account}` : undefined;
    },
  });
  const { dir, remove } = await dataFolder();
  const serving = await serve(dir, {
    ...office({
      listeners: [listener({ relay: { allow: [] }, authenticateWithoutTls: true })],
      links: [
        { id: 'line' },
        {
          id: 'sat',
          kind: 'command',
          connectCommand: ['dial', '--password', SECRETS.argument],
          password: SECRETS.dial,
        },
      ],
      connectors: [
        smartHost(
          host.port,
          {
            schedule: { kind: 'never' },
            collect: { method: 'pop3', host: '127.0.0.1', port: 9, username: 'office', password: SECRETS.collect },
          },
          { auth: { kind: 'password', username: 'office', password: SECRETS.host } },
        ),
        {
          ...smartHost(
            9,
            { schedule: { kind: 'never' }, addressSpaces: [{ pattern: 'waits.example' }] },
            { auth: OAUTH },
          ),
          id: 'modern',
        },
      ],
    }),
    accounts: [{ username: 'reception', password: SECRETS.account }],
    log: { protocol: { enabled: true }, diagnostic: { levels: { default: 'maximum' } } },
  });
  onTestFinished(async () => {
    await serving.stop();
    await host.close();
    await remove();
  });
  return serving;
}

async function handIn(serving: Serving, to: string, body: string): Promise<void> {
  const client = await rawClient(serving.port());
  await client.ask('EHLO computer.office.example');
  await client.ask(`AUTH PLAIN ${Buffer.from(`\0reception\0${SECRETS.account}`).toString('base64')}`);
  for (const line of ['MAIL FROM:<me@office.example>', `RCPT TO:<${to}>`, 'DATA']) await client.ask(line);
  client.write(`Message-ID: <${to}>\r\nSubject: ${CONTENT[0]}\r\n\r\n${body}\r\n.\r\n`);
  expect((await client.reply()).code).toBe(250);
  await client.ask('QUIT');
}

/** Files outside of the data folder, of kinds that a report or a letter must not replace; the path of each by name. */
async function otherFiles(): Promise<(name: string) => string> {
  const outside = await mkdtemp(join(tmpdir(), 'dp-out-'));
  onTestFinished(() => rm(outside, { recursive: true, force: true }));
  const at = (name: string): string => join(outside, name);
  await writeFile(at('letter.txt'), 'Dear Anna');
  await writeFile(at('other.zip'), "PK\x03\x04 somebody else's");
  await writeFile(at('empty'), '');
  await mkdir(at('folder'));
  await symlink(at('letter.txt'), at('link'));
  await symlink(at('nowhere'), at('dangling'));
  return at;
}

/** None of the secrets in any form that went over a line, and nothing of a letter. */
function expectNoSecret(everything: string): void {
  for (const secret of Object.values(SECRETS)) {
    const forms = [
      secret,
      JSON.stringify(secret).slice(1, -1),
      ...['', '\0office\0', '\0reception\0'].map((who) => Buffer.from(`${who}${secret}`).toString('base64')),
    ];
    for (const form of forms) expect(everything.includes(form), form).toBe(false);
  }
  for (const word of CONTENT) expect(everything.includes(word), word).toBe(false);
}

describe('B10: what a person names is not overwritten by a slip', () => {
  it('a report and a saved letter go onto nothing that is of another kind', async () => {
    const { dir, remove } = await dataFolder();
    onTestFinished(remove);
    const serving = await serve(
      dir,
      office({ connectors: [smartHost(9, { schedule: { kind: 'never' } }), MAILBOXES] }),
    );
    onTestFinished(async () => void (await serving.stop()));
    const id = queuedAs(
      await submit(serving.port(), {
        from: 'me@office.example',
        to: 'you@far.example',
        content: Buffer.from('Subject: x\r\n\r\nx\r\n'),
      }),
    );
    const at = await otherFiles();
    const before = await readFile(join(dir, 'settings.json'));
    for (const path of [
      join(dir, 'settings.json'),
      at('letter.txt'),
      at('other.zip'),
      at('empty'),
      at('folder'),
      at('link'),
      at('dangling'),
      '/dev/null',
    ]) {
      for (const words of [
        ['report', path],
        ['queue', 'save', id, path],
      ]) {
        expect(await dialpost([...words, '--data', dir]), words.join(' ')).toMatchObject({
          code: 1,
          stderr: expect.stringMatching(/was not saved as .*(stands there|not followed).*[Cc]hoose another/),
        });
      }
    }
    for (const path of [
      join(dir, 'spool', 'journal', '999999.log'),
      join(dir, 'paused'),
      join(dir, 'sessions', 'x.json'),
    ]) {
      expect(await dialpost(['report', path, '--data', dir])).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/place of the mail's own/),
      });
    }
    expect(await readFile(join(dir, 'settings.json'))).toEqual(before);
    expect(await readFile(at('letter.txt'), 'utf8')).toBe('Dear Anna');
    // What is of its kind is replaced, as before.
    for (const words of [
      ['report', at('r.zip')],
      ['queue', 'save', id, at('l.eml')],
    ]) {
      for (const turn of [1, 2])
        expect((await dialpost([...words, '--data', dir])).code, `${words.join(' ')} ${turn}`).toBe(0);
    }
  });
});

describe('a report', () => {
  it('holds what a technician needs and no secret', async () => {
    const serving = await started();
    await handIn(serving, 'you@far.example', CONTENT[1] ?? '');
    await handIn(serving, 'later@waits.example', CONTENT[2] ?? '');
    await dialpost(['send-receive', '--wait', '--data', serving.dir]);
    await until(
      'the waiting letter to have its file',
      async () =>
        (await readdir(join(serving.dir, 'spool/content'), { recursive: true })).filter((name) => name.endsWith('.eml'))
          .length === 1,
    );
    const path = join(serving.dir, 'for-the-technician.zip');
    const { code, stdout } = await dialpost(['report', path, '--data', serving.dir]);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining(`Saved as ${path}`) });
    expect((await stat(path)).mode & 0o777).toBe(0o600);

    const files = new Map(
      Object.entries(unzipSync(await readFile(path))).map(([name, bytes]) => [
        name,
        Buffer.from(bytes).toString('utf8'),
      ]),
    );
    const [session] = (await serving.client.call('session.list', {})).rows;
    expect([...files.keys()]).toEqual([
      'about.txt',
      'versions.json',
      'settings.json',
      'status.json',
      'disk.json',
      'log/diagnostic.log',
      'log/protocol.log',
      `sessions/${session?.id}.json`,
    ]);
    const read = (name: string): Record<string, unknown> => JSON.parse(files.get(name) ?? '{}');
    expect(read('versions.json')).toMatchObject({
      dialpost: expect.any(String),
      node: process.versions.node,
      platform: process.platform,
    });
    expect(read('settings.json')).toMatchObject({ accounts: [{ username: 'reception', password: { set: true } }] });
    expect(read('status.json')).toMatchObject({
      queue: { incoming: expect.any(Number) },
      attention: expect.any(Array),
    });
    expect(read('disk.json')).toMatchObject({
      folder: serving.dir,
      freeBytes: expect.any(Number),
      folders: { 'spool/journal': { files: expect.any(Number), bytes: expect.any(Number) } },
    });
    expect(files.get('log/protocol.log')).toMatch(
      /^#Software: Dialpost .*\r\n#Version: 1\.0\r\n#Date: .*\r\n#Fields: date time .*\r\n[\s\S]* OutboundConnectionCommand /,
    );
    expect(files.get('log/diagnostic.log')).toContain('message taken');
    expect(files.get(`sessions/${session?.id}.json`)).toContain('250 2.1.0 Heard ***');

    expectNoSecret([...files.values()].join('\n'));
  });

  it.skipIf(lacks('python'))(
    'is a zip for other programs too, and lies in the data folder where nobody says otherwise',
    async () => {
      const serving = await started();
      const { path, entries } = await serving.client.call('diagnose.report', {});
      expect(path).toMatch(/reports\/dialpost-report-\d{8}-\d{6}\.zip$/);
      const script =
        'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))';
      const { stdout } = await promisify(execFile)('python3', ['-c', script, path]);
      expect(stdout.trim().split('\n')).toEqual(entries);
    },
  );

  it('says why where it cannot be written, and takes no half path', async () => {
    const serving = await started();
    await expect(
      serving.client.call('diagnose.report', { file: join(serving.dir, 'settings.json', 'x.zip') }),
    ).rejects.toThrow(/could not be saved as .*Choose another place/);
    await expect(serving.client.call('diagnose.report', { file: 'x.zip' })).rejects.toThrow(/needs a whole path/);
  });
});
