// Files that are whole or not there, whatever happens to the power. A file is
// written beside its place, synced, and renamed over it; then the folder is
// synced, so that the name survives too (not on Windows, which has no such call
// and keeps its own order). A folder that stands already may have been made by a
// process that ended before its name was safe, so the names of folders are made to
// last once in each process. Every function rejects with the system's error.
import { mkdir, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { baseWords } from '../words/base';

const WINDOWS = process.platform === 'win32';

/** Makes the names in `folder` survive a power cut. Does nothing on Windows. */
export async function syncDirectory(folder: string): Promise<void> {
  if (WINDOWS) return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes what stands in the file at `path` survive a power cut, whoever wrote it. */
export async function syncFile(path: string): Promise<void> {
  // Windows syncs only what may be written.
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Creates `folder` and what is missing above it; answers the topmost it made, undefined where it stood already. Node's
 * own way goes on for ever where a folder that is there lets none be made in it (/proc, a mount whose disk is gone).
 */
export async function makeFolders(folder: string, mode?: number): Promise<string | undefined> {
  try {
    return await makeOne(folder, mode);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
  }
  const first = await makeFolders(dirname(folder), mode);
  const own = await makeOne(folder, mode);
  return first ?? own;
}

/** undefined where it stood already. */
async function makeOne(folder: string, mode?: number): Promise<string | undefined> {
  try {
    await mkdir(folder, { mode });
    return folder;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') throw error;
    // Which error a folder gets that is there is each system's own. A link that leads nowhere is told as that.
    const there = await stat(folder).catch((missing: unknown) => {
      throw code === 'EEXIST' ? missing : error;
    });
    if (!there.isDirectory()) throw error;
    return undefined;
  }
}

/** Folders whose names, and those of all above them, were made to last by this process. */
const lasting = new Set<string>();

/** Creates `folder` and what is missing above it, and makes its name last, also where it stood already. */
export async function makeDirectory(folder: string, mode?: number): Promise<void> {
  const first = await makeFolders(folder, mode);
  if (WINDOWS || (first === undefined && lasting.has(folder))) return;
  const made = first === undefined ? 0 : depth(folder) - depth(first) + 1;
  await makeNamesLast(await realpath(folder), made);
  lasting.add(folder);
}

function depth(folder: string): number {
  return resolve(folder).split(sep).length;
}

/**
 * Syncs what holds `folder` and what holds that, up to where the disk begins; the lowest `made` of them are new. One
 * that fails leaves all to be done again.
 */
async function makeNamesLast(folder: string, made: number): Promise<void> {
  const names: string[] = [];
  for (let name = folder; name !== dirname(name); name = dirname(name)) {
    const fresh = names.length < made;
    if (!fresh && (lasting.has(name) || (await isMounted(name)))) break;
    await syncDirectory(dirname(name)).catch((error: unknown) => {
      if (fresh || !NOT_OURS.test(systemCode(error))) throw error;
    });
    names.push(name);
  }
  for (const name of names) lasting.add(name);
}

/** Folders further up that nobody lets us open, or that know no such call: we made no name there. */
const NOT_OURS = /^(EACCES|EPERM|EROFS|EINVAL|ENOTSUP|EOPNOTSUPP|ENOSYS)$/;

/** True where another file system begins: its name stands on no disk of ours. */
async function isMounted(folder: string): Promise<boolean> {
  const [here, above] = await Promise.all([stat(folder), stat(dirname(folder))]);
  return here.dev !== above.dev;
}

// Virus scanners and indexers hold a file open for a moment on Windows; a second is patience enough.
const RENAME_PAUSES = [10, 50, 100, 300, 600];

async function renamePatiently(from: string, to: string): Promise<void> {
  for (const pause of [...RENAME_PAUSES, null]) {
    try {
      return await rename(from, to);
    } catch (error) {
      const busy = WINDOWS && /^(EPERM|EBUSY|EACCES)$/.test(systemCode(error));
      if (!busy) throw error;
      if (pause === null) throw heldOpen(to, error);
      await new Promise((over) => setTimeout(over, pause));
    }
  }
}

/** A sentence, with the code that it came with. */
function heldOpen(path: string, error: unknown): Error {
  return Object.assign(new Error(baseWords.heldOpen(path), { cause: error }), { code: systemCode(error) });
}

/** Renames (replacing what is there) and makes the new name last. Both must lie on one disk. */
export async function renameDurable(from: string, to: string): Promise<void> {
  await renamePatiently(from, to);
  await syncDirectory(dirname(to));
  if (dirname(from) !== dirname(to)) await syncDirectory(dirname(from));
}

/**
 * Puts `content` at `path` as a whole; on any failure the old file stands. Private to its owner unless `mode` says
 * otherwise. Rejects with a sentence that names it, and with the system's code: not every system error names a file.
 */
export async function writeFileDurable(path: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  try {
    await writeSynced(beside, content, mode);
    await renameDurable(beside, path);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw asNotWritten(path, error);
  }
}

/** A sentence that names the file, with the system's code; what is no error of the system stays as it is. */
export function asNotWritten(path: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return Object.assign(new Error(baseWords.cannotWrite(path, diskSaid(error)), { cause: error }), {
    code: systemCode(error),
    path,
  });
}

async function writeSynced(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  // A leftover of a crash may be there with another mode.
  await unlink(path).catch(() => undefined);
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The text of a file in UTF-8, null where there is none. Rejects as `readBytesIfThere`. */
export async function readIfThere(path: string): Promise<string | null> {
  return (await readBytesIfThere(path))?.toString('utf8') ?? null;
}

/** Over in a moment, or not at all: a loose plug, a busy bus, a share that comes back. */
const PASSING = /^(EIO|EAGAIN|EBUSY|ETIMEDOUT|ESTALE)$/;
const READ_PAUSES = [50, 500];

async function readPatiently(path: string): Promise<Buffer> {
  for (const pause of READ_PAUSES) {
    try {
      return await readFile(path);
    } catch (error) {
      if (!PASSING.test(systemCode(error))) throw error;
      await new Promise((over) => setTimeout(over, pause));
    }
  }
  return readFile(path);
}

/**
 * The bytes of a file, null where there is none. Rejects with a sentence that names it: not every system error does.
 */
export async function readBytesIfThere(path: string): Promise<Buffer | null> {
  return readPatiently(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    if (WINDOWS && systemCode(error) === 'EBUSY') throw heldOpen(path, error);
    const why = diskSaid(error);
    throw new Error(baseWords.cannotRead(path, why), { cause: error });
  });
}

/** The code of a system error ("ENOENT"), or "" for anything else. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * What the system said of a file or folder that the sentence names: "there is no room left (ENOSPC)", in the reader's
 * language. Its own words are English and name calls ("EACCES: permission denied, open …"). What is no such error
 * says what it says.
 */
export function diskSaid(error: unknown): string {
  return saidBy(error, systemCode(error));
}

/** The same with the file it said it of, where the sentence names the folder alone. */
export function diskSaidOf(error: unknown): string {
  const code = systemCode(error);
  const file = fileOf(error);
  return saidBy(error, file === '' ? code : `${code}, ${file}`);
}

/** The file or folder that a system error speaks of; '': none. */
function fileOf(error: unknown): string {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : '';
}

/** The system's error about a file or folder, as a sentence that names it; any other error is what it was. */
export function inWords(error: unknown): unknown {
  const file = fileOf(error);
  if (file === '' || KINDS[systemCode(error)] === undefined) return error;
  return new Error(baseWords.cannotUse(file, diskSaid(error)), { cause: error });
}

function saidBy(error: unknown, facts: string): string {
  const kind = KINDS[systemCode(error)];
  if (kind !== undefined) return baseWords.disk(baseWords.diskSaid[kind], facts);
  return error instanceof Error ? error.message : String(error);
}

const KINDS: Readonly<Record<string, keyof typeof baseWords.diskSaid>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'readOnly',
  ENOENT: 'missing',
  ENOTDIR: 'notFolder',
  EISDIR: 'folder',
  EEXIST: 'standing',
  ENOTEMPTY: 'notEmpty',
  ENAMETOOLONG: 'longName',
  EIO: 'broken',
  EFBIG: 'tooBig',
  EBUSY: 'inUse',
  ETXTBSY: 'inUse',
  EMFILE: 'many',
  ENFILE: 'many',
};

/** True for "there is no such file or folder". */
export function isMissing(error: unknown): boolean {
  return systemCode(error) === 'ENOENT';
}

/** Whether something is called `path`. Rejects with the system's error where it does not say. */
export function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => (isMissing(error) ? false : Promise.reject(error)),
  );
}
