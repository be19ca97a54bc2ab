// The genuine Node that packages without Electron carry, because offices have none and
// Debian 12's is older than Dialpost needs. From npm's own packages of Node, pinned by hash;
// fetched once, with its licence. Before a version is raised here the Windows one is tried
// under Debian's Wine (24.21.0 does not start there).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, builtOnce, fetchPinned } from '../fetched.mjs';
import { say } from '../set-up.mjs';

const VERSION = '22.23.3';

/** Megabytes to fetch, and the hash of what is fetched. @type {Record<string, readonly [number, string]>} */
const PINNED = {
  'linux-x64': [52, 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng=='],
  'linux-arm64': [
    50,
    'sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
  ],
  'win-x64': [34, 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg=='],
};

/** The folder of npm's package of Node for `system`. @param {string} system */
function folderOf(system) {
  const [megabytes, integrity] = PINNED[system] ?? [];
  if (integrity === undefined)
    throw new Error(`no Node is pinned for ${system}; there is ${Object.keys(PINNED).join(', ')}`);
  const name = `node-${system}`;
  const folder = join(CACHE, `${name}-${VERSION}`);
  if (!existsSync(folder)) {
    say(`fetching Node ${VERSION} for ${system} from npm (${megabytes} MB, once)`);
    const pinned = { name: `${name}@${VERSION}`, file: `${name}-${VERSION}.tgz`, integrity, member: 'package' };
    builtOnce(folder, (made) => fetchPinned(pinned, made));
  }
  return folder;
}

/**
 * Node for `system` ("linux-x64", "linux-arm64", "win-x64"): the program and its licence, which the package for
 * Windows lacks. Throws a sentence where it cannot be had.
 * @param {string} system @returns {{ program: string, licence: string, version: string }}
 */
export function shippedNode(system) {
  const program = join(folderOf(system), 'bin', system.startsWith('win') ? 'node.exe' : 'node');
  return { program, licence: join(folderOf('linux-x64'), 'LICENSE'), version: VERSION };
}
