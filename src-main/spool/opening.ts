// The first record of a segment: which version wrote it, to which spool it belongs,
// and how far the segments before it count. All openings are read before anything
// else, because what they say is about other files. A segment of another spool
// (somebody copied it here, or a second program took this folder for its own) stops
// the start: taking it in would mix two queues, and leaving it out would lose one.
import { open } from 'node:fs/promises';
import { isOpening } from './findings';
import { RecordReader } from './journal/record';
import { segmentPath } from './journal/segment';
import { SpoolError, diskTrouble } from './spool-error';
import { spoolWords } from '../words/spool';

export interface Openings {
  /** By segment: only so many bytes of it count. */
  readonly cuts: ReadonlyMap<number, number>;
  /** By segment: the spool it says it belongs to. Those before version 4 of the journal say nothing. */
  readonly spools: ReadonlyMap<number, string>;
  /** The last segment with an opening: what stands behind it was being written when its writer stopped. */
  readonly newest: number;
}

/** Rejects SpoolError. */
export async function readOpenings(folder: string, numbers: readonly number[]): Promise<Openings> {
  const cuts = new Map<number, number>();
  const spools = new Map<number, string>();
  let newest = 0;
  for (const number of numbers) {
    const reader = new RecordReader({
      record(value) {
        if (!isOpening(value)) return;
        newest = number;
        if (typeof value.spool === 'string') spools.set(number, value.spool);
        for (const { segment, bytes } of value.cuts) cuts.set(segment, bytes);
      },
      damaged: () => undefined,
    });
    const path = segmentPath(folder, number);
    reader.push(await readStart(path).catch((error: unknown) => Promise.reject(diskTrouble(error, path, 'readFile'))));
  }
  return { cuts, spools, newest };
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16_384), 0, 16_384, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The name all parts agree on, null where none says one. Throws SpoolError where they do not agree. */
export function sameSpool(folder: string, snapshot: string | null, { spools }: Openings): string | null {
  const name = snapshot ?? spools.values().next().value ?? null;
  for (const [number, spool] of spools) {
    if (spool === name) continue;
    const path = segmentPath(folder, number);
    throw new SpoolError('owner', spoolWords.otherSpool(path), path);
  }
  return name;
}

/** Answers `value`. Throws SpoolError where a newer program wrote it. */
export function checkVersion<T extends { version: unknown }>(value: T, known: number, path: string): T {
  if (typeof value.version === 'number' && value.version <= known) return value;
  throw new SpoolError('disk', spoolWords.newerVersion(path, String(value.version), known), path);
}
