// The heartbeat on a real queue: who gets it, when, and that it never feeds on itself.
import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { Settings } from '../../../src-main/contract/settings';
import type { Session } from '../../../src-main/contract/views';
import { createHeartbeat, type Heartbeat } from '../../../src-main/notices/heartbeat';
import { heartbeatMark } from '../../../src-main/notices/heartbeat-mark';
import { manualClock, settleTurn } from '../../support/manual-clock';
import { attempt, HOUR, put, startRig, type Rig } from '../queue/rig';
import { endedSession } from '../../support/ended-session';

let rig: Rig;
beforeEach(async () => void (rig = await startRig()));
afterEach(() => rig.end());

type After = Settings['notices']['heartbeat']['after'];

const ended: Session[] = [];
beforeEach(() => void (ended.length = 0));

function heartbeat(after: After = 'session', to: string | null = 'head@far.example', at = '07:00'): Heartbeat {
  const settings = Settings.parse({
    organization: { domains: ['office.example'] },
    notices: { heartbeat: { to, after, at } },
  });
  const beat = createHeartbeat({
    clock: rig.clock,
    log: silentLog,
    mark: heartbeatMark(rig.dir, rig.clock),
    settings: () => settings,
    queue: () => rig.queue,
    zone: () => 'Europe/Athens',
    sessions: async () => ended,
    armAlarm: (when, fn) => rig.clock.after(when - rig.clock.now(), fn),
  });
  onTestFinished(() => beat.close());
  return beat;
}

const session = (more: Partial<Session> = {}): Session =>
  endedSession({
    id: 's1',
    startedAt: '2026-01-05T12:00:00.000Z',
    endedAt: '2026-01-05T12:02:00.000Z',
    bytesOut: 4096,
    bytesIn: 2048,
    secondsOnline: 120,
    cost: 1.2,
    phases: [],
    ...more,
  });

const waiting = (): number =>
  rig.queue.list({ sort: 'arrived', search: 'head@far.example', offset: 0, limit: 10 }).total;

test('a session is told to whom the settings name: sent, waiting, cost', async () => {
  await put(rig.queue);
  await heartbeat().sessionEnded(session({ sent: 3, received: 2, error: 'Größe' }));
  const [row] = rig.queue.list({ sort: 'arrived', search: 'head@far.example', offset: 0, limit: 1 }).rows;
  const { subject, text, headers } = await simpleParser(await rig.spool.readHead(row?.id ?? '', 10_000));
  expect(subject).toBe('mail.office.example: sent 3, received 2, waiting 1');
  expect(text).toMatch(
    /sent {6}3, 4.1 kB\n[^]*online {4}120 s\n {4}cost {6}1\.20 EUR\n[^]*Größe[^]*Waiting now: 1 message, /,
  );
  expect(headers.get('auto-submitted')).toBe('auto-generated');
  expect(row).toMatchObject({ sender: null });
});

test('a disk that could not be read once costs one heartbeat and not all', async () => {
  const mark = join(rig.dir, 'heartbeat.json');
  await mkdir(mark);
  const beat = heartbeat('first-session-of-day');
  await expect(beat.sessionEnded(session({ sent: 1 }))).rejects.toThrow('cannot be read');
  await rmdir(mark);
  await beat.sessionEnded(session({ sent: 1 }));
  expect(waiting()).toBe(1);
});

test('nobody is told where nobody is named, and nothing of a session that moved nothing', async () => {
  await heartbeat('session', null).sessionEnded(session({ sent: 1 }));
  await heartbeat().sessionEnded(session());
  expect(waiting()).toBe(0);
});

test.each(['delivered', 'failed', 'deferred'] as const)(
  'a session whose only mail was a heartbeat, now %s, makes no other',
  async (result) => {
    const beat = heartbeat();
    await beat.sessionEnded(session({ sent: 1 }));
    await attempt(rig.queue, result);
    const left = waiting();
    const count = { delivered: { sent: 1 }, failed: { failed: 1 }, deferred: { deferred: 1 } }[result];
    await beat.sessionEnded(session(count));
    expect(waiting()).toBe(left);
    await beat.sessionEnded(session({ sent: 2 }));
    expect(waiting()).toBe(left + 1);
  },
);

test('once a day by the clock of the place', async () => {
  const beat = heartbeat('first-session-of-day');
  await beat.sessionEnded(session({ sent: 1 }));
  await beat.sessionEnded(session({ sent: 5 }));
  expect(waiting()).toBe(1);
  rig.clock.advance(11 * HOUR);
  await beat.sessionEnded(session({ sent: 5 }));
  expect(waiting()).toBe(2);
});

