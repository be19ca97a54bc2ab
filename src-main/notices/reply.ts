// What is read out of the one line in which the queue keeps a recipient's last
// reply: a host's own words ("550 5.1.1 …"), ours ("returned to the sender by
// hand"), or a host's after ours ("given up after 120 hours: 451 …"). Pure; a line
// nobody foresaw is shown as it stands.
import type { QueueItem, Recipient } from '../mail/envelope';

export interface ReadReply {
  /** "120 hours" where it was given up after that time, or null. */
  readonly givenUpAfter: string | null;
  /** What was said, without that. */
  readonly said: string;
  /** True where a mail server said it in SMTP. */
  readonly smtp: boolean;
}

export function readReply(recipient: Recipient): ReadReply {
  const line = recipient.reply ?? '';
  const late = /^given up after ([^:]{1,40}): (.*)$/s.exec(line);
  const said = late?.[2] ?? line;
  return { givenUpAfter: late?.[1] ?? null, said, smtp: /^[245]\d\d(?: |$)/.test(said) };
}

/** RFC 3463 code for a recipient as it stands: of its failure, its reply, or our best guess. */
export function statusOf(recipient: Recipient): string {
  if (recipient.status === 'delivered') return '2.0.0';
  if (recipient.status === 'failed') return recipient.failure ?? '5.0.0';
  const { said } = readReply(recipient);
  const own = /^4\d\d (4\.\d{1,3}\.\d{1,3})(?= |$)/.exec(said)?.[1];
  return own ?? (said.startsWith('reply unknown') ? '4.4.2' : '4.0.0');
}

/** The host that spoke last about the recipient, without its port; null where it was ourselves. */
export function remoteHost(item: QueueItem, recipient: Recipient): string | null {
  const attempt = item.attempts.findLast((record) => record.recipient === recipient.address);
  if (!attempt || !readReply(recipient).smtp || attempt.host.includes('@')) return null;
  return attempt.host.replace(/:\d+$/, '') || null;
}
