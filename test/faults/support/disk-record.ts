// What disk-shim.c wrote down, as entries in the order they happened. Paths are
// below the recorded folder ("spool/journal/000001.log", "" is the folder itself);
// a handle is one opened file or socket of one process.
import { readFile } from 'node:fs/promises';

export type Entry =
  | { readonly kind: 'open'; readonly handle: string; readonly path: string; readonly empties: boolean }
  | {
      readonly kind: 'write';
      readonly handle: string;
      readonly id: string;
      readonly at: number;
      readonly bytes: Buffer;
    }
  /** The write `id` has ended; `through`: and its bytes are synced. `done` is negative where it failed. */
  | {
      readonly kind: 'written';
      readonly handle: string;
      readonly id: string;
      readonly done: number;
      readonly through: boolean;
    }
  | { readonly kind: 'truncate'; readonly handle: string; readonly size: number }
  | { readonly kind: 'rename' | 'link'; readonly path: string; readonly to: string }
  | { readonly kind: 'unlink' | 'mkdir' | 'rmdir'; readonly path: string }
  | { readonly kind: 'sync'; readonly handle: string; readonly id: string }
  | { readonly kind: 'synced'; readonly handle: string; readonly id: string; readonly held: boolean }
  /** Sockets: `said` stands before the call that sends, `heard` after the one that received. */
  | { readonly kind: 'said' | 'heard'; readonly handle: string; readonly bytes: Buffer }
  | { readonly kind: 'closed'; readonly handle: string };

const HEAD = 40;
const O_TRUNC = 0o1000;
const KINDS = [
  '',
  'open',
  'write',
  'written',
  'truncate',
  'rename',
  'link',
  'unlink',
  'mkdir',
  'rmdir',
  'sync',
  'synced',
  'said',
  'heard',
  'closed',
] as const;

/**
 * Reads the record of what happened below `root`. An entry cut short at its end (its process was killed) did not
 * happen.
 */
export async function readDiskRecord(file: string, root: string): Promise<readonly Entry[]> {
  const bytes = await readFile(file);
  const entries: Entry[] = [];
  for (let at = 0; at + HEAD <= bytes.length;) {
    const first = bytes.readUInt32LE(at + 32);
    const second = bytes.readUInt32LE(at + 36);
    const end = at + HEAD + first + second;
    if (end > bytes.length) break;
    entries.push(
      entryOf(
        bytes.subarray(at, at + HEAD),
        bytes.subarray(at + HEAD, at + HEAD + first),
        bytes.subarray(at + HEAD + first, end),
        root,
      ),
    );
    at = end;
  }
  return entries;
}

function entryOf(head: Buffer, first: Buffer, second: Buffer, root: string): Entry {
  const kind = KINDS[head.readUInt32LE(0)];
  const pid = head.readUInt32LE(4);
  const handle = `${pid}:${head.readUInt32LE(8)}`;
  const id = `${pid}:${head.readUInt32LE(12)}`;
  const a = Number(head.readBigInt64LE(16));
  const below = (path: Buffer): string =>
    path
      .toString('utf8')
      .slice(root.length + 1)
      .replace(/\/+$/, '');
  switch (kind) {
    case 'open':
      return { kind, handle, path: below(first), empties: (a & O_TRUNC) !== 0 };
    case 'write':
      return { kind, handle, id, at: a, bytes: first };
    case 'written':
      return { kind, handle, id, done: a, through: head.readBigInt64LE(24) !== 0n };
    case 'truncate':
      return { kind, handle, size: a };
    case 'rename':
    case 'link':
      return { kind, path: below(first), to: below(second) };
    case 'unlink':
    case 'mkdir':
    case 'rmdir':
      return { kind, path: below(first) };
    case 'sync':
      return { kind, handle, id };
    case 'synced':
      return { kind, handle, id, held: a === 0 };
    case 'said':
    case 'heard':
      return { kind, handle, bytes: first };
    case 'closed':
      return { kind, handle };
    default:
      throw new Error(`the record has an entry of a kind nobody knows: ${head.readUInt32LE(0)}`);
  }
}
