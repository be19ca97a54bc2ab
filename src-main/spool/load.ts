// Reads snapshot and journal into items, and touches nothing: the command line uses it as it is, openSpool
// puts right what it found. The snapshot says at which segment the journal goes on; an opening record says
// how far the segments before it count, and a mark beside it how far it reached. What a power cut left of the
// newest write is the end of its file (group.ts); damaged records are reported with their bytes, and what can
// be read beside them is read. Segments the snapshot has replaced are read as witnesses: a letter they know
// and the snapshot does not was not replaced but forgotten.
import { join } from 'node:path';
import { isMissing } from '../base/durable';
import type { QueueItem } from '../mail/envelope';
import { type Damage, Findings, isHead, isOpening, strings } from './findings';
import { GroupReader } from './journal/group';
import { JOURNAL_VERSION } from './journal/journal';
import type { Cut } from './journal/record';
import type { Spot } from './journal/logged';
import { JOURNAL_WITH_CAUSES, SNAPSHOT_WITH_CAUSES } from './old-sentences';
import { readMark, type Reach } from './journal/mark';
import { checkVersion, readOpenings, sameSpool, type Openings } from './opening';
import { segmentNumbers, segmentPath } from './journal/segment';
import { SNAPSHOT_VERSION, readRecords } from './snapshot';
import { spoolWords } from '../words/spool';

export interface Loaded {
  readonly items: Map<string, QueueItem>;
  /** What left the queue for good. */
  readonly gone: ReadonlySet<string>;
  /**
   * The same, and what segments say of it that the snapshot has replaced: their files may be gone, and not for
   * certain.
   */
  readonly everGone: ReadonlySet<string>;
  /** Contents that stand in the journal. */
  readonly spots: Map<string, Spot>;
  readonly damages: readonly Damage[];
  /** Its content is nowhere: may it have left the queue, as a lost part of the journal said? */
  readonly mayHaveLeft: (item: QueueItem) => boolean;
  /** Its content is there: may it have been sent, or partly sent, as a lost part of the journal said? */
  readonly mayHaveGone: (item: QueueItem, hasFile: boolean) => boolean;
  /** The spool's own name; null: nothing says one yet. */
  readonly spool: string | null;
  /** The number a new segment gets. */
  readonly next: number;
  /** How far the newest segment counts. */
  readonly last: Cut | null;
  /** The first segment no snapshot has replaced. */
  readonly first: number;
  /** Segments the snapshot has replaced already. */
  readonly stale: readonly number[];
  /** Letters that only stale segments know, and nobody says are gone; their contents, where they stand there. */
  readonly forgotten: { readonly items: ReadonlyMap<string, QueueItem>; readonly spots: Map<string, Spot> };
  /** Without contents. */
  readonly journalBytes: number;
  readonly contentBytes: number;
  readonly snapshotBytes: number;
}

/** The folder's parts. */
export function spoolPaths(dir: string): {
  content: string;
  journal: string;
  mark: string;
  snapshot: string;
  corrupt: string;
} {
  return {
    content: join(dir, 'content'),
    journal: join(dir, 'journal'),
    mark: join(dir, 'journal.mark'),
    snapshot: join(dir, 'snapshot.jsonl'),
    corrupt: join(dir, 'corrupt'),
  };
}

/**
 * Rejects SpoolError for files of a newer program or of another spool, and the system's error for a disk that cannot
 * be read.
 */
export async function loadSpool(dir: string): Promise<Loaded> {
  const paths = spoolPaths(dir);
  const numbers = await segmentNumbers(paths.journal);
  const found = new Findings();
  const snapshot = await loadSnapshot(paths.snapshot, found);
  const openings = await readOpenings(paths.journal, numbers);
  const spool = sameSpool(paths.journal, snapshot.spool, openings);
  const live = numbers.filter((n) => n >= snapshot.journal);
  const stale = numbers.filter((n) => n < snapshot.journal);
  if (snapshot.journal > 0) found.gaps(snapshot.journal, live);
  const mark = await readMark(paths.mark);
  const reach = mark && (spool === null || mark.spool === spool) && mark.mark >= snapshot.journal ? mark : null;
  if (reach && reach.mark > (numbers.at(-1) ?? 0)) found.missing(reach.mark);
  const { bytes: journalBytes, last } = await loadJournal(paths.journal, live, { ...openings, reach }, found);
  const before = await forgotten(paths.journal, stale, openings, found);
  return {
    items: found.items,
    gone: found.gone,
    everGone: new Set([...found.gone, ...before.gone]),
    spots: found.spots,
    damages: found.damages,
    mayHaveLeft: (item) => found.mayHaveLeft(item),
    mayHaveGone: (item, hasFile) => found.mayHaveGone(item, hasFile),
    spool,
    next: Math.max(snapshot.journal, (numbers.at(-1) ?? 0) + 1),
    last,
    first: live[0] ?? snapshot.journal,
    stale,
    forgotten: before,
    journalBytes: journalBytes - found.contentBytes,
    contentBytes: found.contentBytes,
    snapshotBytes: snapshot.bytes,
  };
}

