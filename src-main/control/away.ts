// What the desktop app shows while the service that it steers does not answer: the last it
// told, without what is true only while it runs, and why on the board. Pure.
import type { Attention } from '../contract/attention';
import type { Status } from '../contract/views';
import { controlWords } from '../words/ways-in/control';

const NOTHING: Status = {
  version: '',
  startedAt: '1970-01-01T00:00:00.000Z',
  paused: false,
  listeners: [],
  links: [],
  session: null,
  sessions: [],
  queue: { incoming: 0, active: 0, deferred: 0, hold: 0, corrupt: 0, bytes: 0, oldest: null, byConnector: [] },
  next: [],
  attention: [],
};

export interface Away {
  /** ISO. */
  readonly since: string;
  /** Why it cannot be asked, where it is there; null: it does not run. */
  readonly why: string | null;
  /** This app may take the folder itself. */
  readonly mayTakeOver: boolean;
}

export function awayText({ why }: Away): string {
  return why ?? controlWords.away.notRunning;
}

export function awayStatus(last: Status | null, away: Away): Status {
  const { since, mayTakeOver } = away;
  const item: Attention = {
    key: 'away',
    severity: 'error',
    text: awayText(away),
    since,
    ...(mayTakeOver ? { action: { kind: 'take-over' } } : {}),
  };
  const known = last ?? { ...NOTHING, startedAt: since };
  const listeners = known.listeners.map((listener) => ({ ...listener, state: 'closed' as const }));
  return { ...known, daemon: true, listeners, session: null, sessions: [], next: [], attention: [item] };
}
