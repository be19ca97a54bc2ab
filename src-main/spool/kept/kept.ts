// Contents of delivered mail, kept for so many days where the settings want it: a folder a
// day, kept/2026-11-29/<id>.eml, the same file the queue had (one more name for it) or a
// copy. PROMISE: what is kept is whole; keeping stops no mail, neither by failing nor by
// taking its room: what is kept goes, the oldest first, before mail is refused. Age is
// measured by days that are believed (base/believed-time.ts), so a clock that leaps ahead
// wipes nothing; what a wrong clock dated ahead is dated today when that is seen. While
// nobody knows the settings nothing is removed. Works one thing at a time; never rejects.
import { copyFile, link, open, rename, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { believedTime } from '../../base/believed-time';
import type { Clock, Timer } from '../../base/clock';
import { fileBytes, freeBytes } from '../../base/disk-space';
import { makeDirectory, systemCode } from '../../base/durable';
import { namesIn } from '../../base/names-in';
import type { Log } from '../../base/log';
import { isQueueId } from '../../mail/queue-id';
import { spoolWords } from '../../words/spool';

const DAY = 86_400_000;
/** Days of keeping further apart may be the clock's doing. */
const LONGEST_PAUSE = 45 * DAY;
/** Nothing is kept where less is free: four times what the spool refuses mail at. */
const ROOM_LEFT = 4 * 8 * 1_048_576;
const SUFFIX = '.eml';
const PART = '.part';

export interface KeptDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** 0: nothing is kept; null: nobody knows. */
  days(): number | null;
  /** Keep nothing where less is free. Default 32 MiB. */
  readonly roomLeft?: number;
}

/** Reads what lies in `dir`, which need not be there. Rejects with the system's error. */
export async function openKept(dir: string, deps: KeptDeps): Promise<KeptLetters> {
  const kept = new KeptLetters(dir, deps);
  await kept.begin();
  return kept;
}

export class KeptLetters {
  /** Ids by day, "2026-11-29". */
  private readonly ids = new Map<string, Set<string>>();
  private work: Promise<unknown> = Promise.resolve();
  private timer: Timer | null = null;
  private closed = false;
  private troubled = false;

  constructor(
    private readonly dir: string,
    private readonly deps: KeptDeps,
  ) {}

  async begin(): Promise<void> {
    for (const day of (await namesIn(this.dir)).filter(isDay)) {
      const names = await namesIn(join(this.dir, day));
      for (const half of names.filter((name) => name.endsWith(PART))) await this.unlink(join(this.dir, day, half));
      const whole = names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
      this.ids.set(day, new Set(whole.filter(isQueueId)));
    }
  }

  get isOn(): boolean {
    return (this.deps.days() ?? 0) > 0;
  }

  /** Where the content of `id` lies; null: it is not kept. */
  path(id: string): string | null {
    const day = [...this.ids].find(([, ids]) => ids.has(id))?.[0];
    return day === undefined ? null : this.named(day, id);
  }

  /** Keeps a content that leaves the queue: one more name for the file at `path`, or `bytes` as a file. */
  put(id: string, content: { readonly path: string } | { readonly bytes: Buffer }): Promise<void> {
    return this.inTurn(async () => {
      if (!this.isOn || this.path(id) !== null || !(await this.hasRoom())) return;
      const day = dayOf(this.deps.clock.now());
      try {
        await makeDirectory(join(this.dir, day), 0o700);
        if ('path' in content) await this.sameFile(content.path, this.named(day, id));
        else await this.written(content.bytes, this.named(day, id));
        this.remember(day, id);
        this.troubled = false;
      } catch (error) {
        if (!this.troubled)
          this.deps.log.write('queue', 'minimum', spoolWords.log.notKept, { id, error: String(error) });
        this.troubled = true;
      }
    });
  }

  /** Removes the oldest until so many bytes are free again; false: there was nothing. */
  giveBack(bytes: number): Promise<boolean> {
    return this.inTurn(() => this.removeOldest(bytes));
  }

