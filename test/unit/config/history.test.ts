import { appendFile, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { openHistory } from '../../../src-main/config/history';
import type { HistoryRow } from '../../../src-main/contract/views';
import { testFolder } from '../../support/folders';

const DEPS = { clock: systemClock, log: silentLog };

function row(n: number, over: Partial<HistoryRow> = {}): HistoryRow {
  return {
    id: `ID${n}`, at: '2026-11-23T12:00:00.000Z', sender: 'nurse@clinic.example', recipient: `person${n}@depot.example`, result: 'delivered',
    reply: '250 2.0.0 Ok', host: 'smtp.isp.example:587', connector: 'isp', session: 'S1', bytes: 4096, ...over,
  };
}

const numbers = (rows: readonly HistoryRow[]): string[] => rows.map((r) => r.id.slice(2));

describe('history', () => {
  test('is listed newest first, over months, in pages', async () => {
    const dir = await testFolder();
    const history = await openHistory(dir, DEPS);
    await history.record([row(1, { at: '2026-10-31T23:59:59.000Z' }), row(2, { at: '2026-11-01T00:00:00.000Z' })]);
    await history.record([row(3), row(4), row(5)]);
    expect((await readdir(join(dir, 'history'))).sort()).toEqual(['2026-10.jsonl', '2026-11.jsonl']);
    const page = async (offset: number, limit: number): Promise<string[]> => numbers((await history.list({ offset, limit })).rows);
    expect(await page(0, 10)).toEqual(['5', '4', '3', '2', '1']);
    expect(await page(1, 2)).toEqual(['4', '3']);
    expect(await page(3, 2)).toEqual(['2', '1']);
    expect(await page(9, 2)).toEqual([]);
    expect((await history.list({ offset: 4, limit: 1 })).total).toBe(5);
    await history.close();
  });

  test('search looks into sender, recipient, id, host and reply whatever the case, and joins with the result', async () => {
    const history = await openHistory(await testFolder(), DEPS);
    await history.record([row(1), row(2, { result: 'failed', reply: '550 5.1.1 Niemand da: GRÖSSE' }), row(3, { sender: null, result: 'failed' })]);
    const find = async (search: string, result?: HistoryRow['result']): Promise<string[]> => numbers((await history.list({ search, result, offset: 0, limit: 10 })).rows);
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
});
