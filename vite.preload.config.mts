// How the preload is bundled: one CommonJS file that requires nothing but
// Electron, because a sandboxed preload can require nothing else.
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: 'src-main/preload.ts',
    target: 'node20',
    outDir: 'out/preload',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.js', codeSplitting: false },
    },
  },
});
