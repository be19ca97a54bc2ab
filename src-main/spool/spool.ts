// The spool as the other rooms see it: contents on disk, one journal for every envelope (and for a while for
// every small content), and a snapshot now and then. PROMISE: what `commit` resolved for is there after
// kill -9 and after a power cut. On trouble with the disk a call rejects with a SpoolError and nothing of it
// has happened. A damaged file is moved to corrupt/ with a note and stops nothing else. One process owns the
// folder.
import type { Readable } from 'node:stream';
import type { Note } from '../base/aside';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { QueueItem } from '../mail/envelope';
import type { Change } from './change';
import type { KeptLetters } from './kept/kept';

/** Receives one message's content. Not for two writers at once; await each call. */
export interface ContentWriter {
  /** Takes `chunk` over: it must not be changed afterwards. Rejects SpoolError; then call `abandon`. */
  write(chunk: Buffer): Promise<void>;
  /** Resolves when the content is whole; it is safe with the commit that puts the item. */
  finish(): Promise<{ readonly bytes: number; readonly crc: number }>;
  /**
   * Removes what was written; also after a failure, and harmless after `finish` if the item is never put. Never
   * rejects.
   */
  abandon(): Promise<void>;
}

export interface Spool {
  /** Opens a new content file. Rejects SpoolError ('full' also when less than the reserve is free). */
  write(id: string): Promise<ContentWriter>;
  /** What is safe on the disk now, but for what is set aside and waits for its sender to be told. A map of the caller's own. */
  items(): Map<string, QueueItem>;
  /**
   * Streams the bytes from `start` up to but not including `end`; the last piece comes only when the checksum over the
   * whole content is right. What is missing or damaged is set aside, and the call or the stream fails with SpoolError
   * ('missing', 'damaged'); where the disk goes on refusing to read, with 'disk', and the content stays where it is.
   */
  read(id: string, start?: number, end?: number): Promise<Readable>;
  /** At most the first `maxBytes` of the content, unchecked. Missing or of another size: as `read`. */
  readHead(id: string, maxBytes: number): Promise<Buffer>;
  /**
   * The bytes from `start` up to but not including `end` as they lie there, for people: unchecked. Missing: as
   * `read`.
   */
  readPart(id: string, start: number, end: number): Promise<Buffer>;
  /** Reads the whole content; false when it is missing, or size or checksum differ, and then it has been set aside. */
  verify(item: QueueItem): Promise<boolean>;
  /** All of `changes` or none; resolves when they are synced. Changes are applied in the order of the calls. */
  commit(changes: readonly Change[]): Promise<void>;
  /**
   * Deletes the content; call it after the commit of `gone`. Never rejects: what stays is cleared at the next start.
   */
  removeContent(id: string): Promise<void>;
  /** Keeps the content of a delivered message, where that is wanted; call it before its `gone`. Never rejects. */
  keep(id: string): Promise<void>;
  /** Gives back what can be given back, because the disk refuses. Never rejects. */
  makeRoom(): Promise<void>;
  /** Into corrupt/ with a note; it leaves the queue when its sender was told. */
  setAside(id: string, why: string): Promise<void>;
  /** Who tells the senders of what is set aside, also of what was before. */
  tellSenders(teller: Teller): void;
  /** Asks the teller again for those it failed. */
  tellAgain(): void;
  /** Bytes of what lies in corrupt/ under `name`; null: nothing does. */
  readAside(name: string, start: number, end: number): Promise<Buffer | null>;
  /** Bytes of what was set aside; null: it is not there. */
  sizeAside(name: string): Promise<number | null>;
  /** Calls `fn` whenever `unreadable` changes. */
  onUnreadable(fn: () => void): () => void;
  /** Messages that the disk refused to read when they were last read, each with a sentence. */
  unreadable(): ReadonlyMap<string, string>;
  /** Calls `fn` after an item was set aside, whoever asked for it. */
  onSetAside(fn: (id: string, why: string) => void): () => void;
  /** What lies in corrupt/ and why, oldest first. */
  corrupt(): readonly Note[];
  readonly corruptCount: number;
  /** Ids on hold whose record was lost and whose content and envelope were found: a person must say whether they go. */
  readonly foundAgain: readonly string[];
  /** Calls `fn` whenever `foundAgain` changes. */
  onFoundAgain(fn: () => void): () => void;
  /** Rewrites the snapshot now and drops the journal it replaces; happens by itself when the journal has grown. */
  checkpoint(): Promise<void>;
  /**
   * The folder is somebody else's now, as `why` says: nothing is written, moved or removed in it any more. Later
   * calls reject SpoolError 'closed'.
   */
  forsake(why: string): void;
  /** Waits for what is under way. Later calls reject SpoolError 'closed'. */
  close(): Promise<void>;
}

/**
 * Tells the sender of `item`, whose content is lost, and commits its `gone`. Is asked again, at the next start at the
 * latest, when it rejects.
 */
export type Teller = (item: QueueItem, why: string) => Promise<void>;

export interface SpoolDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Where delivered contents are kept; absent: nowhere. */
  readonly kept?: Pick<KeptLetters, 'put' | 'giveBack'>;
  /** New content is refused when less is free, so that outcomes can still be written. Default 8 MiB. */
  readonly reserveBytes?: number;
  /** The journal may grow this far (and to the snapshot's size) before it is replaced. Default 16 MiB. */
  readonly checkpointBytes?: number;
}
