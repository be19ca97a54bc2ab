// The story of a message reads in the order of time: in by whom, routed why, each try once for
// all it was made for, and what comes next in the words of the list.
import { expect, test } from 'vitest';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import type { AttemptView, HandedIn, QueueRow } from '../../../src-main/contract/views';
import { storyOf, storyOfRows } from '../../../src-renderer/message/story-lines';

const ROW: QueueRow = {
  id: '0Q1',
  state: 'incoming',
  sender: 'a@office.example',
  recipients: [],
  subject: 's',
  messageId: null,
  bytes: 1,
  arrived: '2026-11-29T14:33:00.000Z',
  priority: 'normal',
  system: false,
  oversize: false,
  attempts: 0,
  nextAttempt: null,
  connector: 'isp',
  reason: null,
};
const BY: HandedIn = { listener: 'Office computers', account: null, from: '192.168.1.20', session: null };
const story = (more: Partial<QueueRow> = {}, handedIn: HandedIn | null = BY, attempts: readonly AttemptView[] = []) =>
  storyOf({ row: { ...ROW, ...more }, attempts, routing: [], ...(handedIn ? { handedIn } : {}) });

test.each([
  [BY, {}, 'Handed in by 192.168.1.20 at Office computers'],
  [{ ...BY, account: 'desk' }, {}, 'Handed in by desk from 192.168.1.20 at Office computers'],
  [{ ...BY, account: 'desk', from: null }, {}, 'Handed in by desk at Office computers'],
  [{ ...BY, from: null }, {}, 'Handed in by a program at Office computers'],
  [{ listener: null, account: null, from: null, session: 'S1' }, {}, 'Fetched from the provider'],
  [{ listener: null, account: null, from: null, session: null }, { sender: null, system: true }, 'Written by Dialpost'],
  [null, {}, 'Came in'],
] as const)('%j came in: %j', (handedIn, row, text) => {
  expect(story(row, handedIn)[0]).toMatchObject({ at: ROW.arrived, text });
});

test('recipients that go the same way are told of once, and nobody goes by none', () => {
  const routing = [
    { recipient: 'a', connector: 'isp', why: 'Internet: pattern *, cost 1' },
    { recipient: 'b', connector: 'isp', why: 'Internet: pattern *, cost 1' },
    { recipient: 'c', connector: null, why: 'No connector here serves c.example' },
  ];
  expect(
    storyOf({ row: ROW, attempts: [], routing, handedIn: BY })
      .map(({ text }) => text)
      .slice(1),
  ).toEqual(['Goes by Internet: pattern *, cost 1', 'No connector here serves c.example']);
});

test('a try is one line for all it was made for, with its call and what the host said', () => {
  const one: AttemptView = {
    at: '2026-11-29T20:00:00.000Z',
    session: 'S1',
    connector: 'isp',
    host: 'mx.far.example',
    recipient: 'a@far.example',
    result: 'deferred',
    reply: '451 later',
  };
  const tries = [
    one,
    { ...one, recipient: 'b@far.example' },
    { ...one, recipient: 'c@far.example', result: 'delivered', reply: '250 ok' },
    { ...one, session: 'S2', at: '2026-11-29T21:00:00.000Z', result: 'failed', reply: '550 no' },
  ] as const;
  expect(story({}, BY, tries).slice(1)).toMatchObject([
    {
      text: 'Not taken yet by mx.far.example for a@far.example, b@far.example, to be tried again',
      reply: '451 later',
      session: 'S1',
    },
    { text: 'Taken by mx.far.example for c@far.example', tone: 'good', session: 'S1' },
    { text: 'Refused by mx.far.example for a@far.example', tone: 'bad', session: 'S2' },
  ]);
});

test('what comes next is said as in the list', () => {
  const goes = { at: '2026-11-29T20:00:00.000Z', kind: 'schedule', text: 'the schedule opens then' } as const;
  expect(story({ goes }).at(-1)).toMatchObject({ at: goes.at, text: goes.text });
  expect(story({ reason: 'held by hand' }).at(-1)).toMatchObject({ at: null, text: 'held by hand' });
});

const END: HistoryRow = {
  id: '0Q1',
  at: '2026-11-30T20:00:00.000Z',
  sender: 'a@office.example',
  recipient: 'b@far.example',
  result: 'delivered',
  reply: '250 ok',
  host: 'mx.far.example',
  connector: 'isp',
  session: 'S9',
  bytes: 1,
  arrived: ROW.arrived,
  listener: 'office',
  account: null,
  cameBy: null,
};
const BUSY = { host: 'mx.far.example', reply: '450 busy', first: { at: '2026-11-29T20:00:00.000Z', session: 'S1' } };
const texts = (rows: readonly HistoryRow[]) =>
  storyOfRows(rows).map(({ text, session = null, reply = '' }) => [text, session, reply]);

test('what is kept of a letter that went is told in the words of one that waits, each try with its call', () => {
  const last = { at: '2026-11-30T08:00:00.000Z', session: 'S7' };
  const other = { ...END, recipient: 'c@far.example' };
  const rows = [END, other].map((row) => ({ ...row, putOff: [{ ...BUSY, times: 5, last }] }));
  expect(texts(rows)).toEqual([
    ['Handed in by a program at office', null, ''],
    ['Not taken yet by mx.far.example for b@far.example, c@far.example, to be tried again', 'S1', '450 busy'],
    [
      '4 times more not taken by mx.far.example for b@far.example, c@far.example, with the same words; the last time',
      'S7',
      '',
    ],
    ['Taken by mx.far.example for b@far.example, c@far.example', 'S9', '250 ok'],
  ]);
  expect(texts([{ ...END, triesUntold: 3, putOff: [{ ...BUSY, times: 1 }] }]).slice(1, 3)).toEqual([
    ['3 earlier tries are not listed.', null, ''],
    ['Not taken yet by mx.far.example for b@far.example, to be tried again', 'S1', '450 busy'],
  ]);
});

test.each<[Partial<HistoryRow>, readonly string[]]>([
  [{}, ['Handed in by a program at office', 'Taken by mx.far.example for b@far.example']],
  [{ result: 'removed', host: '' }, ['Handed in by a program at office', 'Removed by a person for b@far.example']],
  [{ result: 'failed', host: '' }, ['Handed in by a program at office', 'Returned to its sender for b@far.example']],
  [{ listener: null, cameBy: 'S2' }, ['Fetched from the provider', 'Taken by mx.far.example for b@far.example']],
  [{ listener: null, sender: null }, ['Written by Dialpost', 'Taken by mx.far.example for b@far.example']],
])('%j: %j', (more, wanted) => {
  expect(texts([{ ...END, ...more }]).map(([text]) => text)).toEqual(wanted);
});

test('an old row tells its end alone', () => {
  const { arrived: _, listener: __, account: ___, cameBy: ____, ...old } = END;
  expect(texts([old])).toEqual([['Taken by mx.far.example for b@far.example', 'S9', '250 ok']]);
  expect(texts([])).toEqual([]);
});
