// A message as the queue holds it in memory: the item the journal keeps, and
// beside it what is only true while the program runs: who would carry it, who is
// at work on it, where it stands in line.
import { assertNever } from '../base/never';
import { type HoldReason, replyShown } from '../mail/cause';
import { isOpen, type QueueItem, type Recipient, type State } from '../mail/envelope';
import { queueWords } from '../words/queue';
import type { Slotted } from './heap';
import { dueFrom } from './retry';

/** Where a message stands in one connector's lane. */
export interface LanePlace extends Slotted {
  readonly entry: QueueEntry;
  readonly connector: string;
  /** From when on, milliseconds since 1970; 0: at once. */
  readonly dueAt: number;
  readonly oversize: boolean;
  /** A call under way means it by name. */
  readonly named: boolean;
  readonly rank: number;
  where: 'ready' | 'later' | 'parked' | null;
}

/** Routing's answer for one recipient. */
export interface Routed {
  /** null where no connector may carry the message. */
  readonly connector: string | null;
  /** A sentence. */
  readonly why: string;
  /** The connector's schedule for large mail applies. */
  readonly oversize: boolean;
  /** Where connector is null: what its sender is told. 5xx: nobody ever will carry it; 4xx, or absent: it waits. */
  readonly refusal?: {
    readonly code: number;
    readonly enhanced: string;
    readonly text: string;
    /** Where it is too large: the most bytes that are taken. */
    readonly limit?: number;
  };
}

/** A message handed to a connector, until it is settled or put back. */
export interface TakenMessage {
  readonly connector: string;
  readonly item: QueueItem;
  /** The recipients to serve now; no others may be. */
  readonly recipients: readonly Recipient[];
}

/** What one call under way asks of a message; compared by identity. */
export interface CallMark {
  readonly named: boolean;
  /** The connector whose put-off recipients may be tried before their time. */
  readonly wakes: string | null;
}

export interface QueueEntry extends Slotted {
  item: QueueItem;
  /** One for each of item.recipients. */
  routed: readonly Routed[];
  taken: readonly TakenMessage[];
  /** What a person asked for while a connector was at work. */
  wish: 'hold' | 'remove' | null;
  /** Everybody served: history and notices are being written. */
  leaving: boolean;
  /** Its results could not be written down; it is held until they can. */
  unwritten: boolean;
  gone: boolean;
  /** Of calls under way (asked-for.ts). */
  marks: readonly CallMark[];
  places: readonly LanePlace[];
  /** The end of what is being written about its results, one after the other. */
  finishing: Promise<void> | null;
}

/** Shared by all, for there may be a hundred thousand. */
const UNMARKED: readonly CallMark[] = [];
export const UNPLACED: readonly LanePlace[] = [];
const UNTAKEN: readonly TakenMessage[] = [];

export function newEntry(item: QueueItem, routed: readonly Routed[]): QueueEntry {
  return {
    item,
    routed,
    taken: UNTAKEN,
    wish: null,
    leaving: false,
    unwritten: false,
    gone: false,
    marks: UNMARKED,
    places: UNPLACED,
    finishing: null,
    slot: -1,
  };
}

/** Where the message stands when nobody is at work on it, by what its recipients say. */
export function restingState(recipients: readonly Recipient[]): 'incoming' | 'deferred' {
  const deferred = recipients.some((recipient) => recipient.status === 'deferred');
  return deferred && !recipients.some((recipient) => recipient.status === 'waiting') ? 'deferred' : 'incoming';
}

/** No letter is older than the program. */
const FIRST_DAY = Date.UTC(2026, 0, 1);

/**
 * When a letter came that is dated `arrived`, as far as can be believed at `now`: what a wrong clock dated into the
 * future, or into 1970, arrived now.
 */
export function believedArrival(arrived: number, now: number): number {
  return arrived > now || (arrived < FIRST_DAY && now >= FIRST_DAY) ? now : arrived;
}

/** As the journal has it, with nobody at work on it. */
export function asAtStart(item: QueueItem, now: number): QueueItem {
  const state = item.state === 'active' ? restingState(item.recipients) : item.state;
  const arrived = believedArrival(item.arrived, now);
  return state === item.state && item.arrived === arrived ? item : { ...item, state, arrived };
}

export function isInFlight(entry: QueueEntry, recipient: Recipient): boolean {
  return entry.taken.some((taken) => taken.recipients.some((one) => one.address === recipient.address));
}

/** Routing says that nobody will ever carry it to that recipient, who is still open. */
export function isRefused(entry: QueueEntry, i: number): boolean {
  const recipient = entry.item.recipients[i];
  return recipient !== undefined && isOpen(recipient) && (entry.routed[i]?.refusal?.code ?? 0) >= 500;
}

/** Somebody is open whom routing says no connector will ever serve. */
export function isForNobody(entry: QueueEntry): boolean {
  return entry.item.recipients.some((_, i) => isRefused(entry, i));
}

/** From when on `connector` may try the recipient: as dueFrom, but at once where a call under way woke it. */
export function dueBy(entry: QueueEntry, recipient: Recipient, connector: string, now: number): number | null {
  const from = dueFrom(recipient, now);
  return from !== null && from > now && entry.marks.some(({ wakes }) => wakes === connector) ? 0 : from;
}

/** The state the journal keeps: where an interruption leaves the message. */
export function durableState(entry: QueueEntry): State {
  if (entry.wish !== null) return 'hold';
  return entry.item.state === 'active' ? restingState(entry.item.recipients) : entry.item.state;
}

/** The connector that carries it next: that of the first recipient still open, null where none may. */
export function connectorOf(entry: QueueEntry): string | null {
  return (entry.routed[firstOpen(entry.item)] ?? null)?.connector ?? null;
}

/** Why it stands where it stands: a person's word first, then routing's, then the last reply. */
export function reasonOf(entry: QueueEntry): string | null {
  if (entry.wish !== null) return queueWords.wish[entry.wish];
  if (entry.item.reason !== null) return holdText(entry.item.reason, entry.item);
  const open = firstOpen(entry.item);
  const routed = entry.routed[open];
  if (routed?.connector === null) return routed.why;
  const tried = entry.item.recipients.find((recipient) => isOpen(recipient) && recipient.reply !== null);
  return tried ? replyShown(tried) : null;
}

function holdText(reason: HoldReason, { braked, recipients }: QueueItem): string {
  const { hold } = queueWords;
  switch (reason.kind) {
    case 'by-hand':
      return hold.byHand;
    case 'braked':
      return braked ? hold.braked(braked.host, braked.said) : hold.byHand;
    case 'untold': {
      const failed = recipients.filter((recipient) => recipient.status === 'failed' && !recipient.told);
      const [first] = failed;
      return hold.untold(first?.address ?? null, failed.length - 1, first ? replyShown(first) : null);
    }
    case 'unwritten':
      return hold.unwritten(reason.trouble);
    case 'found-again':
      return hold.foundAgain;
    case 'restored':
      return hold.restored(reason.at);
    case 'in-doubt':
      return hold.inDoubt;
    case 'words':
      return reason.text;
    default:
      return assertNever(reason);
  }
}

/** The earliest next attempt, where the message is deferred. */
export function nextAttemptOf(item: QueueItem): number | null {
  if (item.state !== 'deferred') return null;
  let next: number | null = null;
  for (const { status, nextAttempt } of item.recipients) {
    if (status === 'deferred' && nextAttempt !== null && (next === null || nextAttempt < next)) next = nextAttempt;
  }
  return next;
}

function firstOpen(item: QueueItem): number {
  return item.recipients.findIndex(isOpen);
}
