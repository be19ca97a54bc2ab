// A real Exim of our own, in the folder scripts/exim.sh made (chroot, so it meets none
// of the system's files): as a provider that holds mail for office.example until ETRN
// or ATRN, or as a customer that fetches by ATRN. Needs root. Promises: stop() ends
// only what start began and removes its files. A start that fails rejects with its log.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { appendFile, chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { openClient } from '../scenario/support/submit';
import { freePort, until } from '../scenario/support/wait';
import { EXIM_ROOT } from './needs';
import { selfSigned } from './self-signed';

const run = promisify(execFile);
const PROGRAM = '/usr/sbin/exim4';
/** Debian-exim, as scripts/exim.sh wrote it. */
const OWNER = { uid: 101, gid: 103 };

export interface Login {
  readonly username: string;
  readonly password: string;
}

export interface ProviderOptions {
  readonly login: Login;
  /** Where held mail is brought on ETRN. */
  readonly customerPort?: number;
  /** STARTTLS with a self-signed certificate. */
  readonly tls?: boolean;
  /** Refuses content with longer lines, as Debian's configuration does. */
  readonly longestLine?: number;
}

export interface Exim {
  readonly port: number;
  /** How many messages wait in it. */
  waiting(): Promise<number>;
  /** What it has taken and not yet handed on, whole. */
  kept(): Promise<readonly Buffer[]>;
  log(): Promise<string>;
  stop(): Promise<void>;
}

export interface EximCustomer {
  /** One run of `exim -atrn`: asks the provider at loopback; resolves when it has ended. It says nothing. */
  fetch(domains: string): Promise<void>;
  /** What it has taken, whole. */
  kept(): Promise<readonly Buffer[]>;
  log(): Promise<string>;
  remove(): Promise<void>;
}

interface Place {
  /** As this machine sees it. */
  readonly folder: string;
  /** As Exim sees it. */
  readonly inside: string;
  readonly config: string;
}

async function layOut(text: (inside: string) => string): Promise<Place> {
  const folder = await mkdtemp(join(EXIM_ROOT, 'run', 'dialpost-'));
  const inside = join('/run', basename(folder));
  const config = join(inside, 'exim.conf');
  await chmod(folder, 0o755);
  for (const name of ['spool', 'log']) {
    await mkdir(join(folder, name));
    await chown(join(folder, name), OWNER.uid, OWNER.gid);
  }
  await writeFile(join(folder, 'exim.conf'), `${COMMON(inside)}${text(inside)}`);
  // Exim drops all rights where it does not know the file it is told to use.
  await appendFile(join(EXIM_ROOT, 'etc', 'exim4', 'trusted_configs'), `${config}\n`);
  return { folder, inside, config };
}

function exim({ config }: Place, ...args: readonly string[]): Promise<string> {
  return run('chroot', [EXIM_ROOT, PROGRAM, '-C', config, ...args], { maxBuffer: 64 << 20 }).then(
    ({ stdout }) => stdout,
  );
}

async function logOf({ folder }: Place): Promise<string> {
  const parts = await Promise.all(
    ['main', 'panic'].map((name) => readFile(join(folder, 'log', `${name}log`), 'utf8').catch(() => '')),
  );
  return parts.join('');
}

const COMMON = (inside: string): string => `
exim_user = Debian-exim
exim_group = Debian-exim
never_users =
spool_directory = ${inside}/spool
log_file_path = ${inside}/log/%slog
pid_file_path = ${inside}/spool/pid
notifier_socket =
keep_environment =
host_lookup =
hosts_treat_as_local = 127.0.0.1
queue_only
check_spool_space = 0
check_log_space = 0
acl_smtp_rcpt = acl_ok
`;

