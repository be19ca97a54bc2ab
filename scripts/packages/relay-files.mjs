// What Dialpost without a window consists of, wherever it is installed: Node, the command
// line with its reader beside it, the handbook, and whose work is in them. Laid out in a
// folder from which each kind of package is made.
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../set-up.mjs';
import { shippedNode } from './shipped-node.mjs';

const BUILT = join(ROOT, 'out', 'main');
const KEY = 'update-key.pem';

/** Copies `from` to `to`, whose folders are made. @param {string} from @param {string} to */
export function lay(from, to, mode = 0o644) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, mode);
}

/** @param {string} to @param {string} text */
export function write(to, text, mode = 0o644) {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, text, { mode });
}

/** Puts the program in `folder` and the texts in `texts`. @param {string} system @param {string} folder @param {string} texts */
export function layRelay(system, folder, texts) {
  const node = shippedNode(system);
  lay(node.program, join(folder, system.startsWith('win') ? 'node.exe' : 'node'), 0o755);
  for (const name of ['cli.js', 'reader.js']) lay(join(BUILT, name), join(folder, name));
  // The key by which newer versions are believed, where the release has one.
  if (existsSync(join(BUILT, KEY))) lay(join(BUILT, KEY), join(folder, KEY));
  lay(join(ROOT, 'README.md'), join(texts, 'README.md'));
  lay(join(ROOT, 'LICENSE'), join(texts, 'LICENSE.txt'));
  lay(node.licence, join(texts, 'licences', 'node.txt'));
  for (const name of ['licences-cli.json', 'licences-reader.json'])
    lay(join(BUILT, name), join(texts, 'licences', name));
}
