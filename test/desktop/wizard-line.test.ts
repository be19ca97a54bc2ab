// A line that costs, in the wizard of the real window: asked as a person knows it, in his
// currency; a sentence says what the prices mean; the page When proposes three calls a
// day and warns of "at once"; what was chosen by hand is there again.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, reasonNot } from './support/app';
import { formOf, PATIENCE } from './support/form';
import { type Office, openOffice } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(`a dear line (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  const page = () => office.page;
  const { choose } = formOf(() => office);
  const arrive = (question: string) => page().getByRole('heading', { level: 2, name: question }).waitFor();
  const step = (name: string) =>
    page().getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();
  const field = (name: string) => page().getByRole('textbox', { name, exact: true });
  const way = (name: string) => page().getByRole('radio', { name, exact: true });
  const sentence = () => page().getByRole('region', { name: 'What these prices mean' }).innerText();
  const provider = async () => Object(await office.ask('settings.get')).connectors[0];
  const save = async () => {
    await step('Check and try');
    await page().getByRole('button', { name: 'Save without a test' }).click();
    await arrive('Dialpost is set up');
  };

  beforeAll(async () => {
    office = await openOffice({
      version: 1,
      organization: { domains: ['ship.example'] },
      listeners: [{ id: 'office', port: await freePort() }],
      links: [{ id: 'line', kind: 'always-on', tariff: { currency: 'EUR' } }],
      connectors: [
        {
          id: 'isp',
          link: 'line',
          route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: await freePort(), security: 'none' }] },
          collect: { method: 'etrn' },
        },
        { id: 'home', link: 'line', addressSpaces: [{ pattern: 'ship.example' }], route: { kind: 'mailboxes' } },
      ],
    });
    await office.open('Set up');
    await step('Going online');
    await arrive('How does this place go online?');
  });
  afterAll(() => office?.close());

  test('is chosen as a person knows it, by keyboard too', async () => {
    expect(await way('Always online').isChecked()).toBe(true);
    expect(await page().getByText('three calls a day').count()).toBe(0);
    await way('Always online').focus();
    await page().keyboard.press('ArrowRight');
    await page().keyboard.press('ArrowRight');
    await expect.poll(() => way('Satellite phone or modem').isChecked(), PATIENCE).toBe(true);
    await field('Command that connects').fill('/usr/local/bin/dial');
    await page().getByText('three calls a day, at 07:00, 12:00, 18:00, and large mail only by hand').waitFor();
  });

  test('a price typed with a comma is that price', async () => {
    const price = field('Price a minute');
    await price.fill('');
    await price.pressSequentially('6,25');
    // By the second: ten letters take 10 s, and the call waits 20 s.
    await expect.poll(sentence, PATIENCE).toContain('waits 20 s for mail costs about €3.10.');
    await price.fill('1,000');
    await page().getByText('These prices cannot be reckoned with yet').waitFor();
    await price.fill('6');
  });

  test('a sentence says what the prices mean, and that a budget is too small', async () => {
    await field('Price a megabyte').fill('8');
    await field('Billed in steps of (seconds)').fill('20');
    await expect
      .poll(sentence, PATIENCE)
      .toContain(
        'ten letters of 3 kB and waits 18 s for mail costs about €4.20. Three calls a day: about €380 a month. One 3 MB photo: about €170.',
      );
    await field('Stop planned calls at, in a month').fill('200');
    await expect.poll(sentence, PATIENCE).toContain('Three calls a day would use up the €200 a month in 15 days');
    await office.shootBoth('wizard-3-line-dear');
    await choose('Terminal', 'Iridium, dial-up data');
    await expect.poll(sentence, PATIENCE).toContain('at best');
    await choose('Terminal', 'Another, or not known');
  });

  test('the line is tried as it is typed: the button says the price, and a person is asked', async () => {
    const press = page().getByRole('button', { name: 'Test: dial and hang up (about €2)', exact: true });
    await press.click();
    const dialog = page().getByRole('dialog', { name: 'Go online by line, for a test?' });
    await dialog.getByText('That costs about €2').waitFor();
    await office.shootBoth('wizard-3-line-ask');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await page().getByText('cannot be started').count()).toBe(0);
    await field('Command that connects').fill('true');
    await press.click();
    await dialog.getByRole('button', { name: 'Dial and hang up' }).click();
    await page()
      .getByRole('list', { name: /^Test: dial/ })
      .getByText(/comes up in/)
      .waitFor();
    await office.shootBoth('wizard-3-line-tried');
    // Nothing was stored for it.
    expect(Object(await office.ask('settings.get')).links[0].kind).toBe('always-on');
  });

  test('prices that cannot be reckoned with are said, and keep nobody from mending them', async () => {
    await field('Price a minute').fill('-1');
    await page().getByText('These prices cannot be reckoned with yet').waitFor();
    await field('Price a minute').fill('0');
    await field('Price a megabyte').fill('0');
    await expect.poll(() => page().getByRole('region', { name: 'What these prices mean' }).count(), PATIENCE).toBe(0);
    await field('Price a minute').fill('6');
    await field('Price a megabyte').fill('8');
    await expect.poll(sentence, PATIENCE).toContain('€4.20');
  });

  test('the page When has the three calls; at once is warned of with its price', async () => {
    await step('When');
    await page().getByText('three calls a day, at 07:00, 12:00, 18:00').waitFor();
    expect(await field('Large is over (MB)').inputValue()).toBe('0.2');
    await office.shootBoth('wizard-7-when-dear');
    await choose('When Dialpost calls', 'At any time, at once');
    await page().getByText('calls for every letter on this line: about €2 each').waitFor();
    await office.shootBoth('wizard-7-at-once');
    await page().getByRole('button', { name: 'Three calls a day, large mail by hand' }).click();
    await page().getByText('three calls a day, at 07:00, 12:00, 18:00').waitFor();
    await save();
    const THREE = ['07:00-07:15', '12:00-12:15', '18:00-18:15'];
    expect(await provider()).toMatchObject({
      schedule: { kind: 'weekly', open: { mon: THREE, sun: THREE }, everyMinutes: null },
      oversize: { overBytes: 200_000, schedule: { kind: 'never' } },
      wait: { firstMessageSeconds: 18, idleSeconds: 10 },
      collect: { method: 'etrn', schedule: { kind: 'weekly', open: { mon: THREE } } },
    });
  });

  test('the page When, the summary and, once saved, the overview tell the same next calls', async () => {
    await step('When');
    const times = page().getByRole('region', { name: 'The next five calls' }).getByRole('time');
    await expect.poll(() => times.count(), PATIENCE).toBe(5);
    const drawn = await times.evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
    const told = await times.allInnerTexts();
    await step('Check and try');
    const summary = page().getByRole('region', { name: 'What will be set' });
    await summary.getByText(told.slice(0, 3).join(' · ')).waitFor();
    await summary.getByText('asked for at these times, and in every other call').waitFor();
    await office.shootBoth('wizard-10-calls');
    const { next } = Object(await office.ask('status'));
    expect(next).toEqual([{ connector: 'isp', at: drawn[0], why: 'schedule' }]);
  });

  test('a letter for a test is paid for by a person’s word only', async () => {
    await step('Check and try');
    await page().getByRole('textbox', { name: 'Send a test message to' }).fill('friend@far.example');
    await page().getByRole('button', { name: 'Save and send a test message (about €2)' }).click();
    const sheet = page().getByRole('dialog', { name: /^Go online now by/ });
    await sheet.waitFor();
    await office.shootBoth('wizard-10-sheet');
    await sheet.getByRole('button', { name: 'Not now' }).click();
    await page().getByRole('button', { name: 'Try once more (about €2)' }).waitFor();
    expect(Object(await office.ask('session.list')).total).toBe(0);
    await office.shootBoth('wizard-10-not-now');
  });

  test('what was chosen by hand is kept when the wizard runs again and the price changes', async () => {
    await step('When');
    await choose('When Dialpost calls', 'Every hour');
    await save();
    await page().getByRole('button', { name: 'Open the overview' }).click();
    await office.open('Set up');
    await step('Going online');
    await field('Price a minute').fill('7');
    await save();
    expect(await provider()).toMatchObject({
      schedule: { kind: 'every', minutes: 60 },
      oversize: { overBytes: 200_000, schedule: { kind: 'never' } },
    });
  });

  test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
});
