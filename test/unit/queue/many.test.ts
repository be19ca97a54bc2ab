// Many at once stand in line as they would one by one: what is named, and what is let go again.
import { expect, test } from 'vitest';
import { Heap, type Slotted } from '../../../src-main/queue/heap';
import { Board } from '../../../src-main/queue/board';
import { openCall } from '../../../src-main/queue/asked-for';
import { inSlices } from '../../../src-main/queue/orders/slices';
import { turnsDuring } from '../../support/turns';
import { makeItem } from '../spool/items';

interface Numbered extends Slotted {
  readonly n: number;
}

const numbered = (n: number): Numbered => ({ n, slot: -1 });
const emptied = (heap: Heap<Numbered>): readonly number[] => {
  const out: number[] = [];
  for (let one = heap.pop(); one; one = heap.pop()) out.push(one.n);
  return out;
};

test('a heap that took in and gave out many at once gives the rest in order', () => {
  const heap = new Heap<Numbered>((a, b) => a.n < b.n);
  const all = Array.from({ length: 500 }, (_, i) => numbered((i * 271) % 500));
  all.slice(0, 100).forEach((one) => heap.push(one));
  heap.pushAll(all.slice(100));
  heap.removeAll(all.filter(({ n }) => n % 3 === 0));
  expect(all.filter(({ slot }) => slot < 0).every(({ n }) => n % 3 === 0)).toBe(true);
  const [one] = all.filter(({ n }) => n === 250);
  heap.remove(one!);
  expect(emptied(heap)).toEqual(Array.from({ length: 500 }, (_, n) => n).filter((n) => n % 3 !== 0 && n !== 250));
});

test('naming thousands of letters names each, and letting go of them leaves the line as it was', () => {
  const now = 1_000_000;
  const board = new Board(
    (item) => ({ connector: 'isp', why: '', oversize: item.bytes > 20 }),
    () => now,
  );
  const items = Array.from({ length: 3000 }, (_, i) => ({
    ...makeItem(Buffer.alloc(0), { id: `0Q${String(i).padStart(14, '0')}` }),
    arrived: (i * 7919) % 3000,
    bytes: i % 2 === 0 ? 10 : 30,
  }));
  for (const item of items) board.insert(item);
  const lane = board.lane('isp');
  const line = (ask: Parameters<typeof lane.due>[2]) => ({
    ...lane.due(now, now, ask),
    first: lane.oldest(ask ?? {}, 50).map(({ item }) => item.id),
    next: lane.first(ask ?? {}, now)?.entry.item.id,
  });
  const before = line({ oversize: false });
  const call = openCall(board, () => now);
  const meant = items.filter((_, i) => i % 3 > 0).map(({ id }) => id);
  call.name(meant);
  call.name(meant.slice(0, 10));
  expect(line({ named: 'only' })).toMatchObject({ messages: 2000, oldest: 1 });
  expect(line({ named: 'too', oversize: false }).messages).toBe(2500);
  expect(line({}).messages).toBe(3000);
  call.over();
  expect(line({ oversize: false })).toEqual(before);
  expect(line({ named: 'only' }).messages).toBe(0);
});

test('between slices that take long whoever else has something to do has his turn', async () => {
  let slices = 0;
  const busy = async (): Promise<void> => {
    slices++;
    for (const until = performance.now() + 6; performance.now() < until;);
  };
  const turns = await turnsDuring(() => inSlices(Array.from({ length: 1000 }), busy));
  expect(slices).toBeGreaterThanOrEqual(10);
  expect(turns).toBeGreaterThanOrEqual(slices - 1);
});
