// The packages without a window on Linux, by dpkg and rpm themselves, into roots of their
// own: installed, a letter goes out and is answered, upgraded, removed; the mail stays.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { execFile, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRelayDeb, makeRelayRpm } from '../../scripts/packages/relay-linux.mjs';
import { recordIn } from '../../src-main/daemon/plan';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';

const execute = promisify(execFile);
const OLD = '0.1.0';
const NEW = '0.1.1';

interface Root {
  readonly path: string;
  install(file: string): Promise<string>;
  remove(): Promise<string>;
}

async function dpkgRoot(path: string): Promise<Root> {
  await mkdir(join(path, 'var/lib/dpkg'), { recursive: true });
  await writeFile(join(path, 'var/lib/dpkg/status'), '');
  // The maintainer's scripts run, and are told where; what the package needs is not in an empty root.
  const dpkg = async (...words: readonly string[]): Promise<string> =>
    (await execute('dpkg', [`--root=${path}`, '--force-script-chrootless,depends,not-root', ...words])).stdout;
  return { path, install: (file) => dpkg('-i', file), remove: () => dpkg('--purge', 'dialpost-relay') };
}

async function rpmRoot(path: string): Promise<Root> {
  await mkdir(join(path, 'var/lib/dialpost'), { recursive: true });
  // Its scripts would need a shell in there.
  const rpm = async (...words: readonly string[]): Promise<string> =>
    (await execute('rpm', ['--root', path, '--nodeps', '--noscripts', ...words])).stdout;
  return { path, install: (file) => rpm('-U', file), remove: () => rpm('-e', 'dialpost-relay') };
}

/** Practises in the installed layout: one letter out, its answer in. */
async function exchange(root: string): Promise<void> {
  const data = join(root, 'var/lib/dialpost');
  const program = join(root, 'usr/bin/dialpost');
  const settings = join(root, 'settings.json');
  await writeFile(settings, JSON.stringify(practiceSettings(await freePort(), await freePort())));
  const relay = spawn(program, ['serve', '--practice', '--data', data, '--settings', settings], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((done) => relay.once('exit', done));
  await new Promise((done) => relay.stdout.once('data', done));
  await execute(program, ['test', 'echo@practice.example', '--data', data]);
  await execute(program, ['send-receive', '--wait', '--data', data]);
  await execute(program, ['stop', '--data', data]);
  expect(await ended).toBe(0);
  expect(await answers(root)).not.toHaveLength(0);
}

const answers = (root: string): Promise<readonly string[]> =>
  readdir(join(root, 'var/lib/dialpost/mailboxes/office.example/postmaster/new'));

describe.skipIf(lacks('root', 'deb', 'rpm')).each([
  ['.deb', makeRelayDeb, dpkgRoot],
  ['.rpm', makeRelayRpm, rpmRoot],
] as const)('the relay’s %s', (_, make, openRoot) => {
  let folder: string;
  let root: Root;
  beforeAll(async () => {
    process.env['DIALPOST_PACK'] = 'fast';
    folder = await mkdtemp(join(tmpdir(), 'dp-linux-'));
    root = await openRoot(join(folder, 'root'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('installs with a Node, a unit and a user of its own, and exchanges a letter', async () => {
    await root.install(make({ arch: process.arch, out: folder, version: OLD }));
    const unit = await readFile(join(root.path, 'usr/lib/systemd/system/dialpost.service'), 'utf8');
    expect(unit).toContain('ExecStart="/usr/lib/dialpost-relay/node" "/usr/lib/dialpost-relay/cli.js" "serve"');
    // As our own, so that `dialpost service status` and the desktop app know whose it is.
    expect(recordIn(unit)).toMatchObject({ data: '/var/lib/dialpost', user: 'dialpost' });
    expect(await readFile(join(root.path, 'usr/lib/sysusers.d/dialpost.conf'), 'utf8')).toMatch(/^u dialpost /m);
    await exchange(root.path);
  });

  test('is upgraded, and its removal leaves the mail', async () => {
    await root.install(make({ arch: process.arch, out: folder, version: NEW }));
    await exchange(root.path);
    const mail = await answers(root.path);
    await root.remove();
    expect(existsSync(join(root.path, 'usr/lib/dialpost-relay'))).toBe(false);
    expect(existsSync(join(root.path, 'usr/bin/dialpost'))).toBe(false);
    expect(await answers(root.path)).toEqual(mail);
  });
});