  /** What is older than the settings want goes; again every day. */
  prune(): Promise<void> {
    this.timer?.cancel();
    return this.inTurn(async () => {
      const days = this.deps.days();
      if (days !== null) await this.pruneTo(days);
      if (!this.closed && this.ids.size > 0)
        this.timer = this.deps.clock.after(DAY - (this.deps.clock.now() % DAY), () => void this.prune());
    });
  }

  /** Nothing is written or removed any more. */
  async close(): Promise<void> {
    this.closed = true;
    this.timer?.cancel();
    await this.work;
  }

  private async pruneTo(days: number): Promise<void> {
    const now = this.deps.clock.now();
    for (const day of [...this.ids.keys()]) if (timeOf(day) > now + DAY) await this.dateToday(day, dayOf(now));
    const dates = [...this.ids.keys()].map(timeOf);
    const limit = days === 0 ? '9' : dayOf(believedTime(now, dates, LONGEST_PAUSE) - days * DAY);
    for (const [day, ids] of [...this.ids]) {
      if (day >= limit) continue;
      for (const id of ids) await this.remove(day, id);
    }
  }

  private async dateToday(day: string, today: string): Promise<void> {
    await makeDirectory(join(this.dir, today), 0o700).catch(() => undefined);
    for (const id of [...(this.ids.get(day) ?? [])]) {
      const moved = await rename(this.named(day, id), this.named(today, id)).then(
        () => true,
        () => false,
      );
      if (!moved) continue;
      this.remember(today, id);
      await this.forget(day, id);
    }
  }

  private async removeOldest(bytes: number): Promise<boolean> {
    let freed = 0;
    let removed = false;
    for (const day of [...this.ids.keys()].sort()) {
      for (const id of [...(this.ids.get(day) ?? [])].sort()) {
        if (freed >= bytes) return removed;
        freed += (await fileBytes(this.named(day, id)).catch(() => null)) ?? 0;
        removed = (await this.remove(day, id)) || removed;
      }
    }
    return removed;
  }

  private async hasRoom(): Promise<boolean> {
    const { roomLeft = ROOM_LEFT } = this.deps;
    await makeDirectory(this.dir, 0o700).catch(() => undefined);
    const lacking = async (): Promise<number> => roomLeft - (await freeBytes(this.dir).catch(() => Infinity));
    const lacks = await lacking();
    return lacks <= 0 || ((await this.removeOldest(lacks)) && (await lacking()) <= 0);
  }

  private async sameFile(from: string, to: string): Promise<void> {
    try {
      await link(from, to);
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return;
      // A disk that knows no second name.
      await copyFile(from, `${to}${PART}`);
      await rename(`${to}${PART}`, to);
    }
  }

  private async written(bytes: Buffer, to: string): Promise<void> {
    const file = await open(`${to}${PART}`, 'w', 0o600);
    await file
      .writeFile(bytes)
      .then(() => file.datasync())
      .finally(() => file.close());
    await rename(`${to}${PART}`, to);
  }

  private async remove(day: string, id: string): Promise<boolean> {
    if (this.closed || !(await this.unlink(this.named(day, id)))) return false;
    await this.forget(day, id);
    return true;
  }

  /** True where it is not there afterwards; what the disk refuses is tried again the next day. */
  private unlink(path: string): Promise<boolean> {
    return unlink(path).then(
      () => true,
      (error: unknown) => systemCode(error) === 'ENOENT',
    );
  }

  private remember(day: string, id: string): void {
    if (!this.ids.has(day)) this.ids.set(day, new Set());
    this.ids.get(day)?.add(id);
  }

  private async forget(day: string, id: string): Promise<void> {
    const ids = this.ids.get(day);
    ids?.delete(id);
    if (ids?.size !== 0) return;
    this.ids.delete(day);
    await rmdir(join(this.dir, day)).catch(() => undefined);
  }

  private named(day: string, id: string): string {
    return join(this.dir, day, `${id}${SUFFIX}`);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.work.then(work);
    this.work = turn;
    return turn;
  }
}

function isDay(name: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(name) && !Number.isNaN(timeOf(name));
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Its beginning, UTC. */
function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
