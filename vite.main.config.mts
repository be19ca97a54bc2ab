// How the main side is bundled: each entry becomes one CommonJS file with
// everything in it but Electron and Node's own modules (lowdb and others are
// ES modules only, and the package ships no node_modules). The same file runs
// in plain Node 20 and inside Electron. scripts/build.mjs names the entry.
import { defineConfig } from 'vite';

const ENTRIES = { cli: 'src-main/cli.ts', reader: 'src-main/reading/worker.ts', main: 'src-main/main.ts' };

export default defineConfig(({ mode }) => {
  const name = mode === 'cli' || mode === 'reader' ? mode : 'main';
  return {
    publicDir: false,
    // A clock that says less than this is wrong: the program was not there yet.
    define: { __BUILT__: JSON.stringify(new Date().toISOString()) },
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: ENTRIES[name],
      target: 'node20',
      outDir: 'out/main',
      emptyOutDir: false,
      // For About: whose work is in the bundle.
      license: { fileName: `licences-${name}.json` },
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  };
});
