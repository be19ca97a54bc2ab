// Writes the journal: journal/NNNNNN.log, numbered without gaps; a commit is one
// record, behind the records of the contents that come with it. Many commits share
// one write and one sync (group commit): while one group is on its way to the disk
// the next gathers. A group that fails is rejected as a whole, its segment is
// closed for good, and the next group opens another. A segment's first record says
// how far the one before it counts (`cuts`), so that a broken one is read no further
// and one that was cut since is noticed. LIMIT: were the power to fail before that
// next group, a refused change may be found on disk after all. A segment that is
// there already was made by somebody else: then nothing is written any more.
// A segment that was taken from the folder at work stays open here to be read.
import { stat, unlink } from 'node:fs/promises';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Clock } from '../../base/clock';
import { syncDirectory, systemCode } from '../../base/durable';
import { groupLine } from './group';
import { contentLine, type Spot } from './logged';
import type { JournalMark } from './mark';
import { type Cut, recordLine } from './record';
import { createSegmentFile, Segment, segmentNumbers, segmentPath } from './segment';
import { SpoolError, diskTrouble } from '../spool-error';
import { spoolWords } from '../../words/spool';

/** The first record of a segment. */
export interface JournalOpening {
  readonly dialpost: 'journal';
  readonly version: number;
  /** The spool it belongs to. */
  readonly spool: string;
  /** Earlier segments: their first `bytes` are safe, and nothing behind them counts. */
  readonly cuts: readonly Cut[];
}

/**
 * 2: contents stand in it too; 3: as they are; 4: in groups (group.ts), and an opening names the spool; 5: items say
 * their causes (old-sentences.ts).
 */
export const JOURNAL_VERSION = 5;

const GATHERED_TURNS = 2;

/** What goes with a commit's record. */
export interface Beside {
  /** Contents to be written before it, by id. */
  readonly contents: ReadonlyMap<string, Buffer>;
  /** What must be synced before the record may be; null: nothing. */
  readonly before: (() => Promise<void>) | null;
  /** Runs in the order of the journal once all is synced, and is told where the contents stand. */
  readonly synced: (spots: ReadonlyMap<string, Spot>) => void;
}

export interface JournalBegin {
  readonly clock: Clock;
  /** Is told how far the journal reaches. */
  readonly mark: JournalMark;
  /** The number the first segment gets. */
  readonly next: number;
  /** How far the newest segment on disk counts. */
  readonly last: Cut | null;
  /** The spool's name. */
  readonly spool: string;
  /** A segment that was in use is gone from the folder; what stood in it must be written anew. */
  readonly vanished: () => void;
}

interface Entry extends Beside {
  /** The contents' lines in their order, then the record's. */
  readonly lines: readonly Buffer[];
  readonly resolve: () => void;
  readonly reject: (error: SpoolError) => void;
}

export class Journal {
  private next: number;
  private readonly pending: Entry[] = [];
  private segment: Segment | null = null;
  private cuts: Cut[];
  /** Numbers at which making a file failed: an empty one there may be what is left of that. */
  private readonly failed = new Set<number>();
  /** Segments whose names were taken at work: their contents stand nowhere else. */
  private readonly nameless: Segment[] = [];
  private readonly boundaries: (() => Promise<void>)[] = [];
  private working: Promise<void> | null = null;
  /** Bytes of records written since the last `turn`, without contents. */
  bytes = 0;
  /** Bytes of contents written since then. */
  contentBytes = 0;
  /** Somebody else writes here: every call is refused with this. */
  otherOwner: SpoolError | null = null;

  constructor(
    private readonly folder: string,
    private readonly begin: JournalBegin,
  ) {
    this.next = begin.next;
    this.cuts = begin.last ? [begin.last] : [];
  }

  /**
   * Appends `record` and the contents beside it. Resolves when they are synced; rejects SpoolError, and then it never
   * happened.
   */
  append(record: unknown, beside: Beside): Promise<void> {
    const contents = [...beside.contents].map(([id, bytes]) => contentLine(id, bytes));
    const lines = [...contents, recordLine(record)];
    return new Promise((resolve, reject) => {
      this.pending.push({ ...beside, lines, resolve, reject });
      this.wake();
    });
  }

