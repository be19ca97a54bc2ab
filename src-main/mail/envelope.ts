// What the post office knows of a message besides its content: who it is from,
// whom it is for, what became of it for each of them. Everything here is plain
// JSON: it is written to the journal as it stands. Times are milliseconds since
// 1970 UTC, sizes bytes of the stored content (our Received line included).
//
// The law of recipients: `delivered` and `failed` are final; `waiting` has never
// been tried or a person asked to try again now; `deferred` was tried online and
// has a `nextAttempt`.
import type { AttemptCause, Cause, HoldReason } from './cause';

export const STATES = ['incoming', 'active', 'deferred', 'hold'] as const;
export type State = (typeof STATES)[number];

export const PRIORITIES = ['low', 'normal', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

export type RecipientStatus = 'waiting' | 'delivered' | 'deferred' | 'failed';

/** DSN parameters of RFC 3461 as they stood in RCPT TO, decoded. */
export interface RecipientNotify {
  /** null: the sender did not say (failure and delay are told). */
  readonly notify: readonly ('never' | 'success' | 'failure' | 'delay')[] | null;
  /** "rfc822;someone@example", or null. */
  readonly originalRecipient: string | null;
}

export interface Recipient extends RecipientNotify {
  /** As given at RCPT TO, domain in its ASCII form unless the message is SMTPUTF8. */
  readonly address: string;
  readonly status: RecipientStatus;
  /** What the host said last, in one line; '' where nobody said anything, null before the first attempt. */
  readonly reply: string | null;
  /** What befell it, where the reply does not say it. */
  readonly cause?: Cause;
  /** Attempts made while online. */
  readonly attempts: number;
  /** null unless deferred. */
  readonly nextAttempt: number | null;
  /** When the last attempt ended, null before the first. */
  readonly lastAttempt: number | null;
  /** Milliseconds this recipient has been retried for; time spent offline beyond the retry delay does not count. */
  readonly retriedFor: number;
  /** True once the sender was told of the delay. */
  readonly delayTold: boolean;
  /** Where it failed: the RFC 3463 code for the notice ("5.1.1", "4.4.7" expired). */
  readonly failure?: string;
  /**
   * Only where delivered: to a host that tells the sender itself where asked (RFC 3461 §5.2), or one that does not;
   * absent: to the mailbox.
   */
  readonly nextHop?: 'dsn' | 'plain';
  /** One of its attempts left whole and had no reply: it may have arrived by that one too. */
  readonly doubted?: true;
  /** Final, its result stands in history, and where it failed the sender was told. */
  readonly told?: true;
}

/** One line of a message's story, newest last; bounded by the queue. */
export interface AttemptRecord {
  readonly at: number;
  readonly session: string | null;
  readonly connector: string;
  readonly host: string;
  readonly recipient: string;
  readonly result: 'delivered' | 'deferred' | 'failed';
  readonly reply: string;
  readonly cause?: Cause;
}

/** What the listener (or a bounce, or a test message) hands to the queue with the content. */
export interface Envelope {
  /** null: the null sender <>. */
  readonly sender: string | null;
  readonly recipients: readonly (RecipientNotify & { readonly address: string })[];
  readonly body: '7bit' | '8bitmime';
  readonly smtputf8: boolean;
  /** RET= of MAIL FROM. */
  readonly ret: 'full' | 'hdrs' | null;
  /** ENVID= of MAIL FROM, decoded. */
  readonly envelopeId: string | null;
  /** The listener it came by; null for our own (bounces, tests, collected mail). */
  readonly listener: string | null;
  /** The account that logged in, or null. */
  readonly account: string | null;
  /** The session with which it came to us from outside; null, or absent: none. */
  readonly cameBy?: string | null;
}

/**
 * An envelope with nothing in it but who and whom: no listener brought the message, and nothing was asked for on the
 * way in.
 */
export function plainEnvelope(
  sender: string | null,
  to: readonly string[],
  notify: RecipientNotify['notify'] = null,
): Envelope {
  const recipients = to.map((address) => ({ address, notify, originalRecipient: null }));
  return {
    sender,
    recipients,
    body: '7bit',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    listener: null,
    account: null,
  };
}

/** What the header says that matters to the queue and to routing. */
export interface HeaderFacts {
  readonly subject: string;
  readonly messageId: string | null;
  readonly priority: Priority;
  /** Null sender, DSN, MDN or Auto-Submitted. */
  readonly system: boolean;
}

/** Held because a host refused it and others in the same words, which is likely to be about us. */
export interface Braked {
  readonly connector: string;
  /** "mail.isp.example:587" */
  readonly host: string;
  /** The reply in one line. */
  readonly said: string;
}

/** How often the line broke off, or the longest time online was over, while this was the letter on it. */
export interface Cuts {
  readonly count: number;
  readonly connector: string;
  /** "mail.isp.example:587": where the last one broke off. */
  readonly host: string;
  /** Of its content, what the host had confirmed by then; null where it says so only at the end (DATA). */
  readonly bytes: number | null;
  readonly why: 'line' | 'time';
}

/** A message in the queue: the one thing the journal keeps. */
export interface QueueItem extends Omit<Envelope, 'recipients'>, HeaderFacts {
  readonly id: string;
  readonly state: State;
  readonly recipients: readonly Recipient[];
  readonly bytes: number;
  /** CRC-32 of the content file. */
  readonly crc: number;
  readonly arrived: number;
  /** The last attempts, one for each recipient: at most ATTEMPTS_KEPT, and always all of the last. */
  readonly attempts: readonly AttemptRecord[];
  /** Attempts in all. */
  readonly attemptCount: number;
  /** Why it is on hold, or null. */
  readonly reason: HoldReason | null;
  /** Only where it is held for this; null once it was let go. Absent in what was written before version 0.2. */
  readonly braked?: Braked | null;
  /** null once the host took it after all. Absent where none happened. */
  readonly cuts?: Cuts | null;
}

export const ATTEMPTS_KEPT = 50;

/** What became of one recipient in one attempt. `deferred` always means: we were online and tried. */
export interface Outcome {
  readonly address: string;
  readonly result: 'delivered' | 'deferred' | 'failed';
  /** What the host said in one line ("250 2.0.0 Ok", "451 4.3.0 …"), or what befell the connection; '': nothing. */
  readonly reply: string;
  readonly cause?: AttemptCause;
  /** RFC 3463 code for a bounce: the reply's own or our best ("4.4.2"); null for delivered. */
  readonly status: string | null;
  /** "mail.isp.example:587", or the mailbox. */
  readonly host: string;
  /** As in Recipient; only with 'delivered'. */
  readonly nextHop?: 'dsn' | 'plain';
  /**
   * Only with 'deferred': a fault of this computer that may be over in a moment, so the next try comes within
   * seconds.
   */
  readonly soon?: true;
  /** Only with 'deferred': tried outside the usual way, so nothing is counted and it stands as it stood. */
  readonly asBefore?: true;
}

/** A recipient that was never tried. */
export function newRecipient(from: RecipientNotify & { readonly address: string }): Recipient {
  const { address, notify, originalRecipient } = from;
  return {
    address,
    notify,
    originalRecipient,
    status: 'waiting',
    reply: null,
    attempts: 0,
    nextAttempt: null,
    lastAttempt: null,
    retriedFor: 0,
    delayTold: false,
  };
}

/** True while somebody still has to be served. */
export function isOpen(recipient: Recipient): boolean {
  return recipient.status === 'waiting' || recipient.status === 'deferred';
}
