// When it is looked: never beyond the billing step that has begun; what fetching would cost; and that
// nothing which costs is fetched unless a person agreed to about so much.
import { describe, expect, it } from 'vitest';
import { Link } from '../../../src-main/contract/link';
import {
  agreedFetch,
  decideFetch,
  fetchCharge,
  isAsAgreed,
  LOOK_EVERY,
  timeForLook,
} from '../../../src-main/updates/decision';

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
  expect(fetchCharge({ link, rate: 100_000, metered: false }, 60_000_000)).toEqual({ seconds: 600, cost: 10 });
  expect(fetchCharge({ link: Link.parse({ id: 'line' }), rate: 100_000, metered: false }, 60_000_000).cost).toBe(0);
});

it('what was agreed to is a sum in a currency, by a line', () => {
  const link = Link.parse({ id: 'sat', tariff: { perMinute: 1, billingSeconds: 60, currency: 'USD' } });
  const line = { link, rate: 100_000, metered: false };
  const agrees = (agreed: { link?: string; cost: number; currency?: string }, at = line): boolean =>
    isAsAgreed({ link: 'sat', ...agreed }, at, 60_000_000);
  expect(agrees({ cost: 10, currency: 'USD' })).toBe(true);
  expect(agrees({ cost: 9.2, currency: 'USD' })).toBe(true);
  expect(agrees({ cost: 9, currency: 'USD' })).toBe(false);
  expect(agrees({ cost: 10, currency: 'EUR' })).toBe(false);
  expect(agrees({ cost: 1000, currency: '' })).toBe(false);
  expect(agrees({ cost: 10, link: 'other' })).toBe(false);
  // A window from before names none.
  expect(agrees({ cost: 10 })).toBe(true);
  // What costs nothing by now costs nothing in any currency.
  const free = { ...line, link: Link.parse({ id: 'sat', tariff: { currency: 'USD' } }) };
  expect(agrees({ cost: 10, currency: 'EUR' }, free)).toBe(true);
});

describe('what is still to come is fetched', () => {
  const BYTES = 60_000_000;
  const free = { link: Link.parse({ id: 'line' }), rate: 100_000, metered: false };
  const priced = {
    link: Link.parse({ id: 'sat', kind: 'on-demand', tariff: { perMinute: 1, billingSeconds: 60 } }),
    rate: 100_000,
    metered: false,
  };
  const decide = (more: Partial<Parameters<typeof decideFetch>[0]>): ReturnType<typeof decideFetch> =>
    decideFetch({ bytes: BYTES, wanted: false, agreed: null, byItself: true, line: free, ...more });

  it('by itself only on a line that is always up, free and not metered', () => {
    expect(decide({})).toEqual({ fetch: true, most: null });
    expect(decide({ byItself: false })).toMatchObject({ fetch: false });
    expect(decide({ line: { ...free, metered: true } })).toMatchObject({ fetch: false });
    expect(decide({ line: { ...free, link: Link.parse({ id: 'line', kind: 'on-demand' }) } })).toMatchObject({
      fetch: false,
    });
    expect(decide({ line: priced })).toMatchObject({ fetch: false });
  });
  it('on one that costs only where a person said so of that line, for about that price', () => {
    const agreed = agreedFetch(priced, BYTES);
    expect(decide({ line: priced, wanted: true })).toMatchObject({ fetch: false });
    expect(decide({ line: priced, wanted: true, agreed: { ...agreed, link: 'other' } })).toMatchObject({
      fetch: false,
    });
    expect(decide({ line: priced, wanted: true, agreed })).toEqual({ fetch: true, most: 810_000 });
    expect(decide({ line: { ...priced, rate: 50_000 }, wanted: true, agreed })).toEqual({ fetch: false, dearer: true });
    const dearer = { ...priced, link: { ...priced.link, tariff: { ...priced.link.tariff, perMinute: 2 } } };
    expect(decide({ line: dearer, wanted: true, agreed })).toEqual({ fetch: false, dearer: true });
  });
  it('where a person said so, on any line that is free', () => {
    const line = { ...free, link: Link.parse({ id: 'line', kind: 'on-demand' }) };
    expect(decide({ line, wanted: true, byItself: false })).toEqual({ fetch: true, most: null });
  });
});