interface SnapshotRead {
  /** The first segment that is not in it; 0: its head cannot be read. */
  readonly journal: number;
  readonly spool: string | null;
  readonly bytes: number;
}

async function loadSnapshot(path: string, found: Findings): Promise<SnapshotRead> {
  let head: unknown = null;
  let read = 0;
  let old = true;
  const sink = {
    record(value: unknown): void {
      if (head === null && isHead(value)) {
        head = checkVersion(value, SNAPSHOT_VERSION, path);
        old = Number(value.version) < SNAPSHOT_WITH_CAUSES;
      } else if (found.item(value, old)) read += 1;
    },
    damaged: (bytes: Buffer, at: number): void => found.damage('snapshot.jsonl', at, bytes),
  };
  const file = await readRecords(path, sink).catch((error: unknown) =>
    isMissing(error) ? null : Promise.reject(error),
  );
  if (!file) return { journal: 1, spool: null, bytes: 0 };
  const { journal, count, spool, gone } = isHead(head) ? head : { journal: 0, count: 0 };
  for (const id of strings(gone)) found.gone.add(id);
  if (read < count || journal === 0)
    found.say('snapshot.jsonl', (name) =>
      journal === 0 ? spoolWords.records.noHead(name) : spoolWords.records.lacking(name, count - read, count),
    );
  return { journal, spool: typeof spool === 'string' ? spool : null, bytes: file.bytes };
}

/** What is known of segments before they are read. */
interface Known extends Openings {
  readonly reach: Reach | null;
}

async function loadJournal(
  folder: string,
  numbers: readonly number[],
  known: Known,
  found: Findings,
): Promise<{ readonly bytes: number; readonly last: Cut | null }> {
  let total = 0;
  let last: Cut | null = null;
  for (const number of numbers) {
    const limit = known.cuts.get(number) ?? Infinity;
    const { bytes, counts } = await loadSegment(folder, number, { limit, newest: number >= known.newest }, found);
    const marked = known.reach?.mark === number ? known.reach.bytes : 0;
    // Zeros where records were are no end like any other either.
    const safe = limit === Infinity ? marked : limit;
    if (counts < safe) found.short(number, counts, safe);
    total += bytes;
    last = { segment: number, bytes: counts };
  }
  return { bytes: total, last };
}

/** Answers the segment's size and how far it counts. */
async function loadSegment(
  folder: string,
  number: number,
  { limit, newest }: { readonly limit: number; readonly newest: boolean },
  found: Findings,
): Promise<{ readonly bytes: number; readonly counts: number }> {
  const name = segmentPath('', number);
  const path = segmentPath(folder, number);
  let old = true;
  const groups = new GroupReader({
    record(value, end, at) {
      if (isOpening(value)) old = Number(checkVersion(value, JOURNAL_VERSION, path).version) < JOURNAL_WITH_CAUSES;
      else if (end <= limit) found.record(value, { segment: number, at, bytes: end - at }, old);
    },
    bytes(id, _bytes, end, at) {
      if (end <= limit) found.content(id, { segment: number, at, bytes: end - at });
    },
    damaged(bad, at) {
      if (at >= limit) return;
      found.lost(number, at);
      found.damage(name, at, bad);
    },
  });
  const { bytes, torn } = await readRecords(path, groups);
  return { bytes, counts: Math.min(limit, groups.end(bytes, torn, newest && limit === Infinity)) };
}

/** What the snapshot should know of the segments it has replaced, and does not. */
async function forgotten(
  folder: string,
  stale: readonly number[],
  openings: Openings,
  found: Findings,
): Promise<Loaded['forgotten'] & { readonly gone: ReadonlySet<string> }> {
  const before = new Findings();
  await loadJournal(folder, stale, { ...openings, reach: null }, before);
  const items = new Map([...before.items].filter(([id]) => !found.items.has(id) && !found.gone.has(id)));
  return { items, spots: before.spots, gone: before.gone };
}
