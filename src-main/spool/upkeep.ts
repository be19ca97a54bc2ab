// What the spool does for itself, when there is time or need: the journal is replaced when
// it has grown, when a part of it was taken away, at the start where that is worth it and
// at the end where it is quick. Nothing here is needed for a promise to be kept, so trouble
// is logged and the journal goes on.
import type { Log } from '../base/log';
import type { QueueItem } from '../mail/envelope';
import type { Checkpoints } from './checkpoint';
import type { Describing } from './envelopes/describing';
import type { Filing } from './filing';
import type { Journal } from './journal/journal';
import type { Logged } from './journal/logged';
import type { Removals } from './removal';
import { SpoolError } from './spool-error';
import { spoolWords } from '../words/spool';

/**
 * The journal may hold so many bytes of contents before it is replaced; with twice as many, contents get files at
 * once.
 */
export const CONTENTS_LOGGED = 128 * 1_048_576;
/**
 * With more than these in the queue the end does not write them all anew, nor the start so many files: neither may
 * take long.
 */
const MOST_AT_THE_ENDS = 20_000;
const MOST_FILES_AT_THE_START = 2000;

export interface UpkeepDeps {
  readonly describing: Describing;
  readonly logged: Logged;
  readonly journal: Journal;
  readonly live: ReadonlyMap<string, QueueItem>;
  readonly filing: Filing;
  readonly removals: Removals;
  readonly checkpoints: Checkpoints;
  readonly log: Log;
  /** Replaces the journal, unless nothing is written any more. Rejects SpoolError. */
  replace(): Promise<void>;
  isClosed(): boolean;
}

export class Upkeep {
  constructor(private readonly deps: UpkeepDeps) {}

  /** A start has read everything; `bare` are contents that have no envelope beside them. */
  begin(bare: readonly string[]): void {
    this.deps.describing.begin(bare);
    if (this.deps.checkpoints.isWorthIt && this.deps.logged.count <= MOST_FILES_AT_THE_START) this.replaceSoon();
  }

  /** Something was committed. */
  whenGrown(): void {
    const { checkpoints, journal } = this.deps;
    const grown = checkpoints.hasOutgrown || journal.contentBytes >= CONTENTS_LOGGED;
    if (!grown || checkpoints.isRunning || this.deps.isClosed()) return;
    this.replaceSoon();
  }

  /** A segment was taken away at work. */
  lost(): void {
    this.deps.checkpoints.segmentLost();
    this.replaceSoon();
  }

  /**
   * What stands in a segment that was taken from the folder can still be read: it is written anew while it can. Never
   * rejects.
   */
  async rescue(): Promise<void> {
    const { journal, checkpoints } = this.deps;
    if (!(await journal.hasVanished())) return;
    checkpoints.segmentLost();
    await checkpoints.replace().catch((error: unknown) => this.notReplaced(error));
  }

  /** Waits for what is under way. Never rejects. */
  async settled(): Promise<void> {
    await this.deps.checkpoints.settled();
    await this.deps.describing.settled();
  }

  /** What is better done now than at the next start, unless it would take long. */
  async finish(): Promise<void> {
    const { filing, removals, describing, live, logged, checkpoints, journal } = this.deps;
    await filing.finish();
    await describing.finish();
    await removals.again();
    const quick = logged.count === 0 && live.size <= MOST_AT_THE_ENDS;
    if (quick && checkpoints.isWorthIt) await checkpoints.replace().catch((error: unknown) => this.notReplaced(error));
    await journal.noteReach();
  }

  private replaceSoon(): void {
    this.deps.replace().catch((error: unknown) => this.notReplaced(error));
  }

  private notReplaced(error: unknown): void {
    if (!(error instanceof SpoolError && error.kind === 'closed'))
      this.deps.log.write('queue', 'minimum', spoolWords.log.journalNotReplaced, {
        error: String(error),
      });
  }
}
