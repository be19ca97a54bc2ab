// The spool at work: joins contents, journal and snapshot. A small content is
// written into the journal with its item and gets its file later (filing.ts). It keeps its own map of
// what is safe on disk, so that a snapshot never says more than was acknowledged;
// items are never changed in place, only replaced, so the map costs references.
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Note, readAside } from '../base/aside';
import { fileBytes } from '../base/disk-space';
import type { QueueItem } from '../mail/envelope';
import { applyChange, type Change, idOf, written } from './change';
import { Checkpoints } from './checkpoint';
import type { Contents } from './content';
import type { Journal } from './journal/journal';
import { FoundAgain } from './found-again';
import type { spoolPaths } from './load';
import { Filing } from './filing';
import type { Logged, Spot } from './journal/logged';
import { Reading } from './reading';
import { Removals } from './removal';
import { Room } from './room';
import type { ContentWriter, Spool, SpoolDeps, Teller } from './spool';
import { SetAside } from './set-aside';
import { isDiskFull, SpoolError } from './spool-error';
import { Unreadable } from './unreadable';
import { Describing } from './envelopes/describing';
import { CONTENTS_LOGGED, Upkeep } from './upkeep';
import { spoolWords } from '../words/spool';

const DEFAULT_RESERVE = 8 * 1_048_576;
/** For want of room already when it holds so much. */
const WORTH_MAKING_ROOM = 65_536;

export interface OpenSpoolDeps {
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
  private readonly filing: Filing;
  private readonly reading: Reading;
  private readonly aside: SetAside;
  private readonly unread = new Unreadable();
  private readonly found: FoundAgain;
  private readonly removals: Removals;
  private readonly room: Room;
  private readonly checkpoints: Checkpoints;
  private readonly upkeep: Upkeep;
  private closed = false;
  /** Why the folder is no longer ours. */
  private forsaken: string | null = null;

  constructor(
    private readonly parts: OpenSpoolDeps,
    private readonly deps: SpoolDeps,
  ) {
    this.found = new FoundAgain(parts.live);
    this.aside = new SetAside({
      ...parts,
      clock: deps.clock,
      log: deps.log,
      refusal: () => (this.forsaken === null ? null : this.closedError()),
      readable: (id) => this.unread.note(id, null),
      gone: (id) => this.commit([{ gone: id }]),
    });
    this.filing = new Filing({
      ...parts,
      clock: deps.clock,
      damaged: (id) => this.setAside(id, spoolWords.message.damagedInJournal),
      troubled: (error) =>
        deps.log.write('queue', 'minimum', spoolWords.log.notFiled, {
          error: String(error),
        }),
    });
    this.reading = new Reading({
      ...parts,
      clock: deps.clock,
      setAside: (id, why) => this.setAside(id, why),
      troubled: (id, text) => this.unread.note(id, text),
    });
    this.removals = new Removals({
      ...parts,
      clock: deps.clock,
      settled: (id) => this.filing.settled(id),
      troubled: (id, error) =>
        deps.log.write('queue', 'minimum', spoolWords.log.notRemoved, {
          id,
          error: String(error),
        }),
    });
    const owned = { ...parts, filing: this.filing, removals: this.removals, limit: deps.checkpointBytes };
    this.checkpoints = new Checkpoints(owned, parts.first, parts.snapshotBytes);
    this.room = new Room({
      clock: deps.clock,
      folder: parts.paths.content,
      reserveBytes: deps.reserveBytes ?? DEFAULT_RESERVE,
      isWorthIt: () => this.checkpoints.journalled >= WORTH_MAKING_ROOM,
      replace: () => this.checkpoint(),
      giveBack: async (bytes) => this.forsaken === null && (await deps.kept?.giveBack(bytes)) === true,
    });
    this.upkeep = new Upkeep({
      ...parts,
      filing: this.filing,
      removals: this.removals,
      describing: new Describing({ ...parts, clock: deps.clock, isClosed: () => this.closed }),
      checkpoints: this.checkpoints,
      log: deps.log,
      replace: () => this.checkpoint(),
      isClosed: () => this.closed,
    });
    if (parts.logged.count > 0) this.filing.soon();
  }

  /**
   * What a start leaves to do when it has read everything: `owed` are contents it could not remove, `bare` have no
   * envelope beside them.
   */
  begin(owed: Iterable<string>, bare: readonly string[]): void {
    for (const id of owed) this.removals.owe(id);
    this.removals.later();
    this.upkeep.begin(bare);
  }