test('two sessions that end at once make one heartbeat a day', async () => {
  const beat = heartbeat('first-session-of-day');
  await Promise.all([1, 2, 3].map((sent) => beat.sessionEnded(session({ sent }))));
  expect(waiting()).toBe(1);
});

test('once a day also over a restart', async () => {
  await heartbeat('first-session-of-day').sessionEnded(session({ sent: 1 }));
  await heartbeat('first-session-of-day').sessionEnded(session({ sent: 5 }));
  expect(waiting()).toBe(1);
});

describe('daily', () => {
  /** In the morning of 5 January in Athens. */
  async function begun(start = Date.UTC(2026, 0, 5, 6, 0), at = '07:00'): Promise<Heartbeat> {
    await rig.end();
    rig = await startRig({}, manualClock(start));
    const beat = heartbeat('daily', 'head@far.example', at);
    await beat.apply();
    return beat;
  }
  const until = (count: number): Promise<unknown> =>
    vi.waitFor(() => expect(waiting()).toBe(count), { timeout: 15_000, interval: 5 });
  /** Lets the hours pass one by one. What falls due is written soon after; wait for it before the next day. */
  async function hours(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      rig.clock.advance(HOUR);
      await settleTurn();
    }
  }
  const last = async (): Promise<ParsedMail> => {
    const { rows } = rig.queue.list({ sort: '-arrived', search: 'head@far.example', offset: 0, limit: 1 });
    return simpleParser(await rig.spool.readHead(rows[0]?.id ?? '', 10_000));
  };

  test('comes at its time though there was no session, and not before the first time', async () => {
    await begun();
    await hours(22); // 04:00 UTC is 06:00 in Athens
    expect(waiting()).toBe(0);
    await hours(2);
    await until(1);
    expect((await last()).text).toMatch(
      /There was no call since 5 January 2026, 08:00 \(Europe\/Athens\):\n\n {4}sent {6}0, 0 bytes\n/,
    );
    await hours(24);
    await until(2);
    await hours(24);
    await until(3);
  });

  test('tells what all sessions since the last one did', async () => {
    const beat = await begun();
    await hours(24);
    await until(1);
    const endedAt = '2026-01-06T18:00:00.000Z';
    ended.push(
      session({ sent: 2, cost: 1.5, endedAt }),
      session({ sent: 1, currency: 'USD', cost: 2, error: 'no carrier', endedAt }),
      session({ sent: 40 }),
    );
    await beat.sessionEnded(session({ sent: 2 }));
    await hours(24);
    await until(2);
    expect(await last()).toMatchObject({ subject: 'mail.office.example: sent 3, received 0, waiting 1' });
    expect((await last()).text).toMatch(
      /^2 calls ended since 6 January 2026, 07:00 \(Europe\/Athens\):[^]*1\.50 EUR \+ 2\.00 USD\n\nWhat went wrong:\n {4}no carrier\n/,
    );
  });

  test('is made up for when we were not running at its time, and never written twice over restarts', async () => {
    (await begun()).close();
    rig.clock.advance(26 * HOUR);
    const second = heartbeat('daily');
    await second.apply();
    await hours(1);
    await until(1);
    second.close();
    const third = heartbeat('daily');
    await third.apply();
    await third.apply();
    await hours(18);
    expect(waiting()).toBe(1);
    await hours(4);
    await until(2);
  });

  test.each([
    ['the hour that is left out in spring', Date.UTC(2026, 2, 27, 12), '03:30'],
    ['the hour that comes twice in autumn', Date.UTC(2026, 9, 23, 12), '03:30'],
    ['midnight', Date.UTC(2026, 2, 27, 12), '00:00'],
    ['just after midnight', Date.UTC(2026, 9, 23, 12), '00:15'],
    ['just before midnight', Date.UTC(2026, 9, 23, 12), '23:45'],
  ])('comes once a day where its time is %s', async (_, start, at) => {
    await begun(start, at);
    for (let day = 1; day <= 4; day++) {
      await hours(24);
      // The day it begins with is over when it begins: every day after has one, whatever its length.
      await until(day);
    }
  });

  test('is not written again when the clock is set back, and goes on when it had been set ahead by mistake', async () => {
    await begun();
    await hours(24);
    await until(1);
    rig.clock.jump(rig.clock.now() - 3 * HOUR);
    await hours(6);
    expect(waiting()).toBe(1);
    rig.clock.jump(rig.clock.now() + 400 * 24 * HOUR);
    await hours(1);
    await until(2);
    rig.clock.jump(rig.clock.now() - 400 * 24 * HOUR);
    await hours(24);
    await until(3);
  });
});
