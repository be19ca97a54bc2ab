// Other people's mail programs, each called as its manual says, with a login and the
// certificate checked: those that send a letter as it stands, those that write one
// themselves, and those that fetch by POP3. Nothing of the machine's own settings is read.
// A program that fails rejects with what it said.
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openByteSink } from './byte-sink';
import type { Need } from './needs';

export type Security = 'none' | 'starttls' | 'implicit';
export type Mechanism = 'PLAIN' | 'LOGIN' | 'CRAM-MD5';

/** A door on localhost. */
export interface Door {
  readonly port: number;
  readonly security: Security;
  /** The file with the certificate it shows. */
  readonly ca: string;
  readonly username: string;
  /** Nothing in it that a shell or an address on the web would read otherwise. */
  readonly password: string;
  /** A folder for what a program wants to be told by file. */
  readonly folder: string;
}

export interface Post {
  readonly from: string;
  readonly to: string;
  /** The files to send, each a whole letter; for those who write themselves, each a text in UTF-8. */
  readonly files: readonly string[];
}

export type Send = (door: Door, mechanism: Mechanism, post: Post) => Promise<void>;
export type Fetch = (door: Door, count: number) => Promise<readonly Buffer[]>;

/** Resolves with what it said on stdout. */
function ran(folder: string, program: string, args: readonly string[], input: string | Buffer = ''): Promise<Buffer> {
  const env = {
    PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`,
    HOME: folder,
    TMPDIR: folder,
    LC_ALL: 'C.UTF-8',
    TERM: 'dumb',
    MAILRC: '/dev/null',
    FETCHMAILHOME: folder,
  };
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...args],
      { env, cwd: folder, encoding: 'buffer', maxBuffer: 64 << 20, timeout: 60_000 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${program} failed: ${error.message}\n${stdout.toString()}${stderr.toString()}`));
        else resolve(stdout);
      },
    );
    child.stdin?.on('error', () => undefined); // one that does not read its input has its reasons, and its exit code
    child.stdin?.end(input);
  });
}

async function each(files: readonly string[], send: (file: string) => Promise<unknown>): Promise<void> {
  for (const file of files) await send(file);
}

const SMTPLIB = `
import smtplib, ssl, sys
port, security, ca, user, password, mechanism, sender, to, *files = sys.argv[1:]
trust = ssl.create_default_context(cafile=ca)
server = smtplib.SMTP_SSL('localhost', int(port), context=trust) if security == 'implicit' else smtplib.SMTP('localhost', int(port))
if security == 'starttls': server.starttls(context=trust)
server.ehlo()
server.user, server.password = user, password
server.auth(mechanism, getattr(server, 'auth_' + mechanism.lower().replace('-', '_')))
for file in files: server.sendmail(sender, [to], open(file, 'rb').read(), ['BODY=8BITMIME'])
server.quit()
`;

const POPLIB = `
import poplib, ssl, sys
port, security, ca, user, password, folder = sys.argv[1:]
poplib._MAXLINE = 1 << 20
trust = ssl.create_default_context(cafile=ca)
box = poplib.POP3_SSL('localhost', int(port), context=trust) if security == 'implicit' else poplib.POP3('localhost', int(port))
if security == 'starttls': box.stls(context=trust)
box.user(user)
box.pass_(password)
for n in range(1, box.stat()[0] + 1):
    with open(folder + '/' + str(n), 'wb') as out: out.write(b''.join(line + b'\\r\\n' for line in box.retr(n)[1]))
box.quit()
`;

const ANY = (): boolean => true;

/**
 * It takes a letter of one line for the name of a file, empty lines off a letter's end, and "\n" in it for a line's
 * end.
 */
function bySwaks(letter: Buffer): boolean {
  return letter.includes('\r\n\r\n') && !letter.subarray(-4).equals(Buffer.from('\r\n\r\n')) && !letter.includes('\\n');
}

