// A letter's results as history keeps them: a line for each recipient, with what was said
// last, that it may have arrived by a try before, and what put it off until then. The same
// message gives the same lines, for they may be written twice.
import type { HistoryRow } from '../../contract/history/history';
import { isReplyUnknown, replyShown } from '../../mail/cause';
import type { QueueItem, Recipient } from '../../mail/envelope';
import { causeWords } from '../../words/causes';
import { putOffBefore } from './put-off';

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
