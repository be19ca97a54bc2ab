#!/usr/bin/env node
// Stands in for fpm where electron-builder wants a .deb: takes the arguments that
// the builder gives, lays the files out and lets Debian's own dpkg-deb build. Inputs
// are written from=to; from with a slash at its end means what is in it. Exit 1
// with a sentence for anything it does not know. Limit: .deb only.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SWITCHES = new Set(['--force', '--debug']);
const SHORT = {
  '-s': 'source',
  '-t': 'type',
  '-d': 'depends',
  '-n': 'name',
  '-v': 'version',
  '-a': 'architecture',
  '-p': 'package',
};

/** {options: name → values, inputs: [from, to]…} */
function read(args) {
  const options = {};
  const inputs = [];
  for (let at = 0; at < args.length; at += 1) {
    const [word, given] = args[at].startsWith('--') ? args[at].split(/=(.*)/s) : [args[at]];
    if (SWITCHES.has(word)) continue;
    if (!word.startsWith('-')) inputs.push(word.split(/=(.*)/s).slice(0, 2));
    else (options[SHORT[word] ?? word.slice(2)] ??= []).push(given ?? args[(at += 1)]);
  }
  return { options, inputs };
}

/** Kilobytes under a folder, as Debian's Installed-Size counts them. */
function kilobytes(path) {
  const stats = lstatSync(path);
  if (!stats.isDirectory()) return Math.ceil(stats.size / 1024);
  return readdirSync(path).reduce((sum, name) => sum + kilobytes(join(path, name)), 1);
}

/** A description's further lines begin with a blank; an empty one is a dot (Debian Policy 5.6.13). */
function describe(text) {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trim());
  return [first, ...rest.map((line) => ` ${line || '.'}`)].join('\n');
}

function control(options, size) {
  const one = (name, otherwise = '') => options[name]?.[0] ?? otherwise;
  const lines = {
    Package: one('name'),
    Version: one('version'),
    Architecture: one('architecture'),
    Maintainer: one('maintainer'),
    'Installed-Size': String(size),
    Depends: (options.depends ?? []).join(', '),
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

function layOut(root, { options, inputs }) {
  for (const [from, to] of inputs) {
    const place = join(root, to);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(from, place, { recursive: true, verbatimSymlinks: true });
  }
  const size = kilobytes(root);
  mkdirSync(join(root, 'DEBIAN'));
  writeFileSync(join(root, 'DEBIAN', 'control'), control(options, size));
  for (const [option, name] of [
    ['after-install', 'postinst'],
    ['before-remove', 'prerm'],
    ['after-remove', 'postrm'],
  ]) {
    if (options[option]) writeFileSync(join(root, 'DEBIAN', name), readFileSync(options[option][0]), { mode: 0o755 });
  }
}

const asked = read(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), 'dialpost-deb-'));
try {
  if (asked.options.type?.[0] !== 'deb')
    throw new Error(`this stand-in builds a .deb only, not ${asked.options.type?.[0]}`);
  chmodSync(root, 0o755); // the package's own root folder
  layOut(root, asked);
  const built = spawnSync(
    'dpkg-deb',
    ['--root-owner-group', '-Zxz', '-z1', '--build', root, asked.options.package[0]],
    { stdio: ['ignore', 2, 2] },
  );
  if (built.status !== 0) throw new Error('dpkg-deb failed; its reason stands above');
} catch (error) {
  process.stderr.write(`fpm stand-in: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
