// What the post office does now, in one line and a second one. Pure.
import { isAway } from '../../src-main/contract/attention';
import { nextCallOf, type Status, waitingMessages } from '../../src-main/contract/views';
import { phaseText } from '../calls/call-text';
import { when } from '../format';
import type { Tone } from '../parts/mark';
import { linkName } from '../parts/names';
import { windowWords } from '../words/window';

export interface Now {
  readonly line: string;
  readonly detail: string;
  readonly tone: Tone;
}

function callText(status: Status, waiting: number): string {
  const next = nextCallOf(status);
  if (next === 'with-a-letter') return waiting > 0 ? '' : windowWords.now.withALetter;
  if (next === 'none') return waiting > 0 ? windowWords.now.noNext : '';
  return windowWords.now.next(when(next.at));
}

export function nowText(status: Status): Now {
  const { queue, session, paused, attention, listeners, update } = status;
  if (!session && listeners.length === 0 && !isAway(status))
    return { line: windowWords.first.title, detail: '', tone: 'quiet' };
  if (session)
    return {
      line: phaseText(session, linkName(status, session.link), update?.newer),
      detail: '',
      tone: 'busy',
    };
  const waiting = waitingMessages(status);
  const call = callText(status, waiting);
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
