import { expect, test } from 'vitest';
import {
  barText,
  bars,
  currenciesOf,
  monthText,
  paidOnlyIn,
  scaleOf,
  upToNow,
} from '../../../src-renderer/overview/month-days';

test('every day up to today has its bar, also days without a call', () => {
  const days = [{ day: '2026-11-02', calls: 2, seconds: 90, bytes: 3_000_000, cost: 1.234 }];
  const today = new Date(2026, 10, 3, 12);
  expect(bars(days, 'minutes', today)).toEqual([
    { day: '1', value: 0 },
    { day: '2', value: 1.5 },
    { day: '3', value: 0 },
  ]);
  expect(bars(days, 'megabytes', today)[1]?.value).toBe(3);
  expect(bars(days, 'cost', today)[1]?.value).toBe(1.23);
});

test('a value on the scale says its unit', () => {
  expect([0, 0.1167, 0.5, 1.5, 2.7, 4, 90, 120, 270].map((value) => barText(value, 'minutes', 'EUR'))).toEqual([
    '0 min',
    '7 sec',
    '30 sec',
    '1:30 min',
    '2:42 min',
    '4 min',
    '90 min',
    '2 hr',
    '4.5 hr',
  ]);
});

test('a few seconds, and a few kilobytes, are drawn', () => {
  const days = [{ day: '2026-11-02', calls: 1, seconds: 7, bytes: 2_400, cost: 1 }];
  const drawn = bars(days, 'minutes', new Date(2026, 10, 2, 12));
  expect([scaleOf('minutes', drawn), scaleOf('minutes', []), scaleOf('cost', drawn)]).toEqual([60, 60, 1]);
  expect(scaleOf('minutes', [...drawn, { day: '3', value: 3 }])).toBe(1);
  expect(bars(days, 'megabytes', new Date(2026, 10, 2, 12))[1]?.value).toBe(0.0024);
});

const LINE = {
  id: 'line',
  name: '',
  state: 'up',
  since: null,
  secondsThisMonth: 150,
  costThisMonth: 3,
  bytesThisMonth: 5_000_000,
  currency: 'EUR',
} as const;
const BOOKED = [{ day: '2026-11-02', calls: 2, seconds: 90, bytes: 3_000_000, cost: 1 }];

test('the call under way is of today, and the bars come to what is said beside them', () => {
  const now = upToNow(BOOKED, LINE, new Date(2026, 10, 3, 12));
  expect(now).toEqual([...BOOKED, { day: '2026-11-03', calls: 0, seconds: 60, bytes: 2_000_000, cost: 2 }]);
  const later = upToNow(now, { ...LINE, secondsThisMonth: 160 }, new Date(2026, 10, 3, 12));
  expect(later[1]).toMatchObject({ day: '2026-11-03', seconds: 70 });
  const sum = (of: (day: (typeof now)[number]) => number): number => now.reduce((all, day) => all + of(day), 0);
  expect([sum((d) => d.seconds), sum((d) => d.bytes), sum((d) => d.cost)]).toEqual([150, 5_000_000, 3]);
  expect([monthText(LINE, 'minutes'), monthText(LINE, 'cost')]).toEqual(['2:30', '€3.00']);
});

test('with no call under way the days are what was booked; an older relay tells no bytes', () => {
  const { bytesThisMonth: _, ...older } = LINE;
  const booked = { ...older, secondsThisMonth: 90, costThisMonth: 1 };
  expect(upToNow(BOOKED, booked, new Date(2026, 10, 3))).toBe(BOOKED);
  expect(monthText(booked, 'megabytes')).toBe('');
  expect(upToNow([], { ...booked, secondsThisMonth: 0, costThisMonth: 0 }, new Date(2026, 10, 3))).toEqual([]);
});

test('a month that was paid in two currencies says both, and has bars of each by itself', () => {
  const dollars = { cost: 3, currency: 'USD' };
  const line = { ...LINE, costThisMonth: 12.4, costsThisMonth: [dollars, { cost: 12.4, currency: 'EUR' }] };
  const days = [{ ...BOOKED[0]!, cost: 10, costs: [{ cost: 10, currency: 'EUR' }, dollars] }];
  const today = new Date(2026, 10, 3, 12);
  expect(monthText(line, 'cost')).toBe('€12.40 + $3.00');
  expect(currenciesOf(line)).toEqual(['EUR', 'USD']);
  const sums = currenciesOf(line).map((currency) => {
    const one = paidOnlyIn(currency, line, days);
    return [monthText(one.link, 'cost'), bars(upToNow(one.days, one.link, today), 'cost', today).map((b) => b.value)];
  });
  // The call under way is paid in euros.
  expect(sums).toEqual([
    ['€12.40', [0, 10, 2.4]],
    ['$3.00', [0, 3, 0]],
  ]);
  expect(monthText({ ...line, costThisMonth: 0, costsThisMonth: [dollars] }, 'cost')).toBe('$3.00');
  expect(monthText({ ...line, costThisMonth: 0, costsThisMonth: [] }, 'cost')).toBe('€0.00');
  expect(currenciesOf(LINE)).toEqual(['EUR']);
});
