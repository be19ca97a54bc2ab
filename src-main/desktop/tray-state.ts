// What the tray shows for a status: which of the five pictures, which words.
// Pure. Attention wins over everything but a call under way, because a person
// watching a call wants to see the call.
import type { Status } from '../contract/views';
import { desktopWords } from '../words/desktop';

export const TRAY_STATES = ['resting', 'waiting', 'online', 'attention', 'paused'] as const;
export type TrayState = (typeof TRAY_STATES)[number];

export interface TrayView {
  readonly state: TrayState;
  /** "3 messages waiting, next call 12:00" */
  readonly tooltip: string;
  readonly waiting: string;
  readonly nextCall: string;
  readonly online: boolean;
  readonly paused: boolean;
}

/** `time` turns an ISO time into what a reader of today expects ("12:00", "Mon 12:00"). */
export function trayView(status: Status, time: (iso: string) => string): TrayView {
  const n = waitingMessages(status);
  const next = status.next[0];
  const { tray } = desktopWords;
  const resting = status.queue.hold > 0 ? tray.held(status.queue.hold) : tray.nothingWaits;
  const waiting = n > 0 ? tray.waiting(n) : resting;
  const nextAt = next ? time(next.at) : null;
  const state = stateOf(status, n);
  return {
    state,
    tooltip: tooltip(status, state, waiting, nextAt),
    waiting,
    nextCall: nextAt === null ? tray.noNextCall : tray.nextCall(nextAt),
    online: status.session !== null,
    paused: status.paused,
  };
}

/** Messages that a call would try to move: held ones wait for a person. */
export function waitingMessages(status: Status): number {
  const { incoming, active, deferred } = status.queue;
  return incoming + active + deferred;
}

function stateOf(status: Status, waiting: number): TrayState {
  if (status.session) return 'online';
  if (status.attention.some((item) => item.severity !== 'info')) return 'attention';
  if (status.paused) return 'paused';
  return waiting > 0 ? 'waiting' : 'resting';
}

function tooltip(status: Status, state: TrayState, waiting: string, nextAt: string | null): string {
  const { tray } = desktopWords;
  const first = status.attention[0];
  if (status.session) {
    const { phase, sent, toSend } = status.session;
    return phase === 'dialing' ? tray.dialing : tray.online(sent, toSend.messages);
  }
  if (state === 'attention' && first) return tray.attention(status.attention.length, first.text);
  if (state === 'paused') return tray.paused(waiting);
  return nextAt === null ? waiting : tray.waitingUntil(waiting, nextAt);
}
