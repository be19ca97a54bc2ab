// Every field of the settings and of the wizard in the real window: none is red before
// somebody did it wrong, each has its help, and after a press on Save or Next the first
// wrong one has the focus. What does not fit is told by the labels of the form.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot } from './support/app';
import { openOffice, restingSettings, type Office } from './support/office';

const why = reasonNot();
/** The pause after typing, the relay's answer, and a picture. */
const JUDGED_MS = 600;

/** Fields without help, and why they need none. */
const NO_HELP: readonly RegExp[] = [
  // Chooses what is shown, and changes nothing.
  /^(Provider|View|Hours|Quarter hours|Normal mail|Large mail)$/,
  // The label and the line below it say it whole.
  /^Printers and machines too/,
];

describe.skipIf(why !== null)(`every field (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  const page = () => office.page;
  const press = (name: string) => page().getByRole('button', { name, exact: true }).first().click();
  const focused = () =>
    page().evaluate(() => [
      document.activeElement?.closest('[data-setting]')?.getAttribute('data-setting'),
      document.activeElement?.getAttribute('aria-invalid'),
    ]);

  /** The names of the fields on screen that are red, and of those that have no help. */
  async function amiss(): Promise<{ red: readonly string[]; helpless: readonly string[] }> {
    await page().waitForTimeout(JUDGED_MS);
    const fields = await page().evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('main input:not([type=hidden]), main textarea')].map((field) => ({
        name: field.labels?.[0]?.textContent || field.getAttribute('aria-label') || field.name,
        red: field.getAttribute('aria-invalid') === 'true',
        helped: Boolean(field.closest('[data-setting]')?.querySelector(':scope > button[title]')),
      })),
    );
    const helpless = fields.filter(({ name, helped }) => !helped && !NO_HELP.some((known) => known.test(name)));
    return { red: fields.filter(({ red }) => red).map(({ name }) => name), helpless: helpless.map(({ name }) => name) };
  }
  const nothing = { red: [], helpless: [] };

  /** Opens the place anew, without what was typed there before. */
  async function begin(place: string): Promise<void> {
    await page().evaluate((to) => history.replaceState(null, '', `#/${to}`), place);
    await page().reload();
    await page().locator('main input, main textarea, main nav button').first().waitFor();
  }

  async function choose(label: string, option: string): Promise<void> {
    await page().getByRole('combobox', { name: label, exact: true }).first().click();
    await page().getByRole('option', { name: option, exact: true }).click();
  }

  beforeAll(async () => {
    office = await openOffice(null);
  });
  afterAll(() => office?.close());

  describe('of the wizard, where nothing is set up yet', () => {
    test.each(Array.from({ length: 10 }, (_, step) => step))('page %i', async (step) => {
      if (step === 0) await begin('setup');
      await page().locator('main nav button').nth(step).click();
      expect(await amiss()).toEqual(nothing);
    });
    test('after Next the first wrong one is red and has the focus', async () => {
      await page().locator('main nav button').nth(1).click();
      await press('Next');
      await expect.poll(focused).toEqual(['organization.domains', 'true']);
    });
    test('the last page names each by its labels and leads to it', async () => {
      await page().locator('main nav button').nth(9).click();
      const list = page().getByRole('list', { name: 'What does not fit yet' });
      await list.waitFor();
      expect(await list.innerText()).not.toMatch(/[[\]{}]/);
      await list
        .getByRole('button', { name: /→ Host$/ })
        .first()
        .click();
      await expect.poll(focused).toEqual(['connectors[0].route.hosts[0].host', 'true']);
    });
  });

  describe('of the settings', () => {
    beforeAll(async () => {
      await office.ask('settings.set', await restingSettings());
    });
    test.each([
      ['general', []],
      ['schedule', []],
      ['mailboxes', ['Add a mailbox']],
      ['connectors', ['Add a provider']],
      ['listeners', ['Add: mail programs and people', 'Add: printers and machines', 'Add: another mail server']],
      ['links', ['Add a line']],
      ['accounts', ['Add a login']],
    ])('%s', async (screen, adds) => {
      await begin(screen);
      expect(await amiss()).toEqual(nothing);
      for (const add of adds) {
        await press(add);
        expect(await amiss(), add).toEqual(nothing);
      }
    });
    test('whatever is chosen in a form', async () => {
      await begin('connectors');
      await press('Add a provider');
      const choices = [
        ['Login', 'Name and password'],
        ['Login', 'Sign in with the provider'],
        ...['ETRN', 'Finger', 'A command', 'An IMAP mailbox'].map((way) => ['How held mail is fetched', way] as const),
        ['Where it delivers', 'Into mailboxes here'],
        ['Where it delivers', 'Straight to each domain (DNS)'],
        ['Where it delivers', 'To a smart host'],
      ] as const;
      for (const [label, option] of choices) {
        await choose(label, option);
        expect(await amiss(), option).toEqual(nothing);
      }
    });
    test('after Save the first wrong one is red and has the focus', async () => {
      await begin('connectors');
      await press('Add a provider');
      await press('Save');
      const added = 'connectors[2].route.hosts[0].host';
      await expect.poll(focused).toEqual([added, 'true']);
      await page().locator('main nav button').first().click();
      await page()
        .getByRole('button', { name: /not fit yet/ })
        .click();
      const list = page().getByRole('list', { name: 'What does not fit yet' });
      expect(await list.innerText()).toMatch(/^Providers → connector → Host → Host\s+expected a host name/);
      await list.getByRole('button').first().click();
      await expect.poll(focused).toEqual([added, 'true']);
    });
    test('what was typed and left wrong is red; what is being typed is not', async () => {
      await begin('connectors');
      const port = page().locator('[data-setting="connectors[0].route.hosts[0].port"] input');
      await port.fill('70000');
      expect((await amiss()).red).toEqual([]);
      await port.blur();
      expect((await amiss()).red).toEqual(['Port']);
    });
  });

  test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
});
