// Somebody looks for a fault with the built program: what is said by SMTP stands in
// the protocol log both ways and goaccess reads it once told the columns, a refused password is
// told with the cure, the probes answer at the command line, and no log, transcript
// or answer ever holds a secret.
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rawClient } from '../support/raw-client';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { lacks } from '../support/needs';
import { startPretendHost } from '../support/pretend-host';
import { type Serving, dataFolder, dialpost, serve } from '../support/serve';
import { freePort, until } from './support/wait';
import { listener, MAILBOXES, office, smartHost } from './support/office';

const GOACCESS = !lacks('goaccess');
const SECRET = 'very-secret-word';
const AUTH = { auth: { kind: 'password', username: 'office', password: SECRET } };
const LOG = { protocol: { enabled: true }, diagnostic: { levels: { default: 'maximum' } } };
const SATELLITE = { id: 'sat', kind: 'command', connectCommand: ['sh', '-c', 'exit 0'] };

async function started(host: Parameters<typeof startPretendHost>[0]): Promise<{ serving: Serving; port: number }> {
  const pretend = await startPretendHost({ keywords: ['AUTH PLAIN', 'PIPELINING', 'CHUNKING'], ...host });
  const { dir, remove } = await dataFolder();
  const serving = await serve(dir, {
    ...office({
      listeners: [listener({ relay: { allow: [] }, authenticateWithoutTls: true })],
      links: [{ id: 'line' }, SATELLITE],
      connectors: [smartHost(pretend.port, { schedule: { kind: 'never' } }, AUTH), MAILBOXES],
    }),
    accounts: [{ username: 'reception', password: SECRET }],
    log: LOG,
  });
  onTestFinished(async () => {
    await serving.stop();
    await pretend.close();
    await remove();
  });
  return { serving, port: pretend.port };
}

/** Hands in a letter to the world as a program of the office does: logged in. */
async function handIn(serving: Serving): Promise<void> {
  const client = await rawClient(serving.port());
  await client.ask('EHLO computer.office.example');
  await client.ask(`AUTH PLAIN ${Buffer.from(`\0reception\0${SECRET}`).toString('base64')}`);
  for (const line of ['MAIL FROM:<me@office.example>', 'RCPT TO:<you@far.example>', 'DATA']) await client.ask(line);
  client.write('Message-ID: <m1@office.example>\r\nSubject: one\r\n\r\nHello\r\n.\r\n');
  expect((await client.reply()).code).toBe(250);
  await client.ask('QUIT');
}

/** Every byte below the folder's log and sessions. */
async function everythingLogged(dir: string): Promise<string> {
  const names = [
    ...(await readdir(join(dir, 'log'), { recursive: true })).map((n) => join('log', n)),
    ...(await readdir(join(dir, 'sessions'), { recursive: true })).map((n) => join('sessions', n)),
  ];
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8').catch(() => '')));
  return texts.join('\n');
}

function expectNoSecret(text: string): void {
  for (const form of [
    SECRET,
    Buffer.from(`\0office\0${SECRET}`).toString('base64'),
    Buffer.from(`\0reception\0${SECRET}`).toString('base64'),
  ])
    expect(text).not.toContain(form);
}

describe('with the logs on', () => {
  it('what was said stands there both ways, and goaccess, told the columns, reads it', async () => {
    const { serving } = await started({
      answer: ({ line }) => (line.startsWith('AUTH') ? '235 2.7.0 Welcome' : undefined),
    });
    await handIn(serving);
    expect((await dialpost(['send-receive', '--wait', '--data', serving.dir])).code).toBe(0);
    const { lines } = await serving.client.call('log.tail', { kind: 'protocol', limit: 1000 });
    const atOffice = lines.filter((line) => line.includes(' office '));
    expect(atOffice.some((line) => / DATA - \+<m1@office\.example> 250 /.test(line))).toBe(true);
    expect(atOffice.some((line) => / AUTH - \+PLAIN 235 /.test(line))).toBe(true);
    const outbound = lines.filter((line) => line.includes(' outbound '));
    expect(outbound.some((line) => / OutboundConnectionCommand .* MAIL - FROM:<me@office\.example>/.test(line))).toBe(
      true,
    );
    expect(outbound.some((line) => / OutboundConnectionResponse .* - - 250\+2\.0\.0\+Kept 0 /.test(line))).toBe(true);
    expect(outbound.every((line) => / isp line -$/.test(line))).toBe(true);
    const id = (await serving.client.call('history.list', {})).rows[0]?.id ?? 'none';
    for (const said of ['MAIL - FROM:', 'RCPT - TO:', 'BDAT - ', '- - 250\\+2.0.0\\+Kept'])
      expect(
        outbound.some((line) => new RegExp(` ${said}.* ${id} \\S+ isp line`).test(line)),
        said,
      ).toBe(true);
    const diagnostic = await serving.client.call('log.tail', {
      kind: 'diagnostic',
      limit: 1000,
      search: 'message taken',
    });
    expect(diagnostic.lines).toHaveLength(1);
    expectNoSecret(await everythingLogged(serving.dir));
    if (GOACCESS) await readByGoaccess(serving.dir, lines.length);
  });

  it('a refused password is told with its cure, and nowhere written down', async () => {
    const { serving, port } = await started({
      answer: ({ line }) => (line.startsWith('AUTH') ? '534 5.7.9 Application-specific password required' : undefined),
    });
    await handIn(serving);
    expect((await dialpost(['send-receive', '--wait', '--data', serving.dir])).code).toBe(2);
    const error = await until(
      'the session is filed',
      async () => (await serving.client.call('session.list', {})).rows[0]?.error,
    );
    expect(error).toMatch(/Your mail is safe and waiting\..*make an app password/);
    const id = (await serving.client.call('session.list', {})).rows[0]?.id ?? '';
    expect((await serving.client.call('session.get', { id })).advice).toMatchObject([
      { id: 'login-google-app-password' },
    ]);
    expect((await dialpost(['sessions', 'show', id, '--data', serving.dir])).stdout).toMatch(
      /The provider wants an app password.*two-step verification/,
    );
    const probe = await dialpost(['diagnose', 'smtp', `127.0.0.1:${port}`, '--login', 'stored', '--data', serving.dir]);
    expect(probe.code).toBe(2);
    expect(probe.stdout).toMatch(/ERROR.*app password/);
    expectNoSecret(probe.stdout + probe.stderr + (await everythingLogged(serving.dir)));
  });
});

