// npm test: sets up, then checks the types and runs every test. Words after --
// choose test files (npm test -- unit/queue). What this machine cannot run is
// skipped by name and explained at the end; with CI=true a skip is a failure, and a file
// that failed is run a second time (outcomes.mjs).
// Closes with one line: N passed, N failed, N skipped (the type check counts as one).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, reasonOf, runChild, say, setUp } from './set-up.mjs';
import { findElectron, missingLibraries } from './electron.mjs';
import { countTests, filesForSecondTry, withSecondTry } from './outcomes.mjs';

const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const LONG_RUNS = join(ROOT, 'scripts', 'long-runs.mjs');
const STRAY_ERRORS = join(ROOT, 'scripts', 'stray-errors.mjs');
/** Only what starts processes is tried again. */
const SECOND_TRY = ['--project=!unit', '--project=!many', '--passWithNoTests'];
const DISPLAY_SECONDS = 10;
/** With windows two files use this many processors well; a third makes all of them late. */
const DISPLAYS = 2;

/** A display of our own: {name, stop}. Name null: none to be had. */
async function openDisplay() {
  // Xvfb picks a free number itself and writes it to the descriptor when it is ready.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', () => resolve(null));
    child.stdio[3]?.on('data', (bytes) => resolve(bytes.toString().trim()));
    setTimeout(() => resolve(null), DISPLAY_SECONDS * 1000).unref();
  });
  return { name: number === null ? null : `:${number}`, stop: () => child.kill() };
}

/** Displays of our own where there is none, one for each file that runs at once: {env, stop}. */
async function openDisplays() {
  if (process.env.DISPLAY || process.platform !== 'linux') return { env: {}, stop: () => undefined };
  const opened = await Promise.all(Array.from({ length: DISPLAYS }, openDisplay));
  const names = opened.flatMap(({ name }) => (name === null ? [] : [name]));
  if (names.length > 0) say(`started displays of its own for the desktop tests (Xvfb ${names.join(', ')})`);
  return {
    env: names.length > 0 ? { DISPLAY: names[0], DIALPOST_TEST_DISPLAYS: names.join(' ') } : {},
    stop: () => opened.forEach((display) => display.stop()),
  };
}

/** The path of a runnable Electron, or '' after saying why not. */
async function electronForTests() {
  try {
    const program = await findElectron();
    const missing = missingLibraries(program);
    if (missing.length === 0) return program;
    say(
      `Electron cannot run here; this machine lacks ${missing.join(', ')} (Debian: apt-get install libgtk-3-0 libnss3 libasound2 libgbm1)`,
    );
  } catch (error) {
    say(reasonOf(error));
  }
  return '';
}

function checkTypes() {
  say('checking types (tsc)');
  return spawnSync(process.execPath, [TSC, '--noEmit'], { cwd: ROOT, stdio: ['ignore', 2, 2] }).status === 0;
}

/** @param {string} file @returns {readonly string[]} */
function lacksOf(file) {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).why);
  return [...new Set(lines)];
}

/** @param {readonly string[]} skipped @param {readonly string[]} lacks */
function explainSkips(skipped, lacks) {
  if (skipped.length === 0) return;
  say('these tests were skipped:');
  for (const name of skipped) say(`  ${name.replace(`${ROOT}/`, '')}`);
  for (const why of lacks) say(`because ${why}`);
}

/** A race in a test is a fault to be mended. @param {readonly string[]} again */
function tellAgain(again) {
  if (again.length > 0) say('these tests failed, and passed when their file was run again; each is to be looked at:');
  for (const text of again) say(`  ${text.replaceAll(`${ROOT}/`, '')}`);
}

/**
 * What one run of vitest left: its report, and whether something went wrong in no test. Null: it made no report.
 * @typedef {{ report: import('./outcomes.mjs').Report, stray: boolean } | null} Run
 */

/** @param {readonly string[]} words @param {string} folder @param {NodeJS.ProcessEnv} env @returns {Promise<Run>} */
async function runVitest(words, folder, env) {
  const [file, stray] = [join(folder, 'report.json'), join(folder, 'stray')];
  for (const old of [file, stray]) rmSync(old, { force: true });
  const reporters = ['default', LONG_RUNS, STRAY_ERRORS, 'json'].map((name) => `--reporter=${name}`);
  const code = await runChild(process.execPath, [VITEST, 'run', ...reporters, `--outputFile.json=${file}`, ...words], {
    env: { ...env, DIALPOST_TEST_STRAY: stray },
  });
  if (!existsSync(file)) return null;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return { report, stray: existsSync(stray) || (code !== 0 && countTests(report).failed === 0) };
}

/** Runs the tests, in CI with a second try: {counts, again}. @param {string} folder @param {NodeJS.ProcessEnv} env */
async function runTests(folder, env) {
  const first = await runVitest(process.argv.slice(2), folder, env);
  if (!first) return { counts: { passed: 0, failed: 1, skipped: [] }, again: [] };
  const files = process.env.CI === 'true' ? filesForSecondTry(first.report) : [];
  if (files.length > 0) say(`run again, because something failed in them: ${files.join(' ')}`);
  const second = files.length === 0 ? null : await runVitest([...SECOND_TRY, ...files], folder, env);
  const { report, again } = second ? withSecondTry(first.report, second.report) : { report: first.report, again: [] };
  const counts = countTests(report);
  const stray = [first, second].filter((run) => run?.stray).length;
  return { counts: { ...counts, failed: counts.failed + stray }, again };
}

async function main() {
  await setUp();
  const typesHold = checkTypes();
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-test-'));
  const lacks = join(folder, 'lacks');
  const displays = await openDisplays();
  // The tests read English, whatever this computer speaks.
  const env = {
    ...process.env,
    ...displays.env,
    LC_ALL: 'C.UTF-8',
    LANGUAGE: 'en',
    DIALPOST_TEST_LACKS: lacks,
    DIALPOST_TEST_ELECTRON: await electronForTests(),
  };
  const { counts, again } = await runTests(folder, env).finally(displays.stop);
  explainSkips(counts.skipped, lacksOf(lacks));
  rmSync(folder, { recursive: true, force: true });
  tellAgain(again);
  const strict = process.env.CI === 'true' && counts.skipped.length > 0;
  if (strict) say('with CI=true nothing may be skipped: the skips count as failures');
  const passed = counts.passed + (typesHold ? 1 : 0);
  const failed = counts.failed + (typesHold ? 0 : 1) + (strict ? counts.skipped.length : 0);
  process.stdout.write(`${passed} passed, ${failed} failed, ${strict ? 0 : counts.skipped.length} skipped\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();
