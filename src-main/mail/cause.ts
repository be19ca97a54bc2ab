// Why a recipient or a message stands as it stands, as facts: nobody has to read it out
// of a sentence. What a host said is kept beside it, in `reply`; where nobody said
// anything the cause is all there is. Plain JSON: it is written to the journal as it
// stands. The sentence for people is made here, when it is shown.
import { assertNever } from '../base/never';
import { causeWords } from '../words/causes';

/** The line broke off, or the longest time online was over, while a message was on it. */
export interface CutOff {
  /** So often by then. */
  readonly count: number;
  readonly why: 'line' | 'time';
  /** Of the message. */
  readonly bytes: number;
  /** Of its content, what the host had confirmed the last time; null where it says so only at the end. */
  readonly carried: number | null;
}

/** What befell an attempt. */
export type AttemptCause =
  /** The last byte left and no reply came: it may arrive twice. `cut`: under a message that is too heavy. */
  | { readonly kind: 'reply-unknown'; readonly cut?: CutOff }
  | { readonly kind: 'broke-off'; readonly cut: CutOff }
  /** Larger than the `limit` in bytes that a connector or the host takes, as was known before the transfer. */
  | { readonly kind: 'too-large'; readonly limit: number }
  /** The account that we have logged in as may not send as this sender. It is kept until that is allowed. */
  | { readonly kind: 'send-as'; readonly login: string }
  /** Handed over to another host ("mail.office.example:25"), which took it, or did not. */
  | { readonly kind: 'handed-over' | 'not-taken-over'; readonly host: string };

/** Why a recipient stands as it stands. */
export type Cause =
  | AttemptCause
  /** Tried for so many hours online; `last` befell the last attempt. */
  | { readonly kind: 'expired'; readonly hours: number; readonly last?: AttemptCause }
  /** A person gave it back. */
  | { readonly kind: 'by-hand' }
  /** On our own disk. */
  | { readonly kind: 'damaged' };

/** Shared, for a person may hold a hundred thousand at once. */
export const BY_HAND: HoldReason = { kind: 'by-hand' };

/** Why a message is on hold. */
export type HoldReason =
  | { readonly kind: 'by-hand' }
  /** `braked` of the message says by whom. */
  | { readonly kind: 'braked' }
  /** It failed and nobody could tell its sender; its recipients say why. */
  | { readonly kind: 'untold' }
  /** Its result could not be written down. */
  | { readonly kind: 'unwritten'; readonly trouble: string }
  /** Its content was found without its record. */
  | { readonly kind: 'found-again' }
  /** It waited when a backup was made (`at`, milliseconds since 1970), and that was put back. */
  | { readonly kind: 'restored'; readonly at: number }
  /** A part of the journal is lost that may have spoken of it. */
  | { readonly kind: 'in-doubt' }
  /** What a program before this list wrote, in its own words. */
  | { readonly kind: 'words'; readonly text: string };

/** What is known of the last attempt. */
export interface Said {
  /** What the host said; null or '': nobody said anything. */
  readonly reply: string | null;
  readonly cause?: Cause;
}

/** The one line that people read; null where there is nothing to tell. */
export function replyShown({ reply, cause }: Said): string | null {
  const said = reply ?? '';
  switch (cause?.kind) {
    case undefined:
    case 'too-large':
      return reply;
    case 'expired':
      return causeWords.givenUp(cause.hours, replyShown({ reply, cause: cause.last }) ?? '');
    case 'reply-unknown':
      return causeWords.replyUnknown(cause.cut ? causeWords.brokeOffUnder(cause.cut) : said);
    case 'send-as':
      return causeWords.sendAs(cause.login, said);
    case 'broke-off':
      return causeWords.brokeOffUnder(cause.cut);
    case 'handed-over':
      return causeWords.handedOver(cause.host, said);
    case 'not-taken-over':
      return causeWords.notTakenOver(cause.host, said);
    case 'by-hand':
      return causeWords.byHand;
    case 'damaged':
      return causeWords.damaged;
    default:
      return assertNever(cause);
  }
}

/** The cause of the last attempt, also where that was one too many. */
export function lastCause({ cause }: Pick<Said, 'cause'>): Exclude<Cause, { readonly kind: 'expired' }> | undefined {
  return cause?.kind === 'expired' ? cause.last : cause;
}

/** It waits for somebody to allow its sender, and not for another try: that counts towards no expiry. */
export function isSendAs(said: Pick<Said, 'cause'>): boolean {
  return said.cause?.kind === 'send-as';
}

/** The last byte of the last attempt left, and no reply came. */
export function isReplyUnknown(said: Pick<Said, 'cause'>): boolean {
  return lastCause(said)?.kind === 'reply-unknown';
}
