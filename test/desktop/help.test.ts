// Help where it is needed: the handbook in the window, by the menu and by F1, found and
// searched without a line, and the keyboard's way through it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot } from './support/app';
import { graveFaults } from './support/axe';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const SOON = { timeout: 20_000 };

describe.skipIf(why !== null)(
  `help in the window (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const page = () => office.page;
    const hash = () => page().evaluate(() => window.location.hash);
    const order = (id: string) =>
      office.app.evaluate(({ Menu }, one) => Menu.getApplicationMenu()?.getMenuItemById(one)?.click(), id);
    const article = (title: string) => page().getByRole('article', { name: title, exact: true });

    beforeAll(async () => {
      office = await openOffice();
    });
    afterAll(() => office?.close());

    test('the menu opens the handbook at its beginning', async () => {
      await order('handbook');
      await article('Dialpost').waitFor();
      await page().getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'The tray' }).click();
      await article('The tray').getByText('The icon has five pictures').waitFor();
      expect(await graveFaults(page())).toEqual([]);
      await office.shootBoth('handbook');
    });

    test('a search finds the page that has the words, and leads to it', async () => {
      await page().getByRole('searchbox', { name: 'Search the handbook' }).fill('monthly budget stops');
      const hit = page().getByRole('navigation', { name: 'Contents' }).getByRole('link');
      await expect.poll(() => hit.count(), SOON).toBe(1);
      expect(await hit.innerText()).toContain('Lines');
      await office.shootBoth('handbook-search');
      await hit.click();
      await article('Lines').waitFor();
      await page().getByRole('searchbox', { name: 'Search the handbook' }).fill('zeppelin');
      await page().getByText('No page has all these words.').waitFor();
    });

    test('F1 on a screen opens its page', async () => {
      for (const [screen, title] of [
        ['queue', 'Queue'],
        ['schedule', 'Times'],
        ['links', 'Lines'],
      ] as const) {
        await page().evaluate((one) => void (window.location.hash = `/${one}`), screen);
        await page().getByRole('heading', { level: 1, name: title }).waitFor();
        await page().keyboard.press('F1');
        await article(title).waitFor();
        expect(await hash()).toBe(`#/help/${title.toLowerCase()}`);
      }
    });

    test('tables and code can be read at the smallest size, and nothing scrolls the window sideways', async () => {
      await page().evaluate(() => void (window.location.hash = '/help/the-command-line'));
      await article('The command line').getByRole('columnheader', { name: 'command' }).waitFor();
      const wide = () => page().evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await wide()).toBeLessThanOrEqual(0);
      await office.shootBoth('handbook-table');
      expect(await graveFaults(page())).toEqual([]);
    });

    test('a field of the settings tells what it means, by its ? and by F1 in it', async () => {
      await page().evaluate(() => void (window.location.hash = '/links'));
      const price = page().getByRole('textbox', { name: 'Price a minute' });
      await price.click();
      await page().keyboard.press('F1');
      const told = page().getByRole('dialog', { name: 'Help: Price a minute' });
      await told.getByText('What a minute online costs, as it stands on the bill.').waitFor();
      await told.getByText('Example: 1.20').waitFor();
      expect(await hash()).toBe('#/links');
      expect(await graveFaults(page())).toEqual([]);
      await office.shootBoth('field-help');
      await page().keyboard.press('Escape');
      await told.waitFor({ state: 'detached' });
      expect(await price.evaluate((e) => e === document.activeElement)).toBe(true);
      await page().getByRole('button', { name: 'Help: Currency' }).click();
      await page().getByText('Example: EUR').waitFor();
      await page().keyboard.press('Escape');
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
