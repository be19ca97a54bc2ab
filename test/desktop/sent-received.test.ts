// Sent & received in the real window over a real relay with 100,000 letters behind it:
// found by subject, person, day, direction and result; a row opens the letter, and its
// call is one press away.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { queuedAs, submit } from '../scenario/support/submit';
import { freePort, reasonNot } from './support/app';
import { formOf, PATIENCE } from './support/form';
import { openOffice, type Office } from './support/office';
import { printed } from './support/paper';
import { layPastMail } from './support/past-mail';

const why = reasonNot();
const MANY = 100_000;

describe.skipIf(why !== null)(`sent & received (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  let port: number;
  const page = () => office.page;
  const row = (n: number) => page().locator(`[role=row][data-index="${n}"]`);
  const letter = () => page().getByRole('complementary', { name: 'Letter' });
  const entries = (text: string) => page().getByRole('main').getByText(text, { exact: true }).waitFor();
  const { choose } = formOf(() => office);
  const search = (text: string) => page().getByRole('searchbox', { name: 'Search subject, person or id' }).fill(text);

  beforeAll(async () => {
    port = await freePort();
    const settings: object = JSON.parse(JSON.stringify(practiceSettings(await freePort(), port)));
    office = await openOffice(settings, (dir) => layPastMail(dir, MANY, Date.now()));
    page().setDefaultTimeout(PATIENCE.timeout);
    await office.open('Sent & received');
    await row(1).waitFor();
  });
  afterAll(() => office?.close());

  test('a hundred thousand letters are listed, and the last of them is there at once', async () => {
    await entries('100,000 entries');
    await row(1).focus();
    const began = performance.now();
    await page().keyboard.press('End');
    await row(MANY - 1)
      .getByText('person')
      .waitFor();
    expect(performance.now() - began).toBeLessThan(2_000);
    await page().keyboard.press('Home');
    await row(0).waitFor();
    await office.shootBoth('sent-received');
  });

  test('subject, person, direction, result and day find it', async () => {
    await search('duty roster 99992');
    await entries('1 entry');
    await row(0).getByRole('img', { name: 'Sent' }).waitFor();
    await search('partner12@');
    await choose('Direction', 'Received');
    await choose('Result', 'Returned');
    await expect.poll(() => page().getByRole('status').first().innerText()).toMatch(/^\d+ entries$/);
    expect(await row(0).innerText()).toMatch(/partner12@away\.example/);
    await row(0).getByRole('img', { name: 'Received' }).waitFor();
    await choose('When', 'From … to …');
    await page().getByLabel('First day').fill('2001-01-01');
    await page().getByLabel('Last day').fill('2001-01-02');
    await page().getByText('Nothing matches the search').waitFor();
    await page().getByLabel('First day').fill('');
    await page().getByLabel('Last day').fill('');
    await row(0).waitFor();
  });

  test('a row opens the letter, by key and by mouse, and its call is one press away', async () => {
    await page().reload();
    await row(0).click();
    await letter().getByText('Lab results of Tuesday 0').waitFor();
    await letter().getByText('250 2.0.0 Ok: queued as 4Fz2').waitFor();
    // What put it off before, with the calls in which that was.
    await letter()
      .getByText(/^Not taken yet by smtp.isp.example:587 for .*, to be tried again/)
      .waitFor();
    await letter()
      .getByText(/^2 times more not taken by .*, with the same words; the last time/)
      .waitFor();
    const calls = await letter().getByRole('link', { name: 'its call' }).all();
    expect(await Promise.all(calls.map((link) => link.getAttribute('href')))).toEqual(
      ['09', '03', '00'].map((end) => expect.stringMatching(new RegExp(`0S0{12}${end}$`)) as unknown),
    );
    await office.shootBoth('sent-received-letter');
    await page().keyboard.press('Escape');
    await letter().waitFor({ state: 'detached' });
    await row(1).focus();
    await page().keyboard.press('Enter');
    await letter().getByText('Order of medicines 1').waitFor();
    await letter().getByRole('link', { name: 'Open the call' }).click();
    await page().getByRole('heading', { level: 1, name: /^Call/ }).waitFor();
  });

  test('a letter that was just sent and its answer stand on top, with subject and call', async () => {
    const content = Buffer.from('Subject: Gr=?utf-8?Q?=C3=BC?=\r\n\r\nA line\r\n');
    const id = queuedAs(await submit(port, { from: 'me@office.example', to: 'echo@practice.example', content }));
    await office.open('Sent & received');
    await search(id);
    await row(0).waitFor();
    await row(0).click();
    await letter().getByText('Open the call').waitFor();
    // What was delivered is not kept here, and it says so and where that is set.
    await letter().getByText('letters that were delivered are not kept').waitFor();
    await search('echo@practice.example');
    await expect.poll(() => page().getByRole('img', { name: 'Received' }).count(), PATIENCE).toBeGreaterThan(0);
  });

  test('a letter that lies in a mailbox here is read', async () => {
    await choose('Direction', 'Received');
    await row(0).click();
    await letter().getByText('A line').waitFor();
    await office.shootBoth('sent-received-read');
    const { text } = await printed(office, () => letter().getByRole('button', { name: 'Print…' }).click());
    expect(text).toMatch(/echo@practice\.example[\s\S]*What became of it[\s\S]*A line/);
    await page().reload();
  });

  test('what is found is saved as a table, all of it, and replaces nothing but a table', async () => {
    await search('duty roster 9999');
    await entries('2 entries');
    const filePath = join(office.dir, 'letters.csv');
    const save = async (): Promise<void> => {
      await office.app.evaluate(
        ({ dialog }, path) => Reflect.set(dialog, 'showSaveDialog', async () => ({ canceled: false, filePath: path })),
        filePath,
      );
      await page().getByRole('button', { name: 'Export what is shown…' }).click();
    };
    await save();
    await page().getByText(`2 rows are saved as ${filePath}.`).waitFor();
    const lines = (await readFile(filePath, 'utf8')).split('\r\n');
    expect(lines[0]).toBe('\ufeffWhen,Direction,Subject,From,To,Result,Reply,Bytes,Host,Provider,Call,Id');
    expect(lines.filter((line) => line.includes('Duty roster 9999'))).toHaveLength(2);
    await writeFile(filePath, 'the diary');
    await save();
    await page().getByText('a file stands there that is no such table of Dialpost').waitFor();
    expect(await readFile(filePath, 'utf8')).toBe('the diary');
  });

  test('a call lists the letters it moved, and a row opens one', async () => {
    const { rows } = Object(await office.ask('history.list', { search: 'echo@practice.example', direction: 'out' }));
    await page().evaluate((id) => void (location.hash = `#/sessions/${id}`), String(rows[0].session));
    const letters = page().getByRole('grid', { name: 'Letters of this call' });
    await letters.getByText('Grü').first().waitFor();
    await office.shootBoth('session-letters');
    const print = () => page().getByRole('button', { name: 'Print…' }).click();
    const { text } = await printed(office, print);
    expect(text).toMatch(/^Call of [\s\S]*Phases[\s\S]*Letters of this call[\s\S]*Grü/);
    expect(text).not.toContain('Transcript');
    await page().getByText('Transcript', { exact: true }).click();
    expect((await printed(office, print)).text).toMatch(/Transcript[\s\S]*MAIL FROM/);
    await letters.locator('[role=row][data-index="0"]').click();
    await letter().waitFor();
  });

  test('the calls are saved as a table from the menu; where nothing can be saved or printed, it says so', async () => {
    const filePath = join(office.dir, 'calls.csv');
    const order = (id: string): Promise<unknown> =>
      office.app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
    await office.app.evaluate(
      ({ dialog }, path) => Reflect.set(dialog, 'showSaveDialog', async () => ({ canceled: false, filePath: path })),
      filePath,
    );
    await office.open('Calls');
    await row(0).waitFor();
    await order('export-shown');
    await page()
      .getByText(/^\d+ rows? (is|are) saved as .*calls\.csv/)
      .waitFor();
    const [titles, first] = (await readFile(filePath, 'utf8')).split('\r\n');
    expect(titles).toMatch(/^\ufeffStarted,Ended,Why,.*,Cost,Currency,Result,What went wrong,Id$/);
    expect(first).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,.*Practice provider,.*,Done,,/);
    await order('print');
    await page().getByText('Nothing that fits on paper is open').waitFor();
    await office.open('General');
    await order('export-shown');
    await page().getByText('No list is shown that can be saved').waitFor();
  });

  test('nothing was complained of on the way', () => {
    expect(office.complaints).toEqual([]);
  });
});
