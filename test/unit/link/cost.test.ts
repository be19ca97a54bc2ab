import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { Link } from '../../../src-main/contract/link';
import { cost, expected, testCallCost } from '../../../src-main/contract/price';
import { budgetText } from '../../../src-main/link/cost';
import { openLedger } from '../../../src-main/link/cost-book';
import { manualClock } from '../../support/manual-clock';

const link = (settings: object): Link => Link.parse({ id: 'line', name: 'Satellite', ...settings });
const tariff = (settings: object) => link({ tariff: settings }).tariff;

describe('cost', () => {
  test.each<[object, number, number, number, number]>([
    [{}, 100, 1e6, 1, 0],
    [{ perMinute: 1.2 }, 90, 0, 1, 1.8],
    [{ perMinute: 1.2, billingSeconds: 60 }, 61, 0, 1, 2.4],
    [{ perMinute: 1.2, billingSeconds: 60 }, 60, 0, 1, 1.2],
    [{ perMinute: 6, billingSeconds: 6 }, 0.4, 0, 1, 0.6],
    [{ perCall: 0.1 }, 0, 0, 3, 0.3],
    [{ perMegabyte: 5 }, 10, 2_500_000, 1, 12.5],
    [{ perMinute: 1, perCall: 0.5, perMegabyte: 4, billingSeconds: 30 }, 31, 500_000, 1, 3.5],
  ])('%j: %d s, %d bytes, %d calls cost %d → %d', (t, ...[seconds, bytes, calls, wanted]) => {
    expect(cost(tariff(t), seconds, bytes, calls)).toBe(wanted);
  });
  test('what a call would take follows the measured rate; nothing to move costs nothing', () => {
    const line = link({ tariff: { perMinute: 6, billingSeconds: 10 } });
    expect(expected(line, 50_000, 10_000)).toEqual({ seconds: 5, cost: 1 });
    expect(expected(line, 3000, null)).toEqual({ seconds: 1, cost: 1 });
    expect(expected(line, 0, 10_000)).toEqual({ seconds: 0, cost: 0 });
  });
  test('dialling a line to try it costs the call and one step, where steps are longer than hanging up takes', () => {
    expect(testCallCost(link({ tariff: { perMinute: 6, perCall: 0.5, billingSeconds: 60 } }))).toBe(6.5);
    expect(testCallCost(link({ tariff: { perMinute: 6 } }))).toBe(0.5);
    expect(testCallCost(link({ tariff: { perMegabyte: 5 } }))).toBe(0);
    expect(testCallCost(link({}))).toBe(0);
  });
  test('a budget that is reached is told with both amounts', () => {
    const euros = (sum: number) => [{ cost: sum, currency: 'EUR' }];
    expect(budgetText(link({ monthlyBudget: 20 }), euros(19.99))).toBeNull();
    expect(budgetText(link({}), euros(1e6))).toBeNull();
    expect(budgetText(link({ monthlyBudget: 20 }), euros(20.5))).toMatch(
      /^This month's budget of Satellite is used up \(20\.50 EUR of 20\.00 EUR\)/,
    );
    expect(budgetText(link({ monthlyBudget: 0 }), [])).toMatch(/is nothing: no call is made by itself/);
  });
  test('a budget counts its own currency alone, and says what it does not count', () => {
    const paid = [
      { cost: 36, currency: 'USD' },
      { cost: 19, currency: 'EUR' },
    ];
    expect(budgetText(link({ monthlyBudget: 20 }), paid)).toBeNull();
    expect(budgetText(link({ monthlyBudget: 19 }), paid)).toMatch(
      /used up \(19\.00 EUR of 19\.00 EUR; besides 36\.00 USD, which it does not count\)/,
    );
  });
});

