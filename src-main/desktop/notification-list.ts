// What a person who is not looking is told, and what not: what newly needs attention,
// mail that came back, a session that failed for a reason not told already, and of every
// call that somebody started how it ended, good or bad. Each thing is told once, until it
// has gone and come back or has become worse; a call that goes on by another line is told
// at its last end. Knows nothing of how it is shown.
import { moneyText } from '../contract/money/text';
import type { Attention } from '../contract/attention';
import { IN_HOUSE } from '../contract/link';
import type { Session } from '../contract/views';
import { dialAdvice } from '../diagnose/cases/session-advice';
import { desktopWords } from '../words/desktop';
import { clockTime } from './shown-time';

export interface PendingNotifications {
  /** All that needs attention now. */
  attention(list: readonly Attention[]): void;
  /** How a session stands. */
  session(session: Session): void;
}

/** `place`: the screen of the window it leads to. */
export type ShowNotification = (title: string, body: string, place?: readonly string[]) => void;

interface Told {
  readonly title: string;
  readonly body: string;
}

export function collectNotifications(tell: ShowNotification): PendingNotifications {
  let known: readonly Attention[] = [];
  const over = new Set<string>();
  /** The reason for which the last session of these connectors failed. */
  const failed = new Map<string, string>();
  /** Does it stand among what needs attention; for who started the call: was it told only now? */
  const isTold = ({ shownAs, why, startedAt }: Session): boolean =>
    known.some(({ key, since }) => key === shownAs && (why !== 'person' || since >= startedAt));
  const failure = (session: Session): Told | null => {
    const connectors = [...session.connectors].sort().join(' ');
    if (session.result !== 'failed') return (failed.delete(connectors), null);
    const reason = session.error ?? desktopWords.notifications.needsAttention;
    // What it is shown as says more: what it means for the mail, and where it is mended.
    const shown = known.find(({ key }) => key === session.shownAs)?.text ?? reason;
    const again = failed.get(connectors) === reason && session.why !== 'person';
    failed.set(connectors, reason);
    return again || isTold(session)
      ? null
      : { title: desktopWords.notifications.sessionFailed, body: whatToDo(shown, session) };
  };
  return {
    attention(list) {
      for (const item of list) if (isNews(item, known)) tell(desktopWords.notifications.needsAttention, item.text);
      known = list;
    },
    session(session) {
      if (session.phase !== 'ended' || over.has(session.id)) return;
      over.add(session.id);
      // A call that goes on by another line has not ended yet; what came back has come back.
      const ended = session.continuedBy ? null : (failure(session) ?? callOver(session));
      const title = session.failed > 0 ? desktopWords.notifications.mailReturned : ended?.title;
      const back = session.failed > 0 ? desktopWords.notifications.returned(session.failed) : '';
      const body = [back, ended?.body ?? ''].filter((part) => part !== '').join('\n');
      if (title !== undefined) tell(title, body, ['sessions', session.id]);
    },
  };
}

function isNews({ key, severity }: Attention, known: readonly Attention[]): boolean {
  const before = known.find((item) => item.key === key)?.severity;
  return severity !== 'info' && before !== severity && before !== 'error';
}

/** `text`, and for whoever started the call what to do first about a line that did not come up. */
function whatToDo(text: string, session: Session): string {
  const step = session.why === 'person' ? dialAdvice(session)[0]?.steps[0] : undefined;
  return step === undefined ? text : `${text}\n${step}`;
}

/** How a call ended that somebody started and that did not fail; null for one that is not told. */
function callOver(session: Session): Told | null {
  if (session.why !== 'person' || session.result === 'failed' || session.link === IN_HOUSE.id) return null;
  const { notifications: say } = desktopWords;
  const { sent, received, secondsOnline, cost, currency, result, left, largeLeft } = session;
  const moved = sent + received > 0;
  const paid = cost > 0 ? moneyText(cost, currency) : null;
  const spent = secondsOnline > 0 || paid !== null ? say.spent(onlineText(secondsOnline), paid) : '';
  const lines = [
    `${moved ? say.moved(sent, received) : say.nothingMoved} ${spent}`.trim(),
    result === 'partly' ? (left?.why ?? session.error ?? '') : '',
    largeLeft ? say.largeWaits(largeLeft.messages, largeLeft.at === null ? null : clockTime(largeLeft.at)) : '',
  ];
  return { title: titleOf(result, moved), body: lines.filter((line) => line !== '').join('\n') };
}

function titleOf(result: Session['result'], moved: boolean): string {
  const { notifications: say } = desktopWords;
  if (result === 'partly') return say.partly;
  return moved ? say.through : say.over;
}

/** "1:05", "1:02:05" */
function onlineText(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
