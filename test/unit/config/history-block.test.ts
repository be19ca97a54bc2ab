// What a month's rows take in memory until their block is written.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { eachHit, Filling, wantedBy } from '../../../src-main/config/history-block';
import type { HistoryRow } from '../../../src-main/contract/history/history';

const row = (n: number): HistoryRow => ({
  id: '0M5X4Q0000000000',
  at: '2026-11-23T12:00:00.000Z',
  sender: 'nurse@clinic.example',
  recipient: `depot-${n}@supplier.example`,
  result: 'delivered',
  reply: '250 kept as Gr\u00fc\u00dfe',
  host: '127.0.0.1:25',
  connector: 'isp',
  session: null,
  bytes: 1000,
});

it('a row that waits for its block keeps its own bytes and nothing of its neighbours in memory', async () => {
  setFlagsFromString('--expose-gc');
  const sweep = runInNewContext('gc') as () => void; // V8 puts it there
  const outside = (): number => {
    sweep();
    return process.memoryUsage().arrayBuffers;
  };
  const before = outside();
  const filling = new Filling(0);
  for (let n = 0; n < 2000; n++) {
    filling.add(row(n), { offset: 200 * n, length: 199 });
    // What the mail that passes by meanwhile takes of Node's common pool.
    Buffer.from('x'.repeat(3900));
  }
  // V8 gives buffers back beside the program, some time after they were found dead.
  await expect.poll(() => outside() - before).toBeLessThan(4_000_000);
  const block = filling.block();
  const found: number[] = [];
  eachHit(block, wantedBy({ search: 'DEPOT-1999@', result: 'delivered' }), (n) => found.push(n));
  eachHit(block, wantedBy({ search: 'depot-0@', result: 'delivered' }), (n) => found.push(n));
  expect(found).toEqual([1999, 0]);
});
