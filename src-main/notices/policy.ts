// Who is told what (RFC 3461 §4.1 and §5, RFC 3464 §2, RFC 5321 §6.1). Pure. The
// laws: nobody is told about a message without a sender; NOTIFY=NEVER is obeyed;
// who said nothing hears of failure and delay, not of success; a host that
// promises to tell the sender itself (it offers DSN) is left to it. What goes back
// with a notice is bounded, because it may have to travel a thin line.
import type { QueueItem, Recipient, RecipientNotify } from '../mail/envelope';
import { type NoticeKind, noticeOf } from '../mail/notice';

/** A whole message goes back up to this size when its sender said RET=FULL, ... */
const FULL_LIMIT = 1_048_576;
/** ... and up to this size when he said nothing; larger ones are told by their header. */
const UNASKED_LIMIT = 32_768;
/** RFC 3464 §2.4 has no bound; a header longer than this is cut at a line. */
export const HEADER_RETURN_LIMIT = 65_536;

/** Whether the sender wants to hear this about the recipient. */
export function wantsNotice(recipient: RecipientNotify, kind: NoticeKind): boolean {
  const { asked, unasked } = noticeOf(kind);
  // RFC 3461 §4.1: without NOTIFY a delay may be told.
  return recipient.notify?.includes(asked) ?? unasked;
}

/** The recipients to tell `item`'s sender about; none where it has no sender. */
export function toTell(item: QueueItem, recipients: readonly Recipient[], kind: NoticeKind): readonly Recipient[] {
  if (item.sender === null) return [];
  return recipients.filter(
    (recipient) => wantsNotice(recipient, kind) && !(kind === 'done' && recipient.nextHop === 'dsn'),
  );
}

/** What is put behind the report: RET is about failures only, else the header is enough (RFC 3461 §4.3). */
export function returned(item: Pick<QueueItem, 'ret' | 'bytes'>, kind: NoticeKind): 'message' | 'header' {
  if (kind !== 'failed' || item.ret === 'hdrs') return 'header';
  return item.bytes <= (item.ret === 'full' ? FULL_LIMIT : UNASKED_LIMIT) ? 'message' : 'header';
}
