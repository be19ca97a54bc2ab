// What the post office does now, in one line and a second one. Pure.
import type { Session, Status } from '../../src-main/contract/views';
import { when } from '../format';
import type { Tone } from '../parts/mark';
import { linkName } from '../parts/names';
import { windowWords } from '../words/window';

export interface Now {
  readonly line: string;
  readonly detail: string;
  readonly tone: Tone;
}

export function nowText(status: Status): Now {
  const { queue, session, paused, attention, next, listeners } = status;
  if (!session && listeners.length === 0) return { line: windowWords.first.title, detail: '', tone: 'quiet' };
  if (session) return { line: sessionText(session, linkName(status, session.link)), detail: '', tone: 'busy' };
  const waiting = queue.incoming + queue.active + queue.deferred;
  const noCall = waiting > 0 ? windowWords.now.noNext : '';
  const call = next[0] ? windowWords.now.next(when(next[0].at)) : noCall;
  const held = queue.hold > 0 ? windowWords.now.held(queue.hold) : '';
  const detail = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');
  if (paused) return { ...pausedText(status), tone: 'warn' };
  if (attention.some((a) => a.severity === 'error'))
    return { line: windowWords.now.attention, detail: windowWords.now.attentionDetail, tone: 'bad' };
  if (waiting > 0) return { line: windowWords.now.waitingMail(waiting), detail: detail(call, held), tone: 'busy' };
  return { line: windowWords.now.nothing, detail: detail(held || windowWords.now.nothingDetail, call), tone: 'good' };
}

function pausedText({ pausedUntil = null }: Status): Pick<Now, 'line' | 'detail'> {
  if (pausedUntil === null) return { line: windowWords.now.paused, detail: windowWords.now.pausedDetail };
  return { line: windowWords.now.pausedUntil(when(pausedUntil)), detail: windowWords.now.pausedUntilDetail };
}

export function sessionText(session: Session, link: string): string {
  const { phase, sent, failed, deferred, toSend, received } = session;
  const done = sent + failed + deferred;
  const all = done + toSend.messages;
  switch (phase) {
    case 'dialing':
      return windowWords.now.dialing(link);
    case 'sending':
      return windowWords.now.sending(Math.min(all, done + 1), all);
    case 'collecting':
      return windowWords.now.collecting;
    case 'waiting':
      return windowWords.now.waiting(received);
    case 'hanging-up':
      return windowWords.now.hangingUp;
    case 'ended':
      return windowWords.now.ended;
  }
}

/** Share of the bytes sent, 0 to 1, and seconds left at the rate so far; null where nothing can be said yet. */
export function progress(
  session: Session,
  secondsSending: number,
): { readonly share: number; readonly secondsLeft: number | null } {
  const all = session.bytesOut + session.toSend.bytes;
  const shareOfNothing = session.phase === 'dialing' ? 0 : 1;
  const share = all > 0 ? session.bytesOut / all : shareOfNothing;
  const rate = secondsSending > 1 ? session.bytesOut / secondsSending : 0;
  return { share, secondsLeft: session.phase === 'sending' && rate > 0 ? session.toSend.bytes / rate : null };
}
