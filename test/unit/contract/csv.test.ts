// The laws of the history as CSV.
import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import { type AskPage, writeCsv } from '../../../src-main/contract/history/csv';

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
function history(rows: HistoryRow[], grow: () => readonly HistoryRow[] = () => []): AskPage {
  let asked = 0;
  return (offset, limit) => {
    if (asked++ > 0) rows.unshift(...grow());
    return Promise.resolve({ total: rows.length, rows: rows.slice(offset, offset + limit) });
  };
}

async function csv(ask: AskPage): Promise<readonly string[]> {
  let text = '';
  await writeCsv(ask, (more) => Promise.resolve(void (text += more)));
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
