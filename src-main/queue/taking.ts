// What connectors do with the queue: take a message, and settle it or put it back.
// PROMISE: an attempt ends once, and a settled one only when the journal has its
// outcomes and what follows from them is done (history, notices, the message gone).
// Several connectors may be at work on one message, each for recipients of its own.
// On disk trouble settling rejects SpoolError, and then nothing is forgotten.
import { slip } from '../base/slip';
import type { Retry } from '../contract/connector';
import type { Braked, Outcome, Recipient } from '../mail/envelope';
import { foldOutcomes, type Folded } from './attempt';
import { dueBy, isInFlight, type QueueEntry, type TakenMessage } from './entry';
import type { LaneQuestion } from './lane';
import { finish, hasUntold } from './leaving';
import { changeOf } from './journal-writer';
import { isDelayDue } from './retry';
import { land, turn } from './steps';
import { fulfil, type OrderDeps } from './orders/orders';

export interface TakingDeps extends OrderDeps {
  readonly retryOf: (connector: string) => Retry;
  /** After every attempt that was settled. */
  readonly tellSettled: (settled: Settled) => void;
}

/** What an attempt came to; recipients as they are now. */
export interface Settled extends Pick<Folded, 'delivered' | 'deferred' | 'failed' | 'expired'> {
  readonly id: string;
  readonly connector: string;
  readonly session: string | null;
  /** Bytes of the message. */
  readonly bytes: number;
  /** The message has left the queue. */
  readonly gone: boolean;
}

/** The next message due for `connector`, now active; null when none is. */
export function take(ask: LaneQuestion & { readonly connector: string }, deps: TakingDeps): TakenMessage | null {
  const { connector } = ask;
  const now = deps.tick();
  const entry = deps.board.lane(connector).first(ask, now)?.entry;
  if (!entry) return null;
  const recipients = entry.item.recipients.filter((recipient, i) => {
    const from = dueBy(entry, recipient, connector, now);
    return entry.routed[i]?.connector === connector && from !== null && from <= now && !isInFlight(entry, recipient);
  });
  let taken: TakenMessage = { connector, item: entry.item, recipients };
  deps.board.change(entry, () => {
    turn(entry, 'take');
    taken = { ...taken, item: entry.item };
    entry.taken = [...entry.taken, taken];
  });
  deps.changed([entry.item.id]);
  return taken;
}

/** Ends an attempt with what it came to; resolves when everything that follows is done. */
export async function settle(
  taken: TakenMessage,
  outcomes: readonly Outcome[],
  at: Pick<Settled, 'session' | 'connector'>,
  deps: TakingDeps,
): Promise<Settled> {
  const settled = await concluded(taken, outcomes, at, deps);
  deps.tellSettled(settled);
  return settled;
}

async function concluded(
  taken: TakenMessage,
  outcomes: readonly Outcome[],
  at: Pick<Settled, 'session' | 'connector'>,
  deps: TakingDeps,
): Promise<Settled> {
  const entry = ended(taken, deps);
  const { id, bytes } = taken.item;
  if (!entry) return { id, ...at, bytes, gone: true, delivered: [], deferred: [], failed: [], expired: [] };
  const tried = new Set(taken.recipients.map((recipient) => recipient.address));
  const retry = deps.retryOf(at.connector);
  const folded = foldOutcomes(entry.item, { taken: tried, outcomes, at: deps.tick(), ...at }, retry);
  deps.board.change(entry, () => {
    const { recipients, attempts, attemptCount } = folded;
    const { cuts } = entry.item;
    // Where one of them was served the line has carried it after all.
    const carried = cuts && outcomes.some(({ result, host }) => result === 'delivered' && host === cuts.host);
    entry.item = { ...entry.item, recipients, attempts, attemptCount, ...(carried ? { cuts: null } : {}) };
    // Put off again it waits for its time, whatever the call woke it for.
    if (!outcomes.every(({ asBefore }) => asBefore))
      entry.marks = entry.marks.filter(({ wakes }) => wakes !== at.connector);
    land(entry, taken);
  });
  const saved = deps.writer.save([changeOf(entry)]);
  deps.changed([id]);
  await Promise.all([saved, hasUntold(entry.item) ? finish(entry, deps) : undefined]);
  await tellDelay(entry, retry, deps);
  await fulfil(entry, deps);
  const { delivered, deferred, failed, expired } = folded;
  return { id, ...at, bytes, gone: entry.gone, delivered, deferred, failed, expired };
}

/** Ends an attempt that never was. */
export function putBack(taken: TakenMessage, deps: TakingDeps): void {
  const entry = ended(taken, deps);
  if (!entry) return;
  deps.board.change(entry, () => land(entry, taken));
  deps.changed([entry.item.id]);
  deps.inBackground(fulfil(entry, deps));
}

/**
 * Ends an attempt whose refusal is likely not the letter's fault: it is held, nothing is counted. Resolves when that
 * stands in the journal.
 */
export async function keepBraked(taken: TakenMessage, braked: Braked, deps: TakingDeps): Promise<void> {
  const entry = ended(taken, deps);
  if (!entry) return;
  deps.board.change(entry, () => {
    land(entry, taken);
    entry.item = { ...entry.item, braked };
    if (entry.taken.length > 0) entry.wish ??= 'hold';
    else if (!entry.leaving && entry.wish === null) turn(entry, 'hold', { reason: { kind: 'braked' } });
  });
  const saved = deps.writer.save([changeOf(entry)]);
  deps.changed([entry.item.id]);
  await saved;
  await fulfil(entry, deps);
}

/** null where the message has gone meanwhile. */
function ended(taken: TakenMessage, { board }: TakingDeps): QueueEntry | null {
  const entry = board.entries.get(taken.item.id);
  if (!entry) return null;
  if (!entry.taken.includes(taken)) throw slip(`the attempt at ${taken.item.id} is already over`);
  return entry;
}

async function tellDelay(entry: QueueEntry, retry: Retry, deps: TakingDeps): Promise<void> {
  const { board, writer } = deps;
  const late = entry.gone ? [] : entry.item.recipients.filter((recipient) => isDelayDue(recipient, retry));
  if (late.length === 0) return;
  await deps.tell('delayed', entry.item, late);
  if (entry.gone) return;
  const told = new Set(late.map((recipient) => recipient.address));
  board.change(entry, () => {
    const recipients = entry.item.recipients.map((one): Recipient =>
      told.has(one.address) ? { ...one, delayTold: true } : one,
    );
    entry.item = { ...entry.item, recipients };
  });
  await writer.save([changeOf(entry)]);
}
