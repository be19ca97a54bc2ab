// npm run check: what can be said of the code without starting it: types, lint, format,
// the laws of the house and the unit tests, but for those that do a thing thousands of
// times over (vitest.config.mts). All that is wrong is said, and the end is 1. They run side
// by side, for the tests wait half of their time; all remember what was right.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, say, setUp } from './set-up.mjs';

const CACHE = join('node_modules', '.cache');
const LOOKS = [
  {
    name: 'types',
    package: 'typescript',
    file: 'bin/tsc',
    words: ['--noEmit', '--incremental', '--tsBuildInfoFile', join(CACHE, 'typescript', 'check.tsbuildinfo')],
  },
  {
    name: 'lint',
    package: 'eslint',
    file: 'bin/eslint.js',
    words: ['.', '--cache', '--cache-location', join(CACHE, 'eslint')],
  },
  {
    name: 'format',
    package: 'prettier',
    file: 'bin/prettier.cjs',
    words: [
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      join(CACHE, 'prettier', '.prettier-cache'),
      '.',
    ],
  },
  { name: 'laws and unit tests', package: 'vitest', file: 'vitest.mjs', words: ['run', '--project', 'unit'] },
];

/** Runs one of them; its name where something is wrong. @param {typeof LOOKS[number]} step @returns {Promise<readonly string[]>} */
async function look(step) {
  const begun = Date.now();
  const words = [join(ROOT, 'node_modules', step.package, step.file), ...step.words];
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DIALPOST_TEST_REMEMBERS: '1' },
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  say(`${step.name}: ${code === 0 ? 'in order' : 'not in order'} (${Math.round((Date.now() - begun) / 1000)} s)`);
  return code === 0 ? [] : [step.name];
}

await setUp({ build: false });
const wrong = (await Promise.all(LOOKS.map(look))).flat();
if (wrong.length > 0) say(`not in order: ${wrong.join(', ')}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
