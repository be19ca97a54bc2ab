// What npm start, npm test and the others do before their own work: look
// whether this Node can run Dialpost, install what is missing, build what is
// stale. Plain Node with no package, because nothing is installed yet.
// On failure: one sentence on stderr, exit code 1.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** @type {readonly [number, number]} */
const OLDEST_NODE = [20, 19];

/** One line about what is being done, on stderr so that stdout stays the program's. @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`dialpost: ${sentence}\n`);
}

/** @param {string} sentence @returns {never} */
export function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

/** What a thrown thing says. @param {unknown} error */
export function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantMajor, wantMinor] = OLDEST_NODE;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  giveUp(
    `Node.js ${wantMajor}.${wantMinor} or newer is needed; this is ${process.versions.node}. Get a newer one from nodejs.org.`,
  );
}

/** npm beside this Node: the one that started us, or the one on the path. @returns {readonly [string, ...string[]]} */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own !== undefined && /npm-cli\.c?js$/.test(own) && existsSync(own)) return [process.execPath, own];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/**
 * Runs npm in `cwd`; gives its exit code and output, or ends with a sentence when there is no npm.
 * @param {readonly string[]} args @param {Partial<import('node:child_process').SpawnSyncOptionsWithStringEncoding>} options
 */
export function npm(args, options = {}) {
  const [command, ...before] = npmCommand();
  const result = spawnSync(command, [...before, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: command.endsWith('.cmd'),
    ...options,
  });
  if (result.error && 'code' in result.error && result.error.code === 'ENOENT')
    giveUp('npm was not found. It comes with Node.js; install it (Debian: apt-get install npm) and try again.');
  return result;
}

/** @param {string} lockFile @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(lockFile) {
  if (!existsSync(lockFile)) return {};
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/**
 * npm writes node_modules/.package-lock.json last, so a broken install lacks
 * it. Versions are compared, not times: git sets times as it likes, and what
 * another platform alone needs is never there.
 */
function installIsStale() {
  const installed = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  const wanted = Object.entries(packagesOf(join(ROOT, 'package-lock.json')));
  return wanted.some(
    ([path, { version, optional }]) =>
      path !== '' && installed[path]?.version !== version && !(optional && installed[path] === undefined),
  );
}

/** @param {string} path */
function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function install() {
  if (!installIsStale()) return;
  if (isLink(join(ROOT, 'node_modules')))
    giveUp(
      'node_modules is a link to another folder and does not fit package-lock.json. npm ci would empty that folder; remove the link first.',
    );
  say('installing the packages of package-lock.json (npm ci)');
  const result = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2] });
  if (result.status !== 0) giveUp('npm ci failed; its reason stands above. Nothing was started.');
}

/** Everything before the real work. With `build: false` nothing is built. */
export async function setUp({ build = true } = {}) {
  checkNode();
  install();
  if (!build) return;
  const { buildStale } = await import('./build.mjs');
  if (!(await buildStale())) giveUp('the build failed; its reason stands above.');
}

/**
 * Runs a child with our terminal and hands SIGINT, SIGTERM and SIGHUP on to
 * it. Resolves with its exit code (128 + n where signal n ended it).
 * @param {string} command @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => void child.kill(signal);
    /** @type {readonly NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    child.on('error', (error) => giveUp(`${command} did not start: ${error.message}`));
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (signal === null ? 0 : (SIGNAL_NUMBERS[signal] ?? 0)));
    });
  });
}

/** @type {Partial<Record<NodeJS.Signals, number>>} */
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
