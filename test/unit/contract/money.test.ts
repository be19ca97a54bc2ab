// Money adds up: to a millionth where figures are that fine, and to a figure always, for what
// is no figure would be stored as nothing and make the whole cost book unreadable.
import { expect, it } from 'vitest';
import { roundMoney, sumsOf } from '../../../src-main/contract/money/paid';
import { cost } from '../../../src-main/contract/price';

const tariff = { currency: 'EUR', perCall: 0, perMegabyte: 0, billingSeconds: 1 };

it.each([
  [0.1 + 0.2, 0.3],
  [-0.1 - 0.2, -0.3],
  [1e10 + 0.5, 1e10 + 0.5],
  [1e303, 1e303],
  [Number.POSITIVE_INFINITY, Number.MAX_VALUE],
])('%d is %d', (amount, rounded) => {
  expect(roundMoney(amount)).toBe(rounded);
});

it('a call at a price beyond all reckoning still costs a figure, and so does the month', () => {
  const call = cost({ ...tariff, perMinute: 1e308 }, 3600, 0);
  expect(Number.isFinite(call)).toBe(true);
  const [month] = sumsOf([call, call, call].map((one) => ({ cost: one, currency: 'EUR' })));
  expect(Number.isFinite(month?.cost)).toBe(true);
});
