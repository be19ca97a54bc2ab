// The spool at work: joins contents, journal and snapshot. A small content is
// written into the journal with its item and gets its file later (filing.ts). It keeps its own map of
// what is safe on disk, so that a snapshot never says more than was acknowledged;
// items are never changed in place, only replaced, so the map costs references.
import { statfs, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { copyAside, moveAside, readAside } from '../base/aside';
import type { Note } from '../base/aside';
import { isMissing } from '../base/durable';
import type { QueueItem } from '../mail/envelope';
import { applyChange, written } from './change';
import type { Change } from './change';
import type { Contents } from './content';
import type { Journal } from './journal';
import type { spoolPaths } from './load';
import { Filing } from './filing';
import type { Logged, Spot } from './logged';
import { DAMAGED, Reading } from './reading';
import { segmentPath } from './segment';
import { writeSnapshot } from './snapshot';
import type { ContentWriter, Spool, SpoolDeps, Teller } from './spool';
import { SpoolError, diskTrouble } from './spool-error';

const DEFAULT_RESERVE = 8 * 1_048_576;
const DEFAULT_CHECKPOINT = 16 * 1_048_576;
/** The journal may hold so many bytes of contents before it is replaced; with twice as many, contents get files at once. */
const CONTENTS_LOGGED = 128 * 1_048_576;
/** Free space is asked for this often at most, in milliseconds. */
const FREE_SPACE_AGE = 1000;

export interface Parts {
  readonly paths: ReturnType<typeof spoolPaths>;
  readonly contents: Contents;
  readonly logged: Logged;
  readonly journal: Journal;
  /** What is safe on disk. */
  readonly live: Map<string, QueueItem>;
  /** Segments on disk that no snapshot has replaced, oldest first. */
  segments: { readonly first: number };
  snapshotBytes: number;
  /** What lies in corrupt/, by name. */
  readonly notes: Map<string, Note>;
}

export class OpenSpool implements Spool {
  private readonly listeners = new Set<(id: string, why: string) => void>();
  private readonly leaving = new Map<string, Promise<void>>();
  private checkpointing: Promise<void> | null = null;
  private readonly filing: Filing;
  private readonly reading: Reading;
  /** Set aside, and its sender not told yet. */
  private readonly untold = new Map<string, { readonly item: QueueItem; readonly why: string; telling: boolean }>();
  private teller: Teller | null = null;
  private readonly refused = new Map<string, string>();
  private readonly readListeners = new Set<() => void>();
  private free = { bytes: Infinity, askedAt: -Infinity };
  private closed = false;
  /** Why the folder is no longer ours. */
  private forsaken: string | null = null;

  constructor(
    private readonly parts: Parts,
    private readonly deps: SpoolDeps,
  ) {
    this.filing = new Filing({
      ...parts,
      clock: deps.clock,
      damaged: (id) => this.setAside(id, DAMAGED),
      troubled: (error) => deps.log.write('queue', 'minimum', 'contents stay in the journal for now: their files could not be written', { error: String(error) }),
    });
    this.reading = new Reading({
      ...parts,
      clock: deps.clock,
      setAside: (id, why) => this.setAside(id, why),
      troubled: (id, text) => this.readTroubled(id, text),
    });
    if (parts.logged.count > 0) this.filing.soon();
  }

  /** A map of the caller's own, without what is set aside and only waits for its sender to be told. */
  items(): Map<string, QueueItem> {
    return new Map([...this.parts.live].filter(([id]) => !this.untold.has(id)));
  }

  async write(id: string): Promise<ContentWriter> {
    this.refuseWhenClosed();
    await this.refuseWhenFull();
    const { contents, logged, journal } = this.parts;
    const file = contents.create(id, (bytes) => {
      if (journal.contentBytes > 2 * CONTENTS_LOGGED) return false;
      logged.offer(id, bytes);
      return true;
    });
    const abandon = async (): Promise<void> => {
      logged.take(id);
      await file.abandon();
    };
    return { write: (chunk) => file.write(chunk), finish: () => file.finish(), abandon };
  }

  read(id: string, start = 0, end = Infinity): Promise<Readable> {
    return this.reading.read(id, start, end);
  }

  readHead(id: string, maxBytes: number): Promise<Buffer> {
    return this.reading.head(id, maxBytes);
  }

  readPart(id: string, start: number, end: number): Promise<Buffer> {
    return this.reading.part(id, start, end);
  }

  verify(item: QueueItem): Promise<boolean> {
    return this.reading.verify(item);
  }

  commit(changes: readonly Change[]): Promise<void> {
    if (this.closed) return Promise.reject(this.closedError());
    const { journal, logged, live } = this.parts;
    const admitted = changes.flatMap((c) => ('put' in c && !live.has(c.put.id) ? [c.put.id] : []));
    const contents = new Map<string, Buffer>();
    for (const id of admitted) {
      const bytes = logged.take(id);
      if (bytes) contents.set(id, bytes);
    }
    const before = async (): Promise<void> => {
      for (const id of admitted) await this.parts.contents.syncName(id);
    };
    const synced = (spots: ReadonlyMap<string, Spot>): void => {
      for (const [id, spot] of spots) logged.add(id, spot);
      for (const change of changes) applyChange(live, change);
      if (spots.size > 0) this.filing.soon();
      this.checkpointWhenGrown();
    };
    return journal.append(changes.map(written), { contents, before, synced });
  }

  async removeContent(id: string): Promise<void> {
    await this.filing.settled(id);
    this.readTroubled(id, null);
    if (this.forsaken !== null) return;
    if (this.parts.logged.forget(id)) return;
    await this.parts.contents.remove(id).catch((error: unknown) => {
      if (!isMissing(error)) this.deps.log.write('queue', 'minimum', 'a content file could not be removed', { id, error: String(error) });
    });
  }

  /** Two who find the same damage at once set it aside once. */
  setAside(id: string, why: string): Promise<void> {
    if (this.forsaken !== null) return Promise.reject(this.closedError());
    let leaving = this.leaving.get(id);
    if (!leaving) {
      leaving = this.moveOut(id, why).finally(() => this.leaving.delete(id));
      this.leaving.set(id, leaving);
    }
    return leaving;
  }

  private async moveOut(id: string, why: string): Promise<void> {
    const { paths, contents, logged, live, notes } = this.parts;
    const known = live.get(id);
    const note = { name: `${id}.eml`, why, at: this.deps.clock.now(), known };
    const moved = logged.has(id) ? logged.raw(id).then((record) => copyAside(paths.corrupt, note, record)) : moveAside(paths.corrupt, note, contents.path(id));
    await moved.catch((error: unknown) => {
      throw diskTrouble(error, paths.corrupt, 'a damaged message cannot be moved to');
    });
    if (!notes.has(note.name)) notes.set(note.name, note);
    this.deps.log.write('queue', 'minimum', 'a damaged message was set aside', { id, why });
    logged.forget(id);
    this.readTroubled(id, null);
    if (known) {
      this.untold.set(id, { item: known, why, telling: false });
      this.tellNow(id);
    }
    for (const listener of this.listeners) listener(id, why);
  }

  tellSenders(teller: Teller): void {
    this.teller = teller;
    this.tellAgain();
  }

  tellAgain(): void {
    for (const id of this.untold.keys()) this.tellNow(id);
  }

  /** Until the sender was told the item stays in the journal: the next start finds it without its content, and tells. */
  private tellNow(id: string): void {
    const one = this.untold.get(id);
    if (!this.teller || !one || one.telling) return;
    one.telling = true;
    this.teller(one.item, one.why).then(() => this.untold.delete(id), () => (one.telling = false)); // who tells also says what kept him from it
  }

  readAside(name: string, start: number, end: number): Promise<Buffer | null> {
    return readAside(join(this.parts.paths.corrupt, name), start, end);
  }

  onUnreadable(fn: () => void): () => void {
    this.readListeners.add(fn);
    return () => this.readListeners.delete(fn);
  }

  unreadable(): ReadonlyMap<string, string> {
    return this.refused;
  }

  private readTroubled(id: string, text: string | null): void {
    if (text === null && !this.refused.delete(id)) return;
    if (text !== null) this.refused.set(id, text);
    for (const listener of this.readListeners) listener();
  }

  onSetAside(fn: (id: string, why: string) => void): () => void {
    this.listeners.add(fn);
    return () => this.listeners.delete(fn);
  }

  corrupt(): readonly Note[] {
    return [...this.parts.notes.values()];
  }

  get corruptCount(): number {
    return this.parts.notes.size;
  }

  checkpoint(): Promise<void> {
    if (this.forsaken !== null) return Promise.reject(this.closedError());
    this.checkpointing ??= this.replaceJournal().finally(() => (this.checkpointing = null));
    return this.checkpointing;
  }

  forsake(why: string): void {
    this.forsaken ??= why;
    this.closed = true;
    this.filing.stop();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.filing.stop();
    await this.checkpointing?.catch(() => undefined);
    if (this.forsaken === null) await this.filing.finish();
    await this.parts.journal.close();
  }

  private async replaceJournal(): Promise<void> {
    const { paths, journal, live } = this.parts;
    const { next, items } = await new Promise<{ next: number; items: QueueItem[] }>((resolve) => {
      void journal.turn((number) => resolve({ next: number, items: [...live.values()] }));
    });
    await this.filing.before(next);
    try {
      this.parts.snapshotBytes = await writeSnapshot(paths.snapshot, next, items);
    } catch (error) {
      throw diskTrouble(error, paths.snapshot, 'the snapshot cannot be written at');
    }
    const { first } = this.parts.segments;
    this.parts.segments = { first: next };
    for (let number = first; number < next; number++) await unlink(segmentPath(paths.journal, number)).catch(() => undefined);
  }

  private checkpointWhenGrown(): void {
    const limit = Math.max(this.deps.checkpointBytes ?? DEFAULT_CHECKPOINT, this.parts.snapshotBytes);
    const { bytes, contentBytes } = this.parts.journal;
    if ((bytes < limit && contentBytes < CONTENTS_LOGGED) || this.checkpointing || this.closed) return;
    this.checkpoint().catch((error: unknown) => {
      if (!this.closed) this.deps.log.write('queue', 'minimum', 'the journal could not be replaced; it goes on', { error: String(error) });
    });
  }

  private async refuseWhenFull(): Promise<void> {
    const reserve = this.deps.reserveBytes ?? DEFAULT_RESERVE;
    const now = this.deps.clock.monotonic();
    if (now - this.free.askedAt >= FREE_SPACE_AGE) {
      const disk = await statfs(this.parts.paths.content).catch(() => null);
      this.free = { bytes: disk ? disk.bavail * disk.bsize : Infinity, askedAt: now };
    }
    if (this.free.bytes >= reserve) return;
    throw new SpoolError('full', `the disk under ${this.parts.paths.content} has less than ${reserve} bytes left; new mail is refused for now, what was accepted is safe`, this.parts.paths.content);
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw this.closedError();
  }

  private closedError(): SpoolError {
    return new SpoolError('closed', this.forsaken === null ? 'the spool is closed; the relay is stopping' : `nothing is written any more: ${this.forsaken}`, this.parts.paths.journal);
  }
}
