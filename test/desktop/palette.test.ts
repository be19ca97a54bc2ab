// "Go to anything" in the real window, with nothing but the keyboard: screens, actions,
// settings that are led to and lit, letters, help pages; and quick with 100,000 letters.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot, shoot, startApp } from './support/app';
import { graveFaults } from './support/axe';
import { openOffice, type Office } from './support/office';
import { openStage } from './support/stage';

const why = reasonNot();
const SOON = { timeout: 20_000 };

describe.skipIf(why !== null)(`go to anything (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  const page = () => office.page;
  const field = () => page().getByRole('combobox', { name: 'Go to anything' });
  const options = () => page().getByRole('option');
  const find = async (words: string): Promise<void> => {
    await page().keyboard.press('Control+k');
    await field().waitFor();
    await page().keyboard.type(words);
  };
  const hash = () => page().evaluate(() => window.location.hash);

  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office?.close());

  test('Ctrl+K opens it with the screens and the actions, Escape closes it, and the focus is where it was', async () => {
    const link = page().getByRole('link', { name: 'Overview' });
    await link.focus();
    await find('');
    await options().filter({ hasText: 'Send/receive now' }).waitFor();
    expect(await field().getAttribute('aria-activedescendant')).toBe(await options().first().getAttribute('id'));
    expect(await graveFaults(page())).toEqual([]);
    await page().keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
    await expect.poll(() => link.evaluate((e) => e === document.activeElement), SOON).toBe(true);
  });

  test('a screen, by a part of its name and Enter', async () => {
    await find('sent & rec');
    await page().keyboard.press('Enter');
    await expect.poll(hash, SOON).toBe('#/delivered');
  });

  test('a setting: its screen opens, the field has the focus and is lit', async () => {
    await find('price a minute');
    await options().filter({ hasText: 'Lines' }).first().waitFor();
    await office.shootBoth('palette-setting');
    await page().keyboard.press('Enter');
    const price = page().getByRole('textbox', { name: 'Price a minute' });
    await price.waitFor();
    await expect.poll(() => price.evaluate((e) => e === document.activeElement), SOON).toBe(true);
    expect(await price.evaluate((e) => e.closest('[data-setting]')?.className)).toContain('lit');
    await office.shootBoth('palette-lit');
  });

  test('a setting on the screen that is shown already', async () => {
    await find('currency');
    await options().first().waitFor();
    await page().keyboard.press('Enter');
    const currency = page().getByRole('textbox', { name: 'Currency' });
    await expect.poll(() => currency.evaluate((e) => e === document.activeElement), SOON).toBe(true);
  });

  test('a page of the handbook, chosen with the arrow keys', async () => {
    await find('several lines');
    const wanted = options().filter({ hasText: 'Several lines' });
    await wanted.waitFor();
    for (let i = 0; i < 30 && (await wanted.getAttribute('aria-selected')) !== 'true'; i++)
      await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    await page().getByRole('article', { name: 'Several lines' }).waitFor();
  });

  test('an action: the look', async () => {
    await find('dark look');
    await page().keyboard.press('Enter');
    await expect
      .poll(() => page().evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme')), SOON)
      .toBe('dark');
    await find('light look');
    await page().keyboard.press('Enter');
  });

  test('what has no such name is said', async () => {
    await find('zeppelin');
    await page().getByText('Nothing has this name.').waitFor();
    expect(await options().count()).toBe(0);
    await page().keyboard.press('Enter');
    await page().keyboard.press('Escape');
  });

  test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
});

describe.skipIf(why !== null)(`go to anything, with 100,000 letters${why === null ? '' : `: ${why}`}`, () => {
  test('a letter is found by its subject, asked for once after the typing, and opened', async () => {
    const stage = await openStage(100_000);
    const app = await startApp(stage.dir);
    try {
      const page = await app.firstWindow();
      await page.getByRole('link', { name: 'Queue' }).first().waitFor();
      const searches = () =>
        stage.asked.filter(({ method, params }) => method === 'queue.list' && Object(params).search);
      const before = searches().length;
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Go to anything' }).waitFor();
      await page.keyboard.type('position report');
      const letter = page.getByRole('option').filter({ hasText: 'Position report' }).first();
      await letter.waitFor();
      await shoot(page, 'palette-letters');
      const asked = searches().slice(before);
      expect(asked.at(-1)).toMatchObject({ params: { search: 'position report', limit: 6 } });
      expect(asked.length).toBeLessThan(8);
      await letter.click();
      await expect.poll(() => page.evaluate(() => window.location.hash)).toMatch(/^#\/queue\/0Q/);
      await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    } finally {
      await app.close();
      await stage.close();
    }
  });
});
