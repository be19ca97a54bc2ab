// What an attempt makes of a message: outcomes folded into its recipients. Pure.
// The law: a final recipient stays final; a recipient without an outcome was not
// tried and is as before; a transient outcome is the next try, or, when the
// recipient has been tried for long enough, the end ("expired", 4.4.7).
import type { Retry } from '../contract/connector';
import {
  ATTEMPTS_KEPT,
  isOpen,
  type AttemptRecord,
  type Outcome,
  type QueueItem,
  type Recipient,
} from '../mail/envelope';
import { assertNever } from '../base/never';
import { isReplyUnknown, isSendAs } from '../mail/cause';
import { delayAfter, delaySoon, delayUntilAllowed, isExpired, retriedUntil } from './retry';

/** Longer replies are cut: they are kept for people to read, in memory and in the journal. */
const REPLY_LIMIT = 500;

export interface AttemptResult {
  /** The addresses that were taken along. */
  readonly taken: ReadonlySet<string>;
  readonly outcomes: readonly Outcome[];
  /** When the attempt ended. */
  readonly at: number;
  readonly session: string | null;
  readonly connector: string;
}

export interface Folded {
  readonly recipients: readonly Recipient[];
  readonly attempts: readonly AttemptRecord[];
  readonly attemptCount: number;
  /** Recipients (as they are now) this attempt made delivered, deferred, failed; `expired` are among the failed. */
  readonly delivered: readonly Recipient[];
  readonly deferred: readonly Recipient[];
  readonly failed: readonly Recipient[];
  readonly expired: readonly Recipient[];
}

/** Folds the outcomes into the recipients of `item` that were taken along. */
export function foldOutcomes(item: QueueItem, tried: AttemptResult, retry: Retry): Folded {
  const { taken, outcomes } = tried;
  const byAddress = new Map(outcomes.map((outcome) => [outcome.address, outcome]));
  const records: AttemptRecord[] = [];
  const changed: Recipient[] = [];
  const expired: Recipient[] = [];
  const recipients = item.recipients.map((recipient) => {
    const outcome = taken.has(recipient.address) && isOpen(recipient) ? byAddress.get(recipient.address) : undefined;
    if (!outcome) return recipient;
    const next = foldOne(recipient, outcome, tried.at, retry);
    changed.push(next);
    if (outcome.result === 'deferred' && next.status === 'failed') expired.push(next);
    records.push(recordOf(next, outcome, tried));
    return next;
  });
  const having = (status: Recipient['status']): readonly Recipient[] =>
    changed.filter((recipient) => recipient.status === status);
  return {
    recipients,
    // What history tells of a letter to many is read from the last attempt of each.
    attempts: [...item.attempts, ...records].slice(-Math.max(ATTEMPTS_KEPT, records.length)),
    attemptCount: item.attemptCount + (records.length > 0 ? 1 : 0),
    delivered: having('delivered'),
    deferred: having('deferred'),
    failed: having('failed'),
    expired,
  };
}

function foldOne(recipient: Recipient, outcome: Outcome, at: number, retry: Retry): Recipient {
  const attempts = recipient.attempts + 1;
  const retriedFor = retriedUntil(recipient, at);
  const tried: Recipient = {
    ...recipient,
    attempts,
    retriedFor,
    lastAttempt: at,
    nextAttempt: null,
    reply: bounded(outcome.reply),
    cause: outcome.cause,
    ...doubt(outcome),
  };
  switch (outcome.result) {
    case 'delivered':
      return { ...tried, status: 'delivered', ...(outcome.nextHop ? { nextHop: outcome.nextHop } : {}) };
    case 'failed':
      return { ...tried, status: 'failed', failure: outcome.status ?? '5.0.0' };
    case 'deferred':
      if (outcome.asBefore) return { ...recipient, reply: tried.reply, cause: outcome.cause, ...doubt(outcome) };
      // RFC 3463 §3.5: X.4.7 delivery time expired.
      if (isExpired(retriedFor, retry) && !isSendAs(outcome))
        return {
          ...tried,
          status: 'failed',
          failure: '4.4.7',
          cause: { kind: 'expired', hours: retry.expireHours, last: outcome.cause },
        };
      return {
        ...tried,
        status: 'deferred',
        nextAttempt: at + delayOf(outcome)(attempts, retry),
      };
    default:
      return assertNever(outcome.result);
  }
}

function doubt(outcome: Outcome): Pick<Recipient, 'doubted'> {
  return isReplyUnknown(outcome) ? { doubted: true } : {};
}

function delayOf(outcome: Outcome): (attempts: number, retry: Retry) => number {
  if (isSendAs(outcome)) return delayUntilAllowed;
  return outcome.soon ? delaySoon : delayAfter;
}

function bounded(reply: string): string {
  const line = reply
    .slice(0, 2 * REPLY_LIMIT)
    .replace(/[\s\x00-\x1f\x7f]+/g, ' ')
    .trim();
  return line.length > REPLY_LIMIT ? `${line.slice(0, REPLY_LIMIT - 1)}…` : line;
}

function recordOf(recipient: Recipient, outcome: Outcome, { at, session, connector }: AttemptResult): AttemptRecord {
  const result = recipient.status === 'waiting' ? 'deferred' : recipient.status;
  return {
    at,
    session,
    connector,
    host: outcome.host,
    recipient: recipient.address,
    result,
    reply: recipient.reply ?? '',
    cause: recipient.cause,
  };
}

/** A person said "try now": everybody open is as if never tried, but the count of tries and of time goes on. */
export function requeued(recipients: readonly Recipient[], now: number, failedToo: boolean): readonly Recipient[] {
  const next = recipients.map((recipient): Recipient => {
    if (recipient.status === 'deferred')
      return { ...recipient, status: 'waiting', retriedFor: retriedUntil(recipient, now), nextAttempt: null };
    if (failedToo && recipient.status === 'failed' && !recipient.told)
      return { ...recipient, status: 'waiting', retriedFor: 0, nextAttempt: null };
    return recipient;
  });
  return next.every((one, i) => one === recipients[i]) ? recipients : next;
}

/** A person said "give it back": everybody open has failed. */
export function givenUp(recipients: readonly Recipient[], now: number): readonly Recipient[] {
  return recipients.map((recipient) =>
    isOpen(recipient)
      ? {
          ...recipient,
          status: 'failed',
          failure: '5.0.0',
          reply: '',
          cause: { kind: 'by-hand' },
          nextAttempt: null,
          lastAttempt: now,
        }
      : recipient,
  );
}
