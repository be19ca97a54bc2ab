// The story of a message reads in the order of time: in by whom, routed why, each try once for
// all it was made for, and what comes next in the words of the list.
import { expect, test } from 'vitest';
import type { AttemptView, HandedIn, QueueRow } from '../../../src-main/contract/views';
import { storyOf } from '../../../src-renderer/message/story-lines';

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
