// A session that has ended and moved nothing, for what is told of sessions.
import type { Session } from '../../src-main/contract/views';

export function endedSession(more: Partial<Session>): Session {
  const at = '2026-11-29T10:00:00.000Z';
  return {
    id: 'S1',
    why: 'schedule',
    connectors: ['isp'],
    link: 'line',
    phase: 'ended',
    startedAt: at,
    endedAt: at,
    sent: 0,
    failed: 0,
    deferred: 0,
    received: 0,
    bytesOut: 0,
    bytesIn: 0,
    toSend: { messages: 0, bytes: 0 },
    secondsOnline: 0,
    cost: 0,
    currency: 'EUR',
    result: 'ok',
    error: null,
    phases: [{ phase: 'dialing', at }],
    ...more,
  };
}
