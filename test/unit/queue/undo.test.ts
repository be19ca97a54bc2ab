// Taking back what a person said: exactly what it changed, and only where nothing has
// changed it since.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Done } from '../../../src-main/contract/methods';
import { attempt, HOUR, MINUTE, outcome, put, routeByDomain, startRig, type Rig } from './rig';

let rig: Rig;
beforeEach(async () => void (rig = await startRig()));
afterEach(() => rig.end());

const nameOf = ({ undo }: Done): string => undo ?? 'nothing to take back';
const undo = async (said: Done): Promise<Done> => (await rig.queue.undo(nameOf(said))) ?? { done: [], missing: ['?'] };
const later = async () => {
  rig.clock.advance(MINUTE);
  return put(rig.queue);
};
/** As it is now and as the disk has it. */
const stored = async (id: string) => {
  const now = rig.queue.get(id);
  await rig.reopen();
  expect(rig.queue.get(id)).toEqual(now);
  return now;
};

describe('taken back', () => {
  test('a hold: each message is as it was, also on the disk', async () => {
    const waits = await put(rig.queue);
    await attempt(rig.queue, 'deferred');
    const fresh = await put(rig.queue);
    const [first, second] = [rig.queue.get(waits.id), rig.queue.get(fresh.id)];
    rig.clock.advance(5 * MINUTE);
    const said = await rig.queue.hold([waits.id, fresh.id]);
    expect(await undo(said)).toEqual({ done: [waits.id, fresh.id], missing: [] });
    expect(rig.queue.get(fresh.id)).toEqual(second);
    expect(await stored(waits.id)).toEqual(first);
    expect(first?.state).toBe('deferred');
    // In line again at its own time, not before.
    expect(rig.queue.take({ connector: 'isp' })?.item.id).toBe(fresh.id);
    expect(rig.queue.take({ connector: 'isp' })).toBeNull();
    rig.clock.advance(HOUR);
    expect(rig.queue.take({ connector: 'isp' })?.item.id).toBe(waits.id);
  });

  test('a release: held again, for the reason it was held for', async () => {
    const item = await put(rig.queue);
    await rig.queue.hold([item.id]);
    const before = rig.queue.get(item.id);
    expect((await undo(await rig.queue.release([item.id]))).done).toEqual([item.id]);
    expect(await stored(item.id)).toEqual(before);
    expect(rig.queue.take({ connector: 'isp' })).toBeNull();
  });

  test('a try with the next call: put off again until its time', async () => {
    const item = await put(rig.queue);
    await attempt(rig.queue, 'deferred');
    const before = rig.queue.get(item.id);
    rig.clock.advance(MINUTE);
    expect((await undo(await rig.queue.retry([item.id]))).done).toEqual([item.id]);
    expect(await stored(item.id)).toEqual(before);
  });

  test('a priority', async () => {
    const item = await put(rig.queue);
    const said = await rig.queue.setPriority([item.id, 'NOSUCH'], 'high');
    expect(said).toMatchObject({ done: [item.id], missing: ['NOSUCH'] });
    expect((await stored(item.id))?.priority).toBe('high');
    const again = await rig.queue.setPriority([item.id], 'low');
    await undo(again);
    expect((await stored(item.id))?.priority).toBe('high');
  });

  test('a hold asked for during an attempt, while that lasts', async () => {
    const item = await put(rig.queue);
    const taken = rig.queue.take({ connector: 'isp' });
    expect((await undo(await rig.queue.hold([item.id]))).done).toEqual([item.id]);
    if (taken)
      await rig.queue.settle(taken, [outcome('a@there.example', 'deferred')], { session: null, connector: 'isp' });
    expect(rig.queue.get(item.id)?.state).toBe('deferred');
  });
});

describe('not taken back', () => {
  test('what the word did not change: a message that was on hold already stays so', async () => {
    const [held, free] = [await put(rig.queue), await put(rig.queue)];
    await rig.queue.hold([held.id]);
    const said = await rig.queue.hold([held.id, free.id]);
    expect(await undo(said)).toEqual({ done: [free.id], missing: [] });
    expect(rig.queue.get(held.id)?.state).toBe('hold');
  });

  test('what another changed since', async () => {
    const [one, two] = [await put(rig.queue), await put(rig.queue)];
    const said = await rig.queue.hold([one.id, two.id]);
    await rig.queue.release([one.id]);
    expect(await undo(said)).toEqual({ done: [two.id], missing: [one.id] });
    expect(rig.queue.get(one.id)?.state).toBe('incoming');
  });

  test('what is being sent, was tried since, or has left', async () => {
    const [sent, tried, under] = [await later(), await later(), await later()];
    const ids = [sent.id, tried.id, under.id];
    await rig.queue.hold(ids);
    const said = await rig.queue.release(ids);
    await attempt(rig.queue, 'delivered');
    await attempt(rig.queue, 'deferred');
    rig.queue.take({ connector: 'isp' });
    expect(await undo(said)).toEqual({ done: [], missing: ids });
    expect(rig.queue.get(tried.id)?.state).toBe('deferred');
  });

  test('anything twice, and nothing that was never said', async () => {
    const item = await put(rig.queue);
    const said = await rig.queue.hold([item.id]);
    await undo(said);
    expect(await rig.queue.undo(nameOf(said))).toBeNull();
    expect(await rig.queue.undo('never')).toBeNull();
    expect((await rig.queue.release([item.id])).undo).toBeUndefined();
  });

  test('the fifth word back: the last four are remembered', async () => {
    const item = await put(rig.queue);
    const said: Done[] = [];
    for (let i = 0; i < 3; i++) said.push(await rig.queue.hold([item.id]), await rig.queue.release([item.id]));
    expect(await rig.queue.undo(nameOf(said[1] ?? { done: [], missing: [] }))).toBeNull();
    expect(await rig.queue.undo(nameOf(said[5] ?? { done: [], missing: [] }))).toMatchObject({ done: [item.id] });
  });
});

describe('a priority', () => {
  test('changes who goes first', async () => {
    const [first, second] = [await later(), await later()];
    await rig.queue.setPriority([second.id], 'high');
    expect(rig.queue.due('isp')).toMatchObject({ messages: 2, urgent: 1 });
    expect([rig.queue.take({ connector: 'isp' })?.item.id, rig.queue.take({ connector: 'isp' })?.item.id]).toEqual([
      second.id,
      first.id,
    ]);
  });

  test('with which nobody would ever carry the message is not given', async () => {
    await rig.end();
    const refusal = { code: 550, enhanced: '5.7.1', text: 'no urgent mail' };
    rig = await startRig({
      route: (item, recipient) =>
        item.priority === 'high'
          ? { connector: null, why: 'no urgent mail', oversize: false, refusal }
          : routeByDomain(item, recipient),
    });
    const item = await put(rig.queue);
    expect(await rig.queue.setPriority([item.id], 'high')).toEqual({ done: [], missing: [item.id] });
    expect(rig.queue.row(item.id)).toMatchObject({ priority: 'normal', connector: 'isp' });
  });
});
