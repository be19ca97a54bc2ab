// How the window's page is bundled. Relative addresses, because it is read from
// a folder; nothing inlined, because the page's security policy forbids data:
// addresses for scripts and styles.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src-renderer',
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'chrome130',
    outDir: '../out/renderer',
    emptyOutDir: true,
    // For About: whose work is in the bundle.
    license: { fileName: 'licences.json' },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    sourcemap: true,
  },
});
