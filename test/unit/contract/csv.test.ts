// The laws of tables for spreadsheets, by the history as programs get it.
import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import { historyTable } from '../../../src-main/contract/history/csv';
import { FOR_PROGRAMS, formFor, writeTable } from '../../../src-main/contract/table/csv';
import { type AskPage, walk } from '../../../src-main/contract/table/walk';

function row(id: number, fields: Partial<HistoryRow> = {}): HistoryRow {
  return {
    id: `Q${id}`,
    at: '2026-11-23T12:00:00.000Z',
    sender: 'a@x.example',
    recipient: 'b@y.example',
    result: 'delivered',
    reply: '250 ok',
    host: 'h:25',
    connector: 'isp',
    session: null,
    bytes: -1,
    ...fields,
  };
}

/** A history, newest first, to which `grow` adds before each page after the first. */
function history(rows: HistoryRow[], grow: () => readonly HistoryRow[] = () => []): AskPage<HistoryRow> {
  let asked = 0;
  return (offset, limit) => {
    if (asked++ > 0) rows.unshift(...grow());
    return Promise.resolve({ total: rows.length, rows: rows.slice(offset, offset + limit) });
  };
}

async function csv(ask: AskPage<HistoryRow>): Promise<readonly string[]> {
  let text = '';
  await writeTable(historyTable(ask), FOR_PROGRAMS, (more) => Promise.resolve(void (text += more)));
  return text.split('\r\n').slice(0, -1);
}

describe('the history as CSV', () => {
  it('has its header line alone where nothing happened', async () => {
    expect(await csv(history([]))).toEqual(['at,result,sender,recipient,bytes,host,reply,connector,session,id']);
  });

  it('quotes what would break the table, and no cell is a formula', async () => {
    const lines = await csv(history([row(1, { reply: '550 "no", he said', sender: '=cmd|x', recipient: '@b' })]));
    expect(lines[1]).toBe('2026-11-23T12:00:00.000Z,delivered,\'=cmd|x,\'@b,-1,h:25,"550 ""no"", he said",isp,,Q1');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['  =1+1', "'  =1+1"],
    ['\uff1d1+1', "'\uff1d1+1"],
    ['\u00a0@SUM(1)', "'\u00a0@SUM(1)"],
    ['250 ok;=1+1', '"250 ok;\'=1+1"'],
    ['250 ok\n=1+1', '"250 ok\n\'=1+1"'],
    ['250 2.0.0 Ok: a-b', '250 2.0.0 Ok: a-b'],
    ['Gr\u00fc\u00dfe', 'Gr\u00fc\u00dfe'],
  ])('B13: %j begins no formula, in no spreadsheet', async (reply, cell) => {
    const [, line] = await csv(history([row(1, { reply })]));
    expect(line).toBe(`2026-11-23T12:00:00.000Z,delivered,a@x.example,b@y.example,-1,h:25,${cell},isp,,Q1`);
  });

  it.each([0, 1, 7, 1_500])('tells every row once, though %i come in between pages', async (growth) => {
    let next = 10_000;
    const rows = Array.from({ length: 2_500 }, (_, i) => row(i));
    const grown = { left: 2 };
    const lines = await csv(
      history([...rows], () => (grown.left-- > 0 ? Array.from({ length: growth }, () => row(next++)) : [])),
    );
    expect(lines.slice(1).map((line) => line.slice(line.lastIndexOf(',') + 1))).toEqual(rows.map(({ id }) => id));
  });
});

describe('a table for people', () => {
  const written = async (cells: readonly (string | number | null)[], locale: string): Promise<string> => {
    let text = '';
    const columns = cells.map((value, i) => ({ title: `c${i}`, of: () => value }));
    const ask: AskPage<string> = (offset) => Promise.resolve({ total: 1, rows: offset === 0 ? ['row'] : [] });
    const table = { columns, ask, keyOf: (one: string) => one };
    await writeTable(table, formFor(locale), (more) => Promise.resolve(void (text += more)));
    return text.split('\r\n')[1] ?? '';
  };

  it.each([
    ['en-GB', '1200,1.25,"a, b",'],
    ['de-DE', '1200;1,25;"a, b";'],
    ['fr-FR', '1200;1,25;"a, b";'],
  ])('%s: its figures are figures to the spreadsheets of there', async (locale, line) => {
    expect(await written([1200, 1.25, 'a, b', null], locale)).toBe(line);
  });

  it('no cell is longer than a spreadsheet takes', async () => {
    expect(await written(['x'.repeat(40_000)], 'en')).toBe(`${'x'.repeat(32_000)}…`);
  });
});

describe('a list that changes while it is read', () => {
  const numbered = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `m${from + i}`);
  /** `change` has its turn before each page after the first. */
  const read = async (rows: string[], change: (rows: string[]) => void) => {
    const told: string[] = [];
    let asked = 0;
    const ask: AskPage<string> = (offset, limit) => {
      if (asked++ > 0) change(rows);
      return Promise.resolve({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    };
    const moved = await walk(
      ask,
      (one) => one,
      (some) => Promise.resolve(void told.push(...some)),
    );
    return { told, moved };
  };
  const once = (change: (rows: string[]) => void): ((rows: string[]) => void) => {
    let done = false;
    return (rows) => {
      if (!done) change(rows);
      done = true;
    };
  };

  it.each<[string, (rows: string[]) => void]>([
    ['one that was told goes', (rows) => void rows.splice(10, 1)],
    ['the one told last goes', (rows) => void rows.splice(999, 1)],
    ['five hundred that were told go', (rows) => void rows.splice(200, 500)],
    ['all that were told go', (rows) => void rows.splice(0, 1000)],
    ['some go and as many come at the end', (rows) => (rows.splice(0, 300), void rows.push(...numbered(5000, 5300)))],
    ['more come before them than a page holds', (rows) => void rows.unshift(...numbered(5000, 6500))],
  ])('%s: every one that stays is told once', async (_, change) => {
    const { told, moved } = await read(numbered(0, 2500), once(change));
    expect(told.filter((one) => Number(one.slice(1)) < 5000)).toEqual(numbered(0, 2500));
    expect(moved).toBe(true);
  });

  it('nothing moves where new ones stand at the end', async () => {
    const { told, moved } = await read(
      numbered(0, 1500),
      once((rows) => void rows.push('m5000')),
    );
    expect(told).toEqual([...numbered(0, 1500), 'm5000']);
    expect(moved).toBe(false);
  });

  it('ends where everything goes', async () => {
    expect(await read(numbered(0, 2500), (rows) => rows.splice(0))).toEqual({ told: numbered(0, 1000), moved: true });
  });
});
