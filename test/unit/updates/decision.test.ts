// When it is looked: never beyond the billing step that has begun; and what fetching would cost.
import { describe, expect, it } from 'vitest';
import { Link } from '../../../src-main/contract/link';
import { fetchCharge, LOOK_EVERY, timeForLook } from '../../../src-main/updates/decision';

const NOW = Date.UTC(2040, 0, 2);
const look = (more: Partial<Parameters<typeof timeForLook>[0]>): number =>
  timeForLook({ now: NOW, lookedAt: null, wanted: false, perMinute: 0, stepLeft: null, ...more });

describe('it is looked', () => {
  it('once a day on a line that costs nothing by time', () => {
    expect(look({})).toBe(20_000);
    expect(look({ lookedAt: NOW - LOOK_EVERY + 1 })).toBe(0);
    expect(look({ lookedAt: NOW - LOOK_EVERY })).toBe(20_000);
    expect(look({ lookedAt: NOW + LOOK_EVERY * 400 })).toBe(20_000); // the clock was set back
  });
  it('within the billing step that has begun, and not where a look does not fit in', () => {
    expect(look({ perMinute: 1, stepLeft: 9_000 })).toBe(8_000);
    expect(look({ perMinute: 1, stepLeft: 60_000 })).toBe(20_000);
    expect(look({ perMinute: 1, stepLeft: 4_000 })).toBe(0);
    expect(look({ perMinute: 1, stepLeft: null })).toBe(0);
  });
  it('at once where a person asks', () => {
    expect(look({ wanted: true, perMinute: 1, lookedAt: NOW })).toBe(20_000);
  });
});

it('fetching costs what the line takes for the bytes, without the call that is made anyway', () => {
  const link = Link.parse({ id: 'line', tariff: { perMinute: 1, perCall: 5, billingSeconds: 60 } });
  expect(fetchCharge({ link, rate: 100_000 }, 60_000_000)).toEqual({ seconds: 600, cost: 10 });
  expect(fetchCharge({ link: Link.parse({ id: 'line' }), rate: 100_000 }, 60_000_000).cost).toBe(0);
});
