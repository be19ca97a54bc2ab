// Who owns a data folder. Owning is holding the folder's lock (folder-lock.ts); beside
// it stands DIR/owner.json, which says who: process, start, computer, and a word made up
// for this run. Whoever comes second is told. The owner looks whether the folder is still
// his: as soon as something changed in it, when somebody asks, and every few minutes.
// It is lost when its path leads elsewhere (renamed, removed, another disk mounted over
// it), when its spool was exchanged, or when owner.json holds another word (a backup was
// restored over it, or somebody came in whom the lock did not stop). A missing owner.json
// alone is written again: the lock is still held. Lost once is lost until the next start.
// A copy of a folder that still stands is told, and begins paused where its first is at work.
import { randomBytes } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { isMissing, systemCode, writeFileDurable } from '../base/durable';
import { type FolderOrigin, identityOf, isAtWork, originOf, OWNER_RECORD } from './copied';
import { type FolderLock, lockFolder } from './folder-lock';
import { pausedFlag } from './paused';
import { closeToOthers, type Exposed } from './private-folder';
import { configWords } from '../words/config';

export interface Owner {
  /** The word of this run; only who may read the folder can know it. */
  readonly word: string;
  /**
   * Why another computer or container might not see that this folder is owned, or that there are two of it; null:
   * nothing against it.
   */
  readonly doubt: string | null;
  /** What other users could read, and what was done about it; null: nothing. */
  readonly exposed: string | null;
  /** Why the folder is ours no more, or null. Looks at the disk once a second at most; `now` looks at once. */
  check(now?: boolean): Promise<string | null>;
  /** The folder is lost for another reason, told as `check` would tell it. */
  forsake(why: string): void;
  /** Calls `fn` once with the reason when the folder is lost; at once where it is lost already. */
  onLost(fn: (why: string) => void): void;
  /** Calls `fn` after each look that found the folder to be ours still. */
  onLook(fn: () => void): void;
  release(): Promise<void>;
}

/** `who` is the owner as owner.json tells it, "process 4711 since 2026-11-28 16:40"; null where it does not. */
export interface TakenBy {
  readonly who: string | null;
}

/** What was there once and must stay the same thing. */
const PARTS = ['.', 'spool', join('spool', 'journal'), join('spool', 'content')] as const;
const LOOK_AGAIN = 300_000;
const FRESH = 1_000;
/** Whoever removes a folder file by file shall not find one of ours made again in it. */
const SETTLE = 500;

/** Takes `dir`, or says who has it. Rejects with the system's error where the folder cannot be opened. */
export async function ownFolder(dir: string, groupMayEnter = false): Promise<Owner | TakenBy> {
  const lock = await lockFolder(dir);
  if (lock === 'taken') return { who: await whoOwns(dir) };
  const origin = await originOf(resolve(dir));
  const owner = new FolderOwner(resolve(dir), lock, await closeToOthers(resolve(dir), groupMayEnter), origin);
  await owner.begin();
  return owner;
}

/** The word of the process that owns `dir`, as its record has it; null where it has none. */
export async function ownersWord(dir: string): Promise<string | null> {
  return wordIn(await readFile(join(dir, OWNER_RECORD), 'utf8').catch(() => ''));
}

function wordIn(text: string): string | null {
  return /"word":"([^"]*)"/.exec(text)?.[1] ?? null;
}

async function whoOwns(dir: string): Promise<string | null> {
  const text = await readFile(join(dir, OWNER_RECORD), 'utf8').catch(() => '');
  const [, pid] = /"pid":(\d+)/.exec(text) ?? [];
  const [, since] = /"since":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)"/.exec(text) ?? [];
  if (pid === undefined) return null;
  const W = configWords.owner;
  return since === undefined ? W.process(pid) : W.processSince(pid, Date.parse(since));
}

class FolderOwner implements Owner {
  readonly word = randomBytes(16).toString('hex');
  private readonly known = new Map<string, string>();
  private readonly lostFns = new Set<(why: string) => void>();
  private readonly lookFns = new Set<() => void>();
  private readonly watchers: FSWatcher[] = [];
  private timer: NodeJS.Timeout | null = null;
  private soon: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();
  private lookedAt = -Infinity;
  private recorded = false;
  private lost: string | null = null;
  private released = false;
  /** By us, for its first is at work. */
  private paused = false;

  constructor(
    private readonly dir: string,
    private readonly lock: FolderLock,
    private readonly found: Exposed | null,
    private readonly origin: FolderOrigin,
  ) {}

