// Nobody but its owner reads a data folder: letters, addresses and passwords lie in it. A
// folder that stands with rights for others is closed (0700), with what lies directly in
// it and in its rooms, and that is said, because somebody may have read it before. Where
// the disk knows no rights (FAT) or they are not ours to change, that is said instead.
// On Windows, where a folder in the profile is its user's alone and one elsewhere is not,
// nothing is changed: a right taken from the wrong account would lock its owner out.
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mayOthersRead } from './windows-rights';

const ROOMS = ['spool', 'kept', 'mailboxes', 'sessions', 'history', 'log', 'collect', 'tls', 'reports', 'corrupt'];
const OTHERS = 0o077;
/** To get at the control socket; what lies in the folder cannot be listed or read by it. */
const GROUP_ENTERS = 0o010;

/** Could others read the folder: can they still, or was it closed? `rights`: they can, on Windows. */
export type Exposed = 'open' | 'closed' | 'rights';

/**
 * Closes `dir` to others, with `groupMayEnter` but for its group's way to the control socket; null: nobody else could
 * read it. Never rejects.
 */
export async function closeToOthers(dir: string, groupMayEnter = false): Promise<Exposed | null> {
  if (process.platform === 'win32') return (await mayOthersRead(dir)) ? 'rights' : null;
  const wide = await isWide(dir, groupMayEnter);
  for (const folder of [dir, ...ROOMS.map((room) => join(dir, room))]) {
    if (wide || (await isWide(folder, groupMayEnter && folder === dir))) await closeFolder(folder);
  }
  if (groupMayEnter) await chmod(dir, 0o700 | GROUP_ENTERS).catch(() => undefined);
  if (!wide) return null;
  return (await isWide(dir, groupMayEnter)) ? 'open' : 'closed';
}

async function isWide(path: string, groupMayEnter = false): Promise<boolean> {
  return lstat(path).then(
    (found) => !found.isSymbolicLink() && (found.mode & OTHERS & ~(groupMayEnter ? GROUP_ENTERS : 0)) !== 0,
    () => false,
  );
}

async function closeFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (await isWide(folder)) await chmod(folder, 0o700).catch(() => undefined);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && (await isWide(path))) await chmod(path, 0o600).catch(() => undefined);
  }
}
