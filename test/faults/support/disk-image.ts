// What may be found on a disk after the power went: one image of the many that its
// law allows, chosen by chance. 'posix': a name is safe once its folder was synced,
// bytes once their file was; anything else may be there, not be there, or be there in
// sectors of 512 bytes, in any order, and a file may have grown without its bytes.
// 'ext4': names in the order they were given (a sync of anything writes all before
// it), a file's unsynced bytes up to some sector, and a file renamed over another has
// its bytes.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chance } from '../../scenario/support/chance';
import type { Change, DiskModel, File, Folder, Naming, Node } from './disk-model';

export type DiskLaw = 'posix' | 'ext4';

const SECTOR = 512;

/** Writes the image below the new folder `dir`. */
export async function writeImage(disk: DiskModel, law: DiskLaw, next: Chance, dir: string): Promise<void> {
  const names = law === 'posix' ? anyOrder(next) : inOrder(disk, next);
  const written = new Set<Change>(law === 'ext4' ? names.kept.flatMap(({ carries }) => carries) : []);
  const bytesOf = (file: File): Buffer =>
    law === 'posix' ? scattered(file.changes, next) : upTo(file.changes, written, next);
  await writeFolder(disk.root, dir, names.of, bytesOf);
}

async function writeFolder(
  folder: Folder,
  dir: string,
  namesOf: (folder: Folder) => ReadonlyMap<string, Node>,
  bytesOf: (file: File) => Buffer,
): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  for (const [name, node] of namesOf(folder)) {
    const path = join(dir, name);
    if (node.kind === 'folder') await writeFolder(node, path, namesOf, bytesOf);
    else await writeFile(path, bytesOf(node), { mode: 0o600 });
  }
}

interface Names {
  of(folder: Folder): ReadonlyMap<string, Node>;
  /** The namings that made it. */
  readonly kept: readonly Naming[];
}

function apply(namings: readonly Naming[]): ReadonlyMap<string, Node> {
  const names = new Map<string, Node>();
  for (const { name, node } of namings) {
    if (node) names.set(name, node);
    else names.delete(name);
  }
  return names;
}

function anyOrder(next: Chance): Names {
  const fates = new Map<object, boolean>();
  const fate = (together: object): boolean => {
    const known = fates.get(together) ?? next() < 0.5;
    fates.set(together, known);
    return known;
  };
  return { of: (folder) => apply(folder.namings.filter(({ safe, together }) => safe || fate(together))), kept: [] };
}

function inOrder(disk: DiskModel, next: Chance): Names {
  // Most of the time little is lost, now and then all that may be.
  const loose = disk.namings.length - disk.journaled;
  const kept = disk.namings.slice(0, disk.journaled + Math.floor(next() * (loose + 1)));
  const folders = new Map<Folder, Naming[]>();
  for (const naming of kept) folders.set(naming.folder, [...(folders.get(naming.folder) ?? []), naming]);
  return { of: (folder) => apply(folders.get(folder) ?? []), kept };
}

function put(content: Buffer, at: number, bytes: Buffer): Buffer {
  const grown =
    content.length < at + bytes.length
      ? Buffer.concat([content, Buffer.alloc(at + bytes.length - content.length)])
      : content;
  bytes.copy(grown, at);
  return grown;
}

function resized(content: Buffer, size: number): Buffer {
  return content.length >= size
    ? content.subarray(0, size)
    : Buffer.concat([content, Buffer.alloc(size - content.length)]);
}

/** The pieces of a write by the sectors of the file they lie in. */
function sectors(at: number, bytes: Buffer): readonly { readonly at: number; readonly bytes: Buffer }[] {
  const pieces = [];
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR));
    pieces.push({ at: at + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return pieces;
}

function scattered(changes: readonly Change[], next: Chance): Buffer {
  let content: Buffer = Buffer.alloc(0);
  for (const { what, safe } of changes) {
    const luck = safe ? 1 : next();
    if ('size' in what) content = luck < 0.5 ? content : resized(content, what.size);
    else if (luck >= 0.65) content = put(content, what.at, what.bytes);
    else if (luck >= 0.25)
      for (const piece of sectors(what.at, what.bytes))
        content = next() < 0.5 ? content : put(content, piece.at, piece.bytes);
    // The size was written, the bytes were not.
    else if (luck < 0.05) content = resized(content, Math.max(content.length, what.at + what.bytes.length));
  }
  return content;
}

function upTo(changes: readonly Change[], written: ReadonlySet<Change>, next: Chance): Buffer {
  const certain = changes.findLastIndex((change) => change.safe || written.has(change)) + 1;
  const kept = certain + Math.floor(next() * (changes.length - certain + 1));
  let content: Buffer = Buffer.alloc(0);
  for (const { what } of changes.slice(0, kept))
    content = 'size' in what ? resized(content, what.size) : put(content, what.at, what.bytes);
  const torn = changes[kept]?.what;
  if (torn && 'bytes' in torn)
    for (const piece of sectors(torn.at, torn.bytes).slice(0, Math.floor(next() * (torn.bytes.length / SECTOR + 1))))
      content = put(content, piece.at, piece.bytes);
  return content;
}
