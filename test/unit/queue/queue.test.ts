// A message in the queue: how it comes in, is tried, fails, and what a person does with it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { folderOf } from '../../../src-main/spool/content';
import { attempt, envelope, HOUR, MINUTE, outcome, put, startRig, telling, type Rig } from './rig';

let rig: Rig;
beforeEach(async () => void (rig = await startRig()));
afterEach(() => rig.end());

const at = { session: 's1', connector: 'isp' };
const contentOf = (item: QueueItem): boolean =>
  existsSync(join(rig.dir, 'content', folderOf(item.id), `${item.id}.eml`));

describe('admission', () => {
  test('a committed message is there after a crash, with what its header says', async () => {
    const item = await put(
      rig.queue,
      ['a@there.example'],
      'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMessage-ID: <1@x>\r\nX-Priority: 1\r\n\r\nhi\r\n',
    );
    await rig.reopen();
    expect(rig.queue.get(item.id)).toEqual(item);
    expect(item).toMatchObject({
      subject: 'Grüße',
      messageId: '<1@x>',
      priority: 'high',
      system: false,
      state: 'incoming',
    });
  });

  test('an abandoned message leaves nothing behind', async () => {
    const admission = rig.queue.admit(envelope());
    await admission.write(Buffer.from('Subject: x\r\n'));
    await admission.abandon();
    await expect(admission.commit()).rejects.toThrow();
    expect(rig.queue.counts()).toMatchObject({ incoming: 0, bytes: 0, oldest: null });
  });

  test('a header that comes byte by byte is read as well', async () => {
    const admission = rig.queue.admit(envelope());
    for (const letter of 'Subject: slow\r\n\r\nbody: no\r\n') await admission.write(Buffer.from(letter));
    expect((await admission.commit()).subject).toBe('slow');
  });

  test('on disk trouble the admission is refused and nothing is to be seen', async () => {
    const admission = rig.queue.admit(envelope());
    await admission.write(Buffer.from('x'));
    await rig.spool.close();
    await expect(admission.commit()).rejects.toMatchObject({ name: 'SpoolError' });
    expect(rig.queue.counts().incoming).toBe(0);
  });
});

describe('an attempt', () => {
  test('a delivered message leaves the queue, its content the disk, its result stands in history', async () => {
    const item = await put(rig.queue);
    await rig.spool.checkpoint();
    expect(contentOf(item)).toBe(true);
    await attempt(rig.queue, 'delivered');
    expect(rig.queue.get(item.id)).toBeNull();
    expect(contentOf(item)).toBe(false);
    expect(rig.history).toMatchObject([
      { id: item.id, result: 'delivered', host: 'smtp.isp.example:587', session: 's1', connector: 'isp' },
    ]);
    await rig.reopen();
    expect(rig.queue.get(item.id)).toBeNull();
  });

  test('a deferred message comes back when its time has come, also after a crash', async () => {
    const item = await put(rig.queue);
    await attempt(rig.queue, 'deferred');
    expect(rig.queue.row(item.id)).toMatchObject({
      state: 'deferred',
      attempts: 1,
      reason: '451 4.3.0 later',
      nextAttempt: new Date(rig.clock.now() + 15 * MINUTE).toISOString(),
    });
    await rig.reopen();
    expect(rig.queue.take({ connector: 'isp' })).toBeNull();
    expect(rig.queue.dueAt('isp')).toBe(rig.clock.now() + 15 * MINUTE);
    rig.clock.advance(15 * MINUTE);
    expect(rig.queue.due('isp').messages).toBe(1);
    expect(rig.queue.take({ connector: 'isp' })?.item.id).toBe(item.id);
  });

  test('a message that was active when the power went is due again', async () => {
    const item = await put(rig.queue);
    rig.queue.take({ connector: 'isp' });
    expect(rig.queue.counts().active).toBe(1);
    await rig.reopen();
    expect(rig.queue.get(item.id)?.state).toBe('incoming');
    expect(rig.queue.take({ connector: 'isp' })?.item.id).toBe(item.id);
  });

  test('put back counts no attempt', async () => {
    const item = await put(rig.queue);
    const taken = rig.queue.take({ connector: 'isp' });
    if (taken) rig.queue.putBack(taken);
    expect(rig.queue.get(item.id)).toMatchObject({ state: 'incoming', attemptCount: 0 });
    expect(rig.queue.take({ connector: 'isp' })).not.toBeNull();
  });

  test('a recipient without an outcome was not tried', async () => {
    const item = await put(rig.queue, ['a@there.example', 'b@there.example']);
    const taken = rig.queue.take({ connector: 'isp' });
    if (taken) await rig.queue.settle(taken, [outcome('a@there.example', 'delivered')], at);
    expect(rig.queue.row(item.id)?.recipients.map((r) => r.status)).toEqual(['delivered', 'waiting']);
    expect(rig.queue.take({ connector: 'isp' })?.recipients.map((r) => r.address)).toEqual(['b@there.example']);
  });

  test('recipients of two connectors are served by two, and the message is active while either works', async () => {
    const item = await put(rig.queue, ['a@there.example', 'b@office.example']);
    const out = rig.queue.take({ connector: 'isp' });
    const home = rig.queue.take({ connector: 'office' });
    expect(home?.recipients.map((r) => r.address)).toEqual(['b@office.example']);
    if (out) await rig.queue.settle(out, [outcome('a@there.example', 'deferred')], at);
    expect(rig.queue.row(item.id)?.state).toBe('active');
    if (home)
      await rig.queue.settle(home, [outcome('b@office.example', 'delivered')], { session: 's2', connector: 'office' });
    expect(rig.queue.row(item.id)?.state).toBe('deferred');
    expect(rig.history.map((row) => row.recipient)).toEqual(['b@office.example']);
  });

  test('an attempt cannot be ended twice', async () => {
    await put(rig.queue, ['a@there.example', 'b@there.example']);
    const taken = rig.queue.take({ connector: 'isp' });
    if (!taken) throw new Error('nothing taken');
    rig.queue.putBack(taken);
    expect(() => rig.queue.putBack(taken)).toThrow('already over');
  });

  test('when the disk fails after a delivery the message is not sent again', async () => {
    const item = await put(rig.queue);
    const taken = rig.queue.take({ connector: 'isp' });
    await rig.spool.close();
    if (taken)
      await expect(rig.queue.settle(taken, [outcome('a@there.example', 'delivered')], at)).rejects.toMatchObject({
        name: 'SpoolError',
      });
    expect(rig.queue.take({ connector: 'isp' })).toBeNull();
    expect(rig.history).toHaveLength(1);
    expect(item.state).toBe('incoming');
  });
});

