// What a line was used for this month is the same wherever it is said, during a call and
// after it: minutes, bytes and money.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const SOON = { timeout: 60_000 };

describe.skipIf(why !== null)(`this month (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  /** "0:12 online", "1.2 kB · €6.00" as one text. */
  const panel = () => office.page.getByRole('region', { name: 'This month', exact: true }).innerText();
  const chart = () => office.page.getByRole('region', { name: 'This month by day' });
  const sums = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const measure of ['Minutes', 'Megabytes', 'Cost']) {
      await chart().getByText(measure, { exact: true }).first().click();
      found.push(await chart().locator('strong').innerText());
    }
    return found;
  };
  /** Both in one moment: a call goes on meanwhile. */
  const isSame = async (): Promise<boolean> => {
    const before = await panel();
    const said = await sums();
    return before === (await panel()) && said.every((sum) => before.includes(sum));
  };

  beforeAll(async () => {
    const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
    settings.links[0].tariff = { perMinute: 6, perMegabyte: 10, billingSeconds: 60 };
    for (const connector of settings.connectors) connector.schedule = { kind: 'never' };
    office = await openOffice(settings);
  });
  afterAll(() => office?.close());

  test('says the same during a call and after it', async () => {
    await chart().waitFor();
    expect(await chart().innerText()).toContain('No call this month yet.');
    await office.ask('message.test', { to: 'slow@practice.example' });
    await office.ask('session.start');
    const cost = async (): Promise<number> => Object(await office.ask('status')).links[0].costThisMonth;
    await expect.poll(cost, SOON).toBeGreaterThan(5);
    await expect.poll(isSame, SOON).toBe(true);
    expect(Object(await office.ask('status')).session).not.toBeNull();
    await chart()
      .getByRole('img', { name: /^This month by day/ })
      .waitFor();
    await expect.poll(async () => Object(await office.ask('status')).session, SOON).toBeNull();
    await expect.poll(isSame, SOON).toBe(true);
    const { days } = Object(await office.ask('link.days', { link: 'line' }));
    expect(days).toMatchObject([{ calls: 1, cost: await cost() }]);
  });
});
