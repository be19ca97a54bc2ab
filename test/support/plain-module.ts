// A source file of ours as plain JavaScript, for a process that a test starts by itself.
// The file may import nothing of ours but types.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformWithOxc } from 'vite';

/** Writes it into `dir`; answers the address to import it by. */
export async function plainModule(source: string, dir: string): Promise<string> {
  const path = join(dir, `${basename(source, '.ts')}.mjs`);
  await writeFile(path, (await transformWithOxc(await readFile(source, 'utf8'), source)).code);
  return pathToFileURL(path).href;
}
