// Contents of an older program get their envelopes: whose each is then stands beside it,
// should the journal ever be lost. There may be a hundred thousand, so it waits until the
// start is over, and what it did not come to is there at the next one.
import type { Clock, Timer } from '../../base/clock';
import type { QueueItem } from '../../mail/envelope';
import type { Contents } from '../content';

/** So long after a start nobody waits for it any more. */
const START_OVER_MS = 10_000;
/** With no more than these the end of the program waits for them. */
const FEW = 2000;

export interface DescribingDeps {
  readonly contents: Contents;
  readonly live: ReadonlyMap<string, QueueItem>;
  readonly clock: Clock;
  /** Nothing more is to be written, unless `finish` asks: the folder may be another program's by now. */
  isClosed(): boolean;
}

export class Describing {
  /** Ids of contents that have no envelope beside them yet. */
  private bare: string[] = [];
  private later: Timer | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly deps: DescribingDeps) {}

  begin(bare: readonly string[]): void {
    this.bare = [...bare];
    if (bare.length === 0) return;
    this.later = this.deps.clock.after(START_OVER_MS, () => {
      this.running = this.all(this.deps.isClosed);
    });
  }

  /** Once it is closed: waits for the one under way. Never rejects. */
  async settled(): Promise<void> {
    this.later?.cancel();
    await this.running;
  }

  /** What is quick, at the end of a folder that is ours still. Never rejects. */
  async finish(): Promise<void> {
    if (this.bare.length <= FEW) await this.all(() => false);
  }

  private async all(isEnough: () => boolean): Promise<void> {
    const { live, contents } = this.deps;
    while (!isEnough()) {
      const id = this.bare.pop();
      if (id === undefined) return;
      const item = live.get(id);
      if (item) await contents.describe(item).catch(() => undefined);
      if (!live.has(id)) await contents.undescribe(id);
    }
  }
}
