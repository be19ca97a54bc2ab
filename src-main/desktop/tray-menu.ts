// What stands in the tray's menu: whether the last call did its work, what a call now would
// cost, and where to look. Every line leads somewhere. Pure.
import { onlyLargeWaits } from '../contract/money/before-call';
import { aboutLoadText, moneyText, paidFor } from '../contract/money/text';
import type { Attention } from '../contract/attention';
import {
  agreedTo,
  cameToNothing,
  canCall,
  isHangingUp,
  nextCallOf,
  type Estimate,
  type Session,
  type Status,
} from '../contract/views';
import { desktopWords } from '../words/desktop';

/** What a press asks of the relay, one after the other. */
export type TrayWish =
  | ({ readonly method: 'session.start'; readonly large?: true; readonly resume?: true } & ReturnType<typeof agreedTo>)
  | { readonly method: AskedPlainly };
type AskedPlainly = 'session.stop' | 'relay.resume';

export type TrayAction =
  | { readonly kind: 'ask'; readonly wishes: readonly TrayWish[] }
  | { readonly kind: 'pause'; readonly end: 'hour' | 'morning' | 'person' }
  /** The window, at this screen. */
  | { readonly kind: 'open'; readonly place: readonly string[] }
  | { readonly kind: 'quit' };

export interface TrayItem {
  /** Each thing has its own: who reaches for one must never get another because a call began meanwhile. */
  readonly id: string;
  readonly label: string;
  readonly action: TrayAction;
}

export interface TrayChoice {
  readonly id: string;
  readonly label: string;
  readonly items: readonly TrayItem[];
}

/** Groups, a line between them. */
export type TrayMenu = readonly (readonly (TrayItem | TrayChoice)[])[];

/** What a call would cost: the usual one, and one with the large mail; null where nobody has told. */
export interface TrayPrices {
  readonly usual: Estimate | null;
  readonly withLarge: Estimate | null;
}

/** Turns an ISO time into what a reader of today expects ("12:00", "Monday 12:00"). */
export type TimeText = (iso: string) => string;

const START = { method: 'session.start' } as const;
const ATTENTION_SHOWN = 3;
const LONGEST_LABEL = 70;

export function trayMenu(status: Status, waiting: string, time: TimeText, prices: TrayPrices): TrayMenu {
  const { tray } = desktopWords;
  return [
    status.lastSession ? [lastCall(status.lastSession, time)] : [],
    steering(status, prices),
    [
      ...practising(status),
      ...(status.daemon ? [opens('service', tray.steersDaemon)] : []),
      opens('waiting', tray.leads(waiting), 'queue'),
      ...status.attention
        .filter(({ severity }) => severity !== 'info')
        .slice(0, ATTENTION_SHOWN)
        .map(attentionItem),
      opens('next', nextText(status, time), 'schedule'),
    ],
    [
      ...(status.paused || !canCall(status) ? [] : [pauseChoice()]),
      opens('open', tray.open),
      { id: 'quit', label: tray.quit, action: { kind: 'quit' } as const },
    ],
  ].filter((group) => group.length > 0);
}

/** "Sunday 20:00", or until when nothing is called. */
function nextText(status: Status, time: TimeText): string {
  const { tray } = desktopWords;
  if (status.paused) return pausedText(status, time);
  const next = nextCallOf(status);
  if (next === 'none') return tray.noNextCall;
  return next === 'with-a-letter' ? tray.withALetter : tray.nextCall(time(next.at));
}

export function pausedText({ pausedUntil = null }: Status, time: TimeText): string {
  const { tray } = desktopWords;
  return pausedUntil === null ? tray.pausedOpenEnd : tray.pausedUntil(time(pausedUntil));
}

/** "Last call 14:23: 12 sent, 3 received, €8.05" */
function lastCallText(session: Session, time: TimeText): string {
  const { tray } = desktopWords;
  const { startedAt, sent, received, left, cost, currency } = session;
  const paid = cost > 0 ? moneyText(cost, currency) : null;
  if (cameToNothing(session)) return tray.lastCallFailed(time(startedAt), paid);
  return tray.lastCall(time(startedAt), { sent, received, left: left?.messages ?? 0 }, paid);
}

