// npm run faults: sets up and runs test/faults in its long form (npm test runs it
// short). Each test prints one line of figures and its seed; the same again is
// DIALPOST_TEST_SEED=… npm run faults -- power-cut. Words after -- choose files.
// Takes an hour or so; exit 1 where anything was lost.
import { join } from 'node:path';
import { ROOT, runChild, setUp } from './set-up.mjs';

const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');

await setUp();
const env = { ...process.env, DIALPOST_FAULTS: 'long' };
process.exitCode = await runChild(process.execPath, [VITEST, 'run', '--project', 'faults', ...process.argv.slice(2)], {
  env,
});
