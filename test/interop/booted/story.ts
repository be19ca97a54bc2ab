// What is done on the booted machine, as a technician would: the service is installed,
// used, killed, started again, steered by others, removed; then the computer is switched
// off while a line is up. Each step is told as one JSON line.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../src-main/base/clock';
import { createRun } from '../../../src-main/base/run';
import type { ControlClient } from '../../../src-main/control/socket-client';
import { daemonWishes } from '../../../src-main/desktop/login/daemon-wishes';
import { installDeb } from '../../../src-main/updates/install/deb';
import { submit } from '../../scenario/support/submit';
import { as, asked, FOLDER, type Ran, run, settings, shown, tell, UNIT, waiting } from './machine';

const NODE = '/opt/dialpost/node';
const STORY = '/opt/dialpost/story.mjs';
const DEB = '/tmp/dialpost_9.9.9_all.deb';
const RULE = '/etc/polkit-1/rules.d/10-anna.rules';
const CLI = '/opt/dialpost/cli.js';
/** What hanging up leaves behind. */
const HUNG_UP = `${FOLDER}/hung-up`;

const dialpost = (...words: readonly string[]): Promise<Ran> => run(NODE, [CLI, ...words]);

async function bare(): Promise<void> {
  const { code, said } = await dialpost('service', 'install');
  tell('bare', { code, said, user: (await run('getent', ['passwd', 'dialpost'])).code });
}

async function install(): Promise<void> {
  for (const person of ['anna', 'otto']) await run('useradd', ['--create-home', person]);
  const set = await dialpost('settings', 'set', settings(), '--data', FOLDER);
  const uid = String(statSync('/home/anna').uid);
  const done = await run(NODE, [CLI, 'service', 'install'], { SUDO_UID: uid });
  tell('install', { set, done, unit: await shown('ActiveState', 'UnitFileState', 'SubState') });
  const { MainPID: pid = '' } = await shown('MainPID');
  const facts = readFileSync(`/proc/${pid}/status`, 'utf8');
  const fact = (name: string): string => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(facts)?.[1] ?? '';
  const mounts = readFileSync(`/proc/${pid}/mountinfo`, 'utf8').split('\n');
  tell('process', {
    user: (await run('id', ['-un', fact('Uid')])).said,
    facts: Object.fromEntries(['NoNewPrivs', 'Seccomp', 'CapEff', 'CapBnd'].map((name) => [name, fact(name)])),
    root: mounts
      .find((line) => line.split(' ')[4] === '/')
      ?.split(' ')[5]
      ?.split(',')[0],
    data: (statSync(FOLDER).mode & 0o777).toString(8),
    secret: (statSync(`${FOLDER}/owner.json`).mode & 0o777).toString(8),
  });
}

async function take(): Promise<void> {
  const content = Buffer.from('Subject: kept\r\n\r\nover a kill\r\n');
  const reply = await submit(25, { from: 'me@office.example', to: 'echo@practice.example', content });
  tell('letter', { code: reply.code, status: await dialpost('service', 'status') });
}

async function steer(): Promise<void> {
  const see = [NODE, CLI, 'queue', '--json'];
  tell('group', { queue: await as('anna', ...see), word: await as('anna', 'cat', `${FOLDER}/owner.json`) });
  tell('stranger', {
    unnamed: await as('otto', NODE, CLI, 'status'),
    named: await as('otto', ...see, '--data', FOLDER),
    word: await as('otto', 'cat', `${FOLDER}/owner.json`),
  });
}

async function killed(): Promise<void> {
  const { MainPID: before = '' } = await shown('MainPID');
  process.kill(Number(before), 'SIGKILL');
  while ((await shown('NRestarts'))['NRestarts'] !== '1') await sleep(500);
  tell('killed', { waiting: await waiting(), isAnother: (await shown('MainPID'))['MainPID'] !== before });
}

async function restarted(): Promise<void> {
  await run('systemctl', ['stop', UNIT]);
  const { Result: result } = await shown('Result');
  // Root's hand in the folder of the service, while it rests.
  const set = await dialpost('settings', 'set', settings());
  await run('systemctl', ['start', UNIT]);
  const foreign = readdirSync(FOLDER).filter((name) => statSync(`${FOLDER}/${name}`).uid === 0);
  tell('restarted', { result, set: set.code, foreign, waiting: await waiting() });
}

/** As the desktop app of `who` does it, who is no administrator but may be asked: by polkit's own pkexec. */
const wish = (who: string, what: string): Promise<Ran> => as(who, NODE, STORY, what);

