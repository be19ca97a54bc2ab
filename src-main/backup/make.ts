// A backup, made by whoever owns the data folder, while mail comes and goes or while nothing
// runs. PROMISE: there is a whole one or none: it is filled under another name, summed,
// synced, and gets its name last. Every letter that waited when it was begun is in it, as it
// stood when the letters were written down, unless it had left by then; what became of those
// is in its history. The queue waits for nothing: letters are read as sending reads them.
import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Clock } from '../base/clock';
import { freeBytes } from '../base/disk-space';
import { diskSaidOf, isMissing, makeDirectory, renameDurable } from '../base/durable';
import { openSecrets } from '../config/secrets';
import type { BackupMade } from '../contract/backup/backup';
import { ContractError } from '../contract/errors';
import type { QueueItem } from '../mail/envelope';
import { newQueueId } from '../mail/queue-id';
import { folderOf } from '../spool/content';
import { writeSnapshot } from '../spool/snapshot';
import type { Spool } from '../spool/spool';
import { SpoolError } from '../spool/spool-error';
import { backupWords as W } from '../words/ways-in/backup';
import { copyFileOf, copyFolderOf, filesIn, someAtOnce, storedPath, storeFile, sumFile, syncFolders } from './copying';
import type { StoredFile } from './copying';
import { BACKUP_FOLDER, FILES_FOLDER, writeManifest } from './manifest';
import { FILES, FOLDERS, MARKS, SECRET_FILES, SECRET_FOLDERS, SPOOL_ASIDE } from './parts';

export interface BackupDeps {
  /** The data folder. */
  readonly dir: string;
  readonly clock: Clock;
  readonly spool: Pick<Spool, 'items' | 'read'>;
}

export interface BackupWish {
  /** An empty folder, or none yet. */
  readonly to: string;
  readonly passwords: boolean;
}

/** Not made by people: what systems put on every disk. */
const OF_THE_SYSTEM = /^(?:\.|lost\+found$|System Volume Information$|\$RECYCLE\.BIN$)/i;
const UNFINISHED = `${BACKUP_FOLDER}.unfinished`;
/** What a file takes beyond its bytes. */
const PER_FILE = 4096;
const ROOM_LEFT = 16 * 1_048_576;

/** Rejects ContractError with a sentence; nothing is left of it then. */
export async function makeBackup(wish: BackupWish, deps: BackupDeps): Promise<BackupMade> {
  const to = resolve(wish.to);
  const made = await prepare(to, deps);
  const unfinished = join(to, UNFINISHED);
  try {
    await refuseWithoutRoom(to, deps);
    const filled = await fill(unfinished, wish, deps);
    await renameDurable(unfinished, join(to, BACKUP_FOLDER));
    return { ...filled, path: to };
  } catch (error) {
    await rm(made ?? unfinished, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof ContractError) throw error;
    throw new ContractError('refused', W.notMade(to, diskSaidOf(error)));
  }
}

/** Makes the folder, or finds it empty; answers the uppermost that was made. */
async function prepare(to: string, { dir }: BackupDeps): Promise<string | null> {
  const where = await realOf(to);
  const own = await realpath(dir);
  if (where === own || where.startsWith(own + sep)) throw new ContractError('refused', W.amongMail(to));
  const names = await readdir(to).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw new ContractError('refused', W.notMade(to, diskSaidOf(error)));
  });
  const standing = (names ?? []).filter((name) => name !== UNFINISHED && !OF_THE_SYSTEM.test(name));
  if (standing.length > 0) throw new ContractError('refused', W.notEmpty(to, standing.includes(BACKUP_FOLDER)));
  if (names?.includes(UNFINISHED)) await rm(join(to, UNFINISHED), { recursive: true, force: true });
  if (names) return null;
  const first = await firstMissing(to);
  await makeDirectory(to, 0o700).catch((error: unknown) => {
    throw new ContractError('refused', W.notMade(to, diskSaidOf(error)));
  });
  return first;
}

/** As the system knows it, also where its end is not there yet. */
async function realOf(path: string): Promise<string> {
  return realpath(path).catch(async (error: unknown) => {
    if (!isMissing(error) || dirname(path) === path) return path;
    return join(await realOf(dirname(path)), basename(path));
  });
}

async function firstMissing(path: string): Promise<string> {
  const above = dirname(path);
  const stands = await stat(above).then(
    () => true,
    () => false,
  );
  return stands ? path : firstMissing(above);
}