const providerConfig =
  (port: number, { login, customerPort, tls, longestLine }: ProviderOptions) =>
  (inside: string): string => `
primary_hostname = isp.example
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
${tls ? `tls_certificate = ${inside}/cert.pem\ntls_privatekey = ${inside}/key.pem\ntls_advertise_hosts = *` : 'tls_advertise_hosts ='}
acl_smtp_etrn = acl_ok
acl_smtp_atrn = acl_atrn
acl_smtp_data = ${longestLine === undefined ? 'acl_ok' : 'acl_data'}
begin acl
acl_data:
  deny condition = \${if > {$max_received_linelength}{${longestLine ?? 998}}}
       message = maximum allowed line length is 998 octets, got $max_received_linelength
  accept
acl_ok:
  accept
acl_atrn:
  defer !atrn_domains = <, office.example
        message = 453 You have no mail
  accept
begin routers
down_the_line:
  driver = manualroute
  condition = \${if def:atrn_host}
  route_data = <;$atrn_host
  transport = smtp
  self = send
to_the_door:
  driver = manualroute
  route_data = 127.0.0.1
  transport = door
  self = send
begin transports
smtp:
  driver = smtp
  allow_localhost
  message_linelength_limit = 1000000
  hosts_avoid_tls = *
door:
  driver = smtp
  port = ${customerPort ?? 9}
  allow_localhost
  message_linelength_limit = 1000000
  hosts_avoid_tls = *
begin retry
* * F,1d,1s
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{${login.username}}}{eq{$auth3}{${login.password}}}}}
  server_set_id = $auth2
cram:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = \${if eq{$auth1}{${login.username}}{${login.password}}fail}
  server_set_id = $auth1
`;

const customerConfig = (port: number, login: Login, tls: boolean) => (): string => `
primary_hostname = mail.office.example
tls_advertise_hosts =
acl_smtp_data = acl_ok
begin acl
acl_ok:
  accept
begin routers
to_the_provider:
  driver = manualroute
  condition = \${if eq {$atrn_mode}{C}}
  route_data = <;$domain
  transport = call
  self = send
begin transports
call:
  driver = smtp
  port = ${port}
  hosts_try_auth = *
  allow_localhost
  ${tls ? 'hosts_require_tls = *\n  tls_verify_hosts =\n  tls_try_verify_hosts =' : 'hosts_avoid_tls = *'}
  command_timeout = 10m
begin retry
* * F,1d,1s
begin authenticators
cram:
  driver = cram_md5
  public_name = CRAM-MD5
  client_name = ${login.username}
  client_secret = ${login.password}
`;

/** What waits in its spool; Exim keeps lines that end in LF and gives them back so. */
async function keptIn(place: Place): Promise<readonly Buffer[]> {
  const ids = (await exim(place, '-bpru'))
    .split('\n')
    .flatMap((line) => /^\s*\S+\s+\S+\s+(\S+) </.exec(line)?.[1] ?? []);
  return Promise.all(
    ids.map(async (id) => {
      const { stdout } = await run('chroot', [EXIM_ROOT, PROGRAM, '-C', place.config, '-Mvc', id], {
        encoding: 'latin1',
        maxBuffer: 64 << 20,
      });
      return Buffer.from(stdout.replaceAll('\n', '\r\n'), 'latin1');
    }),
  );
}

async function makeCertificate(folder: string): Promise<void> {
  const { key } = selfSigned(folder, 'isp.example');
  await chown(key, OWNER.uid, OWNER.gid);
}

/** Starts an Exim that holds whatever it is given, and resolves when it greets. */
export async function startEximProvider(options: ProviderOptions): Promise<Exim> {
  const port = await freePort();
  const place = await layOut(providerConfig(port, options));
  if (options.tls) await makeCertificate(place.folder);
  const daemon = spawn('chroot', [EXIM_ROOT, PROGRAM, '-C', place.config, '-bdf'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  daemon.stderr.on('data', (text) => (said += String(text)));
  const stop = async (): Promise<void> => {
    await ended(daemon);
    await rm(place.folder, { recursive: true, force: true, maxRetries: 10 });
  };
  const greets = async (): Promise<boolean> => {
    if (daemon.exitCode !== null) throw new Error(`Exim ended with ${daemon.exitCode}: ${said}${await logOf(place)}`);
    const client = await openClient(port).catch(() => null);
    client?.close();
    return client !== null;
  };
  await until('Exim to greet', greets).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    port,
    stop,
    log: () => logOf(place),
    kept: () => keptIn(place),
    waiting: async () => Number(await exim(place, '-bpc')),
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** An Exim that fetches from the provider on `port` of loopback when it is told to; no daemon. */
export async function eximCustomer(port: number, login: Login, tls = false): Promise<EximCustomer> {
  const place = await layOut(customerConfig(port, login, tls));
  return {
    fetch: (domains) =>
      new Promise((resolve) => {
        spawn('chroot', [EXIM_ROOT, PROGRAM, '-C', place.config, '-atrn', '127.0.0.1', domains], {
          stdio: 'ignore',
        }).once('exit', () => resolve());
      }),
    kept: () => keptIn(place),
    log: () => logOf(place),
    remove: () => rm(place.folder, { recursive: true, force: true, maxRetries: 10 }),
  };
}
