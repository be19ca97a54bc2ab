// Who may read a folder on Windows, where modes say nothing: its list of rights as icacls
// saves it, in the security descriptor language (SDDL; [MS-DTYP] §2.5.1), which is the same
// in every language of the system. What icacls does not tell is not guessed at.
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemProgram } from '../base/batch-file';
import { systemClock } from '../base/clock';
import { createRun } from '../base/run';
import { decodeText } from '../base/text-file';

/** Everyone, users of this computer, of its domain, whoever logged in, guests. */
const OTHERS = /^(WD|BU|DU|AU|IU|AN|BG|S-1-1-0|S-1-5-4|S-1-5-7|S-1-5-11|S-1-5-32-54[56]|S-1-5-21-[\d-]+-513)$/;
/** Rights that come with the reading of what is in a file. */
const READING = /FA|FR|GA|GR|CC/;
/** FILE_READ_DATA, FILE_LIST_DIRECTORY, and GENERIC_ALL, GENERIC_READ. */
const READING_BITS = 0x9000_0001;
const LIMIT = 10_000;

/** May other users of this computer read `dir`? Null where nothing tells. Never rejects. */
export async function mayOthersRead(dir: string): Promise<boolean | null> {
  const saved = join(tmpdir(), `dialpost-rights-${process.pid}.txt`);
  const argv = [systemProgram('icacls.exe'), dir, '/save', saved];
  const ran = await createRun(systemClock)({ argv, limitMs: LIMIT });
  const told = ran.code === 0 ? await readFile(saved).catch(() => null) : null;
  await rm(saved, { force: true }).catch(() => undefined);
  const text = told && decodeText(told);
  return text ? isReadByOthers(text) : null;
}

/** `sddl`: may stand among other lines. Null where there is no list of rights in it. */
export function isReadByOthers(sddl: string): boolean | null {
  const list = /D:[A-Z]*((?:\([^()]*\))+)/.exec(sddl)?.[1];
  if (list === undefined) return null;
  return [...list.matchAll(/\(([^()]*)\)/g)].some(([, entry = '']) => {
    const [kind = '', , rights = '', , , who = ''] = entry.split(';');
    return /^X?A$/.test(kind) && OTHERS.test(who) && comesWithReading(rights);
  });
}

function comesWithReading(rights: string): boolean {
  if (/^0x[\da-f]+$/i.test(rights)) return (Number(rights) & READING_BITS) !== 0;
  return (rights.match(/../g) ?? []).some((right) => READING.test(right));
}
