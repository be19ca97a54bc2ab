// How much of the computer a running program takes: memory and open handles, as the
// system tells them. Linux only, as the rest of this folder.
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Taken {
  /** Resident, in MiB. */
  readonly memory: number;
  /** Files, sockets and pipes. */
  readonly handles: number;
}

export async function takenBy(pid: number): Promise<Taken> {
  const [status, open] = await Promise.all([readFile(`/proc/${pid}/status`, 'utf8'), readdir(`/proc/${pid}/fd`)]);
  return { memory: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? NaN) / 1024, handles: open.length };
}

/** The environment of a `serve` that tells its live heap at the socket `path`. */
export function tellsHeap(path: string): NodeJS.ProcessEnv {
  return { NODE_OPTIONS: `--import ${resolve(import.meta.dirname, 'live-heap.mjs')}`, DIALPOST_LIVE_HEAP: path };
}

/**
 * What is alive in the heap of the program started with `tellsHeap(path)`, in MiB. Resident memory says how much it
 * ever needed at once and how torn that is; only this says what it still holds.
 */
export async function liveHeap(path: string): Promise<number> {
  return Number(await text(connect(path))) / 1_048_576;
}

export function middleOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
