// A .deb out of a folder that is laid out as it will lie on the computer: the control
// file by Debian Policy 5, the maintainer's scripts, and Debian's own dpkg-deb.
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFast } from './about.mjs';

/** fpm's options for them, and their names in a .deb. */
const SCRIPTS = { 'after-install': 'postinst', 'before-remove': 'prerm', 'after-remove': 'postrm' };
/** How much is pressed: the desktop app's own parts hardly get smaller, and pressing them harder takes minutes. */
const PRESSED = ['-Zxz', '-z1'];

/** Kilobytes under a folder, as Debian's Installed-Size counts them. @param {string} path @returns {number} */
function kilobytes(path) {
  const stats = lstatSync(path);
  if (!stats.isDirectory()) return Math.ceil(stats.size / 1024);
  return readdirSync(path).reduce((sum, name) => sum + kilobytes(join(path, name)), 1);
}

/** A description's further lines begin with a blank; an empty one is a dot (Debian Policy 5.6.13). @param {string} text */
function describe(text) {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trim());
  return [first, ...rest.map((line) => ` ${line || '.'}`)].join('\n');
}

/** @param {Record<string, string[]>} options @param {number} size */
function control(options, size) {
  /** @param {string} name */
  const one = (name, otherwise = '') => options[name]?.[0] ?? otherwise;
  const lines = {
    Package: one('name'),
    Version: one('version'),
    Architecture: one('architecture'),
    Maintainer: one('maintainer'),
    'Installed-Size': String(size),
    Depends: (options['depends'] ?? []).join(', '),
    Recommends: (options['deb-recommends'] ?? []).join(', '),
    Section: one('category', 'misc'),
    Priority: one('deb-priority', 'optional'),
    Homepage: one('url'),
    Description: describe(one('description')),
  };
  return Object.entries(lines)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

/** Builds the file that the options name as their package. @param {string} root @param {Record<string, string[]>} options */
export function buildDeb(root, options) {
  const size = kilobytes(root);
  mkdirSync(join(root, 'DEBIAN'));
  writeFileSync(join(root, 'DEBIAN', 'control'), control(options, size));
  for (const [option, name] of Object.entries(SCRIPTS)) {
    const file = options[option]?.[0];
    if (file !== undefined) writeFileSync(join(root, 'DEBIAN', name), readFileSync(file), { mode: 0o755 });
  }
  const words = ['--root-owner-group', ...(isFast() ? ['-Znone'] : PRESSED), '--build', root];
  const built = spawnSync('dpkg-deb', [...words, options['package']?.[0] ?? ''], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) throw new Error('dpkg-deb failed; its reason stands above');
}
