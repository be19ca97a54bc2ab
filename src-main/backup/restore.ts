// A backup put back into a data folder that nobody works with. PROMISE: everything is looked
// at, made ready beside and synced before anything of the folder is touched; what stood
// there goes aside and is never deleted. What the folder before still knows is kept: its
// history, letters, mailboxes and what was fetched are joined with those of the backup, for
// there mail may be that is nowhere else. Settings and passwords are the backup's.
import { chown, link, lstat, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../base/clock';
import { freeBytes } from '../base/disk-space';
import { diskSaidOf, makeDirectory } from '../base/durable';
import { namesIn } from '../base/names-in';
import { ContractError } from '../contract/errors';
import { backupWords as W } from '../words/ways-in/backup';
import { filesIn, piecesOf, someAtOnce, storedPath, syncFolders, writeSummed } from './copying';
import { dropReady, endExchange, READY, takePlaces } from './exchange';
import { bringLettersBack, type LettersBack } from './letters-back';
import { type FoundBackup, openBackup } from './manifest';
import { FOLDERS, MARKS, OWN_STAYS, PARTS, sameFile, SPOOL_ASIDE } from './parts';
import { joinHistory } from './results';

export interface RestoreWish {
  /** As it was named to makeBackup. */
  readonly from: string;
  /** The data folder; it is the caller's. */
  readonly dir: string;
  /** Letters that may have gone since go at once. */
  readonly send: boolean;
}

export interface Restored extends LettersBack {
  /** When the backup was made, milliseconds since 1970. */
  readonly at: number;
  /** Where what stood in the folder lies now; null: nothing did. */
  readonly aside: string | null;
  /** They are in the backup. */
  readonly passwords: boolean;
}

const ROOM_LEFT = 16 * 1_048_576;

/** Rejects ContractError with a sentence; the folder is as it was then, or the next start ends what was begun. */
export async function restoreBackup({ from, dir, send }: RestoreWish, clock: Clock): Promise<Restored> {
  const backup = await openBackup(from);
  const { at, passwords } = backup.manifest;
  try {
    await endExchange(dir);
    const stood = (await namesIn(dir)).some((name) => PARTS.includes(name));
    await refuseWithoutRoom(backup, dir, stood);
    const ready = join(dir, READY);
    await makeReady(backup, ready);
    if (stood) await joinHistory(ready, dir);
    const letters = await bringLettersBack({ clock, ready, before: stood ? dir : null, at, send });
    if (stood) await joinFolders(dir, ready, letters.unread === null);
    await likeFolder(dir, ready);
    await syncFolders(ready);
    const now = new Date(clock.now()).toISOString().slice(0, 19).replace(/:/g, '-');
    const aside = await takePlaces(dir, `before-restore-${now}`);
    return { ...letters, at, passwords, aside: stood ? join(dir, aside) : null };
  } catch (error) {
    const isAsItWas = await dropReady(dir).catch(() => true);
    if (error instanceof ContractError) throw error;
    const why = diskSaidOf(error);
    throw new ContractError('refused', isAsItWas ? W.notRestored(dir, why) : W.halfRestored(dir, why));
  }
}

async function refuseWithoutRoom({ manifest }: FoundBackup, dir: string, stood: boolean): Promise<void> {
  let needed = manifest.files.reduce((sum, { bytes }) => sum + bytes + 4096, ROOM_LEFT);
  // Letters that wait are written anew; whatever else stands there is the same file under one more name.
  for (const path of stood ? await filesIn(dir, 'spool') : []) needed += (await stat(join(dir, path))).size;
  const free = await freeBytes(dir).catch(() => Infinity);
  if (free < needed) throw new ContractError('refused', W.noRoomToRestore(dir, needed, free));
}

async function makeReady({ files, manifest }: FoundBackup, ready: string): Promise<void> {
  await makeDirectory(ready, 0o700);
  await someAtOnce(manifest.files, async ({ path, sum }) => {
    const written = await writeSummed(join(ready, path), piecesOf(join(files, storedPath(path))));
    if (written.sum !== sum) throw new ContractError('refused', W.damaged(dirname(files), [path], 0));
  });
}

/**
 * What the folder has and the backup lacks; what both have, and was fetched or booked, as the folder has it.
 * `knowsLetters`: what was fetched since is here as well, so that it need not be fetched again.
 */
async function joinFolders(dir: string, ready: string, knowsLetters: boolean): Promise<void> {
  for (const part of [...FOLDERS.filter((name) => name !== 'history'), SPOOL_ASIDE]) {
    const had = new Set((await filesIn(ready, part)).map(sameFile));
    await someAtOnce(
      (await filesIn(dir, part)).filter((path) => !had.has(sameFile(path))),
      (path) => sameOrCopy(dir, path, ready),
    );
  }
  const stays = [...(knowsLetters ? (await Promise.all(MARKS.map((part) => filesIn(dir, part)))).flat() : [])];
  for (const name of await namesIn(dir)) if (OWN_STAYS.includes(name)) stays.push(name);
  for (const path of stays) {
    await rm(join(ready, path), { force: true });
    await writeSummed(join(ready, path), piecesOf(join(dir, path)));
  }
}

/** Letters in mailboxes and records of calls are never written again: one more name is enough, where the disk has that. */
async function sameOrCopy(dir: string, path: string, ready: string): Promise<void> {
  const to = join(ready, path);
  await makeDirectory(dirname(to), 0o700);
  await link(join(dir, path), to).catch(() => writeSummed(to, piecesOf(join(dir, path))));
}

/** Where the system's administrator puts it back, it belongs to whom the folder belongs to. */
async function likeFolder(dir: string, ready: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dir);
  if (uid === 0) return;
  const own = async (path: string): Promise<void> => {
    await chown(path, uid, gid);
    if ((await lstat(path)).isDirectory()) for (const name of await readdir(path)) await own(join(path, name));
  };
  await own(ready);
}
