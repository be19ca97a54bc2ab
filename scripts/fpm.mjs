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
/** @type {Record<string, string>} */
const SHORT = {
  '-s': 'source',
  '-t': 'type',
  '-d': 'depends',
  '-n': 'name',
  '-v': 'version',
  '-a': 'architecture',
  '-p': 'package',
};

/** @typedef {{ options: Record<string, string[]>, inputs: readonly (readonly [string, string])[] }} Asked options by name, and what is laid where */

/** @param {readonly string[]} args @returns {Asked} */
function read(args) {
  /** @type {Record<string, string[]>} */
  const options = {};
  /** @type {[string, string][]} */
  const inputs = [];
  for (let at = 0; at < args.length; at += 1) {
    const said = args[at] ?? '';
    const [word = '', given] = said.startsWith('--') ? said.split(/=(.*)/s) : [said];
    if (SWITCHES.has(word)) continue;
    const [from = '', to = ''] = word.split(/=(.*)/s);
    if (!word.startsWith('-')) inputs.push([from, to]);
    else (options[SHORT[word] ?? word.slice(2)] ??= []).push(given ?? args[(at += 1)] ?? '');
  }
  return { options, inputs };
}

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

/** @param {Asked['options']} options @param {number} size */
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

/** @param {string} root @param {Asked} asked */
function layOut(root, { options, inputs }) {
  for (const [from, to] of inputs) {
    const place = join(root, to);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(from, place, { recursive: true, verbatimSymlinks: true });
  }
  const size = kilobytes(root);
  mkdirSync(join(root, 'DEBIAN'));
  writeFileSync(join(root, 'DEBIAN', 'control'), control(options, size));
  const scripts = { 'after-install': 'postinst', 'before-remove': 'prerm', 'after-remove': 'postrm' };
  for (const [option, name] of Object.entries(scripts)) {
    const file = options[option]?.[0];
    if (file !== undefined) writeFileSync(join(root, 'DEBIAN', name), readFileSync(file), { mode: 0o755 });
  }
}

const asked = read(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), 'dialpost-deb-'));
try {
  const type = asked.options['type']?.[0];
  if (type !== 'deb') throw new Error(`this stand-in builds a .deb only, not ${type}`);
  chmodSync(root, 0o755); // the package's own root folder
  layOut(root, asked);
  const built = spawnSync(
    'dpkg-deb',
    ['--root-owner-group', '-Zxz', '-z1', '--build', root, asked.options['package']?.[0] ?? ''],
    { stdio: ['ignore', 2, 2] },
  );
  if (built.status !== 0) throw new Error('dpkg-deb failed; its reason stands above');
} catch (error) {
  process.stderr.write(`fpm stand-in: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