/** Each wish is told by a process of whose it is: that it was done, or why not. */
const WISHES: Readonly<Record<string, () => Promise<unknown>>> = {
  install: () => wishes()['install-daemon'](),
  remove: () => wishes()['remove-daemon'](),
  async update() {
    const sha512 = createHash('sha512').update(readFileSync(DEB)).digest('base64');
    const offer = { version: '9.9.9', file: basename(DEB), bytes: statSync(DEB).size, sha512 };
    return installDeb({ run: createRun(systemClock), isRoot: false }, DEB, offer);
  },
};

function wishes() {
  return daemonWishes({
    folder: FOLDER,
    isOwn: true,
    beside: CLI,
    isDaemon: () => Promise.resolve(true),
    lend: (_to, act) => act(),
  });
}

/** A package of our name, with nothing in it but its name. */
async function newerDeb(): Promise<void> {
  const folder = '/tmp/newer';
  mkdirSync(`${folder}/DEBIAN`, { recursive: true });
  const control = ['Package: dialpost', 'Version: 9.9.9', 'Architecture: all', 'Maintainer: us', 'Description: newer'];
  writeFileSync(`${folder}/DEBIAN/control`, `${control.join('\n')}\n`);
  await run('dpkg-deb', ['--build', folder, DEB]);
  await run('chmod', ['a+r', DEB]);
}

async function askedFor(): Promise<void> {
  await newerDeb();
  for (const unit of ['dbus.socket', 'dbus.service', 'polkit.service']) await run('systemctl', ['start', unit]);
  // Nobody says that anna may, and there is no window to ask for a password in.
  tell('not allowed', { install: await wish('anna', 'install'), update: await wish('anna', 'update') });
  const may = `action.id == 'org.freedesktop.policykit.exec' && subject.user == 'anna'`;
  writeFileSync(RULE, `polkit.addRule(function (action, subject) { if (${may}) return polkit.Result.YES; });\n`);
  await run('chmod', ['a+r', RULE]);
  await run('systemctl', ['restart', 'polkit.service']);
  const installed = await wish('anna', 'install');
  const queue = await as('anna', NODE, CLI, 'queue', '--json');
  const update = await wish('anna', 'update');
  const version = await run('dpkg-query', ['--show', '--showformat=${Version}', 'dialpost']);
  tell('allowed', { install: installed, queue, update, version: version.said, remove: await wish('anna', 'remove') });
}

async function remove(): Promise<void> {
  const done = await dialpost('service', 'remove');
  const status = await dialpost('service', 'status');
  tell('remove', { done, status, unit: await shown('LoadState', 'ActiveState'), left: readdirSync(FOLDER) });
}

/** A host that takes the connection and never greets keeps the line up. */
async function lineUp(): Promise<void> {
  createServer().listen(2600, '127.0.0.1');
  const disconnectCommand = ['/bin/sh', '-c', `date >'${HUNG_UP}'`];
  const file = settings(({ links, connectors }) => {
    links.push({ id: 'sat', kind: 'command', connectCommand: ['/bin/true'], disconnectCommand });
    const hosts = [{ host: '127.0.0.1', port: 2600, security: 'none' }];
    Object.assign(connectors[0] ?? {}, { link: 'sat', route: { kind: 'smart-host', hosts } });
  });
  await dialpost('settings', 'set', file, '--data', FOLDER);
  const done = await dialpost('service', 'install');
  await asked((relay) => relay.call('session.start', { connectors: ['practice'] }));
  const isUp = async (relay: ControlClient): Promise<boolean> =>
    (await relay.call('status', {})).links.some(({ id, state }) => id === 'sat' && state === 'up');
  while (!(await asked(isUp))) await sleep(250);
  tell('line', { done, hungUp: existsSync(HUNG_UP), unit: await shown('NoNewPrivileges') });
}

async function story(): Promise<void> {
  await run('ip', ['link', 'set', 'lo', 'up']);
  for (const step of [bare, install, take, steer, killed, restarted, remove, askedFor, lineUp])
    await step().catch((error: unknown) => tell(step.name, { error: String(error) }));
  process.once('SIGTERM', () => {
    tell('switched off', { hungUp: existsSync(HUNG_UP), left: readdirSync(FOLDER) });
    process.exit(0);
  });
  await run('systemctl', ['--no-block', 'poweroff']);
  // Until systemd ends this too, which comes after the relay has ended.
  await sleep(90_000);
}

const wanted = WISHES[process.argv[2] ?? ''];
if (wanted)
  void wanted().then(
    (said) => console.log(JSON.stringify(said)),
    (error: unknown) => (console.log(String(error)), process.exit(1)),
  );
else void story();
