// Dialpost without a window for Linux: a .deb, an .rpm and a tar.gz. The packages bring a
// Node of their own, a systemd unit with its own user, `dialpost` on the path and its
// manual page; mail lives in /var/lib/dialpost and outlives them. The tar.gz is the same
// program in one folder, for any Linux with glibc.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';
import { ABOUT, isFast } from './about.mjs';
import { manualPage } from './manual-page.mjs';
import { lay, layRelay, write } from './relay-files.mjs';
import { packagedUnit } from './unit.mjs';

const NAME = 'dialpost-relay';
const PARTS = join(ROOT, 'scripts', 'packages', 'linux');
/** @type {Record<string, string>} */
const MACHINES = { x64: 'amd64', arm64: 'arm64' };
/** What the kinds call what they need: Node's libraries, and what the scripts of the package run. */
const NEEDS = {
  deb: ['libc6 (>= 2.28)', 'libstdc++6', 'util-linux', 'passwd'],
  rpm: ['glibc >= 2.28', 'libstdc++', 'util-linux', 'shadow-utils'],
};

/** @typedef {{ arch: string, out: string, version?: string }} Wanted "x64" or "arm64", the folder for the package, and another version than ours */

/** @template T @param {(folder: string) => T} work @returns {T} */
function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-relay-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program under `top`, as /usr or a folder of its own. @param {string} top @param {string} arch */
function layProgram(top, arch) {
  layRelay(`linux-${arch}`, join(top, 'lib', NAME), join(top, 'share', 'doc', NAME));
  lay(join(PARTS, 'dialpost.sh'), join(top, 'bin', 'dialpost'), 0o755);
  write(join(top, 'share', 'man', 'man1', 'dialpost.1'), manualPage());
}

/** @param {string} root @param {string} arch */
function layPackage(root, arch) {
  layProgram(join(root, 'usr'), arch);
  write(join(root, 'usr/lib/systemd/system/dialpost.service'), packagedUnit());
  lay(join(PARTS, 'sysusers.conf'), join(root, 'usr/lib/sysusers.d/dialpost.conf'));
}

/** @param {'deb' | 'rpm'} type @param {Wanted} wanted */
function makePackage(type, { arch, out, version = ABOUT.version }) {
  const machine = MACHINES[arch] ?? arch;
  const file = join(out, `${NAME}_${version}_${machine}.${type}`);
  mkdirSync(out, { recursive: true });
  inFolder((root) => {
    layPackage(root, arch);
    const words = [
      ...['-s', 'dir', '-t', type, '-n', NAME, '-v', version, '-a', machine, '-p', file],
      ...['--description', ABOUT.description, '--license', ABOUT.license, '--url', ABOUT.homepage],
      ...['--maintainer', ABOUT.maintainer, '--category', 'mail'],
      ...NEEDS[type].flatMap((need) => ['-d', need]),
      ...['after-install', 'before-remove', 'after-remove'].flatMap((at) => [`--${at}`, join(PARTS, `${at}.sh`)]),
      `${root}/=/`,
    ];
    const made = spawnSync(process.execPath, [join(ROOT, 'scripts/packages/fpm.mjs'), ...words], {
      stdio: ['ignore', 2, 2],
    });
    if (made.status !== 0) throw new Error(`no .${type} was made; the reason stands above`);
  });
  return file;
}

/** The path of the .deb. Throws a sentence. @param {Wanted} wanted */
export function makeRelayDeb(wanted) {
  return makePackage('deb', wanted);
}

/** The path of the .rpm. Throws a sentence. @param {Wanted} wanted */
export function makeRelayRpm(wanted) {
  return makePackage('rpm', wanted);
}

/** The path of the tar.gz. Throws a sentence. @param {Wanted} wanted */
export function makeRelayTar({ arch, out, version = ABOUT.version }) {
  const name = `${NAME}-${version}-linux-${arch}`;
  const file = join(out, `${name}.tar.gz`);
  mkdirSync(out, { recursive: true });
  inFolder((folder) => {
    layProgram(join(folder, name), arch);
    const words = ['--owner=0', '--group=0', '--numeric-owner', `--use-compress-program=gzip -${isFast() ? 1 : 9}`];
    const made = spawnSync('tar', [...words, '-C', folder, '-cf', file, name], { stdio: ['ignore', 2, 2] });
    if (made.status !== 0) throw new Error('tar failed; its reason stands above');
  });
  return file;
}
