// While only the practice provider is set up, every screen says so above everything else,
// and leads to the setup; with a real provider nothing does.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const SCREENS = [
  'overview',
  'queue',
  'sessions',
  'delivered',
  'schedule',
  'connectors',
  'listeners',
  'links',
  'accounts',
  'mailboxes',
  'general',
  'log',
  'checks',
];

describe.skipIf(why !== null)(
  `practice is marked (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const band = () => office.page.getByRole('complementary', { name: 'Practising' });
    const goTo = async (screen: string): Promise<void> => {
      await office.page.evaluate((place) => void (window.location.hash = `/${place}`), screen);
      await office.page
        .getByRole('navigation')
        .locator('[aria-current=page]')
        .and(office.page.locator(`[href="#/${screen}"]`))
        .waitFor();
    };

    beforeAll(async () => {
      office = await openOffice();
    });
    afterAll(() => office?.close());

    test('on every screen, also those that nobody thought of here', async () => {
      const known = await office.page
        .getByRole('navigation')
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => (link.getAttribute('href') ?? '').replace('#/', '')));
      expect(known).toEqual(SCREENS);
      for (const screen of SCREENS) {
        await goTo(screen);
        await expect.poll(() => band().innerText(), { message: screen }).toContain('Practising: mail goes nowhere.');
      }
      await office.open('Set up');
      expect(await band().innerText()).toContain('Practising: mail goes nowhere.');
    });

    test('its button leads to the setup, by keyboard too; there it has none', async () => {
      await goTo('queue');
      await office.shootBoth('practice-band');
      const button = band().getByRole('button', { name: 'Set up for real' });
      await button.focus();
      await office.page.keyboard.press('Enter');
      await office.page.getByRole('heading', { level: 1, name: 'Set up' }).waitFor();
      expect(await button.count()).toBe(0);
    });

    test('it goes with the practice', async () => {
      const real = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
      real.practice.enabled = false;
      real.connectors[0].schedule = { kind: 'never' };
      expect(await office.ask('settings.set', real)).toEqual({ ok: true });
      await band().waitFor({ state: 'detached' });
    });
  },
);
