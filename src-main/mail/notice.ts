// The notices that a sender gets of his mail, and what is true of each. Whoever knows that
// one is due says which, of whom; notices/ looks who wants it, writes it and posts it, and
// words/notices/returns.ts has what it says.
import type { QueueItem, Recipient, RecipientNotify } from './envelope';

interface NoticeRow {
  /** The word of NOTIFY that asks for it (RFC 3461 §4.1). */
  readonly asked: Exclude<NonNullable<RecipientNotify['notify']>[number], 'never'>;
  /** It is told also to who said nothing. */
  readonly unasked: boolean;
  /** What programs read of it (RFC 3464 §2.3.3). */
  readonly action: 'failed' | 'delayed' | 'delivered';
  /** The postmaster may have a copy (a setting). */
  readonly copied: boolean;
}

const NOTICES = {
  failed: { asked: 'failure', unasked: true, action: 'failed', copied: true },
  /** It was damaged on our own disk before it reached them: to be sent again. */
  damaged: { asked: 'failure', unasked: true, action: 'failed', copied: true },
  /** They are still being tried. */
  delayed: { asked: 'delay', unasked: true, action: 'delayed', copied: false },
  /** Told only where asked for and where no other host does it. */
  done: { asked: 'success', unasked: false, action: 'delivered', copied: false },
} as const satisfies Readonly<Record<string, NoticeRow>>;
export type NoticeKind = keyof typeof NOTICES;

export function noticeOf(kind: NoticeKind): NoticeRow {
  return NOTICES[kind];
}

/**
 * Tells the sender of `item` this about `recipients`. 'told' when that is in the spool or must not be said; 'untold'
 * when it cannot be done. Rejects when the disk cannot take it. May be asked twice.
 */
export type Tell = (kind: NoticeKind, item: QueueItem, recipients: readonly Recipient[]) => Promise<'told' | 'untold'>;
