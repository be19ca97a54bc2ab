// An exported Postfix at work: its files as they were written, in a folder of its own, with
// nothing added to main.cf but where queue and log lie. Its logins are judged by a Dovecot
// that reads the exported part of its configuration, paths aside. Needs root: ask
// lacks('postfix', 'dovecot', 'openssl') first. stop() ends only what start() began.
import { execFile, spawn } from 'node:child_process';
import { appendFile, chmod, chown, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isThere } from '../../src-main/base/durable';
import { freePort } from './free-port';
import { programPath } from './needs';
import { selfSigned } from './self-signed';

const run = promisify(execFile);
const STEP_MS = 50;
const READY_MS = 60_000;

export interface ExportedPostfix {
  /** What `postfix check` and the start complained of. */
  readonly complaints: string;
  /** Its configuration. */
  readonly etc: string;
  /** Where its mailboxes lie. */
  readonly mail: string;
  log(): Promise<string>;
  /** Runs one of Postfix's programs against this instance; what it said, on both ways. */
  command(name: string, ...args: readonly string[]): Promise<string>;
  /** Resolves when `count` messages wait for the domain `name` and ETRN would find them. */
  untilHeld(name: string, count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts what was exported into `from`. */
export async function startExported(from: string): Promise<ExportedPostfix> {
  const folder = await mkdtemp(join(tmpdir(), 'dialpost-exported-'));
  const etc = join(folder, 'etc');
  await chmod(folder, 0o755);
  await cp(from, etc, { recursive: true });
  await chmod(etc, 0o755);
  await mkdir(join(folder, 'spool'));
  await mkdir(join(folder, 'data'));
  await chown(join(folder, 'data'), Number((await run('id', ['-u', 'postfix'])).stdout), 0);
  const { key, cert } = selfSigned(etc, 'mail.office.example');
  await cp(key, join(etc, 'dialpost-key.pem'));
  await cp(cert, join(etc, 'dialpost-cert.pem'));
  await appendFile(
    join(etc, 'main.cf'),
    `queue_directory = ${folder}/spool\ndata_directory = ${folder}/data\nmaillog_file = ${folder}/postfix.log\nmaillog_file_prefixes = ${folder}\n`,
  );
  const command = async (name: string, ...args: readonly string[]): Promise<string> => {
    const { stdout, stderr } = await run(programPath(name) ?? name, ['-c', etc, ...args]);
    return stdout + stderr;
  };
  const log = (): Promise<string> => readFile(join(folder, 'postfix.log'), 'utf8').catch(() => '');
  let dovecot: { stop(): Promise<void> } | null = null;
  const stop = async (): Promise<void> => {
    const pid = Number(await readFile(join(folder, 'spool/pid/master.pid'), 'utf8').catch(() => '0'));
    await command('postfix', 'stop').catch(() => undefined); // not running is as good as stopped
    while (pid > 0 && isAlive(pid)) await sleep(STEP_MS);
    await dovecot?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const checked = await command('postfix', 'check');
    const used = await command('postconf', '-n');
    const complaints =
      checked +
      used
        .split('\n')
        .filter((line) => /^\S*(warning|fatal|error):/.test(line))
        .join('\n');
    await command('postfix', 'start');
    await until(`${folder}/spool/private/bounce`);
    if (await isThere(join(etc, 'dovecot-dialpost.conf'))) dovecot = await startLogins(folder);
    return {
      complaints,
      etc,
      mail: join(folder, 'dovecot', 'mail'),
      log,
      command,
      stop,
      untilHeld: (name, count) => untilHeld(folder, name, count),
    };
  } catch (error) {
    const said = await log();
    await stop();
    throw new Error(`${String(error)}\n${said}`);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(path: string): Promise<void> {
  const latest = Date.now() + READY_MS;
  while (!(await isThere(path))) {
    if (Date.now() > latest) throw new Error(`${path} does not come`);
    await sleep(STEP_MS);
  }
}

async function untilHeld(folder: string, name: string, count: number): Promise<void> {
  const noted = join(folder, 'spool', 'flush', name.replaceAll('.', '_'));
  const latest = Date.now() + READY_MS;
  for (;;) {
    const ids = (await readFile(noted, 'latin1').catch(() => '')).split('\n').filter(Boolean);
    if (new Set(ids).size >= count) return;
    if (Date.now() > latest) throw new Error(`${ids.length} of ${count} messages wait for ${name}`);
    await sleep(STEP_MS);
  }
}

/** The exported part of Dovecot's configuration, at the paths of this folder. */
async function startLogins(folder: string): Promise<{ stop(): Promise<void> }> {
  const home = join(folder, 'dovecot');
  await mkdir(home);
  const exported = await readFile(join(folder, 'etc', 'dovecot-dialpost.conf'), 'utf8');
  await cp(join(folder, 'etc', 'dovecot-logins'), join(home, 'dovecot-logins'));
  await chmod(join(home, 'dovecot-logins'), 0o644);
  const placed = exported
    .replaceAll('/var/spool/postfix/private', join(folder, 'spool', 'private'))
    .replaceAll('/etc/dovecot/', `${home}/`)
    .replaceAll('vmail', 'nobody')
    .replaceAll('gid=nobody', 'gid=nogroup')
    .replaceAll('/var/mail/dialpost', join(home, 'mail'));
  const [pop3, imap] = [await freePort(), await freePort()];
  await mkdir(join(home, 'mail'));
  await chmod(join(home, 'mail'), 0o777);
  const around = `protocols =
listen = 127.0.0.1
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
ssl = no
first_valid_uid = 1
first_valid_gid = 1
service pop3-login {
  inet_listener pop3 {
    port = ${pop3}
  }
  inet_listener pop3s {
    port = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
  await writeFile(join(home, 'dovecot.conf'), around + placed);
  const server = spawn('/usr/sbin/dovecot', ['-F', '-c', join(home, 'dovecot.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await until(join(folder, 'spool', 'private', 'auth')).catch(async (error: unknown) => {
    throw new Error(`${String(error)}\n${await readFile(join(home, 'log'), 'utf8').catch(() => 'no log')}`);
  });
  return {
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
