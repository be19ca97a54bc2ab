// Buttons that rest while what they began is under way, pressed by keyboard in the real
// window: they keep the keyboard's place, say that they rest, and begin nothing twice.
// The system's own dialogs are held open by the test as a person holds them.
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { queuedAs, submit } from '../scenario/support/submit';
import { freePort, reasonNot } from './support/app';
import { focused, tabTo } from './support/keys';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const LETTER = [
  'Subject: with two files',
  'Content-Type: multipart/mixed; boundary=b',
  ...['one.txt', 'two.txt'].flatMap((name) => [
    '',
    '--b',
    `Content-Type: application/octet-stream; name=${name}`,
    'Content-Disposition: attachment',
    '',
    name,
  ]),
  '--b--',
  '',
].join('\r\n');

describe.skipIf(why !== null)(
  `buttons that rest (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let port: number;
    const page = () => office.page;
    const focusIs = (name: string) => expect.poll(() => focused(page())).toBe(`button ${name}`);

    /** The system's dialogs stay open until `letGo`, and count how often they were asked for. */
    const holdDialogs = (): Promise<void> =>
      office.app.evaluate(({ dialog }) => {
        const held = { asked: 0, let: [] as ((answer: object) => void)[] };
        Reflect.set(globalThis, 'heldDialogs', held);
        for (const name of ['showSaveDialog', 'showOpenDialog'])
          Reflect.set(dialog, name, () => new Promise((resolve) => void (held.asked++, held.let.push(resolve))));
      });
    const asked = (): Promise<number> => office.app.evaluate(() => Reflect.get(globalThis, 'heldDialogs').asked);
    const letGo = (answer: object): Promise<void> =>
      office.app.evaluate((_, said) => {
        for (const go of Reflect.get(globalThis, 'heldDialogs').let.splice(0)) go(said);
      }, answer);

    /** Pressed twice by Enter, with the dialog open: asks once, and the keyboard stays where it is till the end. */
    async function pressedTwice(name: string, answer: object, place: Locator): Promise<void> {
      await holdDialogs();
      await page().keyboard.press('Enter');
      await expect.poll(asked).toBe(1);
      await place.and(page().locator('[aria-disabled=true]')).waitFor();
      await focusIs(name);
      await page().keyboard.press('Enter');
      await page().keyboard.press('Space');
      expect(await asked()).toBe(1);
      await letGo(answer);
      await place.and(page().locator(':not([aria-disabled])')).waitFor();
      await focusIs(name);
    }

    beforeAll(async () => {
      port = await freePort();
      const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), port)));
      for (const connector of settings.connectors)
        Object.assign(connector, { schedule: { kind: 'never' }, collect: { method: 'none' } });
      office = await openOffice(settings);
    });
    afterAll(() => office?.close());

    test('a list is exported, a letter is printed, and all that it brings is saved', async () => {
      const from = { from: 'me@office.example', to: 'echo@practice.example' };
      const id = queuedAs(await submit(port, { ...from, content: Buffer.from(LETTER) }));
      await office.open('Queue');
      await page().getByRole('row').nth(1).waitFor();
      const exports = 'Export what is shown…';
      await tabTo(page(), `button ${exports}`);
      await pressedTwice(exports, { canceled: true, filePath: '' }, page().getByRole('button', { name: exports }));

      await page().evaluate((hash) => void (location.hash = hash), `/queue/${id}`);
      const all = page().getByRole('button', { name: 'Save all 2' });
      await all.waitFor();
      await all.focus();
      await pressedTwice('Save all 2', { canceled: false, filePaths: [office.dir] }, all);
      await page().getByText('2 attachments saved in').waitFor();
    });

    test('a report is saved, as one of many ways', async () => {
      await office.open('Log');
      const report = page().getByRole('button', { name: 'Save a report' });
      const name = (await report.innerText()).trim();
      await report.focus();
      await holdDialogs();
      await page().keyboard.press('Enter');
      await expect.poll(asked).toBe(1);
      await expect.poll(() => focused(page())).toMatch(/^button /);
      await letGo({ canceled: false, filePath: join(office.dir, 'report.zip') });
      await page().getByText('report.zip').first().waitFor();
      await focusIs(name);
    });

    test('Save stays under the keyboard when there is nothing more to save, and is passed over once it has gone on', async () => {
      await office.open('General');
      const field = page().getByRole('textbox', { name: 'Name of the office' });
      await field.fill('An office');
      const save = page().getByRole('button', { name: 'Save', exact: true });
      await save.focus();
      await page().keyboard.press('Enter');
      await page().getByText('Saved. It holds from now on').waitFor();
      await focusIs('Save');
      expect(await save.getAttribute('aria-disabled')).toBe('true');
      await page().keyboard.press('Tab');
      await save.and(page().locator(':disabled')).waitFor();
      expect(await focused(page())).not.toBe('nothing');
    });

    test('the form is put back by key, and the keyboard stays there', async () => {
      const field = page().getByRole('textbox', { name: 'Name of the office' });
      await field.fill('Another office');
      const undo = page().getByRole('button', { name: 'Undo changes' });
      await undo.focus();
      await page().keyboard.press('Enter');
      await expect.poll(() => field.inputValue()).toBe('An office');
      await focusIs('Undo changes');
      expect(office.complaints).toEqual([]);
    });
  },
);
