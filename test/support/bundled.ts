// A TypeScript file of the tests as a program of its own, for plain Node.
import { join } from 'node:path';
import { build } from 'vite';
import { testFolder } from './folders';

/** Bundles `entry` into a folder of the running test's own; the program's path. */
export async function bundled(entry: string): Promise<string> {
  const outDir = await testFolder();
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: entry, outDir, target: 'node20', rolldownOptions: { output: { entryFileNames: 'child.mjs' } } },
  });
  return join(outDir, 'child.mjs');
}
