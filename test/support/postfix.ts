// A Postfix of our own, playing the provider: its own folder, free ports on
// loopback, mail for one domain held until ETRN, everything else handed to a
// sink that keeps every byte. Needs root and Debian's postfix package. Promises:
// stop() ends only what start() began and removes the folder; the system's own
// Postfix is never touched. A start that fails rejects with Postfix's log.
import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './free-port';
import { programPath } from './needs';
import { openByteSink, type ByteSink } from './byte-sink';
import { selfSigned } from './self-signed';

const run = promisify(execFile);
const READY_MS = 60_000;
const STEP_MS = 50;

export interface PostfixOptions {
  /** Mail for this domain is held until ETRN; default office.example. */
  readonly heldDomain?: string;
  /** Where held mail is brought on ETRN; null or absent: it stays held. */
  readonly customerPort?: number | null;
  /** STARTTLS with a self-signed certificate. */
  readonly tls?: boolean;
  /** Accounts of AUTH PLAIN, LOGIN and CRAM-MD5; needs Debian's sasl2-bin. */
  readonly accounts?: readonly { readonly username: string; readonly password: string }[];
  /** Also here, with TLS from the first byte; wants `tls`. */
  readonly implicitPort?: number;
  /** False: clients on 127.0.0.1 are strangers, who must log in to relay. */
  readonly trustLoopback?: boolean;
  /** Further lines of main.cf; they win over the rig's own. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Postfix {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly folder: string;
  /** What left Postfix for the rest of the world, byte for byte. */
  readonly sink: ByteSink;
  log(): Promise<string>;
  /** Queue ids of messages that wait in it. */
  waiting(): Promise<readonly string[]>;
  /**
   * Resolves when `count` messages are held and ETRN would find them: Postfix
   * answers 250 before its queue has put a message aside and noted its domain,
   * and ETRN in between brings nothing.
   */
  untilHeld(count: number): Promise<void>;
  /** Runs one of Postfix's programs against this instance. */
  command(name: string, ...args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

const MASTER = `
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
etrn-only unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

function mainSettings(folder: string, sinkPort: number, options: PostfixOptions): Record<string, string> {
  const held = options.heldDomain ?? 'office.example';
  return {
    compatibility_level: '3.6',
    queue_directory: join(folder, 'spool'),
    data_directory: join(folder, 'data'),
    maillog_file: join(folder, 'postfix.log'),
    maillog_file_prefixes: `/var,/dev/stdout,${folder}`,
    myhostname: 'smtp.isp.example',
    mydomain: 'isp.example',
    mydestination: '',
    local_recipient_maps: '',
    alias_maps: '',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mynetworks: options.trustLoopback === false ? '127.0.0.2' : '127.0.0.0/8',
    disable_dns_lookups: 'yes',
    smtpd_peername_lookup: 'no',
    smtp_host_lookup: 'native',
    relayhost: `[127.0.0.1]:${sinkPort}`,
    relay_domains: held,
    relay_recipient_maps: '',
    transport_maps: `texthash:${join(folder, 'etc', 'transport')}`,
    defer_transports: 'etrn-only',
    fast_flush_domains: held,
    smtpd_etrn_restrictions: 'permit_mynetworks, permit_sasl_authenticated, reject',
    smtpd_relay_restrictions: 'permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination',
    local_header_rewrite_clients: '',
    message_drop_headers: '',
    cleanup_replace_stray_cr_lf: 'no',
    smtp_line_length_limit: '0',
    queue_run_delay: '3600',
    minimal_backoff_time: '3600',
    maximal_backoff_time: '7200',
    smtpd_client_connection_count_limit: '200',
    smtpd_error_sleep_time: '0',
    smtputf8_enable: 'yes',
    message_size_limit: '52428800',
  };
}

function tlsSettings(folder: string): Record<string, string> {
  const { key, cert } = selfSigned(join(folder, 'etc'), 'smtp.isp.example', 'DNS:smtp.isp.example,IP:127.0.0.1');
  return { smtpd_tls_cert_file: cert, smtpd_tls_key_file: key, smtpd_tls_security_level: 'may' };
}

/** Feeds a program its standard input; rejects when it fails. */
function runWithInput(command: string, args: readonly string[], input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, [...args], (error) => (error ? reject(error) : resolve()));
    child.stdin?.end(input);
  });
}

async function authSettings(
  folder: string,
  owner: number,
  accounts: NonNullable<PostfixOptions['accounts']>,
): Promise<Record<string, string>> {
  const [base, place] = [join(folder, 'etc', 'sasldb2'), join(folder, 'etc', 'sasl')];
  for (const { username, password } of accounts) {
    await runWithInput(
      programPath('saslpasswd2') ?? 'saslpasswd2',
      ['-p', '-c', '-f', base, '-u', 'isp.example', username],
      password,
    );
  }
  await chown(base, owner, 0);
  await mkdir(place);
  await writeFile(
    join(place, 'smtpd.conf'),
    `pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: ${base}\nmech_list: PLAIN LOGIN CRAM-MD5\n`,
  );
  return {
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sasl_path: 'smtpd',
    smtpd_sasl_local_domain: 'isp.example',
    cyrus_sasl_config_path: place,
  };
}

async function postfixUser(): Promise<number> {
  return Number((await run('id', ['-u', 'postfix'])).stdout);
}

async function layOut(folder: string, port: number, sinkPort: number, options: PostfixOptions): Promise<void> {
  const owner = await postfixUser();
  await chmod(folder, 0o755); // Postfix's own user must be able to pass through
  for (const name of ['etc', 'spool', 'data']) await mkdir(join(folder, name));
  await chown(join(folder, 'data'), owner, 0);
  const held = options.heldDomain ?? 'office.example';
  const settings = {
    ...mainSettings(folder, sinkPort, options),
    ...(options.tls ? tlsSettings(folder) : {}),
    ...(options.accounts ? await authSettings(folder, owner, options.accounts) : {}),
    ...options.settings,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  await writeFile(join(folder, 'etc', 'main.cf'), lines.join(''));
  const implicit =
    options.implicitPort === undefined
      ? ''
      : `127.0.0.1:${options.implicitPort} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes`;
  await writeFile(join(folder, 'etc', 'master.cf'), `127.0.0.1:${port} inet n - n - - smtpd\n${implicit}${MASTER}`);
  // Port 9 (discard) answers nowhere: without a customer the mail stays held.
  await writeFile(join(folder, 'etc', 'transport'), `${held} etrn-only:[127.0.0.1]:${options.customerPort ?? 9}\n`);
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (yes: boolean) => (): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.on('data', answer(true)).on('error', answer(false)).on('close', answer(false));
    socket.setTimeout(2000, answer(false));
  });
}

async function readLog(folder: string): Promise<string> {
  return readFile(join(folder, 'postfix.log'), 'utf8').catch(() => '');
}

async function untilReady(folder: string, port: number): Promise<void> {
  const latest = Date.now() + READY_MS;
  while (!(await greets(port))) {
    if (Date.now() > latest) throw new Error(`Postfix does not greet on port ${port}:\n${await readLog(folder)}`);
    await sleep(STEP_MS);
  }
}

async function untilHeld(folder: string, domain: string, count: number): Promise<void> {
  // flush(8) keeps one line of queue ids a message in a file named after the domain.
  const noted = join(folder, 'spool', 'flush', domain.replaceAll('.', '_'));
  const latest = Date.now() + READY_MS;
  for (;;) {
    const ids = (await readFile(noted, 'latin1').catch(() => '')).split('\n').filter(Boolean);
    if (new Set(ids).size >= count) return;
    if (Date.now() > latest)
      throw new Error(`Postfix holds ${ids.length} of ${count} messages:\n${await readLog(folder)}`);
    await sleep(STEP_MS);
  }
}

async function masterPid(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, 'spool', 'pid', 'master.pid'), 'utf8').catch(() => '');
  return Number(text.trim()) || null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function stopPostfix(folder: string, postfix: string): Promise<void> {
  const pid = await masterPid(folder);
  await run(postfix, ['-c', join(folder, 'etc'), 'stop']).catch(() => undefined); // "not running" is as good as stopped
  while (pid !== null && isAlive(pid)) await sleep(STEP_MS);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Starts a Postfix and resolves when it greets. Stop it in the test's afterAll. */
export async function startPostfix(options: PostfixOptions = {}): Promise<Postfix> {
  const folder = await mkdtemp(join(tmpdir(), 'dialpost-postfix-'));
  const [postfix, etc] = [programPath('postfix') ?? 'postfix', join(folder, 'etc')];
  const sink = await openByteSink();
  const port = await freePort();
  const stop = async (): Promise<void> => {
    await stopPostfix(folder, postfix);
    await sink.close();
  };
  const command = async (name: string, ...args: readonly string[]): Promise<string> =>
    (await run(programPath(name) ?? name, ['-c', etc, ...args], { maxBuffer: 64 << 20 })).stdout;
  try {
    await layOut(folder, port, sink.port, options);
    await run(postfix, ['-c', etc, 'start']).catch(async (error: Error) => {
      throw new Error(`${error.message}\n${await readLog(folder)}`);
    });
    await untilReady(folder, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    host: '127.0.0.1',
    port,
    folder,
    sink,
    command,
    stop,
    log: () => readLog(folder),
    untilHeld: (count) => untilHeld(folder, options.heldDomain ?? 'office.example', count),
    waiting: async () =>
      (await command('postqueue', '-p')).split('\n').flatMap((line) => /^[0-9A-F]{6,}/.exec(line)?.[0] ?? []),
  };
}

/** One where strangers log in, with STARTTLS and at `implicitPort`; a Dovecot judges their logins (smtpd_sasl_type = dovecot). */
export function startPostfixOfDovecot(
  { sasl }: { readonly sasl: number },
  implicitPort: number,
  settings: PostfixOptions['settings'] = {},
): Promise<Postfix> {
  return startPostfix({
    tls: true,
    trustLoopback: false,
    implicitPort,
    settings: {
      smtpd_sasl_auth_enable: 'yes',
      smtpd_sasl_type: 'dovecot',
      smtpd_sasl_path: `inet:127.0.0.1:${sasl}`,
      smtpd_sasl_security_options: 'noanonymous',
      ...settings,
    },
  });
}
