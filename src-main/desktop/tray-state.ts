// What the tray shows for a status: which of the five pictures, which words.
// Pure. Attention wins over everything but a call under way, because a person
// watching a call wants to see the call.
import type { Status } from '../contract/views';
import { WORDS } from './words';

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
  const resting = status.queue.hold > 0 ? WORDS.held(status.queue.hold) : WORDS.nothingWaits;
  const waiting = n > 0 ? WORDS.waiting(n) : resting;
  const nextCall = next ? WORDS.nextCall(time(next.at)) : WORDS.noNextCall;
  const state = stateOf(status, n);
  return {
    state,
    tooltip: tooltip(status, state, waiting, next ? nextCall : null),
    waiting,
    nextCall,
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

function tooltip(status: Status, state: TrayState, waiting: string, nextCall: string | null): string {
  const first = status.attention[0];
  if (status.session) {
    const { phase, sent, toSend } = status.session;
    return phase === 'dialing' ? WORDS.dialing : WORDS.online(sent, toSend.messages);
  }
  if (state === 'attention' && first) return WORDS.attention(status.attention.length, first.text);
  if (state === 'paused') return `${WORDS.paused}. ${waiting}`;
  return nextCall ? `${waiting}, ${nextCall.charAt(0).toLowerCase()}${nextCall.slice(1)}` : waiting;
}
