// Compiles disk-shim.c once a run and says with which environment a program runs on
// top of it. Why a library under the C calls and no wrapper of node:fs: it sees what
// the system is really asked for, whatever module asks (streams, handles, Node's own
// mkdir), in the order of all threads; and our program runs as it is delivered.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let compiled: string | null = null;

/** The path of the library. */
function shimLibrary(): string {
  if (compiled) return compiled;
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-shim-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const library = join(folder, 'disk-shim.so');
  execFileSync('gcc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-Wall',
    '-Werror',
    '-o',
    library,
    join(import.meta.dirname, 'disk-shim.c'),
    '-ldl',
    '-lpthread',
  ]);
  return (compiled = library);
}

export interface Watched {
  /** Below this folder calls are recorded and refused. */
  readonly root: string;
  /** The record is written there; absent: none is. */
  readonly record?: string;
  /** The file of `refusals`; absent: nothing is refused. */
  readonly control?: string;
}

/** What joins a program's environment. libuv would hand some calls to the kernel by io_uring, past every library. */
export function watchedBy({ root, record, control }: Watched): NodeJS.ProcessEnv {
  return {
    LD_PRELOAD: shimLibrary(),
    UV_USE_IO_URING: '0',
    DISK_SHIM_ROOT: root,
    ...(record === undefined ? {} : { DISK_SHIM_RECORD: record }),
    ...(control === undefined ? {} : { DISK_SHIM_CONTROL: control }),
  };
}

export const CALLS = { write: 1, sync: 2, rename: 4, unlink: 8, read: 16, create: 32 } as const;
export type DiskCall = keyof typeof CALLS;

export const ERRORS = { EIO: 5, ENOSPC: 28, EACCES: 13, EMFILE: 24, EROFS: 30 } as const;

export interface Refusal {
  readonly calls: readonly DiskCall[];
  readonly error: keyof typeof ERRORS;
  /** The first call refused, from 1. */
  readonly nth?: number;
  /** How many from there on; absent: all. */
  readonly times?: number;
  /** A part of the paths meant; absent: all paths. */
  readonly only?: string;
  /** The first write refused is taken by half. */
  readonly half?: boolean;
}

export interface Refusals {
  readonly path: string;
  /** From now on, instead of what was said before. */
  refuse(refusal: Refusal): Promise<void>;
  /** How many calls of the kind there were so far, and how many were refused. */
  look(): Promise<{ readonly seen: number; readonly hits: number }>;
  /** Nothing is refused any more; how many calls of the kind there were and how many were refused. */
  end(): Promise<{ readonly seen: number; readonly hits: number }>;
  /**
   * Kills the program at the next moment at which no recorded call is under way, so that what it did and what the
   * record says are one; its end is the caller's to wait for.
   */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const BLOCK = 128;
const KILL_AT = 28;
const ONLY_AT = 32;

/** A block that a running program reads while it runs (struct control in disk-shim.c). */
export async function refusals(path: string): Promise<Refusals> {
  const file: FileHandle = await open(path, 'w+');
  await file.write(Buffer.alloc(BLOCK), 0, BLOCK, 0);
  const write = async (block: Buffer, kinds: number): Promise<void> => {
    // The kinds last: they switch it on.
    block.writeUInt32LE(0, 0);
    await file.write(block, 0, BLOCK, 0);
    block.writeUInt32LE(kinds, 0);
    await file.write(block, 0, 4, 0);
  };
  const look = async (): Promise<{ readonly seen: number; readonly hits: number }> => {
    const { buffer } = await file.read(Buffer.alloc(BLOCK), 0, BLOCK, 0);
    return { seen: buffer.readUInt32LE(16), hits: buffer.readUInt32LE(20) };
  };
  return {
    path,
    async refuse({ calls, error, nth = 1, times = 0xffffffff, only = '', half = false }) {
      const block = Buffer.alloc(BLOCK);
      block.writeUInt32LE(nth, 4);
      block.writeUInt32LE(times, 8);
      block.writeUInt32LE(ERRORS[error], 12);
      block.writeUInt32LE(half ? 1 : 0, 24);
      block.write(only, ONLY_AT);
      await write(
        block,
        calls.reduce((sum, call) => sum | CALLS[call], 0),
      );
    },
    look,
    async end() {
      await file.write(Buffer.alloc(4), 0, 4, 0);
      return look();
    },
    async kill() {
      await file.write(Buffer.from([1, 0, 0, 0]), 0, 4, KILL_AT);
    },
    close: () => file.close(),
  };
}