describe('failure', () => {
  test('a failed message nobody can be told of stays, held, with the reason', async () => {
    const item = await put(rig.queue);
    await attempt(rig.queue, 'failed');
    expect(rig.queue.row(item.id)).toMatchObject({
      state: 'hold',
      reason: 'could not be delivered to a@there.example: 550 5.1.1 unknown',
    });
    await rig.reopen();
    expect(rig.queue.row(item.id)?.state).toBe('hold');
    await rig.queue.retry([item.id]);
    await attempt(rig.queue, 'delivered');
    expect(rig.queue.get(item.id)).toBeNull();
  });

  test('the sender is told before the message leaves', async () => {
    await rig.end();
    const seen: string[] = [];
    rig = await startRig({
      tell: telling({ failed: (item, failed) => seen.push(`${rig.queue.get(item.id)?.id}:${failed[0]?.failure}`) }),
    });
    const item = await put(rig.queue);
    await attempt(rig.queue, 'failed');
    expect(seen).toEqual([`${item.id}:5.1.1`]);
    expect(rig.queue.get(item.id)).toBeNull();
  });

  test('one failed recipient is told at once, and only once, while others are still tried', async () => {
    await rig.end();
    let told = 0;
    rig = await startRig({ tell: telling({ failed: (_, failed) => (told += failed.length) }) });
    const item = await put(rig.queue, ['a@there.example', 'b@there.example']);
    const taken = rig.queue.take({ connector: 'isp' });
    if (taken)
      await rig.queue.settle(taken, [outcome('a@there.example', 'failed'), outcome('b@there.example', 'deferred')], at);
    expect(told).toBe(1);
    await rig.reopen();
    await rig.queue.quiet();
    rig.clock.advance(HOUR);
    await attempt(rig.queue, 'delivered');
    expect(told).toBe(1);
    expect(rig.queue.get(item.id)).toBeNull();
    expect(rig.history.map((row) => row.result)).toEqual(['failed', 'delivered']);
  });

  test('what a crash left between the outcome and its history is finished at the next start', async () => {
    await rig.end();
    let fail = true;
    const rows: string[] = [];
    rig = await startRig({
      record: async (all) => {
        if (fail) throw new Error('no room');
        rows.push(...all.map((row) => row.result));
      },
    });
    const item = await put(rig.queue);
    await expect(attempt(rig.queue, 'delivered')).rejects.toThrow('no room');
    expect(rig.queue.row(item.id)?.reason).toContain('could not be written down');
    fail = false;
    await rig.reopen();
    await rig.queue.quiet();
    expect(rows).toEqual(['delivered']);
    expect(rig.queue.get(item.id)).toBeNull();
  });

  test('what cannot be written down is tried whenever it is asked for, and logged once', async () => {
    await rig.end();
    let tries = 0;
    const logged: string[] = [];
    rig = await startRig({
      record: async () => {
        tries += 1;
        throw new Error('no room');
      },
      log: { write: (_subject, _level, text) => void logged.push(text) },
    });
    const { id } = await put(rig.queue);
    await expect(attempt(rig.queue, 'delivered')).rejects.toThrow('no room');
    for (let times = 0; times < 3; times++) await expect(rig.queue.mend()).rejects.toThrow('no room');
    expect(tries).toBe(4);
    expect(logged.filter((text) => text.includes(id))).toEqual([
      `the end of ${id} could not be written down; it stays in the queue`,
    ]);
  });

  test('the delay is told once', async () => {
    await rig.end();
    let told = 0;
    rig = await startRig({ tell: telling({ delayed: () => (told += 1) }) });
    await put(rig.queue);
    for (let tries = 0; tries < 20; tries++) {
      await attempt(rig.queue, 'deferred');
      rig.clock.advance(4 * HOUR);
    }
    expect(told).toBe(1);
  });
});

