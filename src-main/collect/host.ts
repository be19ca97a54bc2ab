// What fetching needs of a mailbox host, whichever language it speaks: IMAP and POP3
// each give one of these to the one loop in mailbox.ts. Trouble is thrown in two
// kinds: with this one letter, after which the others are asked for all the same, and
// with the host, which ends the visit. Our own disk's errors are neither.
import type { CollectMethod } from '../contract/collect';
import type { CollectRefusal } from './method';
import { collectWords } from '../words/collect';

/** The host did not do as it should; the visit is over. `message` is for people. */
export class HostTrouble extends Error {
  /** `refusal`: the same as data, where the host said something, or it is the login. */
  constructor(
    message: string,
    readonly refusal: CollectRefusal = { said: '' },
  ) {
    super(message);
  }
}

/** One letter was not given, or not whole; the line goes on. `message` is for people. */
export class MessageTrouble extends Error {
  /** `passing`: the host's own trouble, and for now: no fault of this letter. */
  constructor(
    message: string,
    readonly passing = false,
  ) {
    super(message);
  }
}

/** Milliseconds a host may say nothing. */
export const HOST_SILENCE = 300_000;
/** Bytes that must come while PATIENCE passes; the thinnest line in use carries a hundred times that. */
export const SLOWEST = 2000;

/** A letter as the host's listing shows it. */
export interface ListedMessage {
  /** POP3: its number in this connection; IMAP: its UID. */
  readonly number: number;
  /** As announced, which is not always true; null: not said. */
  readonly bytes: number | null;
  /** "u:…": what the host knows this letter by, and no other of the listing; null: the host has no such thing. */
  readonly id: string | null;
}

export interface MailboxListing {
  readonly messages: readonly ListedMessage[];
  /** Letters the host counts and its listing does not show in a form that can be used. */
  readonly unreadable: number;
}

/** A mailbox after the login. Everything but close() rejects with HostTrouble. */
export interface MailboxHost {
  /** When a deletion is certain: by the answer to dispose(), or only by the one to goodbye(). */
  readonly confirms: 'at-once' | 'at-goodbye';
  list(): Promise<MailboxListing>;
  /**
   * The letter as it came. Throws MessageTrouble where it is not given or not whole; left in the middle, `usable` says
   * whether the line still serves.
   */
  content(letter: ListedMessage): AsyncIterable<Buffer>;
  /** Deletes or moves what is safe here; resolves with those that stay there, because the host said no or did nothing. */
  dispose(messages: readonly ListedMessage[]): Promise<readonly ListedMessage[]>;
  /** 'refused': the host said that not all was deleted. */
  goodbye(): Promise<'done' | 'refused'>;
  /** Never throws; harmless at any time. */
  close(): void;
  /** The line still serves. */
  readonly usable: boolean;
  /** Bytes that came by this line so far. */
  readonly received: number;
}

export type MailboxMethod = Extract<CollectMethod, { method: 'imap' | 'pop3' }>;

/** How one language fetches. */
export interface Dialect {
  /** What the list of seen letters is kept under. */
  readonly seenAs: string;
  /** Letters that are deleted or moved with one request. */
  readonly batch: number;
  /** What is safe here leaves the mailbox there: deleted, or moved. */
  readonly takesAway: boolean;
  /** Connects and logs in. Rejects with HostTrouble. */
  open(): Promise<MailboxHost>;
}

/** "message 3": for sentences, where nothing better is known. */
export function nameOf(letter: ListedMessage): string {
  return collectWords.letter.numbered(letter.number);
}

/** What a letter that makes trouble is remembered by. */
export function troubleKey({ id, number, bytes }: ListedMessage): string {
  return id ?? `n:${number}.${bytes ?? '?'}`;
}

const PAGE = 4096;

/**
 * Does a letter that ends after `bytes`, the last of them `last`, look as if a buffer had ended rather than
 * the letter? Letters end with a line end, and hardly ever on the edge of a page.
 */
export function looksCut(bytes: number, last: number | undefined): boolean {
  return bytes === 0 || bytes % PAGE === 0 || last !== 10;
}