  items(): Map<string, QueueItem> {
    return new Map([...this.parts.live].filter(([id]) => !this.aside.isUntold(id)));
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
        if (isDiskFull(error)) void this.room.makeMore();
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
    const puts = changes.filter((change) => 'put' in change);
    const admitted = puts.filter(({ put }) => !live.has(put.id));
    const contents = new Map<string, Buffer>();
    const named: string[] = [];
    for (const { put } of admitted) {
      const bytes = logged.take(put.id);
      if (bytes) contents.set(put.id, bytes);
      else named.push(put.id);
    }
    const before = async (): Promise<void> => {
      for (const id of named) await this.parts.contents.syncName(id);
    };
    const synced = (spots: ReadonlyMap<string, Spot>): void => {
      for (const [id, spot] of spots) logged.add(id, spot);
      for (const change of changes) {
        const leaving = 'gone' in change ? live.get(change.gone) : undefined;
        if (leaving) this.removals.owe(leaving.id);
        if (leaving) this.checkpoints.leaves(leaving);
        applyChange(live, change);
      }
      this.found.look(changes.map(idOf));
      if (spots.size > 0) this.filing.soon();
      this.upkeep.whenGrown();
    };
    const append = (): Promise<void> =>
      journal.append(changes.map(written), { contents, before: named.length > 0 ? before : null, synced });
    // Only what nobody can have changed meanwhile may be written later than it was asked for.
    const mayWait = admitted.length === changes.length;
    const kept = append().catch(async (error: unknown) => {
      if (!isDiskFull(error)) throw error;
      const room = this.room.makeMore();
      if (!mayWait) throw error;
      await room;
      await append();
    });
    const files = puts.filter(({ put }) => this.parts.contents.isPart(put.id));
    return files.length === 0 ? kept : kept.then(() => this.nameFiles(files.map(({ put }) => put)));
  }

  /**
   * Admitted contents get their names, and their envelopes beside them. What fails is left as it is: the start knows
   * what to do with it.
   */
  private async nameFiles(items: readonly QueueItem[]): Promise<void> {
    const { contents } = this.parts;
    const failed = (error: unknown): void =>
      this.deps.log.write('queue', 'minimum', spoolWords.log.notNamed, { error: String(error) });
    for (const item of items)
      await contents
        .describe(item)
        .catch(failed)
        .then(() => contents.admitted(item.id))
        .catch(failed);
  }

  async removeContent(id: string): Promise<void> {
    await this.removals.remove(id);
    this.unread.note(id, null);
  }

  async keep(id: string): Promise<void> {
    const { kept } = this.deps;
    if (!kept || this.forsaken !== null) return;
    await this.filing.settled(id);
    const { contents, logged } = this.parts;
    const bytes = logged.has(id) ? await logged.read(id).catch(() => null) : null;
    await kept.put(id, bytes ? { bytes } : { path: contents.path(id) });
  }

  makeRoom(): Promise<void> {
    return this.room.relieve();
  }

  setAside(id: string, why: string): Promise<void> {
    return this.aside.take(id, why);
  }

  setAsideDelivered(id: string): Promise<void> {
    return this.aside.takeDelivered(id);
  }

  tellSenders(teller: Teller): void {
    this.aside.tellSenders(teller);
  }

  tellAgain(): void {
    this.aside.tellAgain();
  }

  readAside(name: string, start: number, end: number): Promise<Buffer | null> {
    return readAside(join(this.parts.paths.corrupt, name), start, end);
  }

  sizeAside(name: string): Promise<number | null> {
    return fileBytes(join(this.parts.paths.corrupt, name));
  }

  onUnreadable(fn: () => void): () => void {
    return this.unread.onChange(fn);
  }

  unreadable(): ReadonlyMap<string, string> {
    return this.unread.all;
  }

  onSetAside(fn: (id: string, why: string) => void): () => void {
    return this.aside.onSetAside(fn);
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
    if (this.forsaken === null) await this.upkeep.rescue();
    this.filing.stop();
    this.removals.stop();
    await this.upkeep.settled();
    if (this.forsaken === null) await this.upkeep.finish();
    await this.parts.journal.close();
  }

  /** Segments before this one are in the snapshot. Never rejects: what cannot be removed is tried again. */
  dropSegments(next: number): Promise<void> {
    return this.checkpoints.dropSegments(next);
  }

  /** A segment was taken away at work. */
  lost(): void {
    this.upkeep.lost();
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw this.closedError();
  }

  private closedError(): SpoolError {
    return new SpoolError(
      'closed',
      this.forsaken === null ? spoolWords.closed : spoolWords.forsaken(this.forsaken),
      this.parts.paths.journal,
    );
  }
}