describe('ledger', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dialpost-ledger-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const clock = manualClock(Date.UTC(2026, 10, 23, 12));
  let now: string | null = 'EUR';
  const deps = { clock, log: silentLog, zone: () => 'Europe/Berlin', currencyOf: () => now };
  const euros = (sum: number) => [{ cost: sum, currency: 'EUR' }];
  const call = (startedAt: number, more: object = {}) => ({
    startedAt,
    seconds: 60,
    bytes: 120_000,
    cost: 0.1,
    currency: 'EUR',
    ...more,
  });

  test('bookings add up by local day and month and survive a restart', async () => {
    const path = join(dir, 'links.json');
    const costBook = await openLedger(path, deps);
    await Promise.all([
      costBook.book('line', call(Date.UTC(2026, 9, 31, 22, 59))), // still October in Berlin
      costBook.book('line', call(Date.UTC(2026, 9, 31, 23, 0))), // November there
      costBook.book('line', call(Date.UTC(2026, 10, 23, 8))),
      costBook.book('line', call(Date.UTC(2026, 10, 23, 9), { cost: 0.2 })),
    ]);
    const again = await openLedger(path, deps);
    for (const each of [costBook, again]) {
      expect(each.month('line')).toEqual({ calls: 3, seconds: 180, bytes: 360_000, costs: euros(0.4) });
      expect(each.days('line').map((d) => [d.day, d.costs])).toEqual([
        ['2026-11-01', euros(0.1)],
        ['2026-11-23', euros(0.3)],
      ]);
      expect(each.month('line', Date.UTC(2026, 9, 5)).calls).toBe(1);
      expect(each.month('other').calls).toBe(0);
    }
  });
  test('what the disk refuses is counted all the same, and written when it takes it again', async () => {
    const folder = join(dir, 'not-there-yet');
    const costBook = await openLedger(join(folder, 'links.json'), deps);
    await expect(costBook.book('line', call(Date.UTC(2026, 10, 23, 8)))).rejects.toThrow();
    await expect(costBook.mend()).rejects.toThrow();
    expect(costBook.month('line').costs).toEqual(euros(0.1));
    mkdirSync(folder);
    await costBook.mend();
    expect((await openLedger(join(folder, 'links.json'), deps)).month('line').costs).toEqual(euros(0.1));
  });
  test('what was paid stays in its currency when the tariff gets another, and an earlier version reads the sum', async () => {
    const path = join(dir, 'changed.json');
    const costBook = await openLedger(path, deps);
    await costBook.book('line', call(clock.now(), { cost: 36 }));
    now = 'USD';
    await costBook.book('line', call(clock.now(), { cost: 3, currency: 'USD' }));
    const both = [...euros(36), { cost: 3, currency: 'USD' }];
    for (const each of [costBook, await openLedger(path, deps)])
      expect([each.month('line').costs, each.days('line')[0]?.costs, each.damaged]).toEqual([both, both, null]);
    now = 'EUR';
    // Whole for whoever knows one amount a day and no other field.
    const day = { '2026-11-23': { calls: 2, seconds: 120, bytes: 240_000, cost: 39 } };
    const { version, links } = JSON.parse(readFileSync(path, 'utf8'));
    expect([version, links.line]).toEqual([1, { rate: expect.any(Number), online: null, days: day }]);
    const known = ['bytes', 'calls', 'cost', 'days', 'online', 'rate', 'seconds'];
    const names = Object.values<{ days: object }>(links).flatMap((one) => [
      ...Object.keys(one),
      ...Object.values(one.days).flatMap((used) => Object.keys(used)),
    ]);
    expect([...new Set(names)].sort()).toEqual(known);
  });
  test('what an earlier version booked gets the currency of the tariff when it is opened, and keeps it', async () => {
    const path = join(dir, 'earlier.json');
    const booked = (sum: number) => ({ calls: 1, seconds: 60, bytes: 1, cost: sum });
    const line = { rate: 3000, online: null, days: { '2026-11-02': booked(36), '2026-11-03': booked(0) } };
    writeFileSync(path, JSON.stringify({ version: 1, links: { line } }));
    now = null;
    const strange = await openLedger(path, deps);
    expect([strange.month('line').costs, strange.damaged]).toEqual([[{ cost: 36, currency: '' }], null]);
    now = 'EUR';
    expect((await openLedger(path, deps)).month('line').costs).toEqual(euros(36));
    now = 'USD';
    const later = await openLedger(path, deps);
    expect(later.month('line')).toEqual({ calls: 2, seconds: 120, bytes: 2, costs: euros(36) });
    // And once more by the earlier version, which counts on.
    const { version, links } = JSON.parse(readFileSync(path, 'utf8'));
    links.line.days['2026-11-02'].cost = 40;
    writeFileSync(path, JSON.stringify({ version, links }));
    const again = await openLedger(path, deps);
    expect(again.month('line').costs).toEqual([...euros(36), { cost: 4, currency: 'USD' }]);
    now = 'EUR';
  });
  test.each(['', 'eur', '€', '\u202eUSD', 'US D', '__proto__'])(
    'a currency that is none (%j) loses no money and harms no file',
    async (currency) => {
      const path = join(mkdtempSync(join(dir, 'strange-')), 'links.json');
      const costBook = await openLedger(path, deps);
      await costBook.book('line', call(clock.now(), { cost: 2, currency }));
      const again = await openLedger(path, deps);
      expect([costBook.month('line').costs, again.month('line').costs, again.damaged]).toEqual([
        euros(2),
        euros(2),
        null,
      ]);
    },
  );
  test('the rate follows what was measured; a call that moved next to nothing tells nothing', async () => {
    const costBook = await openLedger(join(dir, 'rate.json'), deps);
    expect(costBook.rate('line')).toBeNull();
    await costBook.book('line', call(0, { bytes: 500 }));
    expect(costBook.rate('line')).toBeNull();
    await costBook.book('line', call(0, { bytes: 100_000, rate: 10_000 }));
    expect(costBook.rate('line')).toBe(10_000);
    await costBook.book('line', call(0, { bytes: 100_000, rate: null }));
    expect(costBook.rate('line')).toBe(10_000);
    await costBook.book('line', call(0, { bytes: 100_000, seconds: 5 }));
    expect(costBook.rate('line')).toBe(14_000);
  });
  test.each(['{"version":1,"links":{"line":', '{"version":1,"links":{"line":{"rate":null,"days":{"today":{}}}}}', ''])(
    'a file that cannot be read is set aside and told: %j',
    async (broken) => {
      const home = mkdtempSync(join(dir, 'broken-'));
      const path = join(home, 'links.json');
      writeFileSync(path, broken);
      const costBook = await openLedger(path, deps);
      expect(costBook.damaged).toContain('could not be read');
      expect(existsSync(path)).toBe(false);
      const kept = readdirSync(join(home, 'corrupt')).find((name) => name.endsWith('links.json'))!;
      expect(readFileSync(join(home, 'corrupt', kept), 'utf8')).toBe(broken);
      await costBook.book('line', call(0));
      expect((await openLedger(path, deps)).damaged).toBeNull();
    },
  );
  test('a line that was up when the program died is named at the next start, one that was booked is not', async () => {
    const path = join(dir, 'online.json');
    const costBook = await openLedger(path, deps);
    await costBook.online('line', 1000);
    await costBook.online('other', 2000);
    await costBook.book('other', call(2000));
    expect(costBook.leftOnline()).toEqual([]);
    const again = await openLedger(path, deps);
    expect(again.leftOnline()).toEqual([{ link: 'line', since: 1000 }]);
    await again.book('line', call(1000));
    expect((await openLedger(path, deps)).leftOnline()).toEqual([]);
  });
  test('when the disk refuses, the amounts are kept for the next booking', async () => {
    const home = mkdtempSync(join(dir, 'full-'));
    const path = join(home, 'links.json');
    const costBook = await openLedger(path, deps);
    rmSync(home, { recursive: true });
    await expect(costBook.book('line', call(clock.now()))).rejects.toThrow(/ENOENT/);
    expect(costBook.month('line').calls).toBe(1);
    mkdirSync(home);
    await costBook.book('line', call(clock.now()));
    expect((await openLedger(path, deps)).month('line').calls).toBe(2);
  });
});
