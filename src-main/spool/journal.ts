// Writes the journal: journal/NNNNNN.log, numbered without gaps. Many commits
// share one write and one sync (group commit): while one group is on its way to
// the disk the next gathers. A group that fails is rejected as a whole, its
// segment is closed for good, and the next group opens another, whose first
// record says where the broken one must be read to (`cuts`). LIMIT: were the power to
// fail before that next group, a refused change may be found on disk after all.
import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory, systemCode } from '../base/durable';
import { recordLine } from './record';
import { Segment } from './segment';
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

export const JOURNAL_VERSION = 1;

export function segmentPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.log`);
}

interface Entry {
  readonly line: string;
  /** What must be synced before the record may be. */
  readonly before: () => Promise<void>;
  /** Runs in the order of the journal once the record is synced. */
  readonly synced: () => void;
  readonly resolve: () => void;
  readonly reject: (error: SpoolError) => void;
}

export class Journal {
  private pending: Entry[] = [];
  private segment: Segment | null = null;
  private cuts: Cut[] = [];
  private boundaries: (() => void)[] = [];
  private working: Promise<void> | null = null;
  /** Bytes written since the last `turn`. */
  bytes = 0;

  /** `next` is the number the first segment gets. */
  constructor(
    private readonly folder: string,
    private next: number,
  ) {}

  /** Appends `record`. Resolves when it is synced; rejects SpoolError, and then it never happened. */
  append(record: unknown, before: () => Promise<void>, synced: () => void): Promise<void> {
    const line = recordLine(record);
    return new Promise((resolve, reject) => {
      this.pending.push({ line, before, synced, resolve, reject });
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
    try {
      const segment = await this.openSegment();
      const opening = segment.good === 0 ? recordLine(this.opening()) : '';
      await segment.append(opening + group.map((entry) => entry.line).join(''));
      this.cuts = [];
      this.bytes = this.bytes + group.reduce((sum, entry) => sum + entry.line.length, 0);
    } catch (error) {
      await this.giveUpSegment();
      const trouble = diskTrouble(error, this.folder, 'the journal cannot be written in');
      for (const entry of group) entry.reject(trouble);
      return;
    }
    for (const entry of group) {
      entry.synced();
      entry.resolve();
    }
  }

  private opening(): Opening {
    return { dialpost: 'journal', version: JOURNAL_VERSION, cuts: this.cuts };
  }

  private async openSegment(): Promise<Segment> {
    if (this.segment) return this.segment;
    const path = segmentPath(this.folder, this.next);
    const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
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
