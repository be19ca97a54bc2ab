// Writes the journal: journal/NNNNNN.log, numbered without gaps; a commit is one
// record, behind the records of the contents that come with it. Many commits share
// one write and one sync (group commit): while one group is on its way to the disk
// the next gathers. A group that fails is rejected as a whole, its segment is
// closed for good, and the next group opens another, whose first record says where
// the broken one must be read to (`cuts`). LIMIT: were the power to fail before
// that next group, a refused change may be found on disk after all.
import { unlink } from 'node:fs/promises';
import { syncDirectory, systemCode } from '../base/durable';
import { contentLine, type Spot } from './logged';
import { recordLine } from './record';
import { createSegmentFile, Segment, segmentPath } from './segment';
import { SpoolError, diskTrouble } from './spool-error';

/** The first record of a segment. */
export interface Opening {
  readonly dialpost: 'journal';
  readonly version: number;
  /** Earlier segments that failed: only their first `bytes` count. */
  readonly cuts: readonly Cut[];
}

export interface Cut {
  readonly segment: number;
  readonly bytes: number;
}

/** 2: contents stand in it too; 3: as they are. */
export const JOURNAL_VERSION = 3;

/** What goes with a commit's record. */
export interface Beside {
  /** Contents to be written before it, by id. */
  readonly contents: ReadonlyMap<string, Buffer>;
  /** What must be synced before the record may be. */
  readonly before: () => Promise<void>;
  /** Runs in the order of the journal once all is synced, and is told where the contents stand. */
  readonly synced: (spots: ReadonlyMap<string, Spot>) => void;
}

interface Entry extends Beside {
  /** The contents' lines in their order, then the record's. */
  readonly lines: readonly Buffer[];
  readonly resolve: () => void;
  readonly reject: (error: SpoolError) => void;
}

export class Journal {
  private pending: Entry[] = [];
  private segment: Segment | null = null;
  private cuts: Cut[] = [];
  private boundaries: (() => void)[] = [];
  private working: Promise<void> | null = null;
  /** Bytes of records written since the last `turn`, without contents. */
  bytes = 0;
  /** Bytes of contents written since then. */
  contentBytes = 0;

  /** `next` is the number the first segment gets. */
  constructor(
    private readonly folder: string,
    private next: number,
  ) {}

  /** Appends `record` and the contents beside it. Resolves when they are synced; rejects SpoolError, and then it never happened. */
  append(record: unknown, beside: Beside): Promise<void> {
    const contents = [...beside.contents].map(([id, bytes]) => contentLine(id, bytes));
    const lines = [...contents, recordLine(record)];
    return new Promise((resolve, reject) => {
      this.pending.push({ ...beside, lines, resolve, reject });
      this.wake();
    });
  }

  /**
   * Closes the segment between two groups and calls `atBoundary` there with the
   * number of the next one: everything synced so far lies in lower numbers.
   */
  turn(atBoundary: (next: number) => void): Promise<void> {
    return new Promise((resolve) => {
      this.boundaries.push(() => {
        const old = this.segment;
        this.segment = null;
        this.bytes = 0;
        this.contentBytes = 0;
        void old?.close();
        atBoundary(this.next);
        resolve();
      });
      this.wake();
    });
  }

  /** Waits until nothing is under way and closes the file. */
  async close(): Promise<void> {
    while (this.working) await this.working;
    await this.segment?.close();
    this.segment = null;
  }

  private wake(): void {
    this.working ??= this.work().finally(() => {
      this.working = null;
      // Who was told a moment ago may have asked again before we came here.
      if (this.pending.length > 0 || this.boundaries.length > 0) this.wake();
    });
  }

  private async work(): Promise<void> {
    // Those who ask in the same turn of the loop share the first group too.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.pending.length > 0 || this.boundaries.length > 0) {
      for (const boundary of this.boundaries.splice(0)) boundary();
      const group = await this.ready(this.pending.splice(0));
      if (group.length > 0) await this.writeGroup(group);
    }
  }

  /** Those whose contents are safe; the others are rejected and do not hold up the rest. */
  private async ready(group: readonly Entry[]): Promise<readonly Entry[]> {
    const safe = await Promise.all(group.map((entry) => entry.before().then(() => true, (error: unknown) => {
      entry.reject(diskTrouble(error, this.folder, 'a folder of contents cannot be synced for the journal in'));
      return false;
    })));
    return group.filter((_, i) => safe[i]);
  }

  private async writeGroup(group: readonly Entry[]): Promise<void> {
    const start = await this.write(group).catch(async (error: unknown) => {
      await this.giveUpSegment();
      const trouble = diskTrouble(error, this.folder, 'the journal cannot be written in');
      for (const entry of group) entry.reject(trouble);
      return null;
    });
    if (!start) return;
    let { at } = start;
    for (const entry of group) {
      const sizes = entry.lines.map((line) => line.length);
      const spots = new Map([...entry.contents.keys()].map((id, i) => [id, { segment: start.segment, at: at + sum(sizes.slice(0, i)), bytes: sizes[i] ?? 0 }]));
      this.contentBytes += sum(sizes.slice(0, -1));
      this.bytes += sizes.at(-1) ?? 0;
      at += sum(sizes);
      entry.synced(spots);
      entry.resolve();
    }
  }

  /** Answers where the group's first line stands. */
  private async write(group: readonly Entry[]): Promise<{ readonly segment: number; readonly at: number }> {
    const segment = await this.openSegment();
    const opening = segment.good === 0 ? recordLine(this.opening()) : Buffer.alloc(0);
    const at = segment.good + opening.length;
    await segment.append(Buffer.concat([opening, ...group.flatMap((entry) => entry.lines)]));
    this.cuts = [];
    return { segment: segment.number, at };
  }

  private opening(): Opening {
    return { dialpost: 'journal', version: JOURNAL_VERSION, cuts: this.cuts };
  }

  private async openSegment(): Promise<Segment> {
    if (this.segment) return this.segment;
    const path = segmentPath(this.folder, this.next);
    const file = await createSegmentFile(path).catch((error: unknown) => {
      // A broken segment that could not be removed keeps its number; the next try takes another.
      if (systemCode(error) === 'EEXIST') this.cuts.push({ segment: this.next++, bytes: 0 });
      throw error;
    });
    this.segment = new Segment(this.next, path, file);
    this.next += 1;
    await syncDirectory(this.folder);
    return this.segment;
  }

  /** After a failure: a segment with nothing in it leaves no trace, another is cut where it was last sound. */
  private async giveUpSegment(): Promise<void> {
    const segment = this.segment;
    if (!segment) return;
    this.segment = null;
    await segment.close();
    if (segment.good > 0) {
      this.cuts.push({ segment: segment.number, bytes: segment.good });
      return;
    }
    const removed = await unlink(segment.path).then(() => true, () => false);
    if (removed) this.next = segment.number;
    else this.cuts.push({ segment: segment.number, bytes: 0 });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}
