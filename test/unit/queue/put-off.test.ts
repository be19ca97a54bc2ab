// What history keeps of the tries before a letter's end: little, bounded, and nothing where it
// went with the first.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import { HOUR, outcome, put, type Rig, startRig } from './rig';

let rig: Rig;
beforeEach(async () => void (rig = await startRig()));
afterEach(() => rig.end());

const A = 'a@there.example';
const B = 'b@there.example';

/** A try in a call of its own, an hour after the one before. */
async function tried(
  call: string,
  ends: Readonly<Record<string, readonly ['deferred' | 'delivered' | 'failed', string]>>,
) {
  rig.clock.advance(5 * HOUR);
  const taken = rig.queue.take({ connector: 'isp' });
  expect(taken).not.toBeNull();
  const outcomes = Object.entries(ends).map(([address, [result, reply]]) => ({ ...outcome(address, result), reply }));
  await rig.queue.settle(taken!, outcomes, { session: call, connector: 'isp' });
}

const sized = (row: HistoryRow): number => JSON.stringify(row).length;

test('a letter that went with the first try leaves nothing more than before', async () => {
  await put(rig.queue, [A]);
  await tried('S1', { [A]: ['delivered', '250 ok'] });
  expect(rig.history).toHaveLength(1);
  expect(Object.keys(rig.history[0]!)).not.toContain('putOff');
  expect(Object.keys(rig.history[0]!)).not.toContain('triesUntold');
});

test('one that was put off tells by whom, how often, first and last, each with its call', async () => {
  await put(rig.queue, [A, B]);
  for (const call of ['S1', 'S2', 'S3'])
    await tried(call, { [A]: ['deferred', '450 busy'], ...(call === 'S1' ? { [B]: ['delivered', '250 ok'] } : {}) });
  await tried('S4', { [A]: ['deferred', '451 later'] });
  await tried('S5', { [A]: ['delivered', '250 ok'] });
  const [b, a] = rig.history;
  expect([b?.recipient, b?.putOff]).toEqual([B, undefined]);
  const host = a?.host ?? '';
  expect(a).toMatchObject({
    recipient: A,
    session: 'S5',
    putOff: [
      { host, reply: '450 busy', times: 3, first: { session: 'S1' }, last: { session: 'S3' } },
      { host, reply: '451 later', times: 1, first: { session: 'S4' } },
    ],
  });
  expect(a?.putOff?.[1]).not.toHaveProperty('last');
  expect(a).not.toHaveProperty('triesUntold');
  expect(sized(a!)).toBeLessThan(2 * sized(b!));
});

test('one that was put off with ever other words is bounded, and counts what it does not tell', async () => {
  await put(rig.queue, [A]);
  for (let i = 0; i < 20; i++) await tried(`S${i}`, { [A]: ['deferred', `450 ${'x'.repeat(400)} ${i}`] });
  await tried('S20', { [A]: ['failed', '550 no'] });
  const [row] = rig.history;
  expect(row).toMatchObject({ result: 'failed', session: 'S20' });
  // Cut to the same beginning they are the same words.
  expect(row?.putOff).toMatchObject([{ times: 20, first: { session: 'S0' }, last: { session: 'S19' } }]);
  await put(rig.queue, [B]);
  for (let i = 0; i < 20; i++) await tried(`T${i}`, { [B]: ['deferred', `450 ${i} ${'x'.repeat(400)}`] });
  await tried('T20', { [B]: ['delivered', '250 ok'] });
  const other = rig.history[1];
  expect(other?.putOff?.map(({ first }) => first.session)).toEqual(['T0', 'T17', 'T18', 'T19']);
  expect(other?.triesUntold).toBe(16);
  expect(sized(other!)).toBeLessThan(2000);
});

test('given back or removed by a person it tells every try, none of which was the end', async () => {
  for (const act of ['bounce', 'remove'] as const) {
    const { id } = await put(rig.queue, [A]);
    await tried('S1', { [A]: ['deferred', '450 busy'] });
    await rig.queue[act]([id]);
    const row = rig.history.at(-1);
    expect(row).toMatchObject({ id, putOff: [{ reply: '450 busy', times: 1, first: { session: 'S1' } }] });
    expect(row).not.toHaveProperty('triesUntold');
    if (act === 'bounce') await rig.queue.remove([id]);
  }
});

test('of a letter to many, whose tries the queue keeps the last of only, the count is right', async () => {
  const many = Array.from({ length: 30 }, (_, i) => `p${i}@there.example`);
  await put(rig.queue, many);
  const all = (result: 'deferred' | 'delivered', reply: string) =>
    Object.fromEntries(many.map((address) => [address, [result, reply] as ['deferred' | 'delivered', string]]));
  for (let i = 0; i < 6; i++) await tried(`S${i}`, all('deferred', '450 busy'));
  await tried('S6', all('delivered', '250 ok'));
  for (const { putOff = [], triesUntold = 0 } of rig.history)
    expect(putOff.reduce((sum, { times }) => sum + times, 0) + triesUntold).toBe(6);
});

test('of a letter to more than the queue keeps tries of, every result says where and by which call', async () => {
  const many = Array.from({ length: 120 }, (_, i) => `p${i}@there.example`);
  await put(rig.queue, many);
  await tried('S1', Object.fromEntries(many.map((address) => [address, ['delivered', '250 ok'] as const])));
  expect(rig.history).toHaveLength(120);
  expect([
    ...new Set(rig.history.map(({ session, host }) => `${session} ${host === '' ? 'nowhere' : 'there'}`)),
  ]).toEqual(['S1 there']);
  expect(rig.history.some((row) => 'putOff' in row || 'triesUntold' in row)).toBe(false);
});
