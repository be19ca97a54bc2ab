// What is done inside the little machine: our link and the real pon, pppd and poff,
// back to back over a pseudo terminal. Each step is told as one JSON line.
import { execFileSync } from 'node:child_process';
import { sleep, systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { Link } from '../../../src-main/contract/link';
import { createLink, type LinkControl } from '../../../src-main/link/link';

const never = new AbortController().signal;

function line(entry: string, more: object = {}): LinkControl {
  const settings = {
    id: 'line',
    name: 'Modem',
    kind: 'pppd',
    entry,
    dialAttempts: 2,
    redialDelaySeconds: 1,
    dialTimeoutSeconds: 60,
    ...more,
  };
  return createLink(Link.parse(settings), { clock: systemClock, log: silentLog });
}

function shell(command: string): string {
  try {
    return execFileSync('sh', ['-c', command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

const tell = (step: string, facts: object): void => console.log(`STEP ${JSON.stringify({ step, ...facts })}`);
const interfaces = (): string => shell("ip -o -4 addr show | grep -o 'inet 10.9.[0-9.]* peer [0-9.]*'");
const ours = (): string => shell('ps -o args ax | grep "[p]ppd call"');

async function upAndDown(): Promise<void> {
  const link = line('isp');
  tell('up', { result: await link.up(never), state: link.state, interfaces: interfaces() });
  tell('down', { result: await link.down(), state: link.state, left: ours() });
}

async function drop(): Promise<void> {
  const link = line('isp');
  await link.up(never);
  const dropped = new Promise<string>((resolve) => link.onDrop(resolve));
  shell('for p in $(pidof pppd); do grep -q notty /proc/$p/cmdline && kill -9 $p; done');
  const text = await Promise.race([dropped, sleep(systemClock, 60_000).then(() => 'nothing')]);
  // What went down by itself is hung up all the same (D1).
  await link.down();
  tell('drop', { text, state: link.state, left: ours() });
}

/** Answers what the link said; "" when it came up. */
async function login(username: string): Promise<string> {
  const link = line('login', { username, dialAttempts: 6 });
  const result = await link.up(never);
  tell(username, { result });
  await link.down();
  return result.ok ? '' : result.text;
}

/**
 * On a busy machine the pretend provider's hang-up may overtake its refusal, and that is dialled again: then the
 * whole step is done anew, and the last one counts.
 */
async function refused(username: string): Promise<void> {
  for (let step = 0; step < 4; step++) if ((await login(username)).includes('(tried once)')) return;
}

async function inVain(entry: string, more: object = {}): Promise<void> {
  const link = line(entry, more);
  tell(entry, { result: await link.up(never), state: link.state, left: ours() });
}

async function story(): Promise<void> {
  await upAndDown();
  await drop();
  await login('office');
  await refused('impostor');
  await inVain('nochat');
  await inVain('missing');
  await inVain('silent', { dialTimeoutSeconds: 5, dialAttempts: 1 });
  process.exit(0);
}

void story();
