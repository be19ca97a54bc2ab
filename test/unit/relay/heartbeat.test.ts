// The heartbeat on a real queue: who gets it, when, and that it never feeds on itself.
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Settings } from '../../../src-main/contract/settings';
import type { Session } from '../../../src-main/contract/views';
import { createHeartbeat, type Heartbeat } from '../../../src-main/relay/heartbeat';
import { attempt, HOUR, put, startRig, type Rig } from '../queue/rig';

let rig: Rig;
beforeEach(async () => void (rig = await startRig()));
afterEach(() => rig.end());

function heartbeat(after: 'session' | 'first-session-of-day' = 'session', to: string | null = 'head@far.example'): Heartbeat {
  const settings = Settings.parse({ organization: { domains: ['office.example'] }, notices: { heartbeat: { to, after } } });
  return createHeartbeat({ clock: rig.clock, settings: () => settings, queue: () => rig.queue, zone: () => 'Europe/Athens' });
}

function session(more: Partial<Session> = {}): Session {
  return {
    id: 's1', why: 'schedule', connectors: ['isp'], link: 'line', phase: 'ended', startedAt: '2026-01-05T12:00:00.000Z', endedAt: '2026-01-05T12:02:00.000Z',
    sent: 0, failed: 0, deferred: 0, received: 0, bytesOut: 4096, bytesIn: 2048, toSend: { messages: 0, bytes: 0 }, secondsOnline: 120, cost: 1.2, currency: 'EUR', result: 'ok', error: null, phases: [], ...more,
  };
}

const waiting = (): number => rig.queue.list({ sort: 'arrived', search: 'head@far.example', offset: 0, limit: 10 }).total;

test('a session is told to whom the settings name: sent, waiting, cost', async () => {
  await put(rig.queue);
  await heartbeat().sessionEnded(session({ sent: 3, received: 2, error: 'Größe' }));
  const [row] = rig.queue.list({ sort: 'arrived', search: 'head@far.example', offset: 0, limit: 1 }).rows;
  const { subject, text, headers } = await simpleParser(await rig.spool.readHead(row?.id ?? '', 10_000));
  expect(subject).toBe('mail.office.example: sent 3, received 2, waiting 1');
  expect(text).toMatch(/sent {6}3, 4 KiB\n[^]*online {4}120 s\n {4}cost {6}1\.20 EUR\n[^]*Gr\?\?e[^]*Waiting now: 1 messages, /);
  expect(headers.get('auto-submitted')).toBe('auto-generated');
  expect(row).toMatchObject({ sender: null });
});

test('nobody is told where nobody is named, and nothing of a session that moved nothing', async () => {
  await heartbeat('session', null).sessionEnded(session({ sent: 1 }));
  await heartbeat().sessionEnded(session());
  expect(waiting()).toBe(0);
});

test.each(['delivered', 'failed', 'deferred'] as const)('a session whose only mail was a heartbeat, now %s, makes no other', async (result) => {
  const beat = heartbeat();
  await beat.sessionEnded(session({ sent: 1 }));
  await attempt(rig.queue, result);
  const left = waiting();
  const count = { delivered: { sent: 1 }, failed: { failed: 1 }, deferred: { deferred: 1 } }[result];
  await beat.sessionEnded(session(count));
  expect(waiting()).toBe(left);
  await beat.sessionEnded(session({ sent: 2 }));
  expect(waiting()).toBe(left + 1);
});

test('once a day by the clock of the place', async () => {
  const beat = heartbeat('first-session-of-day');
  await beat.sessionEnded(session({ sent: 1 }));
  await beat.sessionEnded(session({ sent: 5 }));
  expect(waiting()).toBe(1);
  rig.clock.advance(11 * HOUR);
  await beat.sessionEnded(session({ sent: 5 }));
  expect(waiting()).toBe(2);
});
