// A letter's results as history keeps them: a line for each recipient, with what was said
// last, that it may have arrived by a try before, and what put it off until then. The same
// message gives the same lines, for they may be written twice.
import type { HistoryRow, PutOff, TryMark } from '../contract/history/history';
import { isReplyUnknown, replyShown } from '../mail/cause';
import type { AttemptRecord, QueueItem, Recipient } from '../mail/envelope';
import { causeWords } from '../words/causes';

/** What a letter was put off for first says most, and what came last; what was between is counted. */
const KEPT = 4;
const REPLY_KEPT = 200;

/** Lines for `recipients`, from the last attempt each of them had. */
export function rowsOf(
  item: QueueItem,
  recipients: readonly Recipient[],
  now: number,
  result?: 'removed',
): readonly HistoryRow[] {
  return recipients.map((recipient) => {
    const attempt = item.attempts.findLast((record) => record.recipient === recipient.address);
    return {
      id: item.id,
      at: new Date(result ? now : (recipient.lastAttempt ?? now)).toISOString(),
      sender: item.sender,
      recipient: recipient.address,
      result: result ?? (recipient.status === 'delivered' ? 'delivered' : 'failed'),
      reply: saidAtLast(recipient),
      host: attempt?.host ?? '',
      connector: attempt?.connector ?? '',
      session: attempt?.session ?? null,
      bytes: item.bytes,
      subject: item.subject,
      arrived: new Date(item.arrived).toISOString(),
      listener: item.listener,
      account: item.account,
      cameBy: item.cameBy ?? null,
      ...putOffBefore(item, recipient),
    };
  });
}

/** What was said last; and that an attempt before it may have brought the letter as well. */
function saidAtLast(recipient: Recipient): string {
  const said = replyShown(recipient) ?? '';
  return recipient.doubted && !isReplyUnknown(recipient) ? causeWords.doubted(said) : said;
}

/**
 * The part of a history row that tells of the tries before the end: those that ended with the same words of one host
 * are one entry with its first and its last, so that a letter that was put off for days takes a few lines of it. One
 * that went with the first try has none.
 */
function putOffBefore(
  { attempts }: Pick<QueueItem, 'attempts'>,
  recipient: Pick<Recipient, 'address' | 'attempts' | 'status' | 'cause'>,
): Pick<HistoryRow, 'putOff' | 'triesUntold'> {
  const own = attempts.filter((one) => one.recipient === recipient.address && one.result === 'deferred');
  const all = together(own);
  const putOff = all.length > KEPT ? [...all.slice(0, 1), ...all.slice(1 - KEPT)] : all;
  const told = putOff.reduce((sum, { times }) => sum + times, 0);
  // The end itself is no entry, where it was a try; the queue keeps the last tries only.
  const ended = recipient.status === 'delivered' || (recipient.status === 'failed' && !isByUs(recipient)) ? 1 : 0;
  const untold = Math.max(own.length, recipient.attempts - ended) - told;
  return { ...(putOff.length > 0 ? { putOff } : {}), ...(untold > 0 ? { triesUntold: untold } : {}) };
}

/** It ended without a try. */
function isByUs({ cause }: Pick<Recipient, 'cause'>): boolean {
  return cause?.kind === 'by-hand' || cause?.kind === 'damaged';
}

function together(attempts: readonly AttemptRecord[]): readonly PutOff[] {
  const groups = new Map<string, PutOff>();
  for (const attempt of attempts) {
    const mark: TryMark = { at: new Date(attempt.at).toISOString(), session: attempt.session };
    const reply = shortened(replyShown({ reply: attempt.reply, cause: attempt.cause }) ?? '');
    const { host } = attempt;
    const key = JSON.stringify([host, reply]);
    const before = groups.get(key);
    groups.set(
      key,
      before ? { ...before, times: before.times + 1, last: mark } : { host, reply, times: 1, first: mark },
    );
  }
  return [...groups.values()];
}

function shortened(reply: string): string {
  return reply.length > REPLY_KEPT ? `${reply.slice(0, REPLY_KEPT - 1).replace(/[\ud800-\udbff]$/, '')}…` : reply;
}
