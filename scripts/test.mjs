// npm test: sets up, then checks the types and runs every test. Words after --
// choose test files (npm test -- unit/queue). What this machine cannot run is
// skipped by name and explained at the end; with CI=true a skip is a failure.
// Closes with one line: N passed, N failed, N skipped (the type check counts as one).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, reasonOf, runChild, say, setUp } from './set-up.mjs';
import { findElectron, missingLibraries } from './electron.mjs';

const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const LONG_RUNS = join(ROOT, 'scripts', 'long-runs.mjs');
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

/**
 * vitest's report, as far as it is read.
 * @typedef {{ status: string, fullName: string, failureMessages: readonly string[] }} Assertion
 * @typedef {{ testResults: readonly { name: string, status: string, assertionResults: readonly Assertion[] }[] }} Report
 * @typedef {{ passed: number, failed: number, skipped: string[], second: string[] }} Counts
 */

/** Counts by state of every test in vitest's report; a file that did not load counts as one failure. @param {Report} report @returns {Counts} */
function countTests(report) {
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: [], second: [] };
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'))
      counts.failed += 1;
    for (const test of file.assertionResults) {
      const name = `${file.name.replace(`${ROOT}/`, '')}: ${test.fullName.trim()}`;
      if (test.status === 'passed' && test.failureMessages.length > 0)
        counts.second.push(`${name}\n    ${test.failureMessages[0]}`);
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else counts.skipped.push(name);
    }
  }
  return counts;
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
  for (const name of skipped) say(`  ${name}`);
  for (const why of lacks) say(`because ${why}`);
}

/** What CI tries a second time is told: a race in a test is a fault to be mended. @param {readonly string[]} second */
function tellSecond(second) {
  if (second.length > 0) say('these tests failed and then passed when tried again; each is to be looked at:');
  for (const text of second) say(`  ${text}`);
}

/** @param {readonly string[]} words @param {string} folder */
async function runVitest(words, folder) {
  const displays = await openDisplays();
  const report = join(folder, 'report.json');
  const lacks = join(folder, 'lacks');
  // The tests read English, whatever this computer speaks.
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    ...displays.env,
    LC_ALL: 'C.UTF-8',
    LANGUAGE: 'en',
    DIALPOST_TEST_LACKS: lacks,
    DIALPOST_TEST_ELECTRON: await electronForTests(),
  };
  try {
    const code = await runChild(
      process.execPath,
      [
        VITEST,
        'run',
        '--reporter=default',
        `--reporter=${LONG_RUNS}`,
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...words,
      ],
      { env },
    );
    const counts = existsSync(report)
      ? countTests(JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 1, skipped: [], second: [] };
    // vitest also fails on an error outside any test, which its report does not count.
    if (code !== 0 && counts.failed === 0) counts.failed = 1;
    return { ...counts, lacks: lacksOf(lacks) };
  } finally {
    displays.stop();
  }
}

const words = process.argv.slice(2);
await setUp();
const typesHold = checkTypes();
const folder = mkdtempSync(join(tmpdir(), 'dialpost-test-'));
const counts = await runVitest(words, folder);
rmSync(folder, { recursive: true, force: true });
explainSkips(counts.skipped, counts.lacks);
tellSecond(counts.second);
const strict = process.env.CI === 'true' && counts.skipped.length > 0;
if (strict) say('with CI=true nothing may be skipped: the skips count as failures');
const passed = counts.passed + (typesHold ? 1 : 0);
const failed = counts.failed + (typesHold ? 0 : 1) + (strict ? counts.skipped.length : 0);
process.stdout.write(`${passed} passed, ${failed} failed, ${strict ? 0 : counts.skipped.length} skipped\n`);
process.exitCode = failed === 0 ? 0 : 1;
