// When it is looked and when it is loaded: never beyond the billing step that has begun, never for
// money that nobody agreed to.
import { describe, expect, it } from 'vitest';
import { Link } from '../../../src-main/contract/link';
import { agreedLoad, decideLoad, type LineFacts, LOOK_EVERY, timeForLook } from '../../../src-main/updates/decision';

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

const lineOf = (link: object, more: Partial<LineFacts> = {}): LineFacts => ({
  link: Link.parse({ id: 'line', ...link }),
  priced: false,
  metered: false,
  rate: 100_000,
  ...more,
});
const BYTES = 60_000_000;
const FREE = lineOf({});
const DEAR = lineOf({ tariff: { perMinute: 1, billingSeconds: 60 } }, { priced: true });
const load = (line: LineFacts, wanted: boolean, agreed = wanted ? agreedLoad(line, BYTES) : null, byItself = false) =>
  decideLoad({ bytes: BYTES, wanted, agreed, byItself, line });

describe('a newer version is loaded', () => {
  it('on a line that costs nothing where a person said so, or by itself where that is set', () => {
    expect(load(FREE, false)).toEqual({ load: false, dearer: false });
    expect(load(FREE, true)).toEqual({ load: true, most: null });
    expect(load(FREE, false, null, true)).toEqual({ load: true, most: null });
  });
  it('never by itself on a line that costs or is metered', () => {
    expect(load(DEAR, false, null, true)).toEqual({ load: false, dearer: false });
    expect(load(lineOf({}, { metered: true }), false, null, true)).toEqual({ load: false, dearer: false });
  });
  it('for money as it was agreed, and for no longer than that', () => {
    expect(agreedLoad(DEAR, BYTES).cost).toBe(10);
    expect(load(DEAR, true)).toEqual({ load: true, most: 810_000 });
  });
  it('not by another line, at another price, or where the line has become slower', () => {
    const agreed = agreedLoad(DEAR, BYTES);
    expect(load({ ...DEAR, link: { ...DEAR.link, id: 'satellite' } }, true, agreed).load).toBe(false);
    expect(load(lineOf({ tariff: { perMinute: 2 } }, { priced: true }), true, agreed)).toEqual({
      load: false,
      dearer: true,
    });
    expect(load({ ...DEAR, rate: 50_000 }, true, agreed)).toEqual({ load: false, dearer: true });
  });
});
