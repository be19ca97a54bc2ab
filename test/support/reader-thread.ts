// The thread that decodes messages, built from the sources as npm run build does it.
import { join } from 'node:path';
import { build } from 'vite';

/** Built into `folder`; the program's path. */
export async function builtReader(folder: string): Promise<string> {
  await build({
    configFile: 'vite.main.config.mts',
    mode: 'reader',
    logLevel: 'silent',
    build: { outDir: folder, sourcemap: false },
  });
  return join(folder, 'reader.js');
}
