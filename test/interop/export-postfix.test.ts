// What `dialpost export postfix` writes, as Postfix itself takes it: read without a word of
// complaint, and doing what the settings say. Mail comes in by STARTTLS and a login, and
// leaves to a real next hop by STARTTLS and a login; mail for a branch waits until it asks.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSettings } from '../../src-main/contract/settings';
import { postfixOf } from '../../src-main/export/postfix';
import { openByteSink, type ByteSink } from '../support/byte-sink';
import { type ExportedPostfix, startExported } from '../support/exported-postfix';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { type Postfix, startPostfix } from '../support/postfix';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const run = promisify(execFile);
const PASSWORD = 'open $sesame, #1 {ü}';

/** The settings as a relay has them. */
function settingsOf(document: unknown) {
  const checked = checkSettings(document);
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.settings;
}

async function exportInto(folder: string, document: unknown) {
  await mkdir(folder, { recursive: true });
  const { files, hitches } = postfixOf(settingsOf(document));
  for (const { name, text, mode } of files) await writeFile(join(folder, name), text, { mode });
  return hitches;
}

async function swaks(...args: readonly string[]): Promise<string> {
  const ran = await run('swaks', [...args]).catch((error: { stdout: string; stderr: string }) => error);
  return ran.stdout + ran.stderr;
}

describe.skipIf(lacks('postfix', 'postfix-auth', 'dovecot', 'swaks', 'openssl'))('an exported Postfix', () => {
  let provider: Postfix;
  let branch: ByteSink;
  let folder: string;
  let port: number;
  let exported: ExportedPostfix;
  let hitches: readonly unknown[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dialpost-way-up-'));
    branch = await openByteSink();
    port = await freePort();
    provider = await startPostfix({
      tls: true,
      trustLoopback: false,
      accounts: [{ username: 'office', password: PASSWORD }],
    });
    const smartHost = (hosts: readonly unknown[]) => ({ kind: 'smart-host', hosts });
    hitches = await exportInto(join(folder, 'export'), {
      organization: { domains: ['office.example', 'büro.example'], hostname: 'mail.office.example' },
      listeners: [
        {
          id: 'office',
          port,
          tls: 'starttls',
          authentication: 'required',
          remoteTriggered: true,
          access: { allow: ['127.0.0.1/8', '2001:db8::1/32'], deny: ['10.1.2.3/9'] },
        },
      ],
      accounts: [
        { username: 'Anna', password: PASSWORD },
        { username: 'branch', password: 'fetch' },
      ],
      connectors: [
        {
          id: 'isp',
          route: smartHost([
            {
              host: '127.0.0.1',
              port: provider.port,
              security: 'starttls',
              verifyCertificate: false,
              auth: { kind: 'password', username: 'office', password: PASSWORD },
            },
          ]),
        },
        {
          id: 'branch.1',
          addressSpaces: [{ pattern: 'branch.example' }],
          route: smartHost([{ host: '127.0.0.1', port: branch.port, security: 'none' }]),
          holdForRemote: { accounts: ['branch'] },
        },
      ],
    });
    exported = await startExported(join(folder, 'export'));
  });
  afterAll(async () => {
    await exported?.stop();
    await provider?.stop();
    await branch?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const from = (login: string, password: string, to: string, ...more: readonly string[]) =>
    swaks(
      ...['--server', `127.0.0.1:${port}`, '--tls', '--auth', 'PLAIN', '--auth-user', login],
      ...['--auth-password', password, '--from', 'anna@office.example', '--to', to, ...more],
    );

  test('is read without a complaint', () => {
    expect(exported.complaints).toBe('');
    expect(hitches).toEqual([
      { hitch: 'unserved', at: 'office.example' },
      { hitch: 'unserved', at: 'büro.example' },
    ]);
  });

  test('takes mail by STARTTLS and a login, and hands it to the smart host by STARTTLS and a login', async () => {
    expect(await from('anna', PASSWORD, 'far@elsewhere.example', '--header', 'Subject: first')).toContain(
      '250 2.0.0 Ok: queued',
    );
    const [kept] = await provider.sink.until(1);
    expect(kept?.recipients).toEqual(['far@elsewhere.example']);
    expect(await provider.log()).toMatch(/sasl_method=\S+, sasl_username=office/);
    expect(await exported.log()).toMatch(
      /postfix\/conn_isp\/smtp\[\d+\]: \S+: to=<far@elsewhere.example>.*status=sent/,
    );
  });

  test('takes nothing without the login, and none for a domain of ours that nobody serves', async () => {
    expect(await from('anna', 'wrong', 'far@elsewhere.example')).toMatch(/535 5\.7\.8/);
    const bare = await swaks('--server', `127.0.0.1:${port}`, '--from', 'x@y.example', '--to', 'far@elsewhere.example');
    expect(bare).toMatch(/55[04] 5\.7\.1/);
    expect(await from('anna', PASSWORD, 'me@office.example')).toMatch(/550 5\.1\.2 .*no connector serves/);
  });

  test('holds mail for a branch until its login asks for it by ETRN', async () => {
    expect(await from('anna', PASSWORD, 'b@branch.example', '--header', 'Subject: held')).toContain('250 2.0.0 Ok');
    await exported.untilHeld('branch.example', 1);
    expect(branch.kept).toHaveLength(0);
    const asking = (login: string, password: string) =>
      swaks(
        ...[
          '--server',
          `127.0.0.1:${port}`,
          '--tls',
          '--auth',
          'PLAIN',
          '--auth-user',
          login,
          '--auth-password',
          password,
        ],
        ...['--quit-after', 'AUTH'],
      );
    expect(await asking('branch', 'fetch')).toContain('235');
    expect(await etrn(port, 'anna', PASSWORD)).toMatch(/^554 /);
    expect(branch.kept).toHaveLength(0);
    expect(await etrn(port, 'branch', 'fetch')).toMatch(/^250 /);
    const [kept] = await branch.until(1);
    expect(kept?.recipients).toEqual(['b@branch.example']);
  });
});

/** The answer to ETRN branch.example after a login; Python's own client, because swaks knows no ETRN. */
async function etrn(port: number, login: string, password: string): Promise<string> {
  const program = `import smtplib, ssl, sys
s = smtplib.SMTP('127.0.0.1', int(sys.argv[1]))
s.starttls(context=ssl._create_unverified_context())
s.ehlo()
s.user, s.password = sys.argv[2], sys.argv[3]
import base64
s.docmd('AUTH', 'PLAIN ' + base64.b64encode(('\\0%s\\0%s' % (s.user, s.password)).encode()).decode())
code, text = s.docmd('ETRN', 'branch.example')
print(code, text.decode())`;
  return (await run('python3', ['-c', program, String(port), login, password])).stdout;
}