/** Those that send a letter as it stands, and which letters they can. */
export const SENDERS: readonly (readonly [Need, (content: Buffer) => boolean, Send])[] = [
  [
    'python',
    ANY,
    async ({ port, security, ca, username, password, folder }, mechanism, { from, to, files }) =>
      void (await ran(folder, 'python3', [
        '-c',
        SMTPLIB,
        String(port),
        security,
        ca,
        username,
        password,
        mechanism,
        from,
        to,
        ...files,
      ])),
  ],
  [
    'curl',
    ANY,
    ({ port, security, ca, username, password, folder }, mechanism, { from, to, files }) =>
      each(files, (file) =>
        ran(folder, 'curl', [
          '-q',
          '-sS',
          `${security === 'implicit' ? 'smtps' : 'smtp'}://localhost:${port}/computer.office.example`,
          ...(security === 'starttls' ? ['--ssl-reqd'] : []),
          '--cacert',
          ca,
          '--user',
          `${username}:${password}`,
          '--login-options',
          `AUTH=${mechanism}`,
          '--mail-from',
          from,
          '--mail-rcpt',
          to,
          '--upload-file',
          file,
        ]),
      ),
  ],
  [
    'msmtp',
    ANY,
    ({ port, security, ca, username, password, folder }, mechanism, { from, to, files }) =>
      each(files, async (file) =>
        ran(
          folder,
          'msmtp',
          [
            '--host=localhost',
            `--port=${port}`,
            `--tls=${security === 'none' ? 'off' : 'on'}`,
            `--tls-starttls=${security === 'starttls' ? 'on' : 'off'}`,
            `--tls-trust-file=${ca}`,
            `--auth=${mechanism.toLowerCase()}`,
            `--user=${username}`,
            `--passwordeval=echo ${password}`,
            `--from=${from}`,
            to,
          ],
          await readFile(file),
        ),
      ),
  ],
  [
    'swaks',
    bySwaks,
    ({ port, security, ca, username, password, folder }, mechanism, { from, to, files }) =>
      each(files, async (file) => {
        // swaks ends a letter with a line end of its own.
        await writeFile(join(folder, 'letter.eml'), (await readFile(file)).subarray(0, -2));
        await ran(folder, 'swaks', [
          '--server',
          'localhost',
          '--port',
          String(port),
          ...(security === 'none'
            ? []
            : [security === 'starttls' ? '--tls' : '--tls-on-connect', '--tls-verify', '--tls-ca-path', ca]),
          '--auth',
          mechanism,
          '--auth-user',
          username,
          '--auth-password',
          password,
          '--from',
          from,
          '--to',
          to,
          '--data',
          `@${join(folder, 'letter.eml')}`,
        ]);
      }),
  ],
];

/** Those that write the letter themselves; Subject "boxes". */
export const WRITERS: readonly (readonly [Need, Send])[] = [
  [
    'mutt',
    async ({ port, security, ca, username, password, folder }, mechanism, { from, to, files }) => {
      const rc = join(folder, 'muttrc');
      await writeFile(
        rc,
        [
          `set smtp_url="${security === 'implicit' ? 'smtps' : 'smtp'}://${username}@localhost:${port}/"`,
          `set smtp_pass="${password}"`,
          `set smtp_authenticators="${mechanism.toLowerCase()}"`,
          `set ssl_starttls=${security === 'starttls' ? 'yes' : 'no'}`,
          `set ssl_force_tls=${security === 'none' ? 'no' : 'yes'}`,
          `set ssl_ca_certificates_file="${ca}"`,
          `set from="${from}"`,
          'set realname="J\u00f6rg"',
          'set copy=no',
          'set charset=utf-8',
          'set send_charset=utf-8',
          '',
        ].join('\n'),
      );
      await each(files, async (file) =>
        ran(folder, 'mutt', ['-n', '-F', rc, '-s', 'boxes', '--', to], await readFile(file)),
      );
    },
  ],
  [
    's-nail',
    ({ port, security, ca, username, password, folder }, mechanism, { from, to, files }) =>
      each(files, async (file) =>
        ran(
          folder,
          's-nail',
          [
            '-:/',
            '-Sv15-compat',
            '-Ssendwait',
            `-Smta=${security === 'implicit' ? 'smtps' : 'smtp'}://${username}:${password}@localhost:${port}`,
            `-Ssmtp-auth=${mechanism.toLowerCase()}`,
            ...(security === 'starttls' ? ['-Ssmtp-use-starttls'] : []),
            `-Stls-ca-file=${ca}`,
            '-Stls-ca-no-defaults',
            '-Stls-verify=strict',
            `-Sfrom=${from}`,
            '-Sttycharset=utf-8',
            '-s',
            'boxes',
            to,
          ],
          await readFile(file),
        ),
      ),
  ],
];

