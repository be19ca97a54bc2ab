// A call watched in the window: dialled by a program, a provider that takes its time,
// bytes, messages, phases and cost as they go, and Hang up, after which everything
// that was not acknowledged is still in the queue.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';
import { handOver, openClient } from '../scenario/support/submit';

const why = reasonNot();
/** Five seconds each: long enough to be watched, and to be hung up on, on any machine. */
const LETTERS = 30;

describe.skipIf(why !== null)(
  `a call under way (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const live = () => office.page.getByRole('region', { name: 'This call' });
    const bar = () => office.page.getByRole('contentinfo', { name: 'Line' });
    const figure = (name: string) =>
      live()
        .locator('div', { has: office.page.locator('dt', { hasText: name }) })
        .locator('dd')
        .last()
        .innerText();

    beforeAll(async () => {
      const port = await freePort();
      const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), port)));
      Object.assign(settings.links[0], {
        name: 'Satellite phone',
        kind: 'command',
        connectCommand: ['/bin/sleep', '1'],
        disconnectCommand: ['/bin/true'],
        tariff: { perMinute: 6 },
      });
      Object.assign(settings.connectors[0], { schedule: { kind: 'never' }, collect: { method: 'none' } });
      office = await openOffice(settings);
      const client = await openClient(port);
      for (let i = 0; client && i < LETTERS; i++)
        await handOver(client, {
          from: 'me@office.example',
          to: 'slow@practice.example',
          content: Buffer.from(`Subject: ${i}\r\n\r\n${'x'.repeat(70)}\r\n`),
        });
      client?.close();
      await office.page.getByText(`${LETTERS} messages waiting`).first().waitFor();
    });
    afterAll(() => office?.close());

    test('is shown from dialling on: which message of how many, how far, what it costs', async () => {
      await office.page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).click();
      await office.page.getByRole('dialog').getByText(`${LETTERS} messages`).waitFor();
      await office.page.getByRole('dialog').getByRole('button', { name: 'Go online' }).click();
      await office.page.getByText('Dialing Satellite phone').first().waitFor();
      await office.page
        .getByText(new RegExp(`Sending message \\d+ of ${LETTERS}`))
        .first()
        .waitFor();
      await live().getByRole('progressbar').waitFor();
      const costs = new Set<string>();
      await expect
        .poll(async () => costs.add(await figure('Cost so far')).size, { timeout: 60_000 })
        .toBeGreaterThan(2);
      await expect.poll(async () => Number(await figure('Sent')), { timeout: 60_000 }).toBeGreaterThan(0);
      await office.page
        .getByText(new RegExp(`Sending message ([2-9]|\\d\\d) of ${LETTERS}`))
        .first()
        .waitFor();
      await office.shootBoth('overview-live-real');
    });

    test('the bar says the same on every screen', async () => {
      for (const screen of ['Queue', 'Calls', 'Sent & received', 'Times', 'Providers', 'Log', 'Overview']) {
        await office.page
          .getByRole('link', { name: new RegExp(`^${screen}\\b`) })
          .first()
          .click();
        await bar()
          .getByText(/Sending message \d+ of/)
          .waitFor();
        await bar()
          .getByText(/confirmed,.* of /)
          .waitFor();
        await bar().getByText('€').waitFor();
      }
    });

    test('Hang up is answered at once; it ends it, and what was not acknowledged waits as before', async () => {
      await bar().getByRole('button', { name: 'Hang up' }).click();
      await bar().getByText('Hanging up…').waitFor();
      await bar()
        .getByText(/being confirmed \(at most \d+ s\)/)
        .waitFor();
      await office.shootBoth('bar-hanging-up-real');
      await office.page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
      const { queue } = Object(await office.ask('status'));
      const sent = Object(await office.ask('history.list', { result: 'delivered' })).total;
      expect(sent).toBeGreaterThan(0);
      expect(queue.active).toBe(0);
      expect(queue.incoming + queue.deferred).toBe(LETTERS - sent);
      expect(Object(await office.ask('session.list')).rows[0]).toMatchObject({
        sent,
        result: 'partly',
        phase: 'ended',
        why: 'person',
      });
      await office.page
        .getByText(`${LETTERS - sent} messages waiting`)
        .first()
        .waitFor();
    });

    test('what became of it stands in the overview', async () => {
      const card = office.page.getByRole('region', { name: 'The last call' });
      await card.getByText(/\d+ sent, 0 received, €/).waitFor();
      await card.getByText(/messages left: /).waitFor();
      await office.shootBoth('card-real');
    });

    test('the call is booked: phases, cost, and what was said', async () => {
      await office.open('Calls');
      await office.page.locator('[role=row][data-index="0"]').click();
      await office.page.getByRole('heading', { name: 'Transcript' }).click();
      await office.page.getByText('EHLO').first().waitFor();
      const [row] = Object(await office.ask('session.list')).rows;
      expect(row.cost).toBeGreaterThan(0);
      expect(row.phases.map(({ phase }: { phase: string }) => phase)).toEqual([
        'dialing',
        'sending',
        'hanging-up',
        'ended',
      ]);
      expect(Object(await office.ask('status')).links[0].costThisMonth).toBe(row.cost);
    });

    test('Cut now ends it before the reply', async () => {
      await office.open('Overview');
      await office.page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).click();
      await office.page.getByRole('dialog').getByRole('button', { name: 'Go online' }).click();
      await bar()
        .getByText(/Sending message \d+ of/)
        .waitFor();
      await bar().getByRole('button', { name: 'Hang up' }).click();
      await bar().getByRole('button', { name: 'Cut now' }).click();
      await office.page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
    });

    test('a line that vanishes under the sheet: it says so with the new price, and dials no other unasked', async () => {
      const file = join(office.dir, 'settings.json');
      const sheet = office.page.getByRole('dialog');
      const go = sheet.getByRole('button', { name: 'Go online' });
      const calls = async (): Promise<number> => Object(await office.ask('session.list')).total;
      await office.page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).click();
      await sheet.getByText('Go online now by Satellite phone?').waitFor();
      const before = await calls();
      // By hand, as README says it may be.
      const document = JSON.parse(await readFile(file, 'utf8'));
      const [line] = document.links;
      const harbour = { ...line, id: 'harbour', name: 'Harbour radio', tariff: { ...line.tariff, perMinute: 30 } };
      document.links = [harbour];
      for (const connector of document.connectors) connector.link = 'harbour';
      await writeFile(file, JSON.stringify(document));
      await sheet.getByText('Go online now by Harbour radio?').waitFor();
      await sheet.getByText('The line or its price has changed since you opened this').waitFor();
      await office.shootBoth('sheet-moved');
      expect(await calls()).toBe(before);
      // Everything is put off by hand: nobody could call any more.
      for (const connector of document.connectors) connector.enabled = false;
      await writeFile(file, JSON.stringify(document));
      await sheet.getByText('There is no line to go online with.').waitFor();
      await go.click({ force: true });
      expect(await calls()).toBe(before);
      await office.page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
