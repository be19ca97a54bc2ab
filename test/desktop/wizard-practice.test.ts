// Practising by the wizard in the real window: nothing is asked, a letter goes out, and its
// answer is read on the last page. Set up for real afterwards, it begins empty.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, reasonNot } from './support/app';
import { type Office, openOffice } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `practising first (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const page = () => office.page;
    const arrive = (question: string) => page().getByRole('heading', { level: 2, name: question }).waitFor();
    const button = (name: string) => page().getByRole('button', { name, exact: true });
    const answer = () => page().getByRole('region', { name: 'The answer' }).innerText();
    const settings = async () => Object(await office.ask('settings.get'));

    beforeAll(async () => {
      // Nothing but ports of our own (and the domain it is to have anyway): another Dialpost may practise on this computer.
      office = await openOffice({
        version: 1,
        organization: { domains: ['office.example'] },
        practice: { port: await freePort() },
        listeners: [
          { id: 'office', name: 'Office computers', port: await freePort(), relay: { allow: ['127.0.0.1/32'] } },
        ],
      });
      await office.open('Set up');
    });
    afterAll(() => office?.close());

    test('asks nothing: one press leads to the letter', async () => {
      await button('Practise first').click();
      await arrive('Does it all work?');
      expect(await page().getByText('Some places do not fit yet').count()).toBe(0);
      expect(await page().getByRole('textbox', { name: 'Send a test message to' }).inputValue()).toBe(
        'echo@practice.example',
      );
      await button('Save and send a test message').click();
    });

    test('ends with the answer on the screen', async () => {
      await page().getByRole('region', { name: 'The answer' }).waitFor({ timeout: 60_000 });
      expect(await answer()).toContain('echo@practice.example');
      expect(await answer()).toContain('Re: ');
      expect(await answer()).toContain('your message arrived. This is the practice provider');
      await office.shootBoth('wizard-practice-check');
      await button('Next').click();
      await arrive('Practising is set up');
      await page().getByText('You have practised').waitFor();
      expect(await answer()).toContain('nothing has left this computer');
      await office.shootBoth('wizard-practice-done');
    });

    test('set up for real begins empty, from the last page and from the first', async () => {
      await page().getByRole('main').getByRole('button', { name: 'Set up for real' }).click();
      for (const from of ['last', 'first']) {
        await arrive('Who are you?');
        for (const label of ['Mail domains', 'Name of the office', 'Postmaster'])
          expect(
            await page().getByRole('textbox', { name: label }).inputValue(),
            `${label}, from the ${from} page`,
          ).toBe('');
        if (from === 'first') break;
        await button('Begin again from today’s settings').click();
        await page().getByText('Setting up for real begins empty').waitFor();
        await page().getByRole('main').getByRole('button', { name: 'Set up for real' }).click();
      }
    });

    test('nothing of practising stays when it is saved', async () => {
      await page().getByRole('textbox', { name: 'Mail domains' }).fill('ship.example');
      await page().getByRole('textbox', { name: 'Name of the office' }).fill('MV Ship');
      const step = (name: string) =>
        page().getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();
      await step('Sending');
      await page().getByRole('textbox', { name: 'Host', exact: true }).fill('127.0.0.1');
      await step('Check and try');
      await button('Save without a test').click();
      await arrive('Dialpost is set up');
      const text = JSON.stringify(await settings());
      expect(text).not.toMatch(/office\.example|practice\.example|Practice/);
      expect((await settings()).connectors).toHaveLength(2);
      await expect.poll(async () => Object(await office.ask('status')).practising).toBe(false);
    });

    test('with a provider set up practising is not offered', async () => {
      await button('Open the overview').click();
      await office.open('Set up');
      await arrive('What would you like to do?');
      expect(await button('Practise first').count()).toBe(0);
      await button('Set up for real').click();
      await expect.poll(() => page().getByRole('textbox', { name: 'Name of the office' }).inputValue()).toBe('MV Ship');
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