  /**
   * Closes the segment between two groups, calls `atBoundary` there with the number of
   * the next one (everything synced so far lies in lower numbers) and answers what it does.
   * Rejects SpoolError 'owner' when somebody else writes here; nothing is done then.
   */
  turn<T>(atBoundary: (next: number) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.boundaries.push(() => this.turnNow(atBoundary).then(resolve, reject));
      this.wake();
    });
  }

  private async turnNow<T>(atBoundary: (next: number) => T): Promise<T> {
    await this.refuseOthers();
    const old = this.segment;
    this.segment = null;
    if (old && old.good > 0) this.cuts.push({ segment: old.number, bytes: old.good });
    this.bytes = 0;
    this.contentBytes = 0;
    if (old) void this.putDown(old);
    return atBoundary(this.next);
  }

  /** The segment of that number while its file is open here. */
  inUse(number: number): Segment | null {
    return [this.segment, ...this.nameless].find((segment) => segment?.number === number) ?? null;
  }

  /** The next write looks whether its segment is still in the folder. */
  lookSoon(): void {
    this.segment?.lookSoon();
  }

  /** Was the segment that is in use taken from the folder? */
  async hasVanished(): Promise<boolean> {
    await this.segment?.look().catch(() => undefined);
    return this.segment?.vanished ?? false;
  }

  /** Writes down how far it reaches: at a moment when there is time. Never rejects. */
  async noteReach(): Promise<void> {
    if (this.segment && this.segment.good > 0) await this.begin.mark.note(this.segment.number, this.segment.good);
  }

  /** Waits until nothing is under way and closes every file. */
  async close(): Promise<void> {
    while (this.working) await this.working;
    for (const segment of [this.segment, ...this.nameless]) await segment?.close();
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
    while (this.pending.length > 0 || this.boundaries.length > 0) {
      // Those who ask in these turns of the loop share a group. With one turn or none a busy door fills mostly one
      // letter into each, and a write with all that belongs to it costs more than a turn.
      for (let turns = 0; turns < GATHERED_TURNS; turns++) await othersTurn();
      for (const boundary of this.boundaries.splice(0)) await boundary();
      const group = await this.ready(this.pending.splice(0));
      if (group.length > 0) await this.writeGroup(group);
    }
  }

  /** Those whose contents are safe; the others are rejected and do not hold up the rest. */
  private async ready(group: readonly Entry[]): Promise<readonly Entry[]> {
    if (group.every(({ before }) => before === null)) return group;
    const safe = await Promise.all(
      group.map((entry) =>
        Promise.resolve(entry.before?.()).then(
          () => true,
          (error: unknown) => {
            entry.reject(diskTrouble(error, this.folder, 'syncContents'));
            return false;
          },
        ),
      ),
    );
    return group.filter((_, i) => safe[i]);
  }

  private async writeGroup(group: readonly Entry[]): Promise<void> {
    const start = await this.write(group).catch(async (error: unknown) => {
      await this.giveUpSegment();
      const trouble = diskTrouble(error, this.folder, 'writeJournal');
      for (const entry of group) entry.reject(trouble);
      return null;
    });
    if (!start) return;
    let { at } = start;
    for (const entry of group) {
      const sizes = entry.lines.map((line) => line.length);
      const spots = new Map(
        [...entry.contents.keys()].map((id, i) => [
          id,
          { segment: start.segment, at: at + sum(sizes.slice(0, i)), bytes: sizes[i] ?? 0 },
        ]),
      );
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
    const lines = group.flatMap((entry) => entry.lines);
    const head = groupLine(segment.good + opening.length, sum(lines.map((line) => line.length)));
    const at = segment.good + opening.length + head.length;
    await segment.append(Buffer.concat([opening, head, ...lines]));
    if (opening.length > 0) void this.noteReach();
    this.cuts = [];
    return { segment: segment.number, at };
  }

  private opening(): JournalOpening {
    return { dialpost: 'journal', version: JOURNAL_VERSION, spool: this.begin.spool, cuts: this.cuts };
  }

  private async openSegment(): Promise<Segment> {
    if (this.otherOwner) throw this.otherOwner;
    if (this.segment) return this.segment;
    await this.refuseOthers();
    const path = segmentPath(this.folder, this.next);
    const file = await createSegmentFile(path).catch((error: unknown) => this.notMade(path, error));
    this.segment = new Segment(this.next, path, file, { clock: this.begin.clock });
    this.next += 1;
    await syncDirectory(this.folder);
    return this.segment;
  }

  /**
   * Rejects SpoolError 'owner' when somebody else has begun a segment here: whoever opens a spool goes on behind the
   * newest one. Between two groups only: while a segment of ours is made or given up, its file would pass for another's.
   */
  private async refuseOthers(): Promise<void> {
    const other = (await segmentNumbers(this.folder)).find((number) => number >= this.next && !this.failed.has(number));
    if (other !== undefined) this.foundOther(other);
    if (this.otherOwner) throw this.otherOwner;
  }

  /** Tells a file of somebody else from an empty one that we failed to make. Rejects. */
  private async notMade(path: string, error: unknown): Promise<never> {
    if (systemCode(error) !== 'EEXIST') {
      this.failed.add(this.next);
      throw error;
    }
    if (this.failed.has(this.next) && (await stat(path)).size === 0) {
      this.cuts.push({ segment: this.next++, bytes: 0 });
      throw error;
    }
    throw this.foundOther(this.next);
  }

  private foundOther(number: number): SpoolError {
    const path = segmentPath(this.folder, number);
    return (this.otherOwner ??= new SpoolError('owner', spoolWords.anotherWriter(path), path));
  }

  /** After a failure: a segment with nothing in it leaves no trace, another is cut where it was last sound. */
  private async giveUpSegment(): Promise<void> {
    const segment = this.segment;
    if (!segment) return;
    this.segment = null;
    await this.putDown(segment);
    if (segment.vanished) return this.begin.vanished();
    if (segment.good > 0) {
      this.cuts.push({ segment: segment.number, bytes: segment.good });
      return;
    }
    const removed = await unlink(segment.path).then(
      () => true,
      () => false,
    );
    if (removed) this.next = segment.number;
    else this.cuts.push({ segment: segment.number, bytes: 0 });
  }

  /** It is not written any more. */
  private async putDown(segment: Segment): Promise<void> {
    if (segment.vanished) this.nameless.push(segment);
    else await segment.close();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}
