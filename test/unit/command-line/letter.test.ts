// What a terminal is told of a letter that has left the queue.
import { expect, test } from 'vitest';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import { letterText } from '../../../src-main/command-line/print';

process.env['TZ'] = 'UTC';
const ROW: HistoryRow = {
  id: '0Q1',
  at: '2026-11-30T20:00:00.000Z',
  sender: null,
  recipient: 'b@far.example',
  result: 'delivered',
  reply: '250 ok',
  host: 'mx.far.example:25',
  connector: 'isp',
  session: 'S9',
  bytes: 1200,
  subject: 'The \u001b[31mlist',
  arrived: '2026-11-29T14:33:00.000Z',
  listener: 'office',
  account: 'anna',
  cameBy: null,
  putOff: [
    {
      host: 'mx.far.example:25',
      reply: '450 busy',
      times: 5,
      first: { at: '2026-11-29T20:00:00.000Z', session: 'S1' },
      last: { at: '2026-11-30T08:00:00.000Z', session: 'S7' },
    },
    { host: 'mx.far.example:25', reply: '', times: 1, first: { at: '2026-11-30T10:00:00.000Z', session: null } },
  ],
  triesUntold: 2,
};

test('every try that is kept stands in order, with its call, and what is not kept is counted', () => {
  const text = letterText([ROW]);
  expect(text).toMatch(/^id: +0Q1\nfrom: +<>/);
  expect(text).toMatch(/handed in: +office, anna\n/);
  const rows = text.split('\n').map((line) => line.split(/ {2,}/));
  expect(rows.slice(-5, -2)).toEqual([
    [
      '2026-11-29 20:00',
      '2026-11-30 08:00',
      '5',
      'S7',
      'mx.far.example:25',
      'b@far.example',
      'to be tried again',
      '450 busy',
    ],
    ['2026-11-30 10:00', '2026-11-30 10:00', '1', '-', 'mx.far.example:25', 'b@far.example', 'to be tried again'],
    ['2026-11-30 20:00', '2026-11-30 20:00', '1', 'S9', 'mx.far.example:25', 'b@far.example', 'delivered', '250 ok'],
  ]);
  expect(text.endsWith('\n\n2 more tries are not kept.')).toBe(true);
  expect(text).not.toContain('\u001b');
});

test('a row of an earlier version says what it knows', () => {
  const {
    subject: _,
    arrived: __,
    listener: ___,
    account: ____,
    cameBy: _____,
    putOff: ______,
    triesUntold,
    ...old
  } = ROW;
  expect(triesUntold).toBe(2);
  const text = letterText([old]);
  expect(text).toMatch(/subject: +-\n/);
  expect(text).not.toMatch(/not kept|undefined/);
});
