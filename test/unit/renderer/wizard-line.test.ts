// A line that costs is proposed times that spare money, and a sentence says what its
// prices mean. What a person chose by hand is kept, whatever he changes about the line.
import { describe, expect, test } from 'vitest';
import { Settings } from '../../../src-main/contract/settings';
import { read, write } from '../../../src-renderer/form/document';
import { currencies, currencyOf } from '../../../src-renderer/wizard/currency';
import { rolesOf, startDraft, withDomains } from '../../../src-renderer/wizard/draft';
import { daysOf, meansOf } from '../../../src-renderer/wizard/means';
import { asProposed, isAsProposed, isDear, tariffOf, waitsFor, withLine } from '../../../src-renderer/wizard/spare';
import { firstKind, rateOf, wayOf } from '../../../src-renderer/wizard/ways-online';

const THREE = ['07:00-07:15', '12:00-12:15', '18:00-18:15'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const THREE_A_DAY = {
  kind: 'weekly',
  open: Object.fromEntries(DAYS.map((day) => [day, THREE])),
  everyMinutes: null,
};
const FRESH = startDraft(null);
const AT_ONCE = { kind: 'always' };

/** The draft after a person changed these places of its line, one after the other. */
const after = (draft: unknown, ...changes: readonly (readonly [string, unknown])[]): unknown =>
  changes.reduce((d: unknown, [place, value]) => withLine(d, `${rolesOf(d).link}.${place}`, value), draft);
const provider = (draft: unknown, place: string): unknown => read(draft, `${rolesOf(draft).provider}.${place}`);

const DEAR = after(
  FRESH,
  ['kind', 'command'],
  ['connectCommand', ['dial']],
  ['tariff.currency', 'EUR'],
  ['tariff.perMinute', 6],
  ['tariff.billingSeconds', 20],
  ['tariff.perMegabyte', 8],
);

describe('a dialled line with a price', () => {
  test('gets three calls a day, large mail by hand, waits within a step, fetching in those calls', () => {
    expect(provider(DEAR, 'schedule')).toEqual(THREE_A_DAY);
    expect(provider(DEAR, 'oversize')).toEqual({ overBytes: 200_000, schedule: { kind: 'never' } });
    expect(provider(DEAR, 'wait')).toEqual({ firstMessageSeconds: 18, idleSeconds: 10, maxMinutes: 15 });
    expect(provider(DEAR, 'collect.schedule')).toEqual(THREE_A_DAY);
    expect(isAsProposed(DEAR, rolesOf(DEAR))).toBe(true);
  });
  test('is a line the relay takes with what is proposed', () => {
    const { provider: at } = rolesOf(DEAR);
    const whole = write(withDomains(DEAR, ['ship.example']), `${at}.route.hosts[0].host`, 'smtp.isp.example');
    const read_ = Settings.safeParse(write(whole, `${at}.route.hosts[0].auth`, { kind: 'none' }));
    expect(read_.error?.issues ?? []).toEqual([]);
  });
  test('goes back to what any line has when it is always online and costs nothing', () => {
    const plain = after(DEAR, ['kind', 'always-on'], ['tariff.perMinute', 0], ['tariff.perMegabyte', 0]);
    for (const place of ['schedule', 'oversize', 'wait', 'collect'])
      expect(provider(plain, place)).toEqual(provider(FRESH, place));
  });
  test('several ways of fetching all have the times', () => {
    const ways = [
      { method: 'etrn', schedule: null },
      { method: 'turn', schedule: { kind: 'every', minutes: 60 } },
    ];
    const draft = after(write(FRESH, `${rolesOf(FRESH).provider}.collect`, ways), ['kind', 'pppd']);
    expect(provider(draft, 'collect[0].schedule')).toEqual(THREE_A_DAY);
    expect(provider(draft, 'collect[1].schedule')).toEqual({ kind: 'every', minutes: 60 });
  });
});

test.each([
  ['always online, no price', [], false],
  ['always online, a price a megabyte', [['tariff.perMegabyte', 4]], true],
  ['a router dials, no price', [['kind', 'on-demand']], false],
  ['a modem without a price', [['kind', 'pppd']], true],
  ['a price of nothing', [['tariff.perMinute', 0]], false],
  ['a price below nothing', [['tariff.perMinute', -1]], false],
  ['a price still to be typed', [['tariff.perMinute', '']], false],
] as const)('%s: dear is %3$s', (_, changes, dear) => {
  const draft = after(FRESH, ...changes);
  expect(isDear(read(draft, rolesOf(draft).link))).toBe(dear);
  expect(provider(draft, 'schedule')).toEqual(dear ? THREE_A_DAY : AT_ONCE);
});

describe('what was chosen by hand', () => {
  const byHand = [
    ['schedule', AT_ONCE],
    ['schedule', { kind: 'every', minutes: 60 }],
    ['oversize', null],
    ['wait.firstMessageSeconds', 45],
    ['collect.schedule', null],
  ] as const;
  test.each(byHand)('%s %j stays, whatever changes about the price', (place, value) => {
    const draft = write(DEAR, `${rolesOf(DEAR).provider}.${place}`, value);
    expect(provider(after(draft, ['tariff.perMinute', 7], ['tariff.billingSeconds', 60]), place)).toEqual(value);
  });
  test('the wizard run again changes nothing by itself', () => {
    for (const [place, value] of byHand) {
      const stored = write(DEAR, `${rolesOf(DEAR).provider}.${place}`, value);
      expect(startDraft(stored)).toEqual(stored);
    }
  });
  test('gives way to the proposal where a person asks for it', () => {
    const draft = write(DEAR, `${rolesOf(DEAR).provider}.schedule`, AT_ONCE);
    expect(isAsProposed(draft, rolesOf(draft))).toBe(false);
    expect(asProposed(draft)).toEqual(DEAR);
  });
});

test.each([
  [1, 20, 10],
  [6, 10, 5],
  [20, 18, 10],
  [30, 28, 15],
  [60, 58, 20],
  [180, 60, 20],
])('billed in steps of %i s a call waits %i s for the first message and %i s after one', (step, first, idle) => {
  const tariff = { currency: 'EUR', perMinute: 6, perCall: 0, perMegabyte: 0, billingSeconds: step };
  expect(waitsFor(tariff)).toEqual({ first, idle });
  expect(waitsFor({ ...tariff, perMinute: 0 })).toEqual({ first: 60, idle: 20 });
});

describe('what the prices mean', () => {
  const tariff = { currency: 'EUR', perMinute: 6, perCall: 0, perMegabyte: 8, billingSeconds: 20 };
  const habits = { wait: 20, fetches: true, rate: null };
  test('ten letters of 3 kB and 20 s of waiting: 30 s are two steps, and 30 kB', () => {
    expect(meansOf(tariff, habits).call).toBeCloseTo(4.24);
    expect(meansOf(tariff, habits).month).toBeCloseTo(381.6);
  });
  test('a photo is counted as it travels: 3 MB become 4.1', () => {
    expect(meansOf(tariff, habits).photo).toBeCloseTo(69 * 2 + 4.105263 * 8);
  });
  test('a letter at once pays a call of its own, and its waiting only where mail is asked for', () => {
    expect(meansOf(tariff, habits).letter).toBeCloseTo(4.024);
    expect(meansOf(tariff, { ...habits, fetches: false }).letter).toBeCloseTo(2.024);
  });
  test('a slow terminal makes the same photo dearer by its time', () => {
    const slow = meansOf({ ...tariff, perMegabyte: 0 }, { ...habits, rate: rateOf('iridium') });
    expect(slow.photo).toBeCloseTo((Math.ceil(13_685 / 20) * 20 * 6) / 60);
  });
  test('a price of nothing means nothing', () => {
    expect(meansOf({ ...tariff, perMinute: 0, perMegabyte: 0 }, habits)).toMatchObject({ call: 0, month: 0, photo: 0 });
  });
  test('a budget lasts so many days, or the month', () => {
    expect(daysOf(200, 381.6)).toBe(15);
    expect([null, 400, '', 'x'].map((budget) => daysOf(budget, 381.6))).toEqual([null, null, null, null]);
  });
});

test.each([
  [{ currency: '' }],
  [{ currency: 'euro' }],
  [{ perMinute: -1 }],
  [{ perMinute: '6,5' }],
  [{ perMegabyte: Number.NaN }],
  [{ billingSeconds: 0 }],
])('%j is no tariff to reckon with', (wrong) => {
  expect(tariffOf({ tariff: { currency: 'EUR', perMinute: 6, ...wrong } })).toBeNull();
});

test.each([
  ['de-DE', 'EUR'],
  ['de-CH', 'CHF'],
  ['en-US', 'USD'],
  ['nb-NO', 'NOK'],
  ['en-GB', 'GBP'],
  ['en', 'EUR'],
  ['C', 'EUR'],
  ['', 'EUR'],
  ['en-US-u-hc-h23', 'USD'],
  ['en-AQ', 'EUR'],
])('where the computer says %s, prices are asked in %s', (locale, currency) => {
  expect(currencyOf(locale)).toBe(currency);
});

test('the currency that stands can be chosen, known or not', () => {
  expect(currencies('EUR')).toEqual(currencies(''));
  expect(currencies('XYZ')).toContain('XYZ');
});

test('a link is shown as the way a person meant, where its kind may be that', () => {
  expect(wayOf('command', null)).toBe('modem');
  expect(wayOf('command', 'hotspot')).toBe('hotspot');
  expect(wayOf('pppd', 'hotspot')).toBe('modem');
  expect(wayOf('', null)).toBe('always');
  expect(firstKind('hotspot', 'linux')).toBe('networkmanager');
  expect(firstKind('hotspot', 'win32')).toBe('command');
});
