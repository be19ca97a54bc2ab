// Painting a week in the real window, with the next calls from the real relay.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';
import { printed } from './support/paper';

const why = reasonNot();

describe.skipIf(why !== null)(`planning calls (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  const cell = (place: string) => office.page.locator(`[data-cell="${place}"]`);
  const calls = (): Promise<string[]> =>
    office.page.getByRole('region', { name: 'The next five calls' }).getByRole('listitem').allInnerTexts();
  const weekly = async (): Promise<unknown> =>
    Reflect.get(Object(await office.ask('settings.get')), 'connectors')[0].schedule;

  beforeAll(async () => {
    office = await openOffice();
    await office.open('Times');
  });
  afterAll(() => office?.close());

  test('a preset tells its next five calls', async () => {
    await office.page.getByRole('combobox', { name: 'When Dialpost calls' }).click();
    await office.page.getByRole('option', { name: 'Every 4 hours' }).click();
    await expect.poll(calls).toHaveLength(5);
  });

  test('a sweep of the mouse opens hours, and the next calls change', async () => {
    const before = await calls();
    await office.page.getByRole('combobox', { name: 'When Dialpost calls' }).click();
    await office.page.getByRole('option', { name: 'In the hours painted below' }).click();
    await cell('5:36').hover();
    await office.page.mouse.down();
    await cell('6:44').hover();
    await office.page.mouse.up();
    await expect.poll(() => cell('6:40').getAttribute('aria-selected')).toBe('true');
    await expect
      .poll(async () => {
        const now = await calls();
        return now.length === 5 && now.join() !== before.join();
      })
      .toBe(true);
  });

  test('arrow keys and space do the same, down to the quarter hour', async () => {
    await office.page.getByText('Quarter hours', { exact: true }).click();
    await cell('0:32').focus();
    await office.page.keyboard.press('Space');
    await office.page.keyboard.press('ArrowDown');
    await office.page.locator('[data-cell="1:32"]:focus').waitFor();
    await office.page.keyboard.press('Space');
    await office.page.keyboard.press('ArrowRight');
    await office.page.locator('[data-cell="1:33"]:focus').waitFor();
    await office.page.keyboard.press('Space');
    await expect.poll(() => cell('0:32').getAttribute('aria-selected')).toBe('false');
    await expect.poll(() => cell('1:33').getAttribute('aria-label')).toBe('Tuesday 08:15 to 08:30, closed');
    await office.page.getByText('Hours', { exact: true }).click();
  });

  test('a day is copied to others, and what is saved is what was painted', async () => {
    await office.page.getByRole('button', { name: 'Copy a day…' }).click();
    await office.page.getByRole('checkbox', { name: 'Sunday' }).check();
    await office.page.getByRole('button', { name: 'Copy', exact: true }).click();
    await office.page.getByRole('button', { name: 'Save' }).click();
    await office.page.getByText('Saved. It holds from now on').waitFor();
    expect(await weekly()).toEqual({
      kind: 'weekly',
      everyMinutes: null,
      open: {
        mon: ['08:15-18:00'],
        tue: ['08:30-18:00'],
        wed: ['08:00-18:00'],
        thu: ['08:00-18:00'],
        fri: ['08:00-18:00'],
        sat: ['09:00-12:00'],
        sun: ['08:15-18:00'],
      },
    });
  });

  test('large mail has a layer of its own, seen beneath the other', async () => {
    await office.page.getByLabel('Large mail has times of its own').check();
    await office.page.getByText('Normal mail', { exact: true }).click();
    await expect.poll(() => cell('0:0').getAttribute('data-under')).toBe('open');
    await office.page.getByRole('region', { name: 'The next five calls' }).getByRole('listitem').first().waitFor();
    await office.page.getByRole('button', { name: 'Undo changes' }).click();
    await expect.poll(() => office.page.getByLabel('Large mail has times of its own').isChecked()).toBe(false);
  });

  test('the week is printed to be pinned up: who is called, in which hours, and room for notes', async () => {
    const { text, pages } = await printed(office, () => office.page.getByRole('button', { name: 'Print…' }).click());
    await office.page.getByText('It is on its way to the printer.').waitFor();
    expect(pages).toBe(1);
    expect(text).toMatch(/^When calls are made/);
    expect(text).toMatch(/Practice provider, by /);
    expect(text).toMatch(/Saturday\s+09:00–12:00/);
    expect(text).toContain('Notes');
    expect(text).not.toMatch(/Save|Undo changes|Print…|not saved/);
  });

  test('where no printer is known, and where the person thinks better of it, it says so', async () => {
    const press = () => office.page.keyboard.press('Control+p');
    await printed(office, press, 'Failed to enumerate printers');
    await office.page.getByText('This computer knows no printer').waitFor();
    await printed(office, press, 'Print job canceled');
    await office.page.getByText('Nothing was printed.', { exact: true }).waitFor();
  });

  test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
});
