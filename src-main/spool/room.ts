// Room on the disk. New content is refused while less than the reserve is free, so
// that what becomes of the old can still be written; but first the journal is
// replaced where that may give room back: on a small disk it is the journal, full of
// letters long delivered, that stands in the way of new ones. Then what is kept of
// delivered mail goes, the oldest first.
import type { Clock } from '../base/clock';
import { freeBytes } from '../base/disk-space';
import { SpoolError } from './spool-error';
import { spoolWords } from '../words/spool';

/** Free space is asked for this often at most, in milliseconds. */
const FREE_SPACE_AGE = 1000;
/** Room was made in vain: not again before this, in milliseconds. */
const IN_VAIN = 5000;

export interface RoomDeps {
  readonly clock: Clock;
  readonly folder: string;
  readonly reserveBytes: number;
  /** May replacing the journal give anything back? */
  isWorthIt(): boolean;
  /** Replaces the journal. Rejects SpoolError. */
  replace(): Promise<void>;
  /** Removes of what is kept so many bytes, or more; false: nothing is. */
  giveBack(bytes: number): Promise<boolean>;
}

export class Room {
  private free = { bytes: Infinity, askedAt: -Infinity };
  private vainAt = -Infinity;
  private making: Promise<void> | null = null;

  constructor(private readonly deps: RoomDeps) {}

  /** Rejects SpoolError 'full' when there is less than the reserve, and no more could be made. */
  async refuseWhenFull(): Promise<void> {
    if (await this.isEnough()) return;
    await this.make();
    while (!(await this.isEnough())) if (!(await this.takeBack())) return this.refuse();
  }

  private refuse(): never {
    this.vainAt = this.deps.clock.monotonic();
    const { folder, reserveBytes } = this.deps;
    throw new SpoolError('full', spoolWords.noRoom(folder, reserveBytes), folder);
  }

  /** Gives back what can be given back. Never rejects, and does nothing soon after it was of no use. */
  make(): Promise<void> {
    this.making ??= this.replaceJournal().finally(() => (this.making = null));
    return this.making;
  }

  /** The disk has refused something, whatever it says is free: also some of what is kept goes. Never rejects. */
  async makeMore(): Promise<void> {
    await this.make();
    await this.takeBack();
  }

  /** Somebody else's file did not find room: gives back until there is enough. Never rejects. */
  async relieve(): Promise<void> {
    await this.make();
    while (!(await this.isEnough())) if (!(await this.takeBack())) return;
  }

  private async takeBack(): Promise<boolean> {
    const given = await this.deps.giveBack(this.deps.reserveBytes);
    if (given) this.free = { ...this.free, askedAt: -Infinity };
    return given;
  }

  private async replaceJournal(): Promise<void> {
    const { clock } = this.deps;
    if (!this.deps.isWorthIt() || clock.monotonic() - this.vainAt < IN_VAIN) return;
    try {
      await this.deps.replace();
    } catch {
      // Told by who refuses mail for it; here it only means that nothing was won.
      this.vainAt = clock.monotonic();
    }
    this.free = { ...this.free, askedAt: -Infinity };
  }

  private async isEnough(): Promise<boolean> {
    const { clock, folder, reserveBytes } = this.deps;
    const now = clock.monotonic();
    if (now - this.free.askedAt >= FREE_SPACE_AGE)
      this.free = { bytes: await freeBytes(folder).catch(() => Infinity), askedAt: now };
    return this.free.bytes >= reserveBytes;
  }
}
