// The snapshot: every live envelope as it was when journal segment `journal` began, or as a record
// of that segment or a later one says. A first record says what follows and how many; then one record an item.
// It is written beside the old one, synced and renamed, so there is always a whole
// one; it is written in slices, so that a hundred thousand items do not hold up the mail.
import { createReadStream } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { isMissing, renameDurable } from '../base/durable';
import type { QueueItem } from '../mail/envelope';
import { recordLine, RecordReader, type RecordSink } from './journal/record';
import { diskTrouble } from './spool-error';

/** 2: names the spool, and what is gone though its content could not be removed yet; 3: items say their causes. */
export const SNAPSHOT_VERSION = 3;

export interface SnapshotHead {
  readonly dialpost: 'snapshot';
  readonly version: number;
  /** The first segment that is not in it. */
  readonly journal: number;
  readonly count: number;
  /** The spool it belongs to; its segments say the same. */
  readonly spool: string;
  /** Ids that left the queue, whose content may still be there. */
  readonly gone: readonly string[];
}

/** What a snapshot says besides its items. */
export type SnapshotFacts = Pick<SnapshotHead, 'journal' | 'spool' | 'gone'>;

const SLICE = 200;

/** The items of a snapshot, asked for a slice at a time. */
export interface SnapshotItems {
  readonly length: number;
  slice(from: number, to: number): readonly QueueItem[];
}

/** Replaces the snapshot at `path`. Answers its size in bytes; on failure the old one stands. */
export async function writeSnapshot(path: string, facts: SnapshotFacts, items: SnapshotItems): Promise<number> {
  const beside = `${path}.new`;
  try {
    await unlink(beside).catch(() => undefined);
    const file = await open(beside, 'wx', 0o600);
    const bytes = await fill(file, facts, items).finally(() => file.close());
    await renameDurable(beside, path);
    return bytes;
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
}

async function fill(file: FileHandle, facts: SnapshotFacts, items: SnapshotItems): Promise<number> {
  const head: SnapshotHead = { dialpost: 'snapshot', version: SNAPSHOT_VERSION, ...facts, count: items.length };
  let lines = [recordLine(head)];
  let bytes = 0;
  for (let from = 0; from < items.length || lines.length > 0; from += SLICE) {
    const slice = Buffer.concat([...lines, ...items.slice(from, from + SLICE).map(recordLine)]);
    lines = [];
    // FileHandle.appendFile and writeFile write all of it; plain write may stop short.
    await file.appendFile(slice);
    bytes += slice.length;
  }
  await file.sync();
  return bytes;
}

/**
 * Reads the records of a file into `sink`. Answers its size and the bytes of a torn tail. Rejects SpoolError with the
 * file's name, or the system's ENOENT.
 */
export async function readRecords(path: string, sink: RecordSink): Promise<{ bytes: number; torn: number }> {
  const reader = new RecordReader(sink);
  let bytes = 0;
  try {
    // A stream without an encoding yields Buffers; its type does not say so.
    for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      reader.push(chunk);
    }
  } catch (error) {
    throw isMissing(error) ? error : diskTrouble(error, path, 'readFile');
  }
  return { bytes, torn: reader.end() };
}
