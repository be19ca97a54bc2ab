// Connectors, listeners, lines and accounts in the real window: the relay's own
// sentence at the field, tests against real listeners, and what was saved.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `the settings' forms (need a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const page = () => office.page;
    const save = async () => {
      await page().getByRole('button', { name: 'Save' }).click();
      await page().getByText('Saved. It holds from now on').last().waitFor();
      await page().getByRole('button', { name: 'Save' }).and(page().locator('[data-disabled]')).waitFor();
    };
    const settings = async () => Object(await office.ask('settings.get'));

    beforeAll(async () => {
      office = await openOffice();
    });
    afterAll(() => office?.close());

    test('a connector: a wrong port gets its sentence at the field, and nothing is saved', async () => {
      await office.open('Providers');
      const port = page().getByRole('region', { name: 'Host' }).getByRole('textbox', { name: 'Port' });
      const right = await port.inputValue();
      await port.fill('70000');
      await port.blur();
      await page().getByText('expected 1 to 65535').waitFor();
      await page().getByText('One place does not fit yet').waitFor();
      await page().getByRole('button', { name: 'Save' }).click();
      expect((await settings()).connectors[0].route.hosts[0].port).toBe(Number(right));
      await port.fill(right);
      await page().getByText('expected 1 to 65535').waitFor({ state: 'detached' });
    });

    test('Test speaks to the host and says what it offers', async () => {
      const host = page().getByRole('region', { name: 'Host' });
      await host.getByRole('button', { name: 'Test' }).click();
      await host.getByText('220 practice.example').first().waitFor();
      await host.getByText('CHUNKING').first().waitFor();
    });

    test('a second host is added and kept', async () => {
      await page().getByRole('button', { name: 'Add a host' }).click();
      await page()
        .getByRole('region', { name: 'Host 2' })
        .getByRole('textbox', { name: 'Host', exact: true })
        .fill('smtp.other.example');
      await save();
      expect((await settings()).connectors[0].route.hosts.map((h: { host: string }) => h.host)).toEqual([
        '127.0.0.1',
        'smtp.other.example',
      ]);
    });

    test('a listener for printers from a preset opens at once, and the relay test answers with findings', async () => {
      await office.open('Who may send');
      await page().getByRole('button', { name: 'Add: printers and machines' }).click();
      await page()
        .getByRole('textbox', { name: 'Port' })
        .fill(String(await freePort()));
      await save();
      await expect
        .poll(async () => Object(await office.ask('status')).listeners.map((l: { state: string }) => l.state))
        .toEqual(['open', 'open']);
      await page()
        .getByRole('button', { name: 'Front desk' })
        .or(page().getByRole('button', { name: 'Office computers' }))
        .click();
      await page().getByRole('button', { name: 'Test: would it relay for strangers?' }).click();
      await page()
        .getByRole('list', { name: 'Test: would it relay for strangers?' })
        .getByRole('listitem')
        .first()
        .waitFor();
      // This computer may send through the practice listener, and still nothing frightens: the tests play a stranger.
      await page()
        .getByText(/refused all \d+ tests: it relays for no stranger/)
        .waitFor();
      await page()
        .getByText(/^All \d+ tests, one by one/)
        .click();
      const tests = page()
        .getByRole('list', { name: /^All \d+ tests/ })
        .getByRole('listitem');
      expect(await tests.filter({ hasText: 'from a stranger to a stranger' }).innerText()).toContain('refused');
      expect(await tests.filter({ hasText: /^taken/ }).count()).toBe(0);
    });

    test('a line of commands needs its program', async () => {
      await office.open('Lines');
      await page().getByRole('combobox', { name: 'How it goes online' }).click();
      await page().getByRole('option', { name: 'Commands of our own' }).click();
      await page().getByRole('button', { name: 'Save' }).click();
      await page().getByText('needs the program that connects').first().waitFor();
      await page().getByRole('textbox', { name: 'Command that connects' }).fill('/bin/true');
      await page().getByText('needs the program that connects').first().waitFor({ state: 'detached' });
      await page().getByRole('button', { name: 'Undo changes' }).click();
    });

    test("an account's password goes in and never comes out", async () => {
      await office.open('Logins');
      await page().getByRole('button', { name: 'Add a login' }).click();
      await page().getByRole('textbox', { name: 'Login name' }).fill('reception');
      // Where the system has no keychain, the field says how the password is kept.
      await expect
        .poll(() => page().getByText('Kept in secrets.json in the data folder, not encrypted').count())
        .toBe(process.platform === 'linux' ? 1 : 0);
      await page().getByRole('textbox', { name: 'Password' }).fill('a very secret word');
      await save();
      expect((await settings()).accounts[0].password).toEqual({ set: true });
      await expect.poll(() => page().getByRole('textbox', { name: 'Password' }).inputValue()).toBe('');
      expect(await page().content()).not.toContain('a very secret word');
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
