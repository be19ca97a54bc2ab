// A real Dovecot on loopback for tests: its own folder, its own ports, no package
// service. Needs root (it changes to another user for mail) and Debian's dovecot-imapd
// and dovecot-pop3d: ask lacks('dovecot', 'openssl') first; with dovecot-lmtpd it also
// takes mail: lacks('dovecot-lmtp').
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port';
import { selfSigned } from './self-signed';

const PROGRAM = '/usr/sbin/dovecot';
const NOBODY = 65534;

export interface Dovecot {
  readonly imap: number;
  readonly pop3: number;
  /** TLS from the first byte. */
  readonly imaps: number;
  readonly pop3s: number;
  /** Where a Postfix asks it about logins (smtpd_sasl_type = dovecot). */
  readonly sasl: number;
  /** 0 where dovecot-lmtpd is not installed. */
  readonly lmtp: number;
  /** The certificate it shows, for localhost. */
  readonly cert: string;
  /** What lies unread in office's INBOX. */
  letters(): Promise<readonly Buffer[]>;
  /** Puts a message into office's INBOX; its file stands as given. */
  put(name: string, content: Buffer): Promise<void>;
  stop(): Promise<void>;
}

/** Who logs in as office gets mail for office@, whatever the domain. */
function lmtpSettings(port: number): string {
  return `
auth_username_format = %Ln
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${port}
  }
}
`;
}

interface Ports {
  readonly imap: number;
  readonly pop3: number;
  readonly imaps: number;
  readonly pop3s: number;
  readonly sasl: number;
  readonly lmtp: number;
}

function settings(dir: string, { imap, pop3, imaps, pop3s, sasl, lmtp }: Ports, mechanisms: string): string {
  return `
auth_mechanisms = ${mechanisms}
# A wrong password is answered at once, here.
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  inet_listener sasl {
    address = 127.0.0.1
    port = ${sasl}
  }
}
protocols = imap pop3${lmtp > 0 ? ' lmtp' : ''}
listen = 127.0.0.1
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
ssl = yes
ssl_cert = <${dir}/cert.pem
ssl_key = <${dir}/key.pem
disable_plaintext_auth = no
mail_location = maildir:${dir}/mail/%u
pop3_uidl_format = %v.%u
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${dir}/passwd
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${dir}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service pop3-login {
  inet_listener pop3 {
    port = ${pop3}
  }
  inet_listener pop3s {
    port = ${pop3s}
    ssl = yes
  }
}
`;
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const up = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no greeting on port ${port}`);
}

/** Who asks the sign-in provider at `userinfo` whose an access token is (its email claim is the user). */
const tokenSettings = (dir: string): string => `
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${dir}/oauth2
}
`;

const askingAt = (userinfo: string): string =>
  `introspection_mode = auth\nintrospection_url = ${userinfo}\nusername_attribute = email\n`;

interface DovecotOptions {
  /** The ways to log in, as Dovecot writes them. */
  readonly mechanisms?: string;
  /** Where a sign-in provider says whose an access token is; absent: no tokens. */
  readonly userinfo?: string;
  /** More lines of its settings. */
  readonly more?: string;
}

async function emptyInbox(dir: string): Promise<string> {
  const inbox = join(dir, 'mail/office');
  for (const folder of ['', 'tmp', 'new', 'cur']) await mkdir(join(inbox, folder), { recursive: true });
  execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, join(dir, 'mail')]);
  return inbox;
}

/** User office, password secret. */
export async function startDovecot({
  mechanisms = 'plain login',
  userinfo,
  more = '',
}: DovecotOptions = {}): Promise<Dovecot> {
  const dir = await mkdtemp('/tmp/dp-dovecot-');
  await chmod(dir, 0o755);
  selfSigned(dir, 'localhost');
  const inbox = await emptyInbox(dir);
  const ports = {
    imap: await freePort(),
    pop3: await freePort(),
    imaps: await freePort(),
    pop3s: await freePort(),
    sasl: await freePort(),
    lmtp: existsSync('/usr/lib/dovecot/lmtp') ? await freePort() : 0,
  };
  await writeFile(join(dir, 'passwd'), 'office:secret\n');
  await writeFile(join(dir, 'oauth2'), askingAt(userinfo ?? ''));
  await writeFile(
    join(dir, 'dovecot.conf'),
    [
      settings(dir, ports, mechanisms),
      ports.lmtp > 0 ? lmtpSettings(ports.lmtp) : '',
      userinfo === undefined ? '' : tokenSettings(dir),
      more,
    ].join(''),
  );
  const server = spawn(PROGRAM, ['-F', '-c', join(dir, 'dovecot.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await ended;
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await Promise.all([answers(ports.imap), answers(ports.pop3)]);
  } catch (error) {
    const log = await readFile(join(dir, 'log'), 'utf8').catch(() => 'no log');
    await stop();
    throw new Error(`dovecot did not start: ${String(error)}\n${log}`);
  }
  return {
    ...ports,
    stop,
    cert: await readFile(join(dir, 'cert.pem'), 'utf8'),
    async letters() {
      const names = await readdir(join(inbox, 'new'));
      return Promise.all(names.map((name) => readFile(join(inbox, 'new', name))));
    },
    async put(name, content) {
      const path = join(inbox, 'new', name);
      await writeFile(path, content);
      await chown(path, NOBODY, NOBODY);
    },
  };
}
