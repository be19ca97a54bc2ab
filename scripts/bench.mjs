// npm run bench: sets up, bundles test/bench/bench.ts and runs it. Two tables:
// sending over a thin line, and accepting mail on this disk, each beside Postfix in
// the same run. --quick sends 20 messages instead of 100; --only=sending or
// --only=accepting runs one table. Exit 1 when a promise is missed, 2 when Postfix is missing.
import { join } from 'node:path';
import { ROOT, giveUp, runChild, setUp } from './set-up.mjs';

const OUT = join(ROOT, 'out', 'bench');

/** One file beside the built command line; packages stay in node_modules. */
async function bundle() {
  const vite = await import('vite');
  await vite.build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/bench/bench.ts',
      target: 'node20',
      outDir: OUT,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'bench.mjs' } },
    },
  });
}

await setUp();
await bundle().catch((error) => giveUp(`the bench could not be built: ${error.message}`));
process.exitCode = await runChild(process.execPath, [join(OUT, 'bench.mjs'), ...process.argv.slice(2)]);