describe('a person', () => {
  test('holds and releases', async () => {
    const item = await put(rig.queue);
    expect(await rig.queue.hold([item.id, 'NOSUCH'])).toMatchObject({ done: [item.id], missing: ['NOSUCH'] });
    expect(rig.queue.take({ connector: 'isp' })).toBeNull();
    await rig.reopen();
    expect(rig.queue.row(item.id)).toMatchObject({ state: 'hold', reason: 'held by hand' });
    expect(await rig.queue.retry([item.id])).toEqual({ done: [], missing: [item.id] });
    await rig.queue.release([item.id]);
    expect(rig.queue.take({ connector: 'isp' })?.item.id).toBe(item.id);
  });

  test('a hold asked for during an attempt comes after it, and outlives a crash', async () => {
    const item = await put(rig.queue);
    const taken = rig.queue.take({ connector: 'isp' });
    await rig.queue.hold([item.id]);
    expect(rig.queue.row(item.id)).toMatchObject({
      state: 'active',
      reason: 'will be held when the attempt under way is over',
    });
    if (taken) await rig.queue.settle(taken, [outcome('a@there.example', 'deferred')], at);
    expect(rig.queue.row(item.id)?.state).toBe('hold');
    await rig.queue.release([item.id]);
    rig.queue.take({ connector: 'isp' });
    await rig.queue.hold([item.id]);
    await rig.reopen();
    expect(rig.queue.row(item.id)?.state).toBe('hold');
  });

  test('a removal asked for during an attempt comes after it', async () => {
    const item = await put(rig.queue);
    const taken = rig.queue.take({ connector: 'isp' });
    expect((await rig.queue.remove([item.id])).done).toEqual([item.id]);
    expect(rig.queue.get(item.id)).not.toBeNull();
    if (taken) await rig.queue.settle(taken, [outcome('a@there.example', 'deferred')], at);
    expect(rig.queue.get(item.id)).toBeNull();
    expect(rig.history).toMatchObject([{ result: 'removed' }]);
  });

  test('retries a deferred message at once', async () => {
    const item = await put(rig.queue);
    await attempt(rig.queue, 'deferred');
    await rig.queue.retry([item.id]);
    expect(rig.queue.row(item.id)).toMatchObject({ state: 'incoming', attempts: 1, nextAttempt: null });
    expect(await attempt(rig.queue, 'delivered')).toBe(item.id);
  });

  test('gives a message back: it has failed, and the sender hears of it', async () => {
    await rig.end();
    const told: string[] = [];
    rig = await startRig({ tell: telling({ failed: (_, failed) => told.push(...failed.map((one) => one.address)) }) });
    const item = await put(rig.queue);
    await rig.queue.bounce([item.id]);
    expect(told).toEqual(['a@there.example']);
    expect(rig.queue.get(item.id)).toBeNull();
  });
});

test('what had no reply once, and is taken later, is told in the history as perhaps there twice', async () => {
  const id = (await put(rig.queue, ['a@there.example', 'b@there.example'])).id;
  const first = rig.queue.take({ connector: 'isp' });
  if (!first) throw new Error('it is due');
  const lost = { ...outcome('a@there.example', 'deferred', 'closed'), cause: { kind: 'reply-unknown' } } as const;
  await rig.queue.settle(first, [lost, outcome('b@there.example', 'deferred')], { session: 's1', connector: 'isp' });
  await rig.reopen();
  await rig.queue.retry([id]);
  await attempt(rig.queue, 'delivered');
  await rig.queue.quiet();
  expect(rig.history.map(({ recipient, reply }) => [recipient, reply])).toEqual([
    [
      'a@there.example',
      '250 2.0.0 Ok (the reply to an attempt before did not come: it may have arrived by that one too)',
    ],
    ['b@there.example', '250 2.0.0 Ok'],
  ]);
});
