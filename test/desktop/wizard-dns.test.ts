// The wizard's DNS page and its questions for the provider, in the real window: the
// records for each situation as the contract makes them, compared with what a name
// server publishes; Copy fills the clipboard, Print brings the sheet alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NameServer, startNameServer } from '../support/name-server';
import { freePort, reasonNot } from './support/app';
import { type Office, openOffice } from './support/office';
import { printed } from './support/paper';

const why = reasonNot();

describe.skipIf(why !== null)(
  `DNS records and questions (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let names: NameServer;
    const page = () => office.page;
    const sheet = (name: string) => page().getByRole('region', { name, exact: true });
    const lines = async () => (await sheet('Records for clinic.example').locator('pre').innerText()).split('\n');
    const choose = async (option: string) => {
      await page().getByRole('combobox', { name: 'Your situation' }).click();
      await page().getByRole('option', { name: option }).click();
    };
    const step = (name: string) =>
      page().getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();
    const clipboard = () => office.app.evaluate(({ clipboard: board }) => board.readText());

    beforeAll(async () => {
      names = await startNameServer({
        'clinic.example': { mx: ['10 mx.isp.example', '20 old.example'] },
        'mx.isp.example': { a: ['192.0.2.20'] },
        'old.example': { a: ['192.0.2.30'] },
      });
      office = await openOffice({
        version: 1,
        organization: { name: 'Harbour clinic', domains: ['clinic.example'] },
        listeners: [{ id: 'office', port: await freePort() }],
        links: [{ id: 'modem', name: 'Modem', kind: 'command', connectCommand: ['true'] }],
        connectors: [
          {
            id: 'isp',
            link: 'modem',
            schedule: { kind: 'never' },
            route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] },
            collect: { method: 'etrn' },
          },
        ],
      });
      await office.open('Set up');
      await step('DNS records');
      await page().getByRole('heading', { level: 2, name: 'What must stand in DNS?' }).waitFor();
    });
    afterAll(async () => {
      await office?.close();
      await names?.close();
    });

    test('begins with what the draft tells: who dials, and who holds the mail', async () => {
      await sheet('Records for clinic.example').waitFor();
      expect(await lines()).toEqual(['clinic.example. 3600 IN MX 10 smtp.isp.example.']);
      expect(
        await sheet('Records for clinic.example').getByRole('list', { name: 'What to ask your provider' }).innerText(),
      ).toMatch(/let no MX or A record point to our dial-up address/);
    });

    test('each situation has its own lines', async () => {
      await page().getByRole('textbox', { name: 'The provider’s hosts that hold your mail' }).fill('mx.isp.example');
      await choose('The provider keeps our DNS; our line is permanent');
      await page().getByRole('textbox', { name: 'The office’s fixed address' }).fill('192.0.2.77');
      await expect
        .poll(lines)
        .toEqual([
          'clinic.example. 3600 IN MX 10 mail.clinic.example.',
          'clinic.example. 3600 IN MX 20 mx.isp.example.',
          'mail.clinic.example. 3600 IN A 192.0.2.77',
          '77.2.0.192.in-addr.arpa. 3600 IN PTR mail.clinic.example.',
        ]);
      await choose('We keep our own DNS');
      await expect
        .poll(async () => (await lines())[0])
        .toMatch(/^clinic\.example\. 3600 IN SOA ns1\.clinic\.example\./);
      await choose('Other servers take our mail first');
      await page()
        .getByRole('textbox', { name: 'Servers that take your mail first' })
        .fill('front1.example 192.0.2.1\nfront2.example');
      await expect
        .poll(lines)
        .toEqual([
          'clinic.example. 3600 IN MX 10 front1.example.',
          'clinic.example. 3600 IN MX 10 front2.example.',
          'front1.example. 3600 IN A 192.0.2.1',
          'front2.example. 3600 IN A <its address>',
        ]);
      await choose('The provider keeps our DNS; we dial in');
    });

    test('what does not fit is said at its field, and the last lines stand', async () => {
      const address = page().getByRole('textbox', { name: 'The office’s fixed address' });
      expect(await address.inputValue()).toBe('192.0.2.77');
      await address.fill('192.0.2.');
      await address.blur();
      await page().getByText('expected an IP address').waitFor();
      await address.fill('');
      await expect.poll(lines).toEqual(['clinic.example. 3600 IN MX 10 mx.isp.example.']);
    });

    test('what is published is compared', async () => {
      await page().getByRole('textbox', { name: 'Name servers to ask' }).fill(names.address);
      await page().getByRole('button', { name: 'Look at what is published' }).click();
      await page().getByText('10 mx.isp.example (192.0.2.20); 20 old.example (192.0.2.30)').waitFor();
      await page()
        .getByText(/also sends mail to old\.example \(preference 20\), which the settings do not know/)
        .waitFor();
      await office.shootBoth('wizard-9-dns-compared');
    });

    test('neither going back nor another screen loses what was typed', async () => {
      await page().getByRole('button', { name: 'Back' }).click();
      await office.open('Queue');
      await office.open('Set up');
      await page().getByRole('button', { name: 'Next' }).click();
      expect(await page().getByRole('textbox', { name: 'Name servers to ask' }).inputValue()).toBe(names.address);
      expect(await page().getByRole('textbox', { name: 'The provider’s hosts that hold your mail' }).inputValue()).toBe(
        'mx.isp.example',
      );
    });

    test('Copy puts the lines on the clipboard, ready for a zone file', async () => {
      await sheet('Records for clinic.example').waitFor();
      await page().getByRole('button', { name: 'Copy: Records for clinic.example' }).click();
      await page().getByText('Copied.').waitFor();
      expect(await clipboard()).toBe('clinic.example. 3600 IN MX 10 mx.isp.example.\n');
    });

    test('the questions for the provider are copied with the office’s name', async () => {
      await step('Mail held for you');
      await page().getByRole('button', { name: 'Copy: Questions for your provider' }).click();
      await expect
        .poll(clipboard)
        .toMatch(
          /^Questions for your provider\n\nHarbour clinic \(clinic\.example\)\nOur post office greets as mail\.clinic\.example\.\n\n1\. Which host, port and security.*\n2\. /,
        );
    });

    test('Print brings the sheet alone, on one page, with room to write', async () => {
      const name = 'Print… (Questions for your provider)';
      const { text, pages } = await printed(office, () => page().getByRole('button', { name }).click());
      expect(text).toMatch(/^Questions for your provider\s+Harbour clinic \(clinic\.example\)/);
      expect(text).toContain('Who sets our MX record, and to what?');
      expect(text).not.toMatch(/What your provider offers|Copy|Print…|Next/);
      expect(pages).toBe(1);
      await page().getByText('It is on its way to the printer.').first().waitFor();
    });

    test('the menu prints the records too', async () => {
      await step('DNS records');
      await sheet('Records for clinic.example').waitFor();
      const { text } = await printed(office, () => page().keyboard.press('Control+p'));
      expect(text).toMatch(/^Records for clinic\.example\s[\s\S]*IN MX 10 mx\.isp\.example\./);
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
