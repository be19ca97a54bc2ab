import {
  appendFile,
  copyFile,
  mkdir,
  open,
  readFile,
  readdir,
  stat,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { type History, type HistoryAsk, type HistoryDeps, openHistory } from '../../../src-main/config/history';
import type { HistoryFilter, HistoryRow } from '../../../src-main/contract/history/history';
import { manualClock } from '../../support/manual-clock';
import { testFolder } from '../../support/folders';

const DEPS = { clock: systemClock, log: silentLog };

function row(n: number, over: Partial<HistoryRow> = {}): HistoryRow {
  return {
    id: `ID${n}`,
    at: '2026-11-23T12:00:00.000Z',
    sender: 'nurse@clinic.example',
    recipient: `person${n}@depot.example`,
    result: 'delivered',
    reply: '250 2.0.0 Ok',
    host: 'smtp.isp.example:587',
    connector: 'isp',
    session: 'S1',
    bytes: 4096,
    ...over,
  };
}

const numbers = (rows: readonly HistoryRow[]): string[] => rows.map((r) => r.id.slice(2));

describe('history', () => {
  test('is listed newest first, over months, in pages', async () => {
    const dir = await testFolder();
    const history = await openHistory(dir, DEPS);
    await history.record([row(1, { at: '2026-10-31T23:59:59.000Z' }), row(2, { at: '2026-11-01T00:00:00.000Z' })]);
    await history.record([row(3), row(4), row(5)]);
    expect((await readdir(join(dir, 'history'))).filter((name) => name.endsWith('.jsonl')).sort()).toEqual([
      '2026-10.jsonl',
      '2026-11.jsonl',
    ]);
    const page = async (offset: number, limit: number): Promise<string[]> =>
      numbers((await history.list({ offset, limit })).rows);
    expect(await page(0, 10)).toEqual(['5', '4', '3', '2', '1']);
    expect(await page(1, 2)).toEqual(['4', '3']);
    expect(await page(3, 2)).toEqual(['2', '1']);
    expect(await page(9, 2)).toEqual([]);
    expect((await history.list({ offset: 4, limit: 1 })).total).toBe(5);
    await history.close();
  });

  test('what a wrong clock dated far ahead does not stand before everything else for ever', async () => {
    const dir = await testFolder();
    const clock = manualClock(Date.UTC(2026, 10, 20));
    const history = await openHistory(dir, { ...DEPS, clock });
    const at = (n: number, month: string) => row(n, { at: `${month}-10T12:00:00.000Z` });
    await history.record([at(1, '2026-10'), at(2, '2099-05'), at(3, '2099-04'), at(4, '2026-11'), at(5, '2026-12')]);
    const page = async (offset: number, limit: number): Promise<string[]> =>
      numbers((await history.list({ offset, limit })).rows);
    expect(await page(0, 10)).toEqual(['5', '4', '1', '2', '3']);
    expect(await page(2, 2)).toEqual(['1', '2']);
    expect(numbers((await history.list({ offset: 0, limit: 9, from: '2099-01-01T00:00:00.000Z' })).rows)).toEqual([
      '2',
      '3',
    ]);
    // Whatever the clock says just now, what was noted under it comes first.
    clock.jump(Date.UTC(2099, 4, 20));
    expect(await page(0, 10)).toEqual(['2', '3', '5', '4', '1']);
    await history.close();
  });

  test('search looks into sender, recipient, id, host and reply whatever the case, and joins with the result', async () => {
    const history = await openHistory(await testFolder(), DEPS);
    await history.record([
      row(1),
      row(2, { result: 'failed', reply: '550 5.1.1 Niemand da: GRÖSSE' }),
      row(3, { sender: null, result: 'failed' }),
    ]);
    const find = async (search: string, result?: HistoryRow['result']): Promise<string[]> =>
      numbers((await history.list({ search, result, offset: 0, limit: 10 })).rows);
    expect(await find('PERSON2@')).toEqual(['2']);
    expect(await find('größe')).toEqual([]);
    expect(await find('grösse')).toEqual(['2']);
    expect(await find('id3')).toEqual(['3']);
    expect(await find('nurse')).toEqual(['2', '1']);
    expect(await find('isp.example', 'failed')).toEqual(['3', '2']);
    await history.record([row(4)]);
    expect(await find('depot')).toEqual(['4', '3', '2', '1']);
    await history.close();
  });

  test('a letter is found by its subject, its direction, its day and its call, and by several of them at once', async () => {
    const history = await openHistory(await testFolder(), DEPS);
    await history.record([
      row(1, { at: '2026-10-31T23:59:59.000Z', subject: 'Rechnung für März', direction: 'out', session: 'CALL1' }),
      row(2, {
        at: '2026-11-01T00:00:00.000Z',
        subject: 'Re: Rechnung fu\u0308r April',
        direction: 'in',
        session: 'X',
        cameBy: 'CALL1',
      }),
      row(3, { at: '2026-11-02T12:00:00.500Z', subject: 'Dienstplan', direction: 'house', session: 'CALL11' }),
      row(4, { at: '2026-11-03T12:00:00.000Z', subject: 'Rechnung', direction: 'in', cameBy: null, result: 'failed' }),
    ]);
    const find = async (filter: HistoryFilter): Promise<string[]> =>
      numbers((await history.list({ ...filter, offset: 0, limit: 10 })).rows);
    expect(await find({ search: 'FÜR MÄRZ' })).toEqual(['1']);
    // With blanks that were pasted, and an accent of its own on either side.
    expect(await find({ search: ' ma\u0308rz ' })).toEqual(['1']);
    expect(await find({ search: 'für april' })).toEqual(['2']);
    expect(await find({ search: '  ' })).toEqual(['4', '3', '2', '1']);
    expect(await find({ search: 'rechnung' })).toEqual(['4', '2', '1']);
    expect(await find({ direction: 'in' })).toEqual(['4', '2']);
    expect(await find({ direction: 'in', result: 'failed' })).toEqual(['4']);
    expect(await find({ session: 'CALL1' })).toEqual(['2', '1']);
    expect(await find({ session: 'CALL' })).toEqual([]);
    expect(await find({ session: 'CALL1', search: 'märz' })).toEqual(['1']);
    expect(await find({ session: 'X\u001f' })).toEqual([]);
    expect(await find({ from: '2026-11-01T00:00:00Z', to: '2026-11-02T12:00:00Z' })).toEqual(['2']);
    expect(await find({ from: '2026-11-02T13:00:00+01:00', search: 'n' })).toEqual(['4', '3']);
    expect(await find({ to: '2026-10-31T23:59:59Z' })).toEqual([]);
    expect((await history.list({ from: '2026-11-02T00:00:00Z', offset: 0, limit: 1 })).total).toBe(2);
    await history.close();
  });

  test('what an older Dialpost wrote is still read and found, with a direction, whatever its index says', async () => {
    const dir = await testFolder();
    await mkdir(join(dir, 'history'));
    // Lines and the head of an index as version 0.2 wrote them.
    await copyFile(join(import.meta.dirname, 'history-0.2.jsonl'), join(dir, 'history/2026-11.jsonl'));
    await writeFile(join(dir, 'history/2026-11.index'), Buffer.concat([Buffer.from('DPX1'), Buffer.alloc(4096)]));
    const history = await openHistory(dir, DEPS);
    const { rows, damaged } = await history.list({ offset: 0, limit: 10 });
    expect(rows.map(({ id, direction, subject }) => [id, direction, subject])).toEqual([
      ['0Q7V3KAT21D81RMX', 'in', undefined],
      ['0Q7V3KA5VT02CGKE', 'out', undefined],
    ]);
    expect(damaged).toBe(0);
    expect((await history.list({ direction: 'in', search: 'anna@', offset: 0, limit: 10 })).total).toBe(1);
    await history.close();
  });

  test('a hundred thousand letters are listed, searched and paged at once', async () => {
    const history = await openHistory(await testFolder(), DEPS);
    for (let n = 0; n < 100_000; n += 5_000)
      await history.record(
        Array.from({ length: 5_000 }, (_, i) =>
          row(n + i, { subject: `Nachricht ${n + i}`, direction: i % 3 === 0 ? 'in' : 'out', cameBy: `C${n % 7}` }),
        ),
      );
    await history.prepare();
    const questions: readonly HistoryAsk[] = [
      { offset: 0, limit: 100 },
      { offset: 99_000, limit: 100 },
      { search: 'nachricht 4', offset: 5_000, limit: 100 },
      { search: 'person99', direction: 'in', from: '2026-11-23T00:00:00Z', offset: 0, limit: 100 },
      { session: 'C3', offset: 1_000, limit: 100 },
    ];
    const took: number[] = [];
    for (const question of questions) {
      const began = performance.now();
      await history.list(question);
      took.push(Math.round(performance.now() - began));
    }
    console.log(`100,000 rows: ${took.join(', ')} ms`);
    expect(Math.max(...took)).toBeLessThan(500);
    await history.close();
  });

  test('a result that was recorded is there after a start; a torn last line costs itself alone', async () => {
    const dir = await testFolder();
    const first = await openHistory(dir, DEPS);
    await Promise.all([1, 2, 3].map((n) => first.record([row(n)])));
    await first.close();
    const path = join(dir, 'history/2026-11.jsonl');
    await truncate(path, (await readFile(path)).length - 20);
    const again = await openHistory(dir, DEPS);
    await again.record([row(4)]);
    const listed = await again.list({ offset: 0, limit: 10 });
    expect([numbers(listed.rows), listed.total, listed.damaged]).toEqual([['4', '2', '1'], 3, 1]);
    await again.close();
  });

  test('damaged lines are passed over and counted', async () => {
    const dir = await testFolder();
    const history = await openHistory(dir, DEPS);
    await history.record([row(1)]);
    await appendFile(join(dir, 'history/2026-11.jsonl'), '{"id":"broken\n[]\n\n');
    await history.close();
    const again = await openHistory(dir, DEPS);
    expect(await again.list({ offset: 0, limit: 10 })).toMatchObject({ total: 1, damaged: 2 });
    await again.close();
  });

  test('a place that cannot be written rejects, and the rows may be recorded again', async () => {
    const dir = await testFolder();
    await writeFile(join(dir, 'history'), 'in the way');
    const history = await openHistory(dir, DEPS);
    await expect(history.record([row(1)])).rejects.toThrow(/EEXIST|ENOTDIR/);
    await history.close();
  });

  test('search finds the same in whole blocks and in the rows after them, at once and after a start', async () => {
    const { dir, history } = await tenThousand();
    const ask = async (from: Pick<typeof history, 'list'>): Promise<unknown> => {
      const some = await from.list({ search: 'PERSON77', offset: 1, limit: 3 });
      const few = await from.list({ search: 'depot', result: 'failed', offset: 0, limit: 2 });
      const { total } = await from.list({ result: 'delivered', offset: 0, limit: 1 });
      const deep = await from.list({ offset: 9_998, limit: 5 });
      return [some.total, numbers(some.rows), few.total, numbers(few.rows), total, numbers(deep.rows)];
    };
    const wanted = [111, ['7798', '7797', '7796'], 10, ['9000', '8000'], 9_990, ['1', '0']];
    expect(await ask(history)).toEqual(wanted);
    await history.close();
    expect(await reopened(dir, ask)).toEqual(wanted);
    expect(await reopened(dir, ask, { readOnly: true })).toEqual(wanted);
  });

  test.each<[string, (index: string) => Promise<unknown>]>([
    ['gone', (index) => unlink(index)],
    ['empty', (index) => truncate(index, 0)],
    ['cut within a block', async (index) => truncate(index, (await stat(index)).size - 1000)],
    ['cut within a header', (index) => truncate(index, 20)],
    ['wrong in a header', (index) => flip(index, 9)],
    ['wrong in its words', (index) => flip(index, 120_000)],
    ['wrong in its places', (index) => flip(index, 40)],
    ['of something else', (index) => writeFile(index, 'x'.repeat(200_000))],
  ])('an index that is %s is made again, and the search finds all', async (_, damage) => {
    const { dir, history } = await tenThousand();
    await history.close();
    const index = join(dir, 'history/2026-11.index');
    await damage(index);
    const ask = async (from: Pick<typeof history, 'list'>): Promise<unknown> => {
      const found = await from.list({ search: 'person1', offset: 1_110, limit: 9 });
      return [found.total, numbers(found.rows), numbers((await from.list({ offset: 9_999, limit: 1 })).rows)];
    };
    const wanted = [1_111, ['1'], ['0']];
    expect(await reopened(dir, ask, { readOnly: true })).toEqual(wanted);
    expect(await reopened(dir, ask)).toEqual(wanted);
    // Whole blocks only: the newest rows are read from the month's file.
    expect((await stat(index)).size).toBeGreaterThan(8_192 * 70);
  });

  test('a month whose file became shorter is read anew', async () => {
    const { dir, history } = await tenThousand();
    await history.close();
    const path = join(dir, 'history/2026-11.jsonl');
    await truncate(path, (await readFile(path)).indexOf('"ID5000"') - 6);
    expect(await reopened(dir, async (from) => (await from.list({ search: 'depot', offset: 0, limit: 1 })).total)).toBe(
      5_000,
    );
  });

  test('rows that come while an index is being made are in it, once', async () => {
    const { dir, history } = await tenThousand();
    await history.close();
    await unlink(join(dir, 'history/2026-11.index'));
    const total = await reopened(dir, async (from) => {
      const asked = from.list({ offset: 0, limit: 1 });
      await Promise.all([from.prepare(), ...Array.from({ length: 20 }, (_, i) => from.record([row(20_000 + i)]))]);
      await asked;
      return [
        (await from.list({ search: 'person', offset: 0, limit: 1 })).total,
        (await from.list({ search: 'person2000', offset: 0, limit: 1 })).total,
      ];
    });
    expect(total).toEqual([10_020, 11]);
  });

  test('where the index cannot be written the search goes on', async () => {
    const { dir, history } = await tenThousand();
    await history.close();
    const index = join(dir, 'history/2026-11.index');
    await unlink(index);
    await mkdir(index);
    const log: string[] = [];
    const total = await reopened(
      dir,
      async (from) => (await from.list({ search: 'person', offset: 0, limit: 1 })).total,
      { log: { write: (_s, _l, text) => void log.push(text) } },
    );
    expect(total).toBe(10_000);
    expect(log.join()).toMatch(/could not be written; it is held in memory/);
  });
});

/** Two whole blocks and some; every thousandth failed. */
async function tenThousand(): Promise<{ dir: string; history: History }> {
  const dir = await testFolder();
  const history = await openHistory(dir, DEPS);
  const rows = Array.from({ length: 10_000 }, (_, n) => row(n, n % 1000 === 0 ? { result: 'failed' } : {}));
  await history.record(rows);
  await history.prepare();
  return { dir, history };
}

async function reopened<T>(
  dir: string,
  ask: (history: History) => Promise<T>,
  more: Partial<HistoryDeps> = {},
): Promise<T> {
  const history = await openHistory(dir, { ...DEPS, ...more });
  try {
    return await ask(history);
  } finally {
    await history.close();
  }
}

async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0x41]), 0, 1, at);
  await file.close();
}
