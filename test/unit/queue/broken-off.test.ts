// A letter under which the line breaks: once is chance, from the second time on it waits
// its time like any that failed for now, says why, and one day goes back to its sender.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replyShown } from '../../../src-main/mail/cause';
import type { Outcome } from '../../../src-main/mail/envelope';
import type { TakenMessage } from '../../../src-main/queue/entry';
import { HOUR, MINUTE, outcome, put, startRig, telling, type Rig } from './rig';

let rig: Rig;
let told: string[];
beforeEach(async () => {
  told = [];
  const tell = telling({
    failed: (_, failed) => told.push(...failed.map((one) => replyShown(one) ?? '')),
    delayed: (_, late) => told.push(...late.map((one) => `delayed: ${replyShown(one) ?? ''}`)),
  });
  rig = await startRig({ tell });
});
afterEach(() => rig.end());

const AT = { session: 's1', connector: 'isp' };
const HOST = 'smtp.isp.example:587';

function take(): TakenMessage {
  const taken = rig.queue.take({ connector: 'isp' });
  if (!taken) throw new Error('nothing is due');
  return taken;
}

/** The line breaks under the next letter. */
function breakOff(
  more: { readonly why?: 'line' | 'time'; readonly bytes?: number | null; readonly known?: readonly Outcome[] } = {},
): Promise<readonly Outcome[]> {
  const { why = 'line', bytes = 458_752, known = [] } = more;
  const taken = take();
  const undecided = taken.recipients
    .map(({ address }) => address)
    .filter((address) => !known.some((one) => one.address === address));
  return rig.queue.brokeOff(taken, { host: HOST, bytes, why, undecided }, known, AT);
}

test('A7: the first time it is as before, and only counted', async () => {
  const { id } = await put(rig.queue);
  expect(await breakOff()).toEqual([]);
  expect(rig.queue.get(id)).toMatchObject({
    state: 'incoming',
    attemptCount: 0,
    cuts: { count: 1, connector: 'isp', host: HOST, bytes: 458_752, why: 'line' },
  });
  expect(rig.queue.due('isp').messages).toBe(1);
});

test('A7: the second time it was an attempt; it waits, and its row says why', async () => {
  const { id } = await put(rig.queue);
  await breakOff();
  await breakOff();
  expect(rig.queue.get(id)).toMatchObject({ state: 'deferred', attemptCount: 1, cuts: { count: 2 } });
  expect(rig.queue.row(id)?.reason).toMatch(
    /^the line broke off twice while this letter of \d+ bytes was being sent, the last time after about 458.8 kB$/,
  );
  expect(rig.queue.due('isp').messages).toBe(0);
  rig.clock.advance(15 * MINUTE);
  await breakOff({ why: 'time', bytes: null });
  expect(rig.queue.row(id)).toMatchObject({
    attempts: 2,
    reason: expect.stringMatching(
      /^the longest time online was over 3 times while this letter of \d+ bytes was being sent$/,
    ) as unknown,
  });
});

test('A7: the count lasts over kill -9, and a spool from before it loads', async () => {
  const { id } = await put(rig.queue);
  // Of two that arrive in one moment either may be first.
  rig.clock.advance(MINUTE);
  const { id: old } = await put(rig.queue);
  await breakOff();
  await rig.reopen();
  expect([rig.queue.get(id)?.cuts?.count, rig.queue.get(old)?.cuts]).toEqual([1, undefined]);
  await rig.spool.checkpoint();
  await rig.reopen();
  const first = take();
  expect(first.item.id).toBe(id);
  expect(
    await rig.queue.brokeOff(first, { host: HOST, bytes: 0, why: 'line', undecided: ['a@there.example'] }, [], AT),
  ).toHaveLength(1);
  await rig.reopen();
  expect(rig.queue.get(id)).toMatchObject({ state: 'deferred', cuts: { count: 2 } });
  expect(rig.queue.row(id)?.reason).toContain('the line broke off twice');
});

test('A7: its sender hears of the delay, and at the end that it went back, each with the reason', async () => {
  const { id } = await put(rig.queue);
  for (let hours = 0; rig.queue.get(id) && hours < 1000; hours += 4) {
    while (rig.queue.due('isp').messages > 0) await breakOff();
    rig.clock.advance(4 * HOUR);
    await rig.queue.quiet();
  }
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^delayed: the line broke off \d+ times while this letter/);
  expect(told[1]).toMatch(
    /^given up after 120 hours: the line broke off \d+ times while this letter of .* was being sent, the last time after about 458.8 kB$/,
  );
  expect(rig.queue.get(id)).toBeNull();
});

test('A7: who was refused is refused at once, and only the others wait', async () => {
  const { id } = await put(rig.queue, ['bad@there.example', 'good@there.example']);
  expect(await breakOff({ known: [outcome('bad@there.example', 'failed')] })).toHaveLength(1);
  expect(rig.queue.get(id)?.recipients.map(({ status, attempts }) => [status, attempts])).toEqual([
    ['failed', 1],
    ['waiting', 0],
  ]);
  await breakOff();
  expect(rig.queue.get(id)?.recipients.map(({ status, attempts }) => [status, attempts])).toEqual([
    ['failed', 1],
    ['deferred', 1],
  ]);
});

test('A7: a reply that is unknown stays unknown, with the reason behind it', async () => {
  const { id } = await put(rig.queue);
  const unknown: Outcome = {
    ...outcome('a@there.example', 'deferred', 'the connection broke'),
    cause: { kind: 'reply-unknown' },
  };
  await breakOff({ known: [unknown] });
  expect(rig.queue.get(id)).toMatchObject({
    state: 'deferred',
    attemptCount: 1,
    cuts: { count: 1 },
    recipients: [{ reply: unknown.reply }],
  });
  await rig.queue.retry([id]);
  await breakOff({ known: [unknown] });
  expect(rig.queue.row(id)?.reason).toMatch(/^reply unknown: the line broke off twice while/);
});

test('A7: it is forgotten when that host took the letter after all', async () => {
  const { id } = await put(rig.queue, ['a@there.example', 'b@there.example']);
  await breakOff();
  await rig.queue.settle(take(), [outcome('a@there.example', 'delivered'), outcome('b@there.example', 'deferred')], AT);
  expect(rig.queue.get(id)?.cuts).toBeNull();
  await rig.reopen();
  expect(rig.queue.get(id)?.cuts).toBeNull();
});

test('A7: a letter that a person removed or held meanwhile is removed or held', async () => {
  const { id } = await put(rig.queue);
  const { id: other } = await put(rig.queue);
  const taken = [take(), take()];
  await rig.queue.remove([id]);
  await rig.queue.hold([other]);
  for (const one of taken)
    await rig.queue.brokeOff(one, { host: HOST, bytes: 0, why: 'line', undecided: ['a@there.example'] }, [], AT);
  await rig.queue.quiet();
  expect([rig.queue.get(id), rig.queue.get(other)?.state]).toEqual([null, 'hold']);
  await rig.reopen();
  expect([rig.queue.get(id), rig.queue.get(other)?.state]).toEqual([null, 'hold']);
});

test('A7: on disk trouble it rejects, and nothing is forgotten', async () => {
  const { id } = await put(rig.queue);
  const taken = take();
  await rig.spool.close();
  await expect(
    rig.queue.brokeOff(taken, { host: HOST, bytes: 0, why: 'line', undecided: ['a@there.example'] }, [], AT),
  ).rejects.toMatchObject({ name: 'SpoolError' });
  expect(rig.queue.get(id)).toMatchObject({ state: 'incoming', cuts: { count: 1 } });
});
