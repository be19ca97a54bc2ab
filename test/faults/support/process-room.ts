// How much of the computer a running program takes: memory and open handles, as the
// system tells them. Linux only, as the rest of this folder.
import { readdir, readFile } from 'node:fs/promises';

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

export function middleOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