/** What a program laid into the folder of that name. */
async function laidInto(folder: string): Promise<readonly Buffer[]> {
  return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
}

async function made(...parts: readonly string[]): Promise<string> {
  const folder = join(...parts);
  await mkdir(folder, { recursive: true });
  return folder;
}

function mpop(way: 'user' | 'plain'): Fetch {
  return async ({ port, security, ca, username, password, folder }) => {
    const box = await made(folder, `mpop-${way}`);
    for (const name of ['cur', 'new', 'tmp']) await made(box, name);
    await ran(folder, 'mpop', [
      '--host=localhost',
      `--port=${port}`,
      `--tls=${security === 'none' ? 'off' : 'on'}`,
      `--tls-starttls=${security === 'starttls' ? 'on' : 'off'}`,
      `--tls-trust-file=${ca}`,
      `--auth=${way}`,
      `--user=${username}`,
      `--passwordeval=echo ${password}`,
      '--keep=on',
      `--uidls-file=${join(box, 'uidls')}`,
      `--delivery=maildir,${box}`,
    ]);
    return (await laidInto(join(box, 'new'))).map((letter) =>
      Buffer.from(letter.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
    );
  };
}

/** Those that fetch by POP3, and leave what they fetched where it is; and what they are known to spoil. */
export const FETCHERS: readonly (readonly [Need, string, readonly string[], Fetch])[] = [
  [
    'curl',
    'AUTH PLAIN',
    [],
    async ({ port, security, ca, username, password, folder }, count) => {
      const into = await made(folder, 'curl');
      await ran(folder, 'curl', [
        '-q',
        '-sS',
        `${security === 'implicit' ? 'pop3s' : 'pop3'}://localhost:${port}/[1-${count}]`,
        ...(security === 'starttls' ? ['--ssl-reqd'] : []),
        '--cacert',
        ca,
        '--user',
        `${username}:${password}`,
        '--login-options',
        'AUTH=PLAIN',
        '-o',
        join(into, '#1'),
      ]);
      return laidInto(into);
    },
  ],
  [
    'python',
    'USER and PASS',
    [],
    async ({ port, security, ca, username, password, folder }) => {
      const into = await made(folder, 'poplib');
      await ran(folder, 'python3', ['-c', POPLIB, String(port), security, ca, username, password, into]);
      return laidInto(into);
    },
  ],
  ['mpop', 'USER and PASS', [], mpop('user')],
  ['mpop', 'AUTH PLAIN', [], mpop('plain')],
  [
    'fetchmail',
    'USER and PASS',
    ['a line of 100,000'],
    async ({ port, security, ca, username, password, folder }) => {
      const [rc, sink] = [join(folder, 'fetchmailrc'), await openByteSink()];
      const tls = {
        none: "sslproto ''",
        starttls: `sslproto TLS1+ sslcertck sslcertfile ${ca}`,
        implicit: `ssl sslcertck sslcertfile ${ca}`,
      }[security];
      await writeFile(
        rc,
        `poll localhost protocol pop3 service ${port}\n user "${username}" password "${password}" keep fetchall no rewrite pass8bits smtphost 127.0.0.1/${sink.port} smtpname me@office.example ${tls}\n`,
        { mode: 0o600 },
      );
      try {
        await ran(folder, 'fetchmail', [
          '-f',
          rc,
          '--nosyslog',
          '--nodetach',
          '--pidfile',
          join(folder, 'fetchmail.pid'),
        ]);
        return sink.kept.map(({ content }) => content);
      } finally {
        await sink.close();
      }
    },
  ],
];
