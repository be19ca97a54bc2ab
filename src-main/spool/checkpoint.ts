// Replaces the journal: what is in the queue is written down as a whole, and then the
// segments that said so go. The order is the promise: contents get their files, the
// snapshot has its name and that name is safe, files that left the queue are safely
// gone (or the snapshot says of them that they may go), and only then the segments
// go, the oldest first and each for certain before the next. On failure everything
// stays, and the journal is longer by a segment.
import { unlink } from 'node:fs/promises';
import { isMissing, syncDirectory } from '../base/durable';
import type { QueueItem } from '../mail/envelope';
import type { Contents } from './content';
import type { Filing } from './filing';
import type { Journal } from './journal/journal';
import type { Removals } from './removal';
import { segmentPath } from './journal/segment';
import { writeSnapshot } from './snapshot';
import { diskTrouble } from './spool-error';

/** It is worth it without need when the journal holds so much, and more than the snapshot. */
const WORTH_IT = 1_048_576;
const DEFAULT_LIMIT = 16 * 1_048_576;

export interface CheckpointDeps {
  readonly paths: { readonly journal: string; readonly snapshot: string };
  readonly contents: Contents;
  readonly journal: Journal;
  readonly live: ReadonlyMap<string, QueueItem>;
  readonly filing: Filing;
  readonly removals: Removals;
  /** So many bytes the journal may grow to; 16 MiB where it is undefined. */
  readonly limit: number | undefined;
  /** The spool's own name. */
  readonly spool: string;
}

export class Checkpoints {
  private running: Promise<void> | null = null;
  /** Bytes in segments that were closed and are still there. */
  private undropped = 0;
  /** A segment was lost at work: what it said stands only in memory until the journal is replaced. */
  private lost = false;
  /** What has left the queue since the one under way began: its snapshot still has them. */
  private readonly left = new Map<string, QueueItem>();

  constructor(
    private readonly deps: CheckpointDeps,
    /** The oldest segment on disk. */
    private first: number,
    private snapshotBytes: number,
  ) {}

  get isRunning(): boolean {
    return this.running !== null;
  }

  /** Bytes of the journal on disk. */
  get journalled(): number {
    return this.undropped + this.deps.journal.bytes + this.deps.journal.contentBytes;
  }

  get isWorthIt(): boolean {
    return this.lost || this.journalled >= Math.max(WORTH_IT, this.snapshotBytes);
  }

  /** Has the journal, without contents, outgrown its limit and the snapshot? */
  get hasOutgrown(): boolean {
    return this.deps.journal.bytes >= Math.max(this.deps.limit ?? DEFAULT_LIMIT, this.snapshotBytes);
  }

  segmentLost(): void {
    this.lost = true;
  }

  /** `item` leaves the queue. */
  leaves(item: QueueItem): void {
    if (this.isRunning) this.left.set(item.id, item);
  }

  /** Who asks while it is done waits for that. Rejects SpoolError. */
  replace(): Promise<void> {
    this.running ??= this.untilNoneIsLost().finally(() => {
      this.running = null;
      this.left.clear();
    });
    return this.running;
  }

  /** A segment that is lost while the journal is replaced may hold what came after that was begun. */
  private async untilNoneIsLost(): Promise<void> {
    do await this.replaceJournal();
    while (this.lost);
  }

  /** Never rejects. */
  async settled(): Promise<void> {
    await this.running?.catch(() => undefined);
  }

  /**
   * Removes the segments before `next`, each for certain before the next one: what a power cut leaves are
   * then the newest, which know of everything that is gone. One that cannot be removed ends it; the next time
   * goes on there.
   */
  async dropSegments(next: number): Promise<void> {
    const { journal: folder } = this.deps.paths;
    // They alone may say of a file that it is gone.
    if (
      this.first < next &&
      !(await this.deps.contents.syncRemovals().then(
        () => true,
        () => false,
      ))
    )
      return;
    for (; this.first < next; this.first++) {
      const removed = await unlink(segmentPath(folder, this.first)).then(() => true, isMissing);
      const safe =
        removed &&
        (await syncDirectory(folder).then(
          () => true,
          () => false,
        ));
      if (!safe) return;
    }
  }

  /**
   * As they stand when they are written: the journal says the same of those that have changed meanwhile, and nothing
   * is kept in memory for the snapshot.
   */
  private items(ids: readonly string[]): readonly QueueItem[] {
    return ids.flatMap((id) => this.deps.live.get(id) ?? this.left.get(id) ?? []);
  }

  private async replaceJournal(): Promise<void> {
    const { paths, journal, live, spool, contents, removals } = this.deps;
    await removals.again();
    const before = this.journalled;
    const { lost, next, ids, gone } = await journal.turn((number) => {
      const taken = { lost: this.lost, next: number, ids: [...live.keys()], gone: removals.owed };
      this.lost = false;
      this.left.clear();
      return taken;
    });
    this.undropped = before;
    try {
      await this.deps.filing.before(next);
      const items = { length: ids.length, slice: (from: number, to: number) => this.items(ids.slice(from, to)) };
      this.snapshotBytes = await writeSnapshot(paths.snapshot, { journal: next, spool, gone }, items);
      await contents.syncRemovals();
    } catch (error) {
      this.lost ||= lost;
      throw diskTrouble(error, paths.snapshot, 'writeSnapshot');
    }
    await this.dropSegments(next);
    if (this.first === next) this.undropped = 0;
  }
}