  get doubt(): string | null {
    const { copyOf } = this.origin;
    if (copyOf !== null) return configWords.copied[this.paused ? 'atWork' : 'stands'](copyOf);
    return this.lock.doubt && configWords.doubt[this.lock.doubt];
  }

  get exposed(): string | null {
    return this.found && configWords.exposed[this.found](this.dir);
  }

  async begin(): Promise<void> {
    await this.pauseCopy();
    await this.record();
    await this.look();
    this.watch(this.dir, /^(owner\.json|control\.sock|spool)$/);
    this.timer = setInterval(() => void this.check(true), LOOK_AGAIN);
    this.timer.unref();
  }

  /**
   * Beside the folder it was copied from, with somebody at work there, all that waits would surely go twice. Before the
   * record tells the new place: a start that the disk breaks off finds the same again.
   */
  private async pauseCopy(): Promise<void> {
    const { copyOf } = this.origin;
    if (copyOf === null || !(await isAtWork(copyOf))) return;
    const flag = await pausedFlag(this.dir);
    if (flag.atStart?.until !== null) await flag.set({ until: null });
    this.paused = true;
  }

  async check(now = false): Promise<string | null> {
    if (now || performance.now() - this.lookedAt >= FRESH) {
      // One look after the other: what changed during one is seen by the next.
      this.looking = this.looking.then(() => this.look());
      await this.looking;
    }
    return this.lost;
  }

  onLost(fn: (why: string) => void): void {
    if (this.lost !== null) fn(this.lost);
    else this.lostFns.add(fn);
  }

  onLook(fn: () => void): void {
    this.lookFns.add(fn);
  }

  async release(): Promise<void> {
    this.released = true;
    if (this.timer) clearInterval(this.timer);
    if (this.soon) clearTimeout(this.soon);
    for (const watcher of this.watchers) watcher.close();
    await this.looking;
    await this.lock.release();
  }

  forsake(why: string): void {
    if (this.lost !== null || this.released) return;
    this.lost = why;
    for (const fn of this.lostFns) fn(why);
  }

  private async look(): Promise<void> {
    if (this.lost !== null || this.released) return;
    this.lookedAt = performance.now();
    const moved = await this.movedPart();
    if (moved !== null) return this.forsake(moved);
    const word = await this.recordedWord();
    if (word === null) await this.record();
    else if (word !== '' && word !== this.word)
      return this.forsake(configWords.owner.otherWord(join(this.dir, OWNER_RECORD)));
    if (!this.released) for (const fn of this.lookFns) fn();
  }

  /** Trouble of the disk proves nothing; only what is missing or another thing does. */
  private async movedPart(): Promise<string | null> {
    for (const part of PARTS) {
      const path = join(this.dir, part);
      const found = await identityOf(path).catch((error: unknown) =>
        /^(ENOENT|ENOTDIR)$/.test(systemCode(error)) ? 'gone' : null,
      );
      const known = this.known.get(part);
      if (known === undefined && found !== null && found !== 'gone') {
        this.known.set(part, found);
        if (part === 'spool') this.watch(path, /^(journal|content)$/);
      }
      if (known === undefined || found === null || found === known) continue;
      return found === 'gone' ? configWords.owner.gone(path) : configWords.owner.otherFolder(path);
    }
    return null;
  }

  /** null: there is none; "": it cannot be judged. */
  private async recordedWord(): Promise<string | null> {
    if (!this.recorded) return null;
    const text = await readFile(join(this.dir, OWNER_RECORD), 'utf8').catch((error: unknown) =>
      isMissing(error) ? null : '',
    );
    return text === null ? null : (wordIn(text) ?? (text === '' ? '' : 'unreadable'));
  }

  /** A full disk must not keep the relay from starting: then the record is written at a later look. */
  private async record(): Promise<void> {
    const text = JSON.stringify({
      dialpost: 'owner',
      pid: process.pid,
      since: new Date().toISOString(),
      computer: hostname(),
      word: this.word,
      ...this.origin,
    });
    this.recorded = await writeFileDurable(join(this.dir, OWNER_RECORD), `${text}\n`, 0o600).then(
      () => true,
      () => false,
    );
  }

  private lookSoon(): void {
    this.soon ??= setTimeout(() => {
      this.soon = null;
      void this.check(true);
    }, SETTLE).unref();
  }

  /** Where the system has no watch to give, asking and the timer remain. */
  private watch(path: string, names: RegExp): void {
    try {
      const watcher = watch(path, { persistent: false }, (_, name) => {
        if (name === null || name === basename(path) || names.test(name)) this.lookSoon();
      });
      watcher.on('error', () => watcher.close());
      this.watchers.push(watcher);
    } catch {
      return;
    }
  }
}
