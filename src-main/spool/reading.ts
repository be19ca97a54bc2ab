// Reading contents. The checksum runs along over the whole content whatever part of it
// is asked for, and the last piece is held back until it is right: nobody who waits
// for the end of a content ever gets a damaged one whole. What is missing, or has other
// bytes than were taken in, is set aside, and the reading rejects. A read that the
// disk refuses is tried again; if it goes on refusing, that says nothing of the
// content: the reading rejects, and it stays where it is.
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { sleep, type Clock } from '../base/clock';
import { isMissing } from '../base/durable';
import type { QueueItem } from '../mail/envelope';
import type { Contents } from './content';
import type { Logged } from './journal/logged';
import { SpoolError, diskTrouble } from './spool-error';
import { spoolWords } from '../words/spool';

export interface ReadingDeps {
  readonly clock: Clock;
  readonly contents: Contents;
  readonly logged: Logged;
  /** What is safe on disk. */
  readonly live: ReadonlyMap<string, QueueItem>;
  setAside(id: string, why: string): Promise<void>;
  /** The disk refuses to give this content (a sentence), or gave it whole again (null). */
  troubled(id: string, text: string | null): void;
}

/** Read at a time. */
const PIECE = 65_536;
/** Before the disk is asked again, in milliseconds: a loose plug or a busy bus is over by then. */
const PAUSES = [50, 500];

/** Of a content: what was taken in, or what was found. */
interface Sum {
  readonly bytes: number;
  readonly crc: number;
}

export class Reading {
  constructor(private readonly deps: ReadingDeps) {}

  /** The bytes from `start` up to but not including `end`. */
  async read(id: string, start: number, end: number): Promise<Readable> {
    const bytes = await this.fromJournal(id);
    if (!bytes) await this.checkSize(id);
    // Asked for nothing, nothing need be read.
    if (end <= start) return Readable.from([]);
    if (bytes) return Readable.from([bytes.subarray(start, end)], { objectMode: false });
    return Readable.from(this.checked(id, start, end), { objectMode: false });
  }

  /** At most the first `maxBytes`, unchecked. */
  async head(id: string, maxBytes: number): Promise<Buffer> {
    const bytes = await this.fromJournal(id);
    if (bytes) return bytes.subarray(0, maxBytes);
    await this.checkSize(id);
    return this.patiently(id, () => this.deps.contents.part(id, 0, maxBytes));
  }

  /** As it lies on the disk, unchecked. */
  async part(id: string, start: number, end: number): Promise<Buffer> {
    const bytes = await this.fromJournal(id);
    return bytes ? bytes.subarray(start, end) : this.patiently(id, () => this.deps.contents.part(id, start, end));
  }

  /** False: it was not what was taken in, and has been set aside. */
  async verify(item: QueueItem): Promise<boolean> {
    try {
      for await (const _ of await this.read(item.id, 0, Infinity));
      return true;
    } catch (error) {
      if (error instanceof SpoolError && (error.kind === 'damaged' || error.kind === 'missing')) return false;
      throw error;
    }
  }

  private async *checked(id: string, start: number, end: number): AsyncGenerator<Buffer, void, void> {
    const expected = this.deps.live.get(id);
    let found: Sum = { bytes: 0, crc: 0 };
    let held: Buffer | null = null;
    for await (const piece of this.pieces(id)) {
      const at = found.bytes;
      found = { bytes: at + piece.length, crc: crc32(piece, found.crc) };
      const wanted = piece.subarray(Math.max(0, start - at), Math.max(0, end - at));
      if (wanted.length === 0) continue;
      if (held) yield held;
      held = wanted;
    }
    await this.compare(id, expected, found);
    this.deps.troubled(id, null);
    if (held) yield held;
  }

  /** A content that stands in the journal, checked; null: it has a file. */
  private async fromJournal(id: string): Promise<Buffer | null> {
    const { logged, live } = this.deps;
    const bytes = logged.has(id) ? await this.patiently(id, () => logged.read(id)) : null;
    // While it was looked for it may have been given its file.
    if (!logged.has(id)) return null;
    if (!bytes) return this.giveUp(id, 'damaged', spoolWords.message.damagedInJournal);
    await this.compare(id, live.get(id), { bytes: bytes.length, crc: crc32(bytes) });
    this.deps.troubled(id, null);
    return bytes;
  }

  private async *pieces(id: string): AsyncGenerator<Buffer, void, void> {
    const file = await this.patiently(id, () => open(this.deps.contents.path(id), 'r'));
    try {
      for (let at = 0; ;) {
        const piece = await this.patiently(id, () => pieceAt(file, at));
        if (piece.length === 0) return;
        at += piece.length;
        yield piece;
      }
    } finally {
      await file.close().catch(() => undefined);
    }
  }

  /** Finds a file that is missing or of another size. */
  private async checkSize(id: string): Promise<void> {
    const size = await this.patiently(id, () => this.deps.contents.size(id));
    if (size === null) return this.giveUp(id, 'missing', spoolWords.message.missing);
    const item = this.deps.live.get(id);
    if (item && item.bytes !== size) return this.giveUp(id, 'damaged', spoolWords.message.size(size, item.bytes));
  }

  /** `expected` is undefined where the message has left the queue meanwhile. */
  private async compare(id: string, expected: QueueItem | undefined, found: Sum): Promise<void> {
    if (!expected || isWhole(expected, found)) return;
    await this.giveUp(id, 'damaged', differences(expected, found));
  }

  private async giveUp(id: string, kind: 'missing' | 'damaged', why: string): Promise<never> {
    // What has left the queue meanwhile is nobody's loss.
    if (this.deps.live.has(id)) await this.deps.setAside(id, why);
    throw new SpoolError(kind, spoolWords.cannotBeSent(id, why), this.deps.contents.path(id));
  }

  /** Does `work`, and again where the disk refuses; what is missing is missing at once. */
  private async patiently<T>(id: string, work: () => Promise<T>): Promise<T> {
    for (let tried = 0; ; tried++) {
      try {
        return await work();
      } catch (error) {
        if (isMissing(error)) return this.giveUp(id, 'missing', spoolWords.message.missing);
        const pause = PAUSES[tried];
        if (pause === undefined) throw this.refused(id, error);
        await sleep(this.deps.clock, pause);
      }
    }
  }

  private refused(id: string, error: unknown): SpoolError {
    const trouble = diskTrouble(error, this.deps.contents.path(id), 'readMessage');
    this.deps.troubled(id, trouble.message);
    return trouble;
  }
}

async function pieceAt(file: FileHandle, at: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, at);
  return buffer.subarray(0, bytesRead);
}

/** A spool of long ago may hold items that say nothing of a checksum. */
function isWhole(item: QueueItem, found: Sum): boolean {
  return found.bytes === item.bytes && (typeof item.crc !== 'number' || found.crc === item.crc);
}

function differences(item: QueueItem, found: Sum): string {
  const W = spoolWords.message;
  return found.bytes === item.bytes ? W.otherSum : W.otherBytes(found.bytes, item.bytes);
}
