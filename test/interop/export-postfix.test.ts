// What `dialpost export postfix` writes, as Postfix itself takes it: read without a word of
// complaint, and doing what the settings say. Mail comes in by STARTTLS and a login, and
// leaves to a real next hop by STARTTLS and a login; mail for a branch waits until it asks.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSettings } from '../../src-main/contract/settings';
import { installScript } from '../../src-main/export/install';
import { postfixOf } from '../../src-main/export/postfix';
import { openByteSink, type ByteSink } from '../support/byte-sink';
import { type ExportedPostfix, startExported } from '../support/exported-postfix';
import { freePort } from '../support/free-port';
import { testFolder } from '../support/folders';
import { lacks } from '../support/needs';
import { type Postfix, startPostfix } from '../support/postfix';

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
  const settings = settingsOf(document);
  const { files, hitches } = postfixOf(settings);
  for (const { name, text, mode } of [...files, installScript(files, settings.organization.hostname)])
    await writeFile(join(folder, name), text, { mode });
  return hitches;
}

async function swaks(...args: readonly string[]): Promise<string> {
  const ran = await run('swaks', [...args]).catch((error: { stdout: string; stderr: string }) => error);
  return ran.stdout + ran.stderr;
}

describe.skipIf(lacks('postfix', 'postfix-auth', 'dovecot', 'swaks', 'openssl'))('an exported Postfix', () => {
  let provider: Postfix;
  let branch: ByteSink;
  let bosses: ByteSink;
  let folder: string;
  let port: number;
  let exported: ExportedPostfix;
  let hitches: readonly unknown[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dialpost-way-up-'));
    branch = await openByteSink();
    bosses = await openByteSink();
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
        { username: 'branch', password: 'fetch', mayRelay: false },
      ],
      connectors: [
        {
          id: 'boss',
          restrictions: { default: 'reject', except: ['boss@office.example'] },
          route: smartHost([{ host: '127.0.0.1', port: bosses.port, security: 'none' }]),
        },
        {
          id: 'isp',
          addressSpaces: [{ pattern: '*', cost: 10 }],
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
    await bosses?.close();
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

  test('sends by another host what another sender wrote', async () => {
    expect(await from('anna', PASSWORD, 'far@elsewhere.example', '--from', 'boss@office.example')).toContain(
      '250 2.0.0',
    );
    const [kept] = await bosses.until(1);
    expect(kept?.sender).toBe('boss@office.example');
    expect(provider.sink.kept).toHaveLength(1);
  });

  test('takes nothing without the login, and none for a domain of ours that nobody serves', async () => {
    expect(await from('anna', 'wrong', 'far@elsewhere.example')).toMatch(/535 5\.7\.8/);
    const bare = await swaks('--server', `127.0.0.1:${port}`, '--from', 'x@y.example', '--to', 'far@elsewhere.example');
    expect(bare).toMatch(/55[04] 5\.7\.1/);
    expect(await from('branch', 'fetch', 'far@elsewhere.example')).toMatch(/554 5\.7\.1/);
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

/** Everything that has a form of its own in one of the files, and everything that is written oddly. */
async function oddSettings() {
  const [one, two, three] = [await freePort(), await freePort(), await freePort()];
  return {
    organization: { domains: ['office.example', 'BÜRO.example'], postmaster: 'x@y.example', hostname: 'möl.example' },
    notices: { postmasterCopies: true },
    listeners: [
      { id: 'a.b', port: one, tls: 'implicit', greetingName: 'g.example', rewriteSender: 'scan@office.example' },
      {
        id: 'a-b',
        port: two,
        tls: 'starttls',
        certificate: { certFile: '/tmp/a b, $c.pem', keyFile: '/tmp/k #1.pem' },
        authentication: 'required',
        remoteTriggered: true,
        relay: { allow: ['::1', '10.0.0.1/9'], authenticated: false },
      },
      { id: 'off', port: three, authentication: 'off' },
    ],
    accounts: [{ username: 'x', password: 'y', mayRelay: false }],
    links: [
      { id: 'line' },
      { id: 'nm', kind: 'networkmanager', entry: `My "Mo'dem" $1` },
      { id: 'win', kind: 'ras', entry: 'e' },
    ],
    connectors: oddConnectors(),
  };
}

function oddConnectors(): readonly unknown[] {
  const office = { port: 465, security: 'implicit' };
  const login = { kind: 'password', username: 'u', password: 'p' };
  const to = (hosts: readonly unknown[], more = {}) => ({ kind: 'smart-host', hosts, ...more });
  return [
    {
      id: 'multi',
      link: 'nm',
      route: to(
        [
          { ...office, host: 'smtp.büro.example', auth: login },
          { ...office, host: '2001:db8::1' },
        ],
        {
          rateLimit: { messages: 1, per: 'minute' },
          pipelining: 'off',
        },
      ),
      collect: [
        { method: 'imap', host: 'i.example', username: 'u "q"', password: 'p\\x41"', envelopeHeader: 'X-To' },
        { method: 'atrn', host: 'o.example', username: 'u', password: "#it's" },
      ],
    },
    {
      id: 'boss',
      addressSpaces: [{ pattern: '*', cost: 1 }],
      restrictions: { default: 'reject', except: ['*.lab.example', 'boss@office.example'] },
      route: to([{ host: '192.0.2.4', helo: true }]),
    },
    {
      id: 'lmtp',
      addressSpaces: [{ pattern: 'office.example' }, { pattern: 'who+x@far.example' }, { pattern: '*.wild.example' }],
      route: to([{ host: '10.0.0.9', port: 24, security: 'opportunistic', auth: login }], { protocol: 'lmtp' }),
    },
    { id: 'mx', addressSpaces: [{ pattern: 'mx.example' }], route: { kind: 'direct', port: 26 }, link: 'win' },
  ];
}

describe.skipIf(lacks('postfix', 'dovecot', 'fetchmail', 'openssl'))('odd settings, exported', () => {
  test('are read by Postfix, fetchmail and the shell without a complaint, each value as it is', async () => {
    const folder = join(await testFolder(), 'export');
    await exportInto(folder, await oddSettings());
    const exported = await startExported(folder);
    const shown = async (name: string): Promise<string> => (await exported.command('postconf', '-xh', name)).trim();
    const wanted = {
      complaints: exported.complaints,
      log: (await exported.log()).match(/(warning|fatal|panic): .*/g),
      names: [await shown('myhostname'), await shown('listener_a_b_2_certificate'), await shown('listener_a_b_2_key')],
      hosts: await shown('relayhost'),
      networks: await shown('listener_a_b_2_may_relay'),
    };
    await exported.stop();
    expect(wanted).toEqual({
      complaints: '',
      log: null,
      names: ['xn--ml-fka.example', '/tmp/a b, $c.pem', '/tmp/k #1.pem'],
      hosts: '[smtp.xn--bro-hoa.example]:465, [2001:db8::1]:465',
      networks: '[0:0:0:0:0:0:0:1]/128, 10.0.0.0/9',
    });
    const fetched = await run('fetchmail', ['-f', join(folder, 'fetchmailrc_conn_multi'), '--configdump']);
    expect(fetched.stdout.match(/"(remote|password)":.*/g)).toEqual([
      '"remote":"u \\"q\\"",',
      '"password":"p\\\\x41\\"",',
      '"remote":"u",',
      `"password":"#it's",`,
    ]);
    const scripts = (await readdir(folder)).filter((name) => /^dialpost-call-[^.]*$|\.sh$/.test(name));
    expect(await readFile(join(folder, 'tls_policy_conn_lmtp'), 'utf8')).toBe('[10.0.0.9]:24 encrypt\n');
    expect(scripts).toEqual(['dialpost-call-multi', 'dialpost-call-mx', 'install.sh']);
    for (const script of scripts) await run('sh', ['-n', join(folder, script)]);
  });

  test('are put in their places by install.sh, what stood there is kept, and secrets stay their owner’s', async () => {
    const folder = await testFolder();
    const from = join(folder, 'export');
    await exportInto(from, await oddSettings());
    const root = join(folder, 'root');
    await mkdir(join(root, 'etc/postfix'), { recursive: true });
    await writeFile(join(root, 'etc/postfix/main.cf'), 'before\n');
    const { stdout, stderr } = await run(join(from, 'install.sh'), [], { env: { ...process.env, DESTDIR: root } });
    expect(stderr).toBe('');
    expect(stdout).toContain('systemctl enable --now dialpost-call-multi-waiting.timer');
    const etc = join(root, 'etc/postfix');
    const kept = (await readdir(etc)).find((name) => name.startsWith('before-dialpost-')) ?? '';
    expect(await readFile(join(etc, kept, 'main.cf'), 'utf8')).toBe('before\n');
    expect(await readFile(join(etc, 'main.cf'), 'utf8')).toContain('myhostname = xn--ml-fka.example');
    const rights = async (path: string): Promise<string> => ((await stat(join(root, path))).mode & 0o777).toString(8);
    expect(
      await Promise.all(
        [
          'etc/postfix/sasl_passwd_conn_multi',
          'etc/postfix/fetchmailrc_conn_multi',
          'etc/postfix/dialpost-key.pem',
          'etc/dovecot/dovecot-logins',
          'usr/local/sbin/dialpost-call-multi',
          'etc/systemd/system/dialpost-call-multi-waiting.timer',
        ].map(rights),
      ),
    ).toEqual(['600', '600', '600', '640', '700', '644']);
  });
});
