#!/usr/bin/env node
// Stands in for fpm where electron-builder wants a .deb or an .rpm, and lays out ours
// without a window: takes the arguments that the builder gives and lets Debian's own
// dpkg-deb or rpmbuild build. Inputs are written from=to; from with a slash at its end
// means what is in it. Exit 1 with a sentence for anything it does not know.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildDeb } from './deb.mjs';
import { buildRpm } from './rpm.mjs';

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
/** @type {Record<string, typeof buildDeb>} */
const BUILDERS = { deb: buildDeb, rpm: buildRpm };

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

/** @param {string} root @param {Asked['inputs']} inputs */
function layOut(root, inputs) {
  for (const [from, to] of inputs) {
    const place = join(root, to);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(from, place, { recursive: true, verbatimSymlinks: true });
  }
}

const { options, inputs } = read(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), 'dialpost-package-'));
try {
  const type = options['type']?.[0] ?? '';
  const build = BUILDERS[type];
  if (build === undefined) throw new Error(`this stand-in builds a .deb or an .rpm, not ${type}`);
  chmodSync(root, 0o755); // the package's own root folder
  layOut(root, inputs);
  build(root, options);
} catch (error) {
  process.stderr.write(`fpm stand-in: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
