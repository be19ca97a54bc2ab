// Files on their way into a backup and back: each is written beside nothing, summed as it
// is written, and on the disk before it counts. Names that some disk does not know (a mail
// program's ":2,S" on a stick) are written as %3A. Rejects with the system's error.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing, makeDirectory, syncDirectory } from '../base/durable';
import { isPassing, sameFile } from './parts';

export interface StoredFile {
  /** Below the data folder, with "/". */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal digits. */
  readonly sum: string;
}

/** As many at once: their syncs share one write of the file system's own journal. */
const TOGETHER = 32;
/** A folder whose files are being moved about is looked at so often. */
const MOST_LOOKS = 20;

/** The name on whatever disk the backup lies. */
export function storedPath(path: string): string {
  return path.replace(/[%:*?"<>|\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

type Pieces = AsyncIterable<Buffer>;

type Summed = Omit<StoredFile, 'path'>;

/** Writes `pieces` as the file `path` below `root`. */
export async function storeFile(root: string, path: string, pieces: Pieces): Promise<StoredFile> {
  return { path, ...(await writeSummed(join(root, storedPath(path)), pieces)) };
}

/** Writes `pieces` as a new file at `to`, whose folders are made; it is on the disk then. */
export async function writeSummed(to: string, pieces: Pieces): Promise<Summed> {
  await makeDirectory(dirname(to), 0o700);
  const file = await open(to, 'wx', 0o600);
  try {
    const summed = await sumOf(pieces, (piece) => file.writeFile(piece));
    await file.datasync();
    return summed;
  } finally {
    await file.close();
  }
}

/** The first `bytes` of the file as it is now, or all of it: what is appended later is not in it. */
export function piecesOf(path: string, bytes = Infinity): Pieces {
  // A stream without an encoding yields Buffers; its type does not say so.
  return createReadStream(path, { highWaterMark: 262_144, end: bytes - 1 }) as Pieces;
}

/** Size and sum of what lies at `path`, or of its first `bytes`. */
export function sumFile(path: string, bytes?: number): Promise<Summed> {
  return sumOf(piecesOf(path, bytes), () => Promise.resolve());
}

/** `each` is given one piece after the other. */
async function sumOf(pieces: Pieces, each: (piece: Buffer) => Promise<void>): Promise<Summed> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    await each(piece);
  }
  return { bytes, sum: hash.digest('hex') };
}

/** `work` for each, some at once; the first that fails ends it, when those under way have ended. */
export async function someAtOnce<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += TOGETHER) {
    const ends = await Promise.allSettled(all.slice(from, from + TOGETHER).map(work));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

/** Every file below `part` of `dir`, with "/" ; a single file is itself. Links are not followed. */
export async function filesIn(dir: string, part: string): Promise<readonly string[]> {
  const entries = await readdir(join(dir, part), { withFileTypes: true }).catch((error: unknown) =>
    isMissing(error) ? [] : Promise.reject(error),
  );
  const found = await Promise.all(
    entries.map((entry) => {
      const path = `${part}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(dir, path);
      return Promise.resolve(entry.isFile() && !isPassing(path) ? [path] : []);
    }),
  );
  return found.flat();
}

/** Copies one file of `dir` to `root`; null where it is not there (any more). */
export async function copyFileOf(dir: string, path: string, root: string): Promise<StoredFile | null> {
  const from = await open(join(dir, path), 'r').catch((error: unknown) =>
    isMissing(error) ? null : Promise.reject(error),
  );
  if (!from) return null;
  // Closes the handle when it has been read, or given up.
  const { size } = await from.stat();
  const pieces = size === 0 ? (await from.close(), noPieces()) : from.createReadStream({ end: size - 1 });
  return storeFile(root, path, pieces as Pieces); // as in piecesOf
}

async function* noPieces(): Pieces {}

/** Copies `part` of `dir`, also while mail programs move letters about in it: what moved is looked for again. */
export async function copyFolderOf(dir: string, part: string, root: string): Promise<readonly StoredFile[]> {
  const stored: StoredFile[] = [];
  const had = new Set<string>();
  for (let look = 0; look < MOST_LOOKS; look++) {
    const fresh = (await filesIn(dir, part)).filter((path) => !had.has(sameFile(path)));
    let moved = false;
    await someAtOnce(fresh, async (path) => {
      if (had.has(sameFile(path))) return;
      had.add(sameFile(path));
      const file = await copyFileOf(dir, path, root);
      if (file) stored.push(file);
      else moved = had.delete(sameFile(path));
    });
    if (!moved) break;
  }
  return stored;
}

/** Makes every name below `root` last. */
export async function syncFolders(root: string): Promise<void> {
  const entries = await readdir(root, { withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) await syncFolders(join(root, entry.name));
  await syncDirectory(root);
}