describe('the probes at the command line', () => {
  it('relay, link and DNS answer in words and in JSON', async () => {
    const { serving } = await started({});
    const data = ['--data', serving.dir];
    const relay = await dialpost(['diagnose', 'relay', '--json', ...data]);
    expect(relay.code).toBe(0);
    // The contract's own shape.
    const { closed, tests } = JSON.parse(relay.stdout) as { closed: boolean; tests: readonly object[] };
    expect(closed).toBe(true);
    expect(tests.length).toBeGreaterThanOrEqual(19);
    expect((await dialpost(['diagnose', 'link', 'sat', ...data])).stdout).toMatch(/dial +ok[\s\S]*hang-up +ok/);
    const dns = await dialpost(['diagnose', 'dns', 'office.example', '--server', '127.0.0.1:1', ...data]);
    expect(dns.code).toBe(2);
    expect(dns.stdout).toMatch(/office\.example\. 3600 IN MX 10/);
    const own = await dialpost([
      'diagnose',
      'dns',
      'office.example',
      '--server',
      '127.0.0.1:1',
      '--situation',
      'own-dns',
      '--address',
      '203.0.113.9',
      ...data,
    ]);
    expect(own.stdout).toMatch(/We keep our DNS ourselves[\s\S]*ns1\.office\.example\. 3600 IN A 203\.0\.113\.9/);
    const computer = await dialpost(['diagnose', 'computer', ...data]);
    expect(computer.stdout).toMatch(
      /^pass    port     Any free port(.*\n)*pass    clock (.*\n)*pass    program  What sat is dialled with is there: sh\./,
    );
    expect(computer.code, computer.stdout).toBe(0);
    expect((await dialpost(['diagnose', 'teapot', ...data])).stderr).toMatch(/diagnose knows dns/);
    expect((await serving.client.call('queue.list', {})).total).toBe(0);
  });
});

describe('can the provider reach us', () => {
  it('is answered by what was seen: the provider called when it was asked for our mail', async () => {
    const { dir, remove } = await dataFolder();
    const serving = await serve(dir, practiceSettings(await freePort(), await freePort()));
    onTestFinished(async () => {
      await serving.stop();
      await remove();
    });
    const words = ['diagnose', 'reach', '--server', '127.0.0.1:1', '--data', dir];
    const before = await dialpost(words);
    expect(before).toMatchObject({ code: 0, stdout: expect.stringMatching(/Nobody from outside has called since/) });
    await serving.client.call('message.test', { to: 'echo@practice.example' });
    await until(
      'the provider has called',
      async () => {
        await dialpost(['send-receive', '--wait', '--data', dir]);
        return (await serving.client.call('diagnose.reach', { servers: ['127.0.0.1:1'] })).findings.some(
          (f) => f.code === 'reach-seen',
        );
      },
      60_000,
    );
    expect((await dialpost(words)).stdout).toMatch(/127\.0\.0\.1 \(127\.0\.0\.1\) called "office" on /);
  });
});

async function readByGoaccess(dir: string, lines: number): Promise<void> {
  const run = promisify(execFile);
  const files = ['office', 'outbound'].map((site) => join(dir, 'log', 'protocol', site));
  const paths = (
    await Promise.all(files.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))))
  ).flat();
  const { stdout } = await run(
    'goaccess',
    [
      ...paths,
      '--no-global-config',
      '-o',
      'json',
      '--date-format=%Y-%m-%d',
      '--time-format=%H:%M:%S',
      '--log-format=%d %t %h %e %^ %^ %^ %^ %U %^ %q %s %^ %b %^ %L %^',
      '--no-strict-status',
      '--http-protocol=no',
    ],
    { maxBuffer: 10_000_000 },
  );
  // Its own summary of what it could read.
  const { general } = JSON.parse(stdout) as { general: Record<string, number> };
  expect(general).toMatchObject({ total_requests: lines, failed_requests: 0 });
}