async function refuseWithoutRoom(to: string, { dir, spool }: BackupDeps): Promise<void> {
  const parts = [...MARKS, ...FOLDERS, ...SECRET_FOLDERS, SPOOL_ASIDE];
  const files = (await Promise.all(parts.map((part) => filesIn(dir, part)))).flat();
  let needed = ROOM_LEFT;
  await someAtOnce(files, async (path) => {
    const size = await stat(join(dir, path)).then(
      (found) => found.size,
      () => 0,
    );
    needed += size + PER_FILE;
  });
  for (const { bytes } of spool.items().values()) needed += bytes + PER_FILE;
  const free = await freeBytes(to).catch(() => Infinity);
  if (free < needed) throw new ContractError('refused', W.noRoom(to, needed, free));
}

type Filled = Omit<BackupMade, 'path'>;

async function fill(folder: string, { passwords }: BackupWish, { dir, clock, spool }: BackupDeps): Promise<Filled> {
  const root = join(folder, FILES_FOLDER);
  await makeDirectory(root, 0o700);
  const at = clock.now();
  const files: StoredFile[] = [];
  for (const part of MARKS) files.push(...(await copyFolderOf(dir, part, root)));
  const letters = await copyLetters(root, at, spool);
  files.push(...letters.files);
  for (const part of [SPOOL_ASIDE, ...FOLDERS]) files.push(...(await copyFolderOf(dir, part, root)));
  files.push(...(await copySettings(dir, passwords, root)));
  await syncFolders(root);
  await writeManifest(folder, { at, letters: letters.count, passwords }, files);
  return {
    at: new Date(at).toISOString(),
    letters: letters.count,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    passwords: passwords ? await lockedOrNot(dir, clock) : 'left-out',
    exposed: await isExposed(folder),
    unread: letters.unread,
  };
}

interface Letters {
  readonly files: readonly StoredFile[];
  readonly count: number;
  readonly unread: readonly string[];
}

/** Contents first, then what is known of those that are still here: as a spool that was just replaced by a snapshot. */
async function copyLetters(root: string, at: number, spool: BackupDeps['spool']): Promise<Letters> {
  const stored = new Map<string, StoredFile>();
  const unread: string[] = [];
  await someAtOnce([...spool.items().keys()], async (id) => {
    const path = `spool/content/${folderOf(id)}/${id}.eml`;
    try {
      stored.set(id, await storeFile(root, path, await spool.read(id)));
    } catch (error) {
      if (!isOfThisLetter(error)) throw error;
      await rm(join(root, storedPath(path)), { force: true });
      unread.push(id);
    }
  });
  const now = spool.items();
  const items: QueueItem[] = [];
  for (const [id, { path }] of [...stored]) {
    const item = now.get(id);
    if (item) items.push(item);
    else {
      stored.delete(id);
      await rm(join(root, storedPath(path)), { force: true });
    }
  }
  const snapshot = 'spool/snapshot.jsonl';
  await makeDirectory(join(root, 'spool'), 0o700);
  await writeSnapshot(join(root, snapshot), { journal: 1, spool: newQueueId(at), gone: [] }, items);
  const files = [...stored.values(), { path: snapshot, ...(await sumFile(join(root, snapshot))) }];
  return { files, count: items.length, unread: unread.filter((id) => now.has(id)) };
}

/** It has left meanwhile, or the disk does not read just this one. */
function isOfThisLetter(error: unknown): boolean {
  return error instanceof SpoolError && ['missing', 'damaged', 'disk'].includes(error.kind);
}

const MOST_TRIES = 5;

/** Settings and passwords that belong together: what was changed between the two is taken again. */
async function copySettings(dir: string, passwords: boolean, root: string): Promise<readonly StoredFile[]> {
  const names = [...FILES, ...(passwords ? SECRET_FILES : [])];
  const files: StoredFile[] = [];
  for (let tries = 1; ; tries++) {
    files.length = 0;
    for (const name of names) {
      await rm(join(root, name), { force: true });
      const file = await copyFileOf(dir, name, root);
      if (file) files.push(file);
    }
    const settings = files.find(({ path }) => path === 'settings.json');
    const now = await sumFile(join(dir, 'settings.json')).catch(() => null);
    if (tries === MOST_TRIES || now?.sum === settings?.sum) break;
  }
  if (passwords) for (const part of SECRET_FOLDERS) files.push(...(await copyFolderOf(dir, part, root)));
  return files;
}

async function lockedOrNot(dir: string, clock: Clock): Promise<'included' | 'sealed'> {
  const secrets = await openSecrets(dir, clock, true).catch(() => null);
  return [...(secrets?.held().values() ?? [])].some((entry) => 'sealed' in entry) ? 'sealed' : 'included';
}

async function isExposed(folder: string): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const { mode } = await stat(join(folder, FILES_FOLDER));
  return (mode & 0o077) !== 0;
}
