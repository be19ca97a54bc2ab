// What of the queue is due and in which order, by size, urgency and a clock that may be
// set; what its sums and listings say.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ManualClock } from '../../support/manual-clock';
import { attempt, HOUR, put, startRig, type Rig } from './rig';

let rig: Rig;
beforeEach(async () => void (rig = await startRig()));
afterEach(() => rig.end());

const upTo = (bytes: number) => ({
  low: { over: -1, upTo: bytes },
  normal: { over: -1, upTo: bytes },
  high: { over: -1, upTo: bytes },
});

describe('the line', () => {
  test('urgent before the rest, small before large, then the oldest', async () => {
    const big = `Subject: big\r\n\r\n${'x'.repeat(20_000)}`;
    const text = (subject: string, more = ''): string => `Subject: ${subject}\r\n${more}\r\n`;
    await put(rig.queue, undefined, text('low', 'Priority: non-urgent\r\n'));
    await put(rig.queue, undefined, big);
    rig.clock.advance(1);
    await put(rig.queue, undefined, text('first'));
    rig.clock.advance(1);
    await put(rig.queue, undefined, text('second'));
    await put(rig.queue, undefined, text('urgent', 'Importance: high\r\n'));
    const order = [];
    for (let taken = rig.queue.take({ connector: 'isp' }); taken; taken = rig.queue.take({ connector: 'isp' }))
      order.push(taken.item.subject);
    expect(order).toEqual(['urgent', 'first', 'second', 'big', 'low']);
  });

  test('large mail waits for its own schedule, and what is larger than asked for is passed over', async () => {
    await put(rig.queue, undefined, `Subject: huge\r\n\r\n${'x'.repeat(1_200_000)}`);
    await put(rig.queue, undefined, `Subject: middle\r\n\r\n${'x'.repeat(20_000)}`);
    expect(rig.queue.due('isp', { oversize: true }).messages).toBe(1);
    expect(rig.queue.take({ connector: 'isp', oversize: false, portion: upTo(10_000) })).toBeNull();
    expect(rig.queue.due('isp')).toMatchObject({ messages: 2, urgent: 0 });
    expect(rig.queue.take({ connector: 'isp', oversize: false })?.item.subject).toBe('middle');
    expect(rig.queue.take({ connector: 'isp', oversize: false })).toBeNull();
    expect(rig.queue.take({ connector: 'isp', oversize: true })?.item.subject).toBe('huge');
  });

  test('new settings act on what is queued', async () => {
    const item = await put(rig.queue, ['a@nowhere.example']);
    expect(rig.queue.row(item.id)).toMatchObject({ connector: null, reason: 'no connector carries nowhere.example' });
    await rig.reopen();
    expect(rig.queue.take({ connector: 'isp' })).toBeNull();
    Object.assign(rig.deps, { route: () => ({ connector: 'new', why: 'all of it', oversize: false }) });
    await rig.reopen();
    rig.queue.reroute();
    expect(rig.queue.counts().byConnector).toMatchObject([{ connector: 'new', messages: 1 }]);
    expect(rig.queue.take({ connector: 'new' })?.item.id).toBe(item.id);
  });

  test('settings that leave every way as it was move nobody, and tell of nobody', async () => {
    const both = [await put(rig.queue), await put(rig.queue, ['b@far.example'])];
    const told: string[] = [];
    rig.queue.onChange((ids) => told.push(...ids));
    rig.queue.reroute();
    expect(told).toEqual([]);
    // They may have arrived in one millisecond, and then their ids decide.
    expect(both.map(({ id }) => id)).toContain(rig.queue.take({ connector: 'isp' })?.item.id);
  });

  test.each([
    ['a year back', (clock: ManualClock) => clock.jump(clock.now() - 365 * 24 * HOUR)],
    ['eight hours back', (clock: ManualClock) => clock.jump(clock.now() - 8 * HOUR)],
    ['from 1970 to today', (clock: ManualClock) => clock.jump(clock.now() + 56 * 365 * 24 * HOUR)],
    ['a minute on', (clock: ManualClock) => clock.jump(clock.now() + 60_000)],
  ])('D5: mail that was put off waits as long as it was to and no longer when the clock is set %s', async (_, set) => {
    const item = await put(rig.queue);
    await attempt(rig.queue, 'deferred');
    const { nextAttempt } = rig.queue.row(item.id) ?? {};
    const left = Date.parse(nextAttempt ?? '') - rig.clock.now();
    set(rig.clock);
    expect(rig.queue.dueAt('isp')).toBe(rig.clock.now() + left);
    rig.clock.advance(left - 1000);
    expect(rig.queue.take({ connector: 'isp' })).toBeNull();
    rig.clock.advance(1000);
    expect(rig.queue.take({ connector: 'isp' })?.item.id).toBe(item.id);
  });

  test('D5: a sleep is time that passed', async () => {
    const item = await put(rig.queue);
    await attempt(rig.queue, 'deferred');
    rig.clock.sleep(8 * HOUR);
    expect(rig.queue.take({ connector: 'isp' })?.item.id).toBe(item.id);
  });

  test('D5: what waits is as old as it is, and stands before what came after the clock was set back', async () => {
    const first = await put(rig.queue);
    rig.clock.advance(HOUR);
    rig.clock.jump(rig.clock.now() - 8 * HOUR);
    const second = await put(rig.queue);
    expect(rig.queue.due('isp').oldest).toBe(rig.clock.now() - HOUR);
    expect([rig.queue.take({ connector: 'isp' })?.item.id, rig.queue.take({ connector: 'isp' })?.item.id]).toEqual([
      first.id,
      second.id,
    ]);
  });

  test('D5: what a wrong clock dated into the future arrived at the start at the latest', async () => {
    await put(rig.queue);
    rig.clock.jump(rig.clock.now() - 8 * HOUR);
    await rig.reopen();
    expect(rig.queue.due('isp').oldest).toBe(rig.clock.now());
  });

  test('D5: nor did it come in 1970, whether the clock is set right before a start or after one', async () => {
    const today = rig.clock.now();
    const aStart = async (): Promise<void> => {
      await rig.reopen();
      expect(rig.queue.due('isp').oldest).toBe(rig.clock.now());
    };
    rig.clock.jump(40 * 24 * HOUR);
    await put(rig.queue);
    rig.clock.jump(today);
    await aStart();
    rig.clock.jump(today + 73 * 365 * 24 * HOUR);
    await rig.reopen();
    rig.clock.jump(today);
    expect(rig.queue.due('isp').oldest).toBe(today);
  });
});

