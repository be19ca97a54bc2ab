// What a notice tells of a recipient's last attempt: what was said, by whom, and the code
// of RFC 3463 that stands for it. A line nobody foresaw is shown as it stands. Pure.
import { isReplyUnknown, lastCause, replyShown } from '../mail/cause';
import type { QueueItem, Recipient } from '../mail/envelope';

export interface LastSaid {
  /** Without how long it was tried for. */
  readonly said: string;
  /** True where a mail server said it in SMTP. */
  readonly smtp: boolean;
}

export function lastSaid(recipient: Recipient): LastSaid {
  const { reply } = recipient;
  const cause = lastCause(recipient);
  const ofHost = cause === undefined || cause.kind === 'too-large';
  return { said: replyShown({ reply, cause }) ?? '', smtp: ofHost && /^[245]\d\d(?: |$)/.test(reply ?? '') };
}

/** RFC 3463 code for a recipient as it stands: of its failure, its reply, or our best guess. */
export function statusOf(recipient: Recipient): string {
  if (recipient.status === 'delivered') return '2.0.0';
  if (recipient.status === 'failed') return recipient.failure ?? '5.0.0';
  // RFC 3463 §3.5: X.4.2 bad connection.
  if (isReplyUnknown(recipient) || lastCause(recipient)?.kind === 'broke-off') return '4.4.2';
  return /^4\d\d (4\.\d{1,3}\.\d{1,3})(?= |$)/.exec(recipient.reply ?? '')?.[1] ?? '4.0.0';
}

/** The host that spoke last about the recipient, without its port; null where it was ourselves. */
export function remoteHost(item: QueueItem, recipient: Recipient): string | null {
  const attempt = item.attempts.findLast((record) => record.recipient === recipient.address);
  if (!attempt || !lastSaid(recipient).smtp || attempt.host.includes('@')) return null;
  return attempt.host.replace(/:\d+$/, '') || null;
}
