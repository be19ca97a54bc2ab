// The spool at work: joins contents, journal and snapshot. A small content is
// written into the journal with its item and gets its file later (filing.ts). It keeps its own map of
// what is safe on disk, so that a snapshot never says more than was acknowledged;
// items are never changed in place, only replaced, so the map costs references.
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { copyAside, moveAside, readAside } from '../base/aside';
import type { Note } from '../base/aside';
import type { QueueItem } from '../mail/envelope';
import { applyChange, idOf, written } from './change';
import type { Change } from './change';
import { Checkpoints } from './checkpoint';
import type { Contents } from './content';
import type { Journal } from './journal';
import { FoundAgain } from './found-again';
import type { spoolPaths } from './load';
import { Filing } from './filing';
import type { Logged, Spot } from './logged';
import { DAMAGED, Reading } from './reading';
import { Removals } from './removal';
import { Room } from './room';
import type { ContentWriter, Spool, SpoolDeps, Teller } from './spool';
import { SpoolError, diskTrouble } from './spool-error';
import { Telling } from './telling';

const DEFAULT_RESERVE = 8 * 1_048_576;
const DEFAULT_CHECKPOINT = 16 * 1_048_576;
/** The journal may hold so many bytes of contents before it is replaced; with twice as many, contents get files at once. */
const CONTENTS_LOGGED = 128 * 1_048_576;
/** For want of room already when it holds so much. */
const WORTH_MAKING_ROOM = 65_536;
/** With more than these in the queue the end does not write them all anew, nor the start so many files: neither may take long. */
const MOST_AT_THE_ENDS = 20_000;
const MOST_FILES_AT_THE_START = 2000;

export interface Parts {
  readonly paths: ReturnType<typeof spoolPaths>;
  readonly contents: Contents;
  readonly logged: Logged;
  readonly journal: Journal;
  /** What is safe on disk. */
  readonly live: Map<string, QueueItem>;
  /** The spool's own name. */
  readonly spool: string;
  /** The oldest segment on disk. */
  readonly first: number;
  readonly snapshotBytes: number;
  /** What lies in corrupt/, by name. */
  readonly notes: Map<string, Note>;
}

export class OpenSpool implements Spool {
  private readonly listeners = new Set<(id: string, why: string) => void>();
  private readonly leaving = new Map<string, Promise<void>>();
  private readonly filing: Filing;
  private readonly reading: Reading;
  private readonly telling = new Telling();
  private readonly found: FoundAgain;
  private readonly refused = new Map<string, string>();
  private readonly readListeners = new Set<() => void>();
  private readonly removals: Removals;
  private readonly room: Room;
  private readonly checkpoints: Checkpoints;
  private describing: Promise<void> | null = null;
  private closed = false;
  /** Why the folder is no longer ours. */
  private forsaken: string | null = null;

  constructor(
    private readonly parts: Parts,
    private readonly deps: SpoolDeps,
  ) {
    this.found = new FoundAgain(parts.live);
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
    this.removals = new Removals({
      ...parts,
      clock: deps.clock,
      settled: (id) => this.filing.settled(id),
      troubled: (id, error) => deps.log.write('queue', 'minimum', 'a content file could not be removed; it is tried again', { id, error: String(error) }),
    });
    this.checkpoints = new Checkpoints({ ...parts, filing: this.filing, removals: this.removals }, parts.first, parts.snapshotBytes);
    this.room = new Room({
      clock: deps.clock,
      folder: parts.paths.content,
      reserveBytes: deps.reserveBytes ?? DEFAULT_RESERVE,
      isWorthIt: () => this.checkpoints.journalled >= WORTH_MAKING_ROOM,
      replace: () => this.checkpoint(),
    });
    if (parts.logged.count > 0) this.filing.soon();
  }

  /** What a start leaves to do when it has read everything: `owed` are contents it could not remove, `bare` have no envelope beside them. */
  begin(owed: Iterable<string>, bare: readonly string[]): void {
    for (const id of owed) this.removals.owe(id);
    this.removals.later();
    this.describing = this.describe(bare);
    if (this.checkpoints.isWorthIt && this.parts.logged.count <= MOST_FILES_AT_THE_START) this.replaceSoon();
  }

  /** A map of the caller's own, without what is set aside and only waits for its sender to be told. */
  items(): Map<string, QueueItem> {
    return new Map([...this.parts.live].filter(([id]) => !this.telling.has(id)));
  }