test('sums stay right when a clock that was set back is noticed by a person asking', async () => {
  const items = [await put(rig.queue), await put(rig.queue)];
  for (const _ of items) await attempt(rig.queue, 'deferred');
  rig.clock.jump(rig.clock.now() - 24 * HOUR);
  await rig.queue.retry(items.map((item) => item.id));
  expect(rig.queue.counts()).toMatchObject({ incoming: 2, deferred: 0, bytes: 2 * (items[0]?.bytes ?? 0) });
  expect(rig.queue.due('isp').messages).toBe(2);
  for (const _ of items) await attempt(rig.queue, 'delivered');
  expect(rig.queue.due('isp')).toEqual({ messages: 0, bytes: 0, oldest: null, urgent: 0 });
});

test('a message set aside as damaged is out of the queue', async () => {
  const item = await put(rig.queue);
  await rig.spool.setAside(item.id, 'damaged for the test');
  expect(rig.queue.row(item.id)).toBeNull();
  expect(rig.queue.counts()).toMatchObject({ incoming: 0, corrupt: 1 });
});

test('a listing is filtered, sorted and paged', async () => {
  for (const name of ['anna', 'Berta', 'carl'])
    await put(rig.queue, [`${name}@there.example`], `Subject: to ${name}\r\n\r\n`, {
      sender: `${name}@office.example`,
    });
  await attempt(rig.queue, 'deferred');
  const ask = { offset: 0, limit: 2, sort: '-sender' } as const;
  expect(rig.queue.list(ask).rows.map((row) => row.sender)).toEqual(['carl@office.example', 'Berta@office.example']);
  expect(rig.queue.list({ ...ask, search: 'BERTA@THERE' })).toMatchObject({ total: 1 });
  await put(rig.queue, ['dora@there.example'], 'Subject: Cafe\u0301 im M\u00e4rz\r\n\r\n', {
    sender: 'x@office.example',
  });
  for (const search of ['CAF\u00c9', 'ma\u0308rz']) expect(rig.queue.list({ ...ask, search }).total).toBe(1);
  await rig.queue.remove(rig.queue.list({ ...ask, search: 'dora' }).rows.map(({ id }) => id));
  expect(rig.queue.list({ ...ask, state: 'deferred' }).total).toBe(1);
  expect(rig.queue.select({ state: 'incoming', connector: 'isp' })).toHaveLength(2);
  expect(rig.queue.list({ ...ask, offset: 2 })).toMatchObject({ total: 3, rows: [{ sender: 'anna@office.example' }] });
});
