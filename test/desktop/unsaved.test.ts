// What is typed and not saved in the real window: leaving asks first, undo brings
// back what was, a refusal loses nothing, and what others changed meanwhile stays.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reasonNot } from './support/app';
import { formOf, PATIENCE, saidAt } from './support/form';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `what is not saved yet (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const form = formOf(() => office);
    const dialog = () => office.page.getByRole('dialog', { name: 'Leave without saving?' });
    const heading = (name: string) => office.page.getByRole('heading', { level: 1, name, exact: true });
    const follow = (screen: string) => office.page.getByRole('link', { name: screen, exact: true }).click();
    const answer = (name: string) => dialog().getByRole('button', { name, exact: true }).click();

    beforeAll(async () => {
      office = await openOffice();
      office.page.setDefaultTimeout(PATIENCE.timeout);
    });
    beforeEach(async () => {
      await office.page.evaluate(() => void (window.location.hash = '/general'));
      await office.page.reload();
      await heading('General').waitFor();
      await form.field('Name of the office').waitFor();
    });
    afterAll(() => office?.close());

    test('leaving asks; who stays finds everything as typed', async () => {
      await form.field('Name of the office').fill('Half typed');
      await follow('Logins');
      await dialog().waitFor();
      await expect.poll(() => office.page.evaluate(() => document.activeElement?.textContent)).toBe('Stay here');
      await answer('Stay here');
      await dialog().waitFor({ state: 'detached' });
      await heading('General').waitFor();
      expect(await form.field('Name of the office').inputValue()).toBe('Half typed');
      expect(await office.page.evaluate(() => window.location.hash)).toBe('#/general');
    });

    test('who leaves without saving leaves, and nothing was saved', async () => {
      await form.field('Name of the office').fill('Never kept');
      await follow('Logins');
      await answer('Leave, do not save');
      await heading('Logins').waitFor();
      expect((await form.settings()).organization.name).not.toBe('Never kept');
    });

    test('who saves first leaves when it was taken, and stays where it was not', async () => {
      await form.field('Postmaster').fill('nobody');
      await follow('Logins');
      await answer('Save and leave');
      await dialog().waitFor({ state: 'detached' });
      await expect.poll(() => saidAt(form.field('Postmaster')), PATIENCE).toContain('expected an address');
      expect(await form.field('Postmaster').inputValue()).toBe('nobody');
      await form.field('Postmaster').fill('boss@office.example');
      await follow('Logins');
      await answer('Save and leave');
      await heading('Logins').waitFor();
      expect((await form.settings()).organization.postmaster).toBe('boss@office.example');
    });

    test('with nothing changed, or changed and changed back, nobody asks', async () => {
      const name = await form.field('Name of the office').inputValue();
      await form.field('Name of the office').fill('Something else');
      await form.field('Name of the office').fill(name);
      await follow('Logins');
      await heading('Logins').waitFor();
      expect(await dialog().count()).toBe(0);
    });

    test('undo brings back every field, also lists and numbers', async () => {
      const fields = ['Mail domains', 'Name of the office', 'Port of the practice provider'];
      const before = await Promise.all(fields.map((label) => form.field(label).inputValue()));
      for (const label of fields) await form.field(label).fill('7');
      await office.page.getByRole('button', { name: 'Undo changes' }).click();
      await office.page
        .getByRole('button', { name: 'Undo changes' })
        .and(office.page.locator('[data-disabled]'))
        .waitFor();
      expect(await Promise.all(fields.map((label) => form.field(label).inputValue()))).toEqual(before);
    });

    test('a refusal names the place in words, also one on another screen', async () => {
      await office.open('Lines');
      await office.page.getByRole('button', { name: 'Remove this one' }).click();
      await office.page.getByRole('button', { name: 'Save', exact: true }).click();
      const list = office.page.getByRole('list', { name: 'What does not fit yet' });
      await list.getByText('Providers → Practice provider → General → Line').waitFor();
      await office.page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
      await office.page.getByRole('button', { name: 'Undo changes' }).click();
    });

    test('what somebody else changed meanwhile stays', async () => {
      await form.field('Name of the office').fill('Changed here');
      const now = await form.settings();
      expect(
        await office.ask('settings.set', {
          ...now,
          log: { ...now.log, diagnostic: { levels: { default: 'medium' }, revertAfterMinutes: 5 } },
        }),
      ).toEqual({ ok: true });
      await form.save();
      const saved = await form.settings();
      expect([saved.organization.name, saved.log.diagnostic.levels]).toEqual(['Changed here', { default: 'medium' }]);
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
