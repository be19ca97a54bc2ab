// What is said of a call under way, of the last one and of the next. Pure.
import type { NewerVersion } from '../../src-main/contract/updates/updates';
import { cameToNothing, isHangingUp, nextCallOf, type Session, type Status } from '../../src-main/contract/views';
import { duration, money, roughly, size, when } from '../format';
import { callWords } from '../words/calls';
import { windowWords } from '../words/window';
import type { CallProgress } from './progress';

/** "Sending message 9 of 13"; `newer`: what is known of a newer Dialpost. */
export function phaseText(session: Session, link: string, newer: NewerVersion | null = null): string {
  const { phase, sent, failed, deferred, toSend, received } = session;
  const done = sent + failed + deferred;
  const all = done + toSend.messages;
  if (isHangingUp(session)) return windowWords.now.hangingUp;
  switch (phase) {
    case 'dialing':
      return windowWords.now.dialing(link);
    case 'signing-in':
      return windowWords.now.signingIn;
    case 'sending':
      return windowWords.now.sending(Math.min(all, done + 1), all);
    case 'collecting':
      return windowWords.now.collecting;
    case 'waiting':
      return windowWords.now.waiting(received);
    case 'updating':
      return newer?.state === 'fetching'
        ? windowWords.now.fetchingNewer(newer.version, size(newer.fetchedBytes), size(newer.bytes))
        : windowWords.now.updating;
    case 'hanging-up':
      return windowWords.now.hangingUp;
    case 'ended':
      return windowWords.now.ended;
  }
}

/** "206 kB confirmed, 88 kB on the way, of 490 kB · about 35 seconds"; '' where nothing is carried. */
export function bytesText({ confirmed, onWay, all, secondsLeft }: CallProgress): string {
  if (all === 0) return '';
  const bytes = callWords.live.bytes(size(confirmed), onWay > 0 ? size(onWay) : null, size(all));
  return secondsLeft === null ? bytes : callWords.live.andLeft(bytes, roughly(secondsLeft));
}

/** `online`: seconds so far, `now`: ms since 1970. '' where it does not wait, or an older relay does not tell. */
export function waitText({ phase, hangsUpAt, nextStepAt }: Session, online: number, now: number): string {
  if (phase !== 'waiting' || !hangsUpAt) return '';
  const until = (iso: string): number => (Date.parse(iso) - now) / 1000;
  return callWords.live.hangsUpIn(duration(until(hangsUpAt)), nextStepAt ? duration(online + until(nextStepAt)) : null);
}

/** What still happens before the line is down. */
export function hangingText({ hangingUp }: Session, now: number): string {
  const { confirming = 0, by = '', programSeconds = 0 } = hangingUp ?? {};
  if (confirming === 0) return callWords.hanging.goesDown(programSeconds);
  const seconds = Math.max(1, Math.ceil((Date.parse(by) - now) / 1000));
  return callWords.hanging.confirming(confirming, seconds, programSeconds);
}

/** How many messages would be in doubt, were the line cut now. */
export function inDoubt({ hangingUp, phase, toSend }: Session): number {
  if (hangingUp) return hangingUp.confirming;
  return phase === 'sending' ? Math.min(1, toSend.messages) : 0;
}

export function paidText({ cost, currency }: Session): string | null {
  return cost > 0 ? money(cost, currency) : null;
}

export function lastCallLine(session: Session): string {
  const { startedAt, why, sent, received, left } = session;
  const [at, by, paid] = [when(startedAt), callWords.bar.by[why], paidText(session)];
  if (cameToNothing(session)) return callWords.bar.lastFailed(at, by, paid);
  return callWords.bar.last(at, by, { sent, received, left: left?.messages ?? 0 }, paid);
}

/** "Last call 14:23 by hand" */
export function lastCallAt({ startedAt, why }: Session): string {
  return callWords.bar.lastAt(when(startedAt), callWords.bar.by[why]);
}

/** "12 sent, 3 received, €8.05" */
export function outcomeText(session: Session): string {
  const { sent, received } = session;
  if (cameToNothing(session)) return callWords.card.failed(paidText(session));
  return callWords.card.done({ sent, received, left: 0 }, paidText(session));
}

/** What it left behind, each with its reason or its time. */
export function leftTexts({ left, largeLeft }: Session): readonly string[] {
  return [
    ...(left ? [callWords.card.left(left.messages, left.why)] : []),
    ...(largeLeft
      ? [callWords.card.largeWaits(largeLeft.messages, largeLeft.at === null ? null : when(largeLeft.at))]
      : []),
  ];
}

/** The next call by itself, or why there is none. */
export function nextCallLine(status: Status): string {
  const { paused, pausedUntil } = status;
  if (paused) return pausedUntil ? callWords.bar.pausedUntil(when(pausedUntil)) : callWords.bar.paused;
  const next = nextCallOf(status);
  if (next === 'none') return callWords.bar.noNext;
  return next === 'with-a-letter' ? callWords.bar.withALetter : callWords.bar.next(when(next.at));
}