  async write(id: string): Promise<ContentWriter> {
    this.refuseWhenClosed();
    if (this.parts.journal.otherOwner) throw this.parts.journal.otherOwner;
    await this.room.refuseWhenFull();
    const { contents, logged, journal } = this.parts;
    const file = contents.create(id, (bytes) => {
      if (journal.contentBytes > 2 * CONTENTS_LOGGED) return false;
      logged.offer(id, bytes);
      return true;
    });
    const abandon = async (): Promise<void> => {
      logged.take(id);
      await file.abandon();
      this.removals.later();
    };
    const makingRoom = async <T>(work: Promise<T>): Promise<T> =>
      work.catch((error: unknown) => {
        if (isFull(error)) void this.room.make();
        throw error;
      });
    return { write: (chunk) => makingRoom(file.write(chunk)), finish: () => makingRoom(file.finish()), abandon };
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
      for (const change of changes) {
        if ('gone' in change && live.has(change.gone)) this.removals.owe(change.gone);
        applyChange(live, change);
      }
      this.found.look(changes.map(idOf));
      if (spots.size > 0) this.filing.soon();
      this.checkpointWhenGrown();
    };
    const append = (): Promise<void> => journal.append(changes.map(written), { contents, before, synced });
    // Only what nobody can have changed meanwhile may be written later than it was asked for.
    const mayWait = admitted.length === changes.length;
    const kept = append().catch(async (error: unknown) => {
      if (!isFull(error)) throw error;
      const room = this.room.make();
      if (!mayWait) throw error;
      await room;
      await append();
    });
    const files = changes.flatMap((change) => ('put' in change && this.parts.contents.isPart(change.put.id) ? [change.put] : []));
    return files.length === 0 ? kept : kept.then(() => this.nameFiles(files));
  }

  /** Admitted contents get their names, and their envelopes beside them. What fails is left as it is: the start knows what to do with it. */
  private async nameFiles(items: readonly QueueItem[]): Promise<void> {
    const { contents } = this.parts;
    const failed = (error: unknown): void => this.deps.log.write('queue', 'minimum', 'a content keeps its first name for now', { error: String(error) });
    for (const item of items) await contents.describe(item).catch(failed).then(() => contents.admitted(item.id)).catch(failed);
  }

  async removeContent(id: string): Promise<void> {
    await this.removals.remove(id);
    this.readTroubled(id, null);
  }

  /** Two who find the same damage at once set it aside once. */
  setAside(id: string, why: string): Promise<void> {
    return this.leave(id, why, null);
  }

  /** Into corrupt/ with a note, and out of the queue: nobody is told to send it again. */
  setAsideDelivered(id: string, why: string): Promise<void> {
    return this.leave(id, why, (item) => this.commit([{ gone: item.id }]));
  }

  private leave(id: string, why: string, end: Teller | null): Promise<void> {
    if (this.forsaken !== null) return Promise.reject(this.closedError());
    let leaving = this.leaving.get(id);
    if (!leaving) {
      leaving = this.moveOut(id, why, end).finally(() => this.leaving.delete(id));
      this.leaving.set(id, leaving);
    }
    return leaving;
  }

  private async moveOut(id: string, why: string, end: Teller | null): Promise<void> {
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
    const told = known ? this.telling.add(known, why, end) : null;
    for (const listener of this.listeners) listener(id, why);
    // Who tells a sender looks here again before he is done; what only leaves is to be gone when the start goes on.
    if (end) await told;
  }

  tellSenders(teller: Teller): void {
    this.telling.tellSenders(teller);
  }

  tellAgain(): void {
    this.telling.again();
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

  get foundAgain(): readonly string[] {
    return this.found.ids;
  }

  onFoundAgain(fn: () => void): () => void {
    return this.found.onChange(fn);
  }

  get corruptCount(): number {
    return this.parts.notes.size;
  }

  checkpoint(): Promise<void> {
    if (this.forsaken !== null) return Promise.reject(this.closedError());
    return this.checkpoints.replace();
  }

  forsake(why: string): void {
    this.forsaken ??= why;
    this.closed = true;
    this.filing.stop();
    this.removals.forsake();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.rescue();
    this.filing.stop();
    this.removals.stop();
    await this.checkpoints.settled();
    await this.describing;
    if (this.forsaken === null) await this.finish();
    await this.parts.journal.close();
  }

  /** Segments before this one are in the snapshot. Never rejects: what cannot be removed is tried again. */
  dropSegments(next: number): Promise<void> {
    return this.checkpoints.dropSegments(next);
  }

  /** What stands in a segment that was taken from the folder can still be read: it is written anew while it can. Never rejects. */
  private async rescue(): Promise<void> {
    if (this.forsaken !== null || !(await this.parts.journal.hasVanished())) return;
    this.checkpoints.segmentLost();
    await this.checkpoints.replace().catch((error: unknown) => this.notReplaced(error));
  }

  /** What is better done now than at the next start, unless it would take long. */
  private async finish(): Promise<void> {
    await this.filing.finish();
    await this.removals.again();
    const { live, logged } = this.parts;
    const quick = logged.count === 0 && live.size <= MOST_AT_THE_ENDS;
    if (quick && this.checkpoints.isWorthIt) await this.checkpoints.replace().catch((error: unknown) => this.notReplaced(error));
    await this.parts.journal.noteReach();
  }

  private checkpointWhenGrown(): void {
    const grown = this.checkpoints.hasOutgrown(this.deps.checkpointBytes ?? DEFAULT_CHECKPOINT) || this.parts.journal.contentBytes >= CONTENTS_LOGGED;
    if (!grown || this.checkpoints.isRunning || this.closed) return;
    this.replaceSoon();
  }

  /** A segment was taken away at work. */
  lost(): void {
    this.checkpoints.segmentLost();
    this.replaceSoon();
  }

  private replaceSoon(): void {
    this.checkpoint().catch((error: unknown) => this.notReplaced(error));
  }

  private notReplaced(error: unknown): void {
    if (!(error instanceof SpoolError && error.kind === 'closed')) this.deps.log.write('queue', 'minimum', 'the journal could not be replaced; it goes on', { error: String(error) });
  }

  /** Envelopes beside contents that a program before this one has filed. */
  private async describe(ids: readonly string[]): Promise<void> {
    const { live, contents } = this.parts;
    for (const id of ids) {
      const item = live.get(id);
      if (this.closed) return;
      if (item) await contents.describe(item).catch(() => undefined);
      if (!live.has(id)) await contents.undescribe(id);
    }
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw this.closedError();
  }

  private closedError(): SpoolError {
    return new SpoolError('closed', this.forsaken === null ? 'the spool is closed; the relay is stopping' : `nothing is written any more: ${this.forsaken}`, this.parts.paths.journal);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof SpoolError && error.kind === 'full';
}
