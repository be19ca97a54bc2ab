// The queue's list answers the hand: what a click, a key and the right button choose,
// what the actions are aimed at, what Undo puts back, that nothing moves under the
// pointer, and that the columns are as they were left.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut } from '../support/laid-out';
import { reasonNot } from './support/app';
import { graveFaults } from './support/axe';
import { openOffice, type Office, restingSettings } from './support/office';

const why = reasonNot();
const MANY = 625;

describe.skipIf(why !== null)(
  `the queue's list (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const page = () => office.page;
    const row = (index: number) => page().locator(`[role=row][data-index="${index}"]`);
    const panel = () => page().getByRole('complementary', { name: 'Message' });
    const button = (name: string | RegExp) => page().getByRole('button', { name });
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page().keyboard.press(key);
    };
    const chosen = () => page().locator('[role=row][aria-selected=true]');
    const chosenPlaces = () =>
      chosen().evaluateAll((rows) => rows.map((one) => Number(one.getAttribute('data-index'))).sort((a, b) => a - b));
    const says = (text: string) => page().getByText(text, { exact: true }).first().waitFor();
    const focusIsAt = (index: number) => page().locator(`[role=row][data-index="${index}"]:focus`).waitFor();
    const away = () => page().getByRole('heading', { level: 1 }).hover();
    const counts = async () => Object(await office.ask('status')).queue;
    const item = async (id: string) => Object(await office.ask('queue.get', { id })).row;
    const ids = async (limit: number): Promise<readonly string[]> =>
      Object(await office.ask('queue.list', { limit })).rows.map(({ id }: { id: string }) => id);
    /** None of them on hold or urgent. */
    const fourOf = async () => (await ids(5)).slice(1);
    const nothing = async () => {
      await row(0).focus();
      await press('Home');
      await focusIsAt(0);
      await press('Escape', 'Escape');
      await says('Open or select messages to do something with them.');
    };
    const undo = async (said: string) => {
      await page().getByText(said).first().waitFor();
      await button('Undo').last().click();
      await page()
        .getByText(/before\.$/)
        .first()
        .waitFor();
      await page().locator('.mantine-Notification-root').getByRole('button', { name: 'Close' }).first().click();
    };

    beforeAll(async () => {
      office = await openOffice(await restingSettings(), (dir) => layOut(dir, MANY));
      await office.open('Queue');
      await row(0).waitFor();
      page().setDefaultTimeout(8000);
    });
    afterAll(() => office?.close());

    describe('the mouse', () => {
      test('a click opens a message and aims the actions at it; closing it aims them at nothing', async () => {
        await row(2).click();
        await panel().waitFor();
        await says('This message:');
        expect(await chosenPlaces()).toEqual([2]);
        // In the bar; the panel has one, too, once its letter has come.
        expect(await button('Hold this message').first().isEnabled()).toBe(true);
        await panel().getByRole('button', { name: 'Close' }).click();
        await says('Open or select messages to do something with them.');
        expect(await chosenPlaces()).toEqual([]);
      });

      test('control adds and takes away, shift goes from the last to this one', async () => {
        await row(1).click();
        await row(4).click({ modifiers: ['Control'] });
        await says('2 messages selected:');
        await row(7).click({ modifiers: ['Shift'] });
        expect(await chosenPlaces()).toEqual([4, 5, 6, 7]);
        await row(9).click({ modifiers: ['Control'] });
        await row(11).click({ modifiers: ['Control', 'Shift'] });
        expect(await chosenPlaces()).toEqual([4, 5, 6, 7, 9, 10, 11]);
        await row(5).click({ modifiers: ['Control'] });
        await says('6 messages selected:');
        await row(3).click();
        expect(await chosenPlaces()).toEqual([3]);
        await nothing();
      });

      test('a box chooses without opening; the box in the head is empty, mixed or full', async () => {
        const head = page().getByRole('checkbox', { name: 'Select all that match' });
        const mixed = () => head.evaluate((box) => box instanceof HTMLInputElement && box.indeterminate);
        expect([await head.isChecked(), await mixed()]).toEqual([false, false]);
        await row(2).getByRole('checkbox').click();
        await focusIsAt(2);
        await row(5)
          .getByRole('checkbox')
          .click({ modifiers: ['Shift'] });
        expect(await chosenPlaces()).toEqual([2, 3, 4, 5]);
        expect(await panel().count()).toBe(0);
        expect([await head.isChecked(), await mixed()]).toEqual([false, true]);
        await head.click();
        await says(`${MANY} messages selected:`);
        expect([await head.isChecked(), await mixed()]).toEqual([true, false]);
        await head.click();
        await says('Open or select messages to do something with them.');
      });

      test('the right button aims at its row, and has every action', async () => {
        await row(3).click({ button: 'right' });
        await page().getByRole('menu', { name: 'This message' }).waitFor();
        expect(await page().getByRole('menuitem').allInnerTexts()).toEqual([
          'Open this message',
          'Hold this message',
          'Release this message',
          'Try now: this message',
          'With the next call: this message',
          'Make this message urgent',
          'Give this message normal priority',
          'Give this message low priority',
          'Return to sender: this message',
          'Remove this message',
        ]);
        expect(await chosenPlaces()).toEqual([3]);
        expect(await graveFaults(page())).toEqual([]);
        await press('Escape');
        await focusIsAt(3);
        await row(5).click({ modifiers: ['Control'] });
        await row(5).click({ button: 'right' });
        await page().getByRole('menuitem', { name: 'Hold 2 messages' }).waitFor();
        await office.shootBoth('queue-menu-two');
        await press('Escape');
        await row(8).click({ button: 'right' });
        await page().getByRole('menuitem', { name: 'Open this message' }).click();
        await panel().waitFor();
        await nothing();
      });
    });

    describe('the keyboard', () => {
      test('shift and the arrows, home and end, page keys', async () => {
        await nothing();
        await press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
        await says('3 messages selected:');
        await press('Shift+ArrowUp');
        expect(await chosenPlaces()).toEqual([1, 2]);
        await press('Home', 'Shift+End');
        await says(`${MANY} messages selected:`);
        await press('Shift+Home');
        expect(await chosenPlaces()).toEqual([0]);
        await press('Shift+PageDown');
        expect((await chosenPlaces()).length).toBeGreaterThan(5);
      });

      test('space, control+A, escape', async () => {
        await nothing();
        await press('Space', 'ArrowDown', 'ArrowDown', 'Space');
        expect(await chosenPlaces()).toEqual([0, 2]);
        await press('Control+a');
        await says(`${MANY} messages selected:`);
        await press('Escape');
        await says('Open or select messages to do something with them.');
      });

      test('delete asks; enter opens; the menu key and shift+F10 open the menu', async () => {
        await nothing();
        await press('ArrowDown', 'Delete');
        await page().getByRole('dialog').getByText('Remove this message?').waitFor();
        await press('Escape');
        await focusIsAt(1);
        for (const key of ['Shift+F10', 'ContextMenu']) {
          await press(key);
          await page().getByRole('menuitem', { name: 'Hold this message' }).waitFor();
          await page().getByRole('menuitem', { name: 'Open this message' }).and(page().locator(':focus')).waitFor();
          await press('Escape');
          await focusIsAt(1);
        }
        await press('Enter');
        await panel().waitFor();
        await press('Escape');
        await focusIsAt(1);
      });
    });

    describe('everything that matches', () => {
      test('is a filter: its number is the true one, also when a message comes', async () => {
        await button(`Select all ${MANY} that match`).click();
        await says(`${MANY} messages selected:`);
        await row(3).hover();
        await office.ask('message.test', { to: 'new@practice.example' });
        await says(`${MANY + 1} messages selected:`);
        await button('Clear selection').click();
        await away();
      });

      test('is asked of the relay as a filter, and only what it finds is held', async () => {
        const held = (await counts()).hold;
        await page().getByRole('searchbox').fill('clerk7@');
        const { total } = Object(await office.ask('queue.list', { search: 'clerk7@', limit: 1 }));
        await button(`Select all ${total} that match`).click();
        await button(`Hold ${total} messages`).click();
        await page().getByText(`${total} messages put on hold.`).waitFor();
        expect((await counts()).hold).toBeGreaterThan(held);
        await undo(`${total} messages put on hold.`);
        expect((await counts()).hold).toBe(held);
        await page().getByRole('searchbox').fill('');
        await row(20).waitFor();
      });
    });

    describe('undo', () => {
      test.each([
        ['Hold', 'put on hold.'],
        ['With the next call', 'will be tried in the next call.'],
      ])('%s: each is as it was', async (name, said) => {
        await nothing();
        const before = await Promise.all((await fourOf()).map(item));
        await row(1).click({ modifiers: ['Control'] });
        await row(4).click({ modifiers: ['Shift'] });
        await button(new RegExp(`^${name}`)).click();
        await page().getByText(`4 messages ${said}`).waitFor();
        expect(await Promise.all((await fourOf()).map(item))).not.toEqual(before);
        await undo(`4 messages ${said}`);
        expect(await Promise.all((await fourOf()).map(item))).toEqual(before);
      });

      test('a priority, by control+Z', async () => {
        await nothing();
        const [id = ''] = await fourOf();
        await row(1).click({ button: 'right' });
        await page().getByRole('menuitem', { name: 'Make this message urgent' }).click();
        await page().getByText('1 message made urgent.').waitFor();
        expect((await item(id)).priority).toBe('high');
        await focusIsAt(1);
        await press('Control+z');
        await page().getByText('1 message is as it was before.').first().waitFor();
        expect((await item(id)).priority).not.toBe('high');
      });

      test('a release; and what changed since stays as it is', async () => {
        await nothing();
        const [one = '', two = ''] = await fourOf();
        await office.ask('queue.hold', { ids: [one, two] });
        await away();
        await row(1).getByText('On hold').first().waitFor();
        await row(1).click({ modifiers: ['Control'] });
        await row(2).click({ modifiers: ['Control'] });
        await button('Release 2 messages').click();
        await page().getByText('2 messages released.').waitFor();
        await office.shootBoth('queue-undo');
        await office.ask('queue.priority', { ids: [two], priority: 'low' });
        await button('Undo').last().click();
        await page().getByText('1 message is as it was before. 1 message had changed since and stays so.').waitFor();
        expect([(await item(one)).state, (await item(two)).state]).toEqual(['hold', 'incoming']);
      });
    });

    describe('the list stands still', () => {
      test('under the pointer, whatever comes, goes, or is told', async () => {
        await nothing();
        await row(6).hover();
        const stands = async () => ({
          y: (await row(6).boundingBox())?.y,
          text: (await row(6).innerText()).slice(0, 300),
        });
        const before = await stands();
        const [first = '', second = ''] = await ids(2);
        await office.ask('message.test', { to: 'another@practice.example' });
        await office.ask('queue.remove', { ids: [first] });
        await page().getByText('the list stands still').waitFor();
        await row(0).getByText('Has left the queue').waitFor();
        expect(await stands()).toEqual(before);
        await office.ask('queue.hold', { ids: [second] });
        await row(1).getByText('On hold').first().waitFor();
        expect(await stands()).toEqual(before);
        await office.shootBoth('queue-held-back');
        await row(6).click({ modifiers: ['Control'] });
        await says('This message:');
        expect((await stands()).y).toBe(before.y);
        // By no pointer: on its way there it leaves the list, which then moves by itself.
        await button('Show now').dispatchEvent('click');
        await page().getByText('the list stands still').waitFor({ state: 'detached' });
        await nothing();
        await away();
      });

      test('under the keyboard: the place stays with its message when rows before it leave', async () => {
        await nothing();
        await away();
        await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
        await focusIsAt(4);
        const listed = await ids(5);
        await office.ask('queue.remove', { ids: [listed[1]] });
        await focusIsAt(3);
        await press('Enter');
        await expect.poll(() => page().evaluate(() => location.hash)).toBe(`#/queue/${listed[4]}`);
        await press('Escape');
      });
    });

    describe('columns', () => {
      const titles = async () =>
        (await page().getByRole('columnheader').allInnerTexts())
          .map((text) => text.replace(/[ ▲▼]+$/, ''))
          .filter(Boolean);
      const widthOf = async (title: string) =>
        (await page().getByRole('columnheader', { name: title }).boundingBox())?.width ?? 0;
      const choice = (name: string) => page().getByRole('dialog', { name: 'Columns' }).getByRole('button', { name });

      test('are left out, moved and made wider, and that is remembered', async () => {
        await office.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1400, 800));
        await expect.poll(titles).toContain('Why');
        const made = await titles();
        const size = await widthOf('Size');
        await button('Columns').click();
        await page().getByRole('checkbox', { name: 'Tries' }).uncheck();
        await choice('Move Subject forward').click();
        await choice('Make Size wider').click();
        expect(await graveFaults(page())).toEqual([]);
        await office.shootBoth('queue-columns');
        await choice('Done').click();
        const left = ['State', 'From', 'Subject', 'To', 'Size', 'Since', 'Goes', 'Why'];
        expect(await titles()).toEqual(left);
        expect(await widthOf('Size')).toBeCloseTo(size + 24, 0);
        // And by which they are sorted.
        await page().getByRole('columnheader', { name: 'Size' }).getByRole('button').click();
        const sorted = () => page().getByRole('columnheader', { name: 'Size' }).getAttribute('aria-sort');
        await expect.poll(sorted).toBe('ascending');
        await page().reload();
        await row(0).waitFor();
        expect(await sorted()).toBe('ascending');
        await page().getByRole('columnheader', { name: 'Since' }).getByRole('button').click();
        expect(await titles()).toEqual(left);
        expect(await widthOf('Size')).toBeCloseTo(size + 24, 0);
        await button('Columns').click();
        await choice('Back to the usual columns').click();
        await choice('Done').click();
        expect(await titles()).toEqual(made);
      });

      test('an edge is drawn with the mouse; a double click gives the usual width back', async () => {
        const before = await widthOf('Since');
        const box = await page().getByRole('columnheader', { name: 'Since' }).boundingBox();
        const [x, y] = [(box?.x ?? 0) + before + 5, (box?.y ?? 0) + 10];
        await page().mouse.move(x, y);
        await page().mouse.down();
        await page().mouse.move(x + 50, y, { steps: 4 });
        await page().mouse.up();
        expect(await widthOf('Since')).toBeCloseTo(before + 50, -0.5);
        await page().mouse.dblclick(x + 50, y);
        expect(await widthOf('Since')).toBeCloseTo(76, 0);
      });
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
