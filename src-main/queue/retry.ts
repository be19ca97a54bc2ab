// When next, and when never again. The clock of a recipient counts attempts made
// online: between two attempts it grows by the time that passed, but by no more
// than the delay that had been set. A week with the line down costs a message
// nothing (ARCHITECTURE.md, law 2). Pure.
import type { Retry } from '../contract/connector';
import { isSendAs } from '../mail/cause';
import type { Recipient } from '../mail/envelope';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds until attempt number `attempts` + 1; the last delay of the list repeats. `attempts` is 1 or more. */
export function delayAfter(attempts: number, retry: Retry): number {
  const minutes = retry.minutes[Math.min(attempts, retry.minutes.length) - 1] ?? retry.minutes.at(-1) ?? 30;
  return minutes * MINUTE;
}

const SOON = 5_000;

/**
 * The same after a fault of this computer that may be over in a moment: seconds, twice as long each time, and never
 * longer than otherwise.
 */
export function delaySoon(attempts: number, retry: Retry): number {
  return Math.min(SOON * 2 ** Math.min(attempts - 1, 20), delayAfter(attempts, retry));
}

const ONCE_A_DAY = [HOUR, 4 * HOUR, 24 * HOUR];

/**
 * The same where somebody must allow something first: that takes hours, and until then every try is a refusal that is
 * paid for. It is never sooner than otherwise, and comes down to once a day.
 */
export function delayUntilAllowed(attempts: number, retry: Retry): number {
  return Math.max(ONCE_A_DAY[Math.min(attempts, ONCE_A_DAY.length) - 1] ?? HOUR, delayAfter(attempts, retry));
}

/** `retriedFor` as an attempt (or a person's word) at `now` finds it. Never shrinks, whatever the wall clock did. */
export function retriedUntil(recipient: Recipient, now: number): number {
  const { lastAttempt, nextAttempt, retriedFor } = recipient;
  if (lastAttempt === null || nextAttempt === null || isSendAs(recipient)) return retriedFor;
  const delay = Math.max(0, nextAttempt - lastAttempt);
  return retriedFor + Math.min(delay, Math.max(0, now - lastAttempt));
}

/** True where a transient outcome is one too many. */
export function isExpired(retriedFor: number, retry: Retry): boolean {
  return retriedFor >= retry.expireHours * HOUR;
}

/** True where the sender should now hear of the delay, once. */
export function isDelayDue(recipient: Recipient, retry: Retry): boolean {
  const { delayNoticeHours } = retry;
  return (
    recipient.status === 'deferred' &&
    !recipient.delayTold &&
    delayNoticeHours !== null &&
    recipient.retriedFor >= delayNoticeHours * HOUR
  );
}

/**
 * From when on a recipient may be tried; 0: at once, null: never (it is final). A
 * wall clock that was set back behind the last attempt may not keep mail waiting.
 */
export function dueFrom(recipient: Recipient, now: number): number | null {
  if (recipient.status === 'waiting') return 0;
  if (recipient.status !== 'deferred') return null;
  const setBack = recipient.lastAttempt !== null && recipient.lastAttempt > now;
  return setBack ? 0 : (recipient.nextAttempt ?? 0);
}
