// Whether the user of a service can get at a program: every folder above it open to him.
// Who has Node in his home (nvm) has it for himself. Unix only.
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const OTHERS_ENTER = 0o001;
const OTHERS_READ = 0o004;

/** The first place of `path` that `uid` cannot read or enter, or null. A group's rights are not counted. */
export async function closedTo(uid: number, path: string): Promise<string | null> {
  const whole = await realpath(path).catch(() => path);
  const above: string[] = [];
  for (let folder = dirname(whole); ; folder = dirname(folder)) {
    above.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of above) if (!(await lets(uid, folder, OTHERS_ENTER))) return folder;
  return (await lets(uid, whole, OTHERS_READ)) ? null : whole;
}

async function lets(uid: number, path: string, bit: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && (found.uid === uid || (found.mode & bit) !== 0);
}
