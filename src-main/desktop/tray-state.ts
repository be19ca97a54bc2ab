// What the tray shows for a status: which of the five pictures, which words, which menu.
// Pure. A call under way goes before everything, because a person watching a call wants to
// see the call; then trouble, then a pause, then what only warns: whoever paused must not
// look for why nothing goes. The words beside the picture say all of it.
import { isHangingUp, type Status, waitingMessages } from '../contract/views';
import { desktopWords } from '../words/desktop';
import { pausedText, type TimeText, trayMenu, type TrayMenu, type TrayPrices } from './tray-menu';

export const TRAY_STATES = ['resting', 'waiting', 'online', 'attention', 'paused'] as const;
export type TrayState = (typeof TRAY_STATES)[number];

export interface TrayView {
  readonly state: TrayState;
  /** "3 messages waiting, next call 12:00" */
  readonly tooltip: string;
  readonly menu: TrayMenu;
}

export const NO_PRICES: TrayPrices = { usual: null, withLarge: null };

export function trayView(status: Status, time: TimeText, prices: TrayPrices = NO_PRICES): TrayView {
  const state = stateOf(status);
  const waiting = waitingText(status);
  const large = prices.usual?.large.messages ?? 0;
  const withLarge = large > 0 && waitingMessages(status) > 0 ? desktopWords.tray.ofThemLarge(waiting, large) : waiting;
  return { state, tooltip: tooltip(status, waiting, time), menu: trayMenu(status, withLarge, time, prices) };
}

function waitingText(status: Status): string {
  const { tray } = desktopWords;
  const n = waitingMessages(status);
  if (n > 0) return tray.waiting(n);
  return status.queue.hold > 0 ? tray.held(status.queue.hold) : tray.nothingWaits;
}

function stateOf(status: Status): TrayState {
  const needs = (severity: 'error' | 'warning'): boolean => status.attention.some((item) => item.severity === severity);
  if (status.session) return 'online';
  if (needs('error')) return 'attention';
  if (status.paused) return 'paused';
  if (needs('warning')) return 'attention';
  return waitingMessages(status) > 0 ? 'waiting' : 'resting';
}

function tooltip(status: Status, waiting: string, time: TimeText): string {
  const { tray } = desktopWords;
  if (status.session) {
    const { phase, sent, toSend } = status.session;
    if (isHangingUp(status.session)) return tray.hangingUp;
    return phase === 'dialing' ? tray.dialing : tray.online(sent, toSend.messages);
  }
  const practising = status.practising ? tray.practising : '';
  const daemon = status.daemon ? tray.steersDaemon : '';
  const marks = [practising, daemon].filter((mark) => mark !== '');
  const resting = restingText(status, waiting, time);
  return marks.length === 0 ? resting : [resting.replace(/\.$/, ''), ...marks].join('. ');
}

function restingText(status: Status, waiting: string, time: TimeText): string {
  const { tray } = desktopWords;
  const needs = status.attention.filter(({ severity }) => severity !== 'info');
  const first = needs.find(({ severity }) => severity === 'error') ?? needs[0];
  const trouble = first ? tray.attention(needs.length, first.text) : '';
  if (status.paused) return [tray.paused(pausedText(status, time), waiting), trouble].filter(Boolean).join('. ');
  if (trouble !== '') return trouble;
  const next = status.next[0];
  return next ? tray.waitingUntil(waiting, time(next.at)) : waiting;
}
