// npm run build: bundles the main side, the command line, the preload and the
// window's page into out/. Each part has a stamp whose time is the moment its
// build began; a part is stale when a source of it is newer. All parts are
// tried even when one fails; the exit code is then 1.
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ROOT, reasonOf, say, setUp } from './set-up.mjs';

const COMMON = ['package-lock.json', 'package.json', 'tsconfig.json'];
const PARTS = [
  {
    name: 'cli',
    entry: 'src-main/cli.ts',
    config: 'vite.main.config.mts',
    result: 'out/main/cli.js',
    sources: ['src-main'],
  },
  {
    // The thread in which messages are decoded: cli and main start it from beside themselves.
    name: 'reader',
    entry: 'src-main/reading/worker.ts',
    config: 'vite.main.config.mts',
    result: 'out/main/reader.js',
    sources: ['src-main'],
  },
  {
    name: 'main',
    entry: 'src-main/main.ts',
    config: 'vite.main.config.mts',
    result: 'out/main/main.js',
    sources: ['src-main', 'assets'],
  },
  {
    name: 'preload',
    entry: 'src-main/preload.ts',
    config: 'vite.preload.config.mts',
    result: 'out/preload/preload.js',
    sources: ['src-main/preload.ts', 'src-main/contract', 'src-main/words', 'src-main/mail', 'src-main/base'],
  },
  {
    name: 'renderer',
    entry: 'src-renderer/index.html',
    config: 'vite.renderer.config.mts',
    result: 'out/renderer/index.html',
    // The handbook in the window is the README.
    sources: [
      'src-renderer',
      'src-main/contract',
      'src-main/words',
      'src-main/mail',
      'src-main/base',
      'assets',
      'README.md',
    ],
  },
];

/** @param {string} path */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Newest change under a file or folder. Folders count too: their time tells of a file removed.
 * @param {string} path @returns {number}
 */
export function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs);
}

/** @typedef {(typeof PARTS)[number]} Part */

/** @param {Part} part */
function stampOf(part) {
  return join(ROOT, 'out', `.built-${part.name}`);
}

/** @param {Part} part */
function isStale(part) {
  if (!existsSync(join(ROOT, part.result))) return true;
  const sources = [...part.sources, ...COMMON, part.config];
  return Math.max(...sources.map((source) => newest(join(ROOT, source)))) > modified(stampOf(part));
}

/** @param {Part} part @param {Date} began */
function stamp(part, began) {
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  writeFileSync(stampOf(part), '');
  utimesSync(stampOf(part), began, began);
}

/** Builds one part; false when it failed. @param {typeof import('vite')} vite @param {Part} part */
async function buildPart(vite, part) {
  if (!existsSync(join(ROOT, part.entry))) {
    say(`${part.name} could not be built: ${part.entry} is not there`);
    return false;
  }
  const began = new Date();
  try {
    await vite.build({
      root: part.name === 'renderer' ? join(ROOT, 'src-renderer') : ROOT,
      configFile: join(ROOT, part.config),
      mode: part.name === 'cli' || part.name === 'reader' ? part.name : 'production',
      logLevel: 'error',
    });
  } catch (error) {
    say(`${part.name} could not be built: ${stripVTControlCharacters(reasonOf(error))}`);
    return false;
  }
  stamp(part, began);
  return true;
}

/** @param {readonly Part[]} parts */
async function buildParts(parts) {
  if (parts.length === 0) return true;
  const began = Date.now();
  process.env['NODE_ENV'] ??= 'production';
  const vite = await import('vite');
  process.chdir(ROOT);
  /** @type {boolean[]} */
  const results = [];
  for (const part of parts) results.push(await buildPart(vite, part));
  const built = parts.filter((_, at) => results[at]).map((part) => part.name);
  if (built.length > 0) say(`built ${built.join(', ')} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return results.every(Boolean);
}

/** Builds the parts whose sources are newer than their result. False when one failed. */
export function buildStale() {
  return buildParts(PARTS.filter(isStale));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await setUp({ build: false });
  process.exitCode = (await buildParts(PARTS)) ? 0 : 1;
}
