// Days chosen in the window, as the moments the relay is asked for.
import { expect, test } from 'vitest';
import { type Days, spanOf } from '../../../src-renderer/delivered/period';

const at = (...parts: [number, number, number]): string => new Date(...parts).toISOString();
const WEDNESDAY = new Date(2026, 10, 25, 15, 30);

test.each<[string, Partial<Days>, Date, object]>([
  ['no day', { period: null, first: '2026-11-01' }, WEDNESDAY, {}],
  ['today', { period: 'today' }, WEDNESDAY, { from: at(2026, 10, 25), to: at(2026, 10, 26) }],
  ['this week', { period: 'week' }, WEDNESDAY, { from: at(2026, 10, 23), to: at(2026, 10, 30) }],
  [
    'the week of a Sunday',
    { period: 'week' },
    new Date(2026, 10, 29),
    { from: at(2026, 10, 23), to: at(2026, 10, 30) },
  ],
  [
    'the week of a Monday',
    { period: 'week' },
    new Date(2026, 10, 23),
    { from: at(2026, 10, 23), to: at(2026, 10, 30) },
  ],
  [
    'last week, over a new year',
    { period: 'last-week' },
    new Date(2027, 0, 6),
    { from: at(2026, 11, 28), to: at(2027, 0, 4) },
  ],
  ['December', { period: 'month' }, new Date(2026, 11, 31), { from: at(2026, 11, 1), to: at(2027, 0, 1) }],
  [
    'both days',
    { period: 'chosen', first: '2026-11-02', last: '2026-11-03' },
    WEDNESDAY,
    { from: at(2026, 10, 2), to: at(2026, 10, 4) },
  ],
  ['one day alone', { period: 'chosen', last: '2026-11-03' }, WEDNESDAY, { to: at(2026, 10, 4) }],
  ['a year half typed', { period: 'chosen', first: '0020-11-03' }, WEDNESDAY, {}],
  ['nothing typed', { period: 'chosen' }, WEDNESDAY, {}],
  // A day whose night has 25 hours is a day.
  [
    'the end of summer time',
    { period: 'chosen', first: '2026-10-25', last: '2026-10-25' },
    WEDNESDAY,
    { from: at(2026, 9, 25), to: at(2026, 9, 26) },
  ],
])('%s', (_, days, now, span) => {
  expect(spanOf({ period: null, first: '', last: '', ...days }, now)).toEqual(span);
});