function lastCall(session: Session, time: TimeText): TrayItem {
  const { well, amiss } = desktopWords.tray;
  const mark = session.result === 'ok' ? well : amiss;
  return opens('last-call', `${mark} ${lastCallText(session, time)}`, 'sessions', session.id);
}

function steering(status: Status, { usual, withLarge }: TrayPrices): readonly TrayItem[] {
  const { tray } = desktopWords;
  if (status.session && isHangingUp(status.session))
    return [opens('hanging-up', tray.leads(tray.hangingUp), 'overview')];
  if (status.session) return [asks('hang-up', tray.hangUp, { method: 'session.stop' })];
  if (!canCall(status)) return [];
  const resume = { method: 'relay.resume' } as const;
  if (status.paused)
    return [
      asks('resume-and-send', priced(tray.resumeAndSend, usual), ...resuming(usual)),
      asks('resume', tray.resume, resume),
    ];
  const large = usual?.large.messages ?? 0;
  const withAll = { ...START, large: true, ...agreedTo(withLarge) } as const;
  if (usual && onlyLargeWaits(usual)) return [asks('send-large', priced(tray.onlyLarge(large), withLarge), withAll)];
  return [
    asks('send-receive', priced(tray.sendReceive, usual), { ...START, ...agreedTo(usual) }),
    ...(large > 0 ? [asks('send-large', priced(tray.withLarge(large), withLarge), withAll)] : []),
  ];
}

/** A relay that cannot be held to a price knows no call that resumes, either. */
function resuming(usual: Estimate | null): readonly TrayWish[] {
  const agreed = agreedTo(usual);
  return agreed.agreed ? [{ ...START, resume: true, ...agreed }] : [{ method: 'relay.resume' }, START];
}

/** Where nothing is paid for the line there is no price; and nobody is told that a call on a priced one is free. */
function priced(item: string, estimate: Estimate | null): string {
  if (!estimate?.priced || paidFor(estimate.total, estimate.currency).every(({ cost }) => cost <= 0)) return item;
  return desktopWords.tray.priced(item, aboutLoadText(estimate.total, estimate.currency));
}

function practising(status: Status): readonly TrayItem[] {
  const { tray } = desktopWords;
  return status.practising ? [opens('practising', `${tray.practising}. ${tray.setUp}`, 'setup')] : [];
}

function pauseChoice(): TrayChoice {
  const { tray } = desktopWords;
  const choice = (id: string, label: string, end: 'hour' | 'morning' | 'person'): TrayItem => ({
    id,
    label,
    action: { kind: 'pause', end },
  });
  return {
    id: 'pause-for',
    label: tray.pauseFor,
    items: [
      choice('pause-hour', tray.pauseHour, 'hour'),
      choice('pause-morning', tray.pauseMorning, 'morning'),
      choice('pause', tray.pause, 'person'),
    ],
  };
}

function attentionItem({ key, text, action }: Attention): TrayItem {
  const { amiss, leads } = desktopWords.tray;
  // Where a click is the fix, it stands in the overview, beside the whole sentence.
  const place = action?.kind === 'open' ? [action.screen, ...(action.id === null ? [] : [action.id])] : ['overview'];
  return opens(`attention ${key}`, leads(`${amiss} ${firstSentence(text)}`), ...place);
}

/** Short enough for a menu. */
function firstSentence(text: string): string {
  const first = text.replace(/([^.\s]{3})[.;] .*$/s, '$1').replace(/\.$/, '');
  return first.length > LONGEST_LABEL ? `${first.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : first;
}

function opens(id: string, label: string, ...place: readonly string[]): TrayItem {
  return { id, label, action: { kind: 'open', place } };
}

function asks(id: string, label: string, ...wishes: readonly TrayWish[]): TrayItem {
  return { id, label, action: { kind: 'ask', wishes } };
}
