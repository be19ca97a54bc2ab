// The window without a mouse: every screen is reached and used, the focus is seen
// wherever it stands, nothing holds it, and what was opened over something gives
// it back. And what a screen reader is told: rows and places, and the state.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot } from './support/app';
import { focused, roundTrip, tabTo } from './support/keys';
import { SESSION, STATUS } from './support/stage';
import { goTo, type Stop, text, type Visit } from './support/tour';
import { BUSY_OFFICE } from './support/tour-busy';
import { PRACTISING_OFFICE } from './support/tour-real';

const why = reasonNot();
const SCREENS = [
  'Overview',
  'Queue',
  'Calls',
  'Sent & received',
  'Times',
  'Providers',
  'Who may send',
  'Lines',
  'Logins',
  'Mailboxes',
  'General',
  'Log',
  'Checks',
];

describe.skipIf(why !== null)(
  `the keyboard alone (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let visit: Visit;
    const page = () => visit.page;
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page().keyboard.press(key);
    };
    const at = (place: string, shown: string): Promise<void> =>
      goTo(visit, { name: place, place, arrive: text(shown) });
    const focusBecomes = (wanted: string | RegExp) => expect.poll(() => focused(page())).toMatch(wanted);

    describe('in a busy office', () => {
      beforeAll(async () => {
        visit = await BUSY_OFFICE.open();
      });
      afterAll(() => visit?.close());

      test('the first Tab offers the way past the navigation', async () => {
        await at('overview', '5 messages waiting');
        await press('Tab');
        expect(await focused(page())).toBe('link Skip to content');
        await press('Enter');
        await focusBecomes(/^main/);
        await press('Tab');
        expect(await focused(page())).toBe('button Pause');
      });

      test.each(SCREENS.slice(0, 4))('%s is reached by Tab and Enter', async (screen) => {
        await tabTo(page(), new RegExp(`^link ${screen}\\b`));
        await press('Enter');
        await page().getByRole('heading', { level: 1, name: screen }).waitFor({ state: 'attached' });
      });

      test('Send/receive now is pressed', async () => {
        await at('overview', '5 messages waiting');
        await tabTo(page(), /^button Send\/receive now/);
        await press('Enter');
        await expect.poll(() => visit.stage?.asked.some(({ method }) => method === 'session.start')).toBe(true);
      });

      test('a message is opened from the list, read, and closed again where it was opened', async () => {
        await at('queue', 'Position report');
        await tabTo(page(), /^row /);
        await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
        await page().locator('[role=row][data-index="5"]:focus').waitFor();
        await press('Enter');
        await focusBecomes(/^aside Message/);
        await page().getByText('451 4.7.1 Greylisted').first().waitFor();
        await tabTo(page(), 'tab Message');
        await press('ArrowRight', 'Enter');
        await page().getByRole('tabpanel', { name: 'Story' }).waitFor();
        await press('Escape');
        await page().locator('[role=row][data-index="5"]:focus').waitFor();
        expect(await page().getByRole('complementary').count()).toBe(0);
      });

      test('a question is answered no by Escape, and the focus is where it was', async () => {
        await press('Space');
        await page().getByText('This message:').waitFor();
        await page().keyboard.press('Shift+Tab');
        await tabTo(page(), /^button Remove/);
        await press('Enter');
        await focusBecomes('button Cancel');
        // Inside, Tab stays inside.
        await press('Tab', 'Tab', 'Tab');
        expect(await page().evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true);
        await press('Escape');
        await focusBecomes('button Remove this message');
        expect(visit.stage?.asked.some(({ method }) => method === 'queue.remove')).toBe(false);
      });

      test('after an action the focus is in the list', async () => {
        await press('Enter');
        await focusBecomes('button Cancel');
        await tabTo(page(), /^button Remove/);
        await press('Enter');
        await focusBecomes(/^row /);
      });

      test('a call is opened, and going back is back at its row', async () => {
        await at('sessions', 'Started');
        await tabTo(page(), /^row /);
        await press('ArrowDown', 'ArrowDown');
        await page().locator('[role=row][data-index="2"]:focus').waitFor();
        await press('Enter');
        await page()
          .getByRole('heading', { level: 1, name: /^Call of/ })
          .waitFor();
        await focusBecomes(/^main/);
        await tabTo(page(), 'link All calls');
        await press('Enter');
        await page().locator('[role=row][data-index="2"]:focus').waitFor();
      });

      test('a screen reader hears the true number of rows and the place of each', async () => {
        await at('queue', 'Position report');
        const grid = page().getByRole('grid', { name: 'Queue' });
        expect(await grid.getAttribute('aria-rowcount')).toBe('413');
        const places = await grid
          .getByRole('row')
          .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
        expect(places).toEqual(places.map((_, i) => i + 1));
        expect(await grid.getByRole('columnheader').first().getByRole('checkbox').getAttribute('aria-label')).toBe(
          'Select all that match',
        );
      });

      test('on every screen it is told when a call begins, goes on and ends', async () => {
        await at('delivered', 'Returned');
        const state = page().getByRole('status', { name: 'State' });
        const says = (words: string) => expect.poll(() => state.innerText()).toBe(words);
        await says('Mail is waiting');
        const call = (phase: typeof SESSION.phase) =>
          visit.stage?.setStatus({ session: { ...SESSION, phase }, sessions: [{ ...SESSION, phase }] });
        call('dialing');
        await says('Going online');
        call('sending');
        await says('Online, sending');
        visit.stage?.setStatus({ ...STATUS, queue: { ...STATUS.queue, incoming: 0, deferred: 0 } });
        await says('No mail is waiting');
      });
    });

    describe('in a practising office', () => {
      const named = (name: string): Stop =>
        PRACTISING_OFFICE.stops.find((stop) => stop.name === name) ?? {
          name,
          place: 'nowhere',
          arrive: () => Promise.reject(new Error(`no stop ${name}`)),
        };
      beforeAll(async () => {
        visit = await PRACTISING_OFFICE.open();
        // While it is online, what can be reached changes under way.
        await page().getByRole('contentinfo').getByText('Last call').waitFor();
      });
      afterAll(() => visit?.close());

      test.each(SCREENS)('%s is reached, shows where the focus is, and does not hold it', async (screen) => {
        await tabTo(page(), new RegExp(`^link ${screen}\\b`));
        await press('Enter');
        await page().getByRole('heading', { level: 1, name: screen }).waitFor({ state: 'attached' });
        await page().getByRole('status').filter({ hasText: 'Reading…' }).first().waitFor({ state: 'detached' });
        // What is found moves what stands below it.
        await page().getByRole('button', { name: 'Checking…' }).waitFor({ state: 'detached' });
        const { passed, faults } = await roundTrip(page());
        expect(faults).toEqual([]);
        expect(passed.length).toBeGreaterThan(SCREENS.length);
      });

      test('a list of choices opens, is chosen from, and closes by Escape, the focus staying with it', async () => {
        await goTo(visit, named('schedule-preset'));
        await tabTo(page(), /^\S+ When Dialpost calls/);
        await press('Enter');
        await page().getByRole('listbox').waitFor();
        await press('ArrowDown');
        await page().locator('[role=option][data-combobox-selected]').waitFor();
        await press('Enter');
        await page().getByText('Not saved yet').waitFor();
        await press('Enter');
        await page().getByRole('listbox').waitFor();
        await press('Escape');
        await expect.poll(() => page().getByRole('listbox').count()).toBe(0);
        await focusBecomes(/When Dialpost calls/);
      });

      test('a week is painted and saved', async () => {
        await goTo(visit, named('schedule'));
        await tabTo(page(), /^gridcell Monday 08:00/);
        await press('Space');
        await page().getByRole('gridcell', { name: 'Monday 08:00 to 09:00, closed' }).waitFor();
        expect(await page().getByRole('grid', { name: 'Week' }).getByRole('rowheader').allInnerTexts()).toEqual([
          'Monday',
          'Tuesday',
          'Wednesday',
          'Thursday',
          'Friday',
          'Saturday',
          'Sunday',
        ]);
        await tabTo(page(), 'button Save');
        await press('Enter');
        await page().getByText('Saved. It holds from now on').waitFor();
      });

      test('a small window over the page gives the focus back', async () => {
        await goTo(visit, named('schedule'));
        await tabTo(page(), 'button Copy a day…');
        await press('Enter');
        await focusBecomes(/Copy the hours of/);
        await press('Escape');
        await focusBecomes('button Copy a day…');
      });

      test('leaving with something unsaved asks, and Escape stays', async () => {
        await goTo(visit, named('connectors-wrong'));
        await tabTo(page(), /^link Log$/);
        await press('Enter');
        await focusBecomes('button Stay here');
        await press('Escape');
        await expect.poll(() => page().getByRole('dialog', { name: 'Leave without saving?' }).count()).toBe(0);
        await page().getByRole('heading', { level: 1, name: 'Providers' }).waitFor();
        await focusBecomes(/^link Log$/);
      });

      test('the wizard goes on and back, and its question has the focus', async () => {
        await goTo(visit, named('wizard-your-office'));
        await tabTo(page(), 'button Next');
        await press('Enter');
        await focusBecomes(/^h2 How does this place go online/);
        await tabTo(page(), 'button Back');
        await press('Enter');
        await focusBecomes(/^h2 Who are you/);
      });
    });
  },
);
