// Every action of the queue in the real window on the real queue, on one message
// and on five thousand; what came of it is asked of the relay, and again after a
// restart, which reads it from the disk.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut } from '../support/laid-out';
import { reasonNot } from './support/app';
import { openOffice, type Office, restingSettings } from './support/office';

const why = reasonNot();
const MANY = 5000;
/** Five thousand notices are written to a real disk. */
const LONG = { timeout: 90_000 };

describe.skipIf(why !== null)(
  `the queue's actions (need a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const page = () => office.page;
    const button = (name: string | RegExp) => page().getByRole('button', { name });
    const total = async (filter: object = {}): Promise<number> =>
      Object(await office.ask('queue.list', { ...filter, limit: 1 })).total;
    const states = async () => Object(await office.ask('status')).queue;
    const first = async (state: string): Promise<string> =>
      Object(await office.ask('queue.list', { state, limit: 1 })).rows[0].id;
    /** Selects everything, or everything a search finds. */
    const selectAll = async (search: string, count: number) => {
      await page().getByRole('searchbox').fill(search);
      await page().getByRole('heading', { level: 1 }).hover();
      await page()
        .getByText(`${count.toLocaleString('en')} ${count === 1 ? 'message' : 'messages'},`)
        .waitFor();
      await button(`Select all ${count.toLocaleString('en')} that match`).click();
      await page()
        .getByText(count === 1 ? 'This message:' : `${count.toLocaleString('en')} messages selected:`)
        .waitFor();
    };
    const said = (text: string) => page().getByText(text).first().waitFor(LONG);
    const really = (name: string) => page().getByRole('dialog').getByRole('button', { name }).click();

    beforeAll(async () => {
      // Nothing leaves by itself, so that what the actions did can be counted.
      office = await openOffice(await restingSettings(), (dir) => layOut(dir, MANY));
      await office.open('Queue');
    });
    afterAll(() => office?.close());

    test('one message: held, released, tried now', async () => {
      const id = await first('deferred');
      await selectAll(id, 1);
      await button(/^Hold/).click();
      await said('1 message put on hold.');
      expect(Object(await office.ask('queue.get', { id })).row).toMatchObject({
        state: 'hold',
        reason: 'held by hand',
      });
      await selectAll(id, 1);
      await button(/^Release/).click();
      await said('1 message released.');
      expect(Object(await office.ask('queue.get', { id })).row).toMatchObject({ state: 'incoming' });
      const other = await first('deferred');
      await selectAll(other, 1);
      await button(/^With the next call/).click();
      await said('1 message will be tried in the next call.');
      expect(Object(await office.ask('queue.get', { id: other })).row).toMatchObject({
        state: 'incoming',
        nextAttempt: null,
        attempts: 2,
      });
    });

    test('one message: looked at, then removed without a word to its sender', async () => {
      const id = await first('incoming');
      await selectAll(id, 1);
      await page().locator('[role=row][data-index="0"]').click();
      const panel = page().getByRole('complementary', { name: 'Message' });
      await panel.getByRole('heading', { name: 'Letter number' }).waitFor();
      await panel.getByRole('tab', { name: 'Story' }).click();
      await panel.getByText(id).waitFor();
      await panel.getByRole('tab', { name: 'Source' }).click();
      await panel.getByText('Subject: Letter number').waitFor();
      await panel.getByRole('button', { name: 'Remove this message' }).click();
      await really('Remove');
      await said('1 message removed.');
      expect(Object(await office.ask('history.list')).rows).toMatchObject([{ id, result: 'removed' }]);
      expect(await total()).toBe(MANY - 1);
    });

    test('one message: returned, and its sender has a notice', async () => {
      const id = await first('incoming');
      await selectAll(id, 1);
      await button(/^Return to sender/).click();
      await page().getByRole('dialog').getByText('each sender gets a notice').waitFor();
      await really('Return to sender');
      await said('1 message returned to the sender.');
      expect(Object(await office.ask('history.list', { search: id })).rows).toMatchObject([
        { id, result: 'failed', reply: 'returned to the sender by hand' },
      ]);
      expect(
        Object(await office.ask('queue.list', { search: 'clerk', sort: '-arrived', limit: 1 })).rows[0],
      ).toMatchObject({ sender: null, system: true, connector: 'local' });
      expect(await total()).toBe(MANY - 1);
    });

    test('five thousand: held, and after a restart still held', async () => {
      await selectAll('', MANY - 1);
      await button(/^Hold/).click();
      await said('4,999 messages put on hold.');
      expect(await states()).toMatchObject({ incoming: 0, deferred: 0, hold: MANY - 1 });
      office = await office.restart();
      await office.open('Queue');
      expect(await states()).toMatchObject({ incoming: 0, deferred: 0, hold: MANY - 1 });
    });

    test('what a search finds is saved as a table, whole and in the order shown', async () => {
      const filePath = join(office.dir, 'queue.csv');
      await office.app.evaluate(
        ({ dialog }, path) => Reflect.set(dialog, 'showSaveDialog', async () => ({ canceled: false, filePath: path })),
        filePath,
      );
      const found = await total({ search: 'clerk' });
      await page().getByRole('searchbox').fill('clerk');
      await page().getByRole('columnheader', { name: 'Size' }).getByRole('button').click();
      await page().keyboard.press('Control+k');
      await page().getByRole('combobox', { name: 'Go to anything' }).fill('export what is shown');
      await page().keyboard.press('Enter');
      await said(`${found.toLocaleString('en')} rows are saved as ${filePath}.`);
      const [titles, ...rows] = (await readFile(filePath, 'utf8')).trimEnd().split('\r\n');
      expect(titles).toBe(
        '\ufeffArrived,From,To,Subject,Bytes,State,Goes at,Why then,Priority,Tries,Provider,Last word on it,Id',
      );
      expect(rows).toHaveLength(found);
      expect(new Set(rows.map((row) => row.split(',').at(-1))).size).toBe(found);
      const sizes = rows.map((row) => Number(/,(\d+),On hold,/.exec(row)?.[1]));
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
      await page().getByRole('searchbox').fill('');
    });

    test('five thousand: released, then tried now', async () => {
      await selectAll('', MANY - 1);
      await button(/^Release/).click();
      await said('4,999 messages released.');
      expect(await states()).toMatchObject({ incoming: MANY - 1, deferred: 0, hold: 0 });
      await selectAll('', MANY - 1);
      await button(/^With the next call/).click();
      await said('4,999 messages will be tried in the next call.');
      expect(await states()).toMatchObject({ incoming: MANY - 1, deferred: 0, hold: 0 });
    });

    test('five thousand: those a search finds are removed, and only those', async () => {
      const found = await total({ search: 'clerk7@' });
      expect(found).toBeGreaterThan(100);
      await selectAll('clerk7@', found);
      await button(/^Remove/).click();
      await page().getByRole('dialog').getByText(`Remove ${found} messages?`).waitFor();
      await really('Remove');
      await said(`${found} messages removed.`);
      expect([await total({ search: 'clerk7@' }), await total()]).toEqual([0, MANY - 1 - found]);
      expect(Object(await office.ask('history.list', { result: 'removed' })).total).toBe(1 + found);
    });

    test('five thousand: returned to their senders, while the relay answers and the window goes where it is told', async () => {
      const before = await total();
      await selectAll('', before);
      await button(/^Return to sender/).click();
      // How often the relay says how it is while it is at work; the driver's own questions would be too slow to tell.
      await page().evaluate(() => {
        const seen = { answers: 0, ended: false };
        Reflect.set(window, 'seen', seen);
        void (async () => {
          while (!seen.ended) {
            await window.dialpost.call('status', {});
            seen.answers += 1;
          }
        })();
      });
      await really('Return to sender');
      await office.open('Overview');
      await office.open('Queue');
      await said(`${before.toLocaleString('en')} messages returned to the sender.`);
      expect(Object(await office.ask('history.list', { result: 'failed' })).total).toBe(1 + before);
      const answers = await page().evaluate(() => {
        const seen = Reflect.get(window, 'seen');
        seen.ended = true;
        return seen.answers;
      });
      expect(answers).toBeGreaterThan(10);
    });

    test('after a restart the notices stand where the messages stood', async () => {
      const stood = await total();
      office = await office.restart();
      await office.open('Queue');
      expect(await total()).toBe(stood);
      expect(
        Object(await office.ask('queue.list', { limit: 1000 })).rows.every(
          (row: { sender: unknown; system: boolean }) => row.sender === null && row.system,
        ),
      ).toBe(true);
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
