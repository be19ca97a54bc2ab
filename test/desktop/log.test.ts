// The log in the real window: live until it is paused, filtered by the relay, a line
// copied, the folder opened, and where the protocol lies.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { queuedAs, submit } from '../scenario/support/submit';
import { freePort, reasonNot } from './support/app';
import { formOf, PATIENCE } from './support/form';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(`the log (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  let port: number;
  const lines = () => office.page.getByRole('log').getByRole('option');
  const line = (text: string) => lines().filter({ hasText: text });
  const press = (name: string) => office.page.getByRole('button', { name, exact: true }).click();
  const { choose } = formOf(() => office);
  const handIn = async (): Promise<string> =>
    queuedAs(
      await submit(port, {
        from: 'me@office.example',
        to: 'echo@practice.example',
        content: Buffer.from('Subject: log\r\n\r\nA line\r\n'),
      }),
    );
  const logged = (id: string) =>
    expect
      .poll(async () => JSON.stringify(await office.ask('log.tail', { kind: 'diagnostic', search: id })), PATIENCE)
      .toContain(id);

  beforeAll(async () => {
    port = await freePort();
    const practice = JSON.parse(JSON.stringify(practiceSettings(await freePort(), port)));
    for (const connector of practice.connectors) connector.schedule = { kind: 'never' };
    office = await openOffice({
      ...practice,
      log: { diagnostic: { levels: { default: 'maximum' } }, protocol: { enabled: true } },
    });
    office.page.setDefaultTimeout(PATIENCE.timeout);
    await office.open('Log');
  });
  afterAll(() => office?.close());

  test('a line is there as soon as it was written', async () => {
    const id = await handIn();
    await line(id).first().waitFor();
  });

  test('paused it stands still, and goes on with everything said meanwhile', async () => {
    await press('Pause');
    await office.page.getByText(/^Paused at/).waitFor();
    const before = await lines().allInnerTexts();
    const id = await handIn();
    await logged(id);
    expect(await lines().allInnerTexts()).toEqual(before);
    await press('Go on');
    await line(id).first().waitFor();
  });

  test('only faults, only one subject, only lines with a word', async () => {
    await choose('About', 'Mail handed in');
    await expect
      .poll(async () => (await lines().allInnerTexts()).every((text) => text.includes('Mail handed in')), PATIENCE)
      .toBe(true);
    expect(await lines().count()).toBeGreaterThan(0);
    const all = await lines().count();
    await office.page.getByRole('textbox', { name: 'Only lines with' }).fill('message taken');
    await expect
      .poll(async () => (await lines().allInnerTexts()).every((text) => text.includes('message taken')), PATIENCE)
      .toBe(true);
    expect(await lines().count()).toBeLessThanOrEqual(all);
    await choose('How much', 'Faults only');
    await office.page.getByText('Nothing matches the search').waitFor();
    await choose('How much', 'Everything written');
    await line('message taken').first().waitFor();
  });

  test('a line is chosen by the arrow keys and copied as it is written', async () => {
    await office.page.getByRole('listbox', { name: 'Lines' }).focus();
    await office.page.keyboard.press('End');
    await press('Copy the line');
    await office.page.getByText('The line is copied.').waitFor();
    const copied = await office.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(JSON.parse(copied)).toMatchObject({ subject: 'smtp-in', text: expect.stringContaining('message taken') });
  });

  test('the folder of the logs opens, and no other', async () => {
    await office.app.evaluate(({ shell }) =>
      Reflect.set(shell, 'openPath', async (path: string) => {
        Reflect.set(globalThis, 'openedPath', path);
        return '';
      }),
    );
    await press('Open the folder');
    await expect
      .poll(() => office.app.evaluate(() => String(Reflect.get(globalThis, 'openedPath'))), PATIENCE)
      .toBe(join(office.dir, 'log'));
  });

  test('where no file program answers, the sentence names the folder', async () => {
    await office.app.evaluate(({ shell }) =>
      Reflect.set(shell, 'openPath', async () => 'No application is registered'),
    );
    await press('Open the folder');
    await office.page.getByText(`The system could not show the folder ${join(office.dir, 'log')}`).waitFor();
  });

  test('the protocol shows its lines and where it lies', async () => {
    await office.page.getByText('Protocol', { exact: true }).click();
    await office.page.getByRole('textbox', { name: 'Only lines with' }).fill('EHLO');
    await line('EHLO').first().waitFor();
    await office.page.getByText(`Its files lie in ${join(office.dir, 'log', 'protocol')}`).waitFor();
    // It is on: what is not found is not put down to its being off.
    await office.page.getByRole('textbox', { name: 'Only lines with' }).fill('NOSUCHVERB');
    await office.page.getByText('Nothing matches the search').waitFor();
    expect(await office.page.getByText('The protocol log is off').count()).toBe(0);
  });

  test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
});
