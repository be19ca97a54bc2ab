// The keyboard is always somewhere in the real window: also where what had it leaves the
// page, because it was dismissed, because there is nothing more to press, because a list comes
// in another order, or because one dialog took the place of another.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut } from '../support/laid-out';
import { reasonNot } from './support/app';
import { focused } from './support/keys';
import { openOffice, type Office, restingSettings } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `the keyboard's place (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const page = () => office.page;
    const row = (index: number) => page().locator(`[role=row][data-index="${index}"]`);
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page().keyboard.press(key);
    };
    const focusBecomes = (wanted: string | RegExp) => expect.poll(() => focused(page())).toMatch(wanted);
    const order = (id: string): Promise<unknown> =>
      office.app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);

    beforeAll(async () => {
      office = await openOffice(await restingSettings(), (dir) => layOut(dir, 300));
      await office.open('Queue');
      await row(0).waitFor();
      page().setDefaultTimeout(8000);
    });
    afterAll(() => office?.close());

    test('stays on the head of a list that is put in another order, and the list is seen from its beginning', async () => {
      await row(0).focus();
      await press('End');
      await row(299).waitFor();
      const title = page().getByRole('columnheader', { name: 'Subject' }).getByRole('button');
      await title.focus();
      for (const direction of ['ascending', 'descending', 'ascending']) {
        await press('Enter');
        await page().locator(`[role=columnheader][aria-sort=${direction}]`).filter({ hasText: 'Subject' }).waitFor();
        await row(0).getByText('Letter number').first().waitFor();
        await focusBecomes(/^button Subject/);
      }
    });

    test('goes on beside what is no longer there', async () => {
      await page()
        .getByRole('button', { name: /^Select all \d+ that match/ })
        .focus();
      await press('Enter');
      await focusBecomes('button Clear selection');
      await press('Enter');
      await focusBecomes(/^button Select all \d+ that match/);
      await office.open('Overview');
      const dismiss = page().getByRole('main').getByRole('button', { name: 'Dismiss' });
      if ((await dismiss.count()) > 0) await dismiss.first().focus();
      await press('Enter');
      await page().waitForTimeout(300);
      expect(await focused(page())).not.toBe('nothing');
    });

    test('is given back where one dialog came in place of another', async () => {
      await page().locator('#main').focus();
      await order('shortcuts');
      await page().getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      await order('about');
      await page().getByRole('dialog', { name: 'About Dialpost' }).waitFor();
      await page().getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' });
      await press('Escape');
      await page().getByRole('dialog', { name: 'About Dialpost' }).waitFor({ state: 'detached' });
      await focusBecomes(/^main/);
    });

    test('is not led out of a question by taking back what was typed elsewhere', async () => {
      await office.open('Queue');
      const search = page().getByRole('searchbox').first();
      await search.pressSequentially('letter');
      await row(1).focus();
      await press('Delete');
      await focusBecomes('button Cancel');
      await press('Control+z', 'Control+Shift+z', 'Control+y');
      await page().waitForTimeout(200);
      expect(await focused(page())).toBe('button Cancel');
      expect(await search.inputValue()).toBe('letter');
      await press('Escape');
      await focusBecomes(/^row /);
      // In the field itself it is taken back.
      await search.focus();
      await press('Control+z');
      await expect.poll(() => search.inputValue()).not.toBe('letter');
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
