// What a technician does with the relay's .deb on the booted machine: it is installed, works, is upgraded
// with a call under way, by who had stopped it, switched off, beside a service of one's own, broken by
// hand, removed and purged. Each step is told as one JSON line.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { submit } from '../../scenario/support/submit';
import { asked, FOLDER, type Ran, run, settings, shown, tell, UNIT, waiting } from './machine';

/** Of the disk as it was before, where the test laid its packages. */
const debs = `/before${/DIALPOST_DEBS=([^\0]+)/.exec(readFileSync('/proc/1/environ', 'latin1'))?.[1] ?? ''}`;
const STATE = ['ActiveState', 'SubState', 'UnitFileState', 'MainPID', 'Result', 'FragmentPath'];

const dialpost = (...words: readonly string[]): Promise<Ran> => run('/usr/bin/dialpost', words);
const dpkg = (...words: readonly string[]): Promise<Ran> => run('dpkg', words);
const upgradeTo = (version: string): Promise<Ran> => dpkg('-i', `${debs}/dialpost-relay_${version}_amd64.deb`);
const version = (): Promise<string> => asked(async (relay) => (await relay.call('status', {})).version);
const state = (): Promise<Readonly<Record<string, string>>> => shown(...STATE);

async function letterIn(subject: string): Promise<number> {
  const content = Buffer.from(`Subject: ${subject}\r\n\r\nkept\r\n`);
  return (await submit(25, { from: 'me@office.example', to: 'echo@practice.example', content })).code;
}

async function fresh(): Promise<void> {
  const done = await upgradeTo('0.1.0');
  const status = await dialpost('service', 'status');
  tell('fresh', { done, state: await state(), status, data: readdirSync(FOLDER) });
}

async function first(): Promise<void> {
  // A host that takes the connection and never greets keeps the call going.
  createServer().listen(2600, '127.0.0.1');
  const file = settings(({ connectors }) => {
    const hosts = [{ host: '127.0.0.1', port: 2600, security: 'none' }];
    Object.assign(connectors[0] ?? {}, { route: { kind: 'smart-host', hosts } });
  });
  const set = await dialpost('settings', 'set', file);
  const start = await run('systemctl', ['start', UNIT]);
  await version();
  const letter = await letterIn('first');
  tell('first', { set, start, letter, state: await state(), waiting: await waiting() });
}

async function upgraded(): Promise<void> {
  await asked((relay) => relay.call('session.start', { connectors: ['practice'] }));
  const { MainPID: before } = await state();
  const done = await upgradeTo('0.1.1');
  const after = await state();
  tell('upgraded', {
    done,
    isAnother: after['MainPID'] !== before,
    state: after,
    version: await version(),
    waiting: await waiting(),
  });
}

async function twice(): Promise<void> {
  tell('by hand beside it', {
    remove: await dialpost('service', 'remove'),
    install: await dialpost('service', 'install'),
    status: await dialpost('service', 'status'),
    again: await dialpost('service', 'install'),
    elsewhere: await dialpost('service', 'install', '--data', '/srv/other'),
    state: await state(),
    waiting: await waiting(),
    removed: await dialpost('service', 'remove'),
    after: await state(),
    removedAgain: await dialpost('service', 'remove'),
  });
}

async function stoppedBefore(): Promise<void> {
  await run('systemctl', ['disable', '--now', UNIT]);
  const done = await upgradeTo('0.1.0');
  const off = await state();
  await run('systemctl', ['mask', UNIT]);
  const status = await dialpost('service', 'status');
  const install = await dialpost('service', 'install');
  const remove = await dialpost('service', 'remove');
  await run('systemctl', ['unmask', UNIT]);
  await run('systemctl', ['enable', '--now', UNIT]);
  tell('switched off', { done, off, status, install, remove, on: await state(), waiting: await waiting() });
}

async function broken(): Promise<void> {
  const file = `${FOLDER}/settings.json`;
  const good = readFileSync(file);
  await run('systemctl', ['stop', UNIT]);
  writeFileSync(file, '{"version": 1, "listeners": "none"');
  const start = await run('systemctl', ['start', UNIT]);
  while ((await state())['Result'] === 'success') await sleep(500);
  const status = await dialpost('service', 'status');
  writeFileSync(file, good);
  await run('systemctl', ['restart', UNIT]);
  tell('broken', { start, status, state: await state(), waiting: await waiting() });
}

async function gone(): Promise<void> {
  const removed = await dpkg('--remove', 'dialpost-relay');
  const after = await state();
  const again = await upgradeTo('0.1.1');
  const back = { state: await state(), waiting: await waiting() };
  const purged = await dpkg('--purge', 'dialpost-relay');
  tell('gone', { removed, after, again, back, purged, end: await state(), left: readdirSync(FOLDER) });
}

/** By rpm, which knows nothing of Debian's packages and runs the same scripts with words of its own. */
async function byRpm(): Promise<void> {
  const rpm = (...words: readonly string[]): Promise<Ran> => run('rpm', ['--nodeps', ...words]);
  const fileOf = (number: string): string => `${debs}/dialpost-relay_${number}_amd64.rpm`;
  const installed = await rpm('-i', fileOf('0.1.0'));
  const begun = { state: await state(), waiting: await waiting() };
  const renewed = await rpm('-U', fileOf('0.1.1'));
  const after = { state: await state(), waiting: await waiting() };
  const isAnother = after.state['MainPID'] !== begun.state['MainPID'];
  const removed = await rpm('-e', 'dialpost-relay');
  tell('by rpm', {
    installed,
    begun,
    renewed,
    after,
    isAnother,
    removed,
    end: await state(),
    left: readdirSync(FOLDER),
  });
}

async function story(): Promise<void> {
  await run('ip', ['link', 'set', 'lo', 'up']);
  for (const step of [fresh, first, upgraded, twice, stoppedBefore, broken, gone, byRpm])
    await step().catch((error: unknown) => tell(step.name, { error: String(error) }));
  await run('systemctl', ['--no-block', 'poweroff']);
}

void story();
