// Reads snapshot and journal into items, and touches nothing: the command line
// uses it as it is, openSpool puts right what it found. The snapshot says at which
// segment the journal goes on; an opening record may say that an earlier segment
// counts only so far. A torn tail is the end of its file; damaged records are
// reported with their bytes, and what can be read beside them is read.
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../base/durable';
import type { QueueItem } from '../mail/envelope';
import { Findings, isHead, isOpening } from './findings';
import type { Damage } from './findings';
import { JOURNAL_VERSION } from './journal';
import type { Spot } from './logged';
import { RecordReader } from './record';
import { segmentPath } from './segment';
import { SNAPSHOT_VERSION, readRecords } from './snapshot';
import { SpoolError, diskTrouble } from './spool-error';

export interface Loaded {
  readonly items: Map<string, QueueItem>;
  /** Contents that stand in the journal. */
  readonly spots: Map<string, Spot>;
  readonly damages: readonly Damage[];
  /** The number a new segment gets. */
  readonly next: number;
  /** The first segment no snapshot has replaced. */
  readonly first: number;
  /** Segments the snapshot has replaced already. */
  readonly stale: readonly number[];
  /** Without contents. */
  readonly journalBytes: number;
  readonly contentBytes: number;
  readonly snapshotBytes: number;
}

/** The folder's parts. */
export function spoolPaths(dir: string): { content: string; journal: string; snapshot: string; corrupt: string } {
  return { content: join(dir, 'content'), journal: join(dir, 'journal'), snapshot: join(dir, 'snapshot.jsonl'), corrupt: join(dir, 'corrupt') };
}

/** Rejects SpoolError for files of a newer program, and the system's error for a disk that cannot be read. */
export async function loadSpool(dir: string): Promise<Loaded> {
  const paths = spoolPaths(dir);
  const numbers = await segmentNumbers(paths.journal);
  const found = new Findings();
  const snapshot = await loadSnapshot(paths.snapshot, found);
  const live = numbers.filter((n) => n >= snapshot.journal);
  if (snapshot.journal > 0) found.gaps(snapshot.journal, live);
  const journalBytes = await loadJournal(paths.journal, live, found);
  return {
    items: found.items,
    spots: found.spots,
    damages: found.damages,
    next: Math.max(snapshot.journal, (numbers.at(-1) ?? 0) + 1),
    first: live[0] ?? snapshot.journal,
    stale: numbers.filter((n) => n < snapshot.journal),
    journalBytes: journalBytes - found.contentBytes,
    contentBytes: found.contentBytes,
    snapshotBytes: snapshot.bytes,
  };
}

async function segmentNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error)));
  return names.filter((n) => /^\d{6,}\.log$/.test(n)).map((n) => parseInt(n, 10)).sort((a, b) => a - b);
}

interface SnapshotFacts {
  /** The first segment that is not in it; 0: its head cannot be read. */
  readonly journal: number;
  readonly bytes: number;
}

async function loadSnapshot(path: string, found: Findings): Promise<SnapshotFacts> {
  let head: unknown = null;
  let read = 0;
  const sink = {
    record(value: unknown): void {
      if (head === null && isHead(value)) head = checkVersion(value, SNAPSHOT_VERSION, path);
      else if (found.item(value)) read += 1;
    },
    damaged: (bytes: Buffer, at: number): void => found.damage('snapshot.jsonl', at, bytes),
  };
  const file = await readRecords(path, sink).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
  if (!file) return { journal: 1, bytes: 0 };
  const { journal, count } = isHead(head) ? head : { journal: 0, count: 0 };
  if (read < count || journal === 0) found.say('snapshot.jsonl', `${journal === 0 ? 'its first record' : `${count - read} of its ${count} records`} cannot be read`);
  return { journal, bytes: file.bytes };
}

async function loadJournal(folder: string, numbers: readonly number[], found: Findings): Promise<number> {
  const cuts = await readCuts(folder, numbers);
  let total = 0;
  for (const number of numbers) {
    const limit = cuts.get(number) ?? Infinity;
    const name = segmentPath('', number);
    const path = segmentPath(folder, number);
    const { bytes } = await readRecords(path, {
      record(value, end, at) {
        if (isOpening(value)) checkVersion(value, JOURNAL_VERSION, path);
        else if (end <= limit) found.record(value, { segment: number, at, bytes: end - at });
      },
      bytes(id, _bytes, end, at) {
        if (end <= limit) found.content(id, { segment: number, at, bytes: end - at });
      },
      damaged(bad, at) {
        if (at < limit) found.damage(name, at, bad);
      },
    });
    total += bytes;
  }
  return total;
}

/** How far segments count that broke while they were written: the opening records say it. */
async function readCuts(folder: string, numbers: readonly number[]): Promise<Map<number, number>> {
  const cuts = new Map<number, number>();
  for (const number of numbers) {
    const reader = new RecordReader({
      record(value) {
        if (isOpening(value)) for (const cut of value.cuts) cuts.set(cut.segment, cut.bytes);
      },
      damaged: () => undefined,
    });
    const path = segmentPath(folder, number);
    reader.push(await readStart(path).catch((error: unknown) => Promise.reject(diskTrouble(error, path, 'the spool cannot be read at'))));
  }
  return cuts;
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

function checkVersion<T extends { version: unknown }>(value: T, known: number, path: string): T {
  if (typeof value.version === 'number' && value.version <= known) return value;
  throw new SpoolError('disk', `${path} was written by a newer Dialpost (version ${String(value.version)}); this one knows ${known}. Start the newer one; nothing was changed`, path);
}
