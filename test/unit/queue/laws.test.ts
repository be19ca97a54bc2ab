// Random stories, told to the queue and to a model that knows only what was
// acknowledged; again and again the program "dies" and the folder is read anew.
import { expect, test } from 'vitest';
import type { Done } from '../../../src-main/contract/methods';
import type { Outcome } from '../../../src-main/mail/envelope';
import type { TakenMessage } from '../../../src-main/queue/entry';
import { MINUTE, outcome, put, startRig, telling, type Rig } from './rig';

/** Acknowledged, by address: what must be true of it after any crash. */
type Model = Map<string, { id: string; owed: Set<string> }>;

/** A small generator, the same on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

const RESULTS: readonly Outcome['result'][] = ['delivered', 'deferred', 'delivered', 'deferred', 'failed'];

/** What a person says of some of them, and takes back, whatever has become of it. */
function personsWords(rig: Rig, model: Model, roll: (sides: number) => number): readonly (() => Promise<void>)[] {
  const said: Done[] = [];
  return [
    async () => void said.push(await rig.queue.hold([...model.keys()].slice(0, 2))),
    async () => void said.push(await rig.queue.release([...model.keys()])),
    async () => void said.push(await rig.queue.retry([...model.keys()].slice(-2))),
    async () => void said.push(await rig.queue.setPriority([...model.keys()].slice(1, 3), 'high')),
    async () => void (await rig.queue.undo(said.splice(-roll(3))[0]?.undo ?? '')),
  ];
}

async function tell(seed: number): Promise<void> {
  const told = new Set<string>();
  const rig = await startRig({
    tell: telling({ failed: (_, failed) => failed.forEach((one) => told.add(one.address)) }),
  });
  const roll = dice(seed);
  const model: Model = new Map();
  let takes: TakenMessage[] = [];
  let births = 0;
  const settle = async (taken: TakenMessage): Promise<void> => {
    const outcomes = taken.recipients
      .filter(() => roll(5) > 0)
      .map((one) => outcome(one.address, RESULTS[roll(RESULTS.length)] ?? 'deferred'));
    await rig.queue.settle(taken, outcomes, { session: null, connector: taken.connector });
    for (const { address, result } of outcomes)
      if (result !== 'deferred') model.get(taken.item.id)?.owed.delete(address);
    if (model.get(taken.item.id)?.owed.size === 0) model.delete(taken.item.id);
  };
  const steps: readonly (() => Promise<void> | void)[] = [
    async () => {
      const to = Array.from({ length: 1 + roll(3) }, () => `r${++births}@${['there', 'office'][roll(2)]}.example`);
      const { id } = await put(rig.queue, to);
      model.set(id, { id, owed: new Set(to) });
    },
    () => {
      const taken = rig.queue.take({ connector: ['isp', 'office'][roll(2)] ?? 'isp' });
      if (taken) takes.push(taken);
    },
    async () => {
      const taken = takes.splice(roll(takes.length || 1), 1)[0];
      if (taken) await settle(taken);
    },
    async () => void (await Promise.all(takes.splice(0).map(settle))),
    () => {
      const taken = takes.pop();
      if (taken) rig.queue.putBack(taken);
    },
    ...personsWords(rig, model, roll),
    async () => {
      const id = [...model.keys()][roll(model.size || 1)];
      if (id === undefined || rig.queue.get(id)?.state === 'active') return;
      if ((await rig.queue.remove([id])).done.length > 0) model.delete(id);
    },
    () => rig.clock.advance(roll(60) * MINUTE),
    async () => {
      await rig.reopen();
      takes = [];
    },
  ];
  try {
    for (let step = 0; step < 120; step++) {
      await steps[roll(steps.length)]?.();
      check(rig, model);
    }
    await rig.reopen();
    check(rig, model);
  } finally {
    await rig.end();
  }
}

function check(rig: Rig, model: Model): void {
  const { queue } = rig;
  for (const { id, owed } of model.values()) {
    const item = queue.get(id);
    const open = item?.recipients
      .filter((one) => one.status === 'waiting' || one.status === 'deferred')
      .map((one) => one.address);
    expect(open?.sort(), id).toEqual([...owed].sort());
  }
  const rows = queue.list({ offset: 0, limit: 1000, sort: 'arrived' }).rows;
  expect(rows.map((row) => row.id).sort()).toEqual([...model.keys()].sort());
  const counts = queue.counts();
  for (const state of ['incoming', 'active', 'deferred', 'hold'] as const)
    expect(counts[state], state).toBe(rows.filter((row) => row.state === state).length);
  expect(counts.bytes).toBe(rows.reduce((sum, row) => sum + row.bytes, 0));
}

for (const seed of [1, 22, 333, 4444, 55_555, 666_666]) {
  test(`nothing acknowledged is lost and nothing comes back, story ${seed}`, () => tell(seed));
}
