// Before, while and after a call that costs, in the real window on a stage: the price on
// the buttons, the sheet by keyboard, the bar below every screen, the card.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Estimate, Session } from '../../src-main/contract/views';
import { reasonNot, shoot, startApp } from './support/app';
import { ESTIMATE, estimateFor } from './support/estimate';
import { FAILED_CALL, LAST_CALL, openStage, SESSION, STATUS, type Stage } from './support/stage';
import { keepStill, LOOKS, wear } from './support/tour';

const why = reasonNot();
/** What the stage plays; the real office's are in live.test. */
const SCREENS = ['Overview', 'Queue', 'Calls', 'Sent & received', 'Log'];
const LETTER = '0Q00000000000007';

describe.skipIf(why !== null)(
  `a call and its price (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let stage: Stage;
    let app: ElectronApplication;
    let page: Page;
    const complaints: string[] = [];

    beforeAll(async () => {
      stage = await openStage(20);
      stage.answerWith('log.tail', { lines: [], folder: '', on: true });
      app = await startApp(stage.dir);
      page = await app.firstWindow();
      await keepStill(page);
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await bar().waitFor();
    });
    afterAll(async () => {
      await app?.close();
      await stage?.close();
    });
    beforeEach(async () => {
      costs({ ask: true });
      stage.setStatus({ ...STATUS, session: null, sessions: [], lastSession: null });
      await open('Overview');
      await expect.poll(() => send().innerText()).toBe('Send/receive now · about €4.45');
    });

    const bar = () => page.getByRole('contentinfo', { name: 'Line' });
    const send = () => bar().getByRole('button');
    const sheet = () => page.getByRole('dialog');
    const row = (name: string | RegExp) => sheet().getByRole('checkbox', { name });
    const open = (screen: string) =>
      page
        .getByRole('link', { name: new RegExp(`^${screen}\\b`) })
        .first()
        .click();
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    const asked = (method: string): readonly unknown[] =>
      stage.asked.filter((one) => one.method === method).map(({ params }) => params);
    const last = (method: string): unknown => asked(method).at(-1);
    const costs = (more: Partial<Estimate>): void =>
      stage.answerWith('queue.estimate', (params: Readonly<Record<string, unknown>>) =>
        estimateFor({ ...ESTIMATE, ...more }, params),
      );
    const shootBoth = async (name: string): Promise<void> => {
      for (const look of LOOKS) {
        await wear(page, look);
        await page.waitForTimeout(250);
        await shoot(page, `${name}-${look}`);
      }
      await wear(page, 'light');
    };
    const openSheet = async (): Promise<void> => {
      await send().focus();
      await page.keyboard.press('Enter');
      await sheet().getByText('About €4.45, 0:35 min').waitFor();
    };
    const gone = (): Promise<void> => sheet().waitFor({ state: 'detached' });

    describe('before the call', () => {
      test('both buttons carry the price, and the large one says what it leaves', async () => {
        await page.getByRole('main').getByText('about €4.45 · without the large one').waitFor();
        costs({ priced: false, ask: false });
        stage.setStatus({ ...STATUS });
        await expect.poll(() => send().innerText(), { timeout: 10_000 }).toBe('Send/receive now');
      });

      test('the sheet by keyboard: Enter takes the usual choice', async () => {
        const before = asked('session.start').length;
        await openSheet();
        await sheet().getByText('Go online now by Satellite phone?').waitFor();
        expect([
          await row('4 messages').isChecked(),
          await row(/Photos of the hull.* to shipyard@far.example/).isChecked(),
          await row(/Fetch what is held for us/).isChecked(),
        ]).toEqual([true, false, true]);
        await sheet().getByText('This month €63.69 of €200').waitFor();
        await sheet().getByText('Billed in steps of 20 seconds').waitFor();
        await shootBoth('sheet');
        await expect.poll(focused).toBe('Go online');
        await page.keyboard.press('Enter');
        await gone();
        expect(asked('session.start').length).toBe(before + 1);
        expect(last('session.start')).toEqual({});
      });

      test('Esc leaves everything as it was', async () => {
        const before = asked('session.start').length;
        await openSheet();
        await page.keyboard.press('Escape');
        await gone();
        expect(asked('session.start').length).toBe(before);
      });

      test('Space on a row takes a large letter along, and the total is asked for again', async () => {
        await openSheet();
        await row(/Photos of the hull/).focus();
        await page.keyboard.press('Space');
        await sheet().getByText('About €145.45, 19:05 min').waitFor();
        await row(/Fetch what/).focus();
        await page.keyboard.press('Space');
        await sheet().getByText('About €143.15, 18:45 min').waitFor();
        await page.keyboard.press('Enter');
        await gone();
        expect(last('session.start')).toEqual({ also: [LETTER], fetch: false });
      });

      test('nothing chosen is no call; fetching alone is one', async () => {
        const before = asked('session.start').length;
        await openSheet();
        await row('4 messages').uncheck();
        await row(/Fetch what/).uncheck();
        await sheet().getByRole('button', { name: 'Go online' }).click({ force: true });
        expect(asked('session.start').length).toBe(before);
        await row(/Fetch what/).check();
        await sheet().getByText('About €2.30, 0:20 min').waitFor();
        await sheet().getByRole('button', { name: 'Go online' }).click();
        await gone();
        expect(last('session.start')).toEqual({ ids: [], fetch: true });
      });

      test('under "do not ask under", and where nothing is paid, it begins at once', async () => {
        costs({ ask: false });
        const before = asked('session.start').length;
        await send().click();
        await expect.poll(() => asked('session.start').length).toBe(before + 1);
        expect(await sheet().count()).toBe(0);
      });

      test('Choose messages leads to the queue', async () => {
        await openSheet();
        await sheet().getByRole('button', { name: 'Choose messages…' }).click();
        await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
      });

      test('a line that vanishes is said, nothing goes, and it recovers', async () => {
        await openSheet();
        const before = asked('session.start').length;
        stage.refuseWith('queue.estimate', 'There is no connector that could go online.');
        stage.setStatus({ ...STATUS, links: [] });
        await sheet().getByText('There is no connector that could go online.').waitFor();
        await sheet().getByRole('button', { name: 'Go online' }).click({ force: true });
        expect(asked('session.start').length).toBe(before);
        await shootBoth('sheet-vanished');
        costs({ ask: true });
        await sheet().getByText('About €4.45').waitFor();
        await sheet().getByRole('button', { name: 'Go online' }).click();
        await gone();
        expect(asked('session.start').length).toBe(before + 1);
      });

      test('a budget that is used up is said; a person may still', async () => {
        costs({ ask: true, month: { cost: 201.4, budget: 200 } });
        await openSheet();
        await sheet().getByText('The budget of this month is used up').waitFor();
        await page.keyboard.press('Enter');
        await gone();
      });

      test('a call that would take the month past its budget says so, as it is chosen', async () => {
        const over = sheet().getByText('With this call the month passes its budget');
        stage.answerWith('queue.estimate', (params: Readonly<Record<string, unknown>>) => {
          const answer = estimateFor({ ...ESTIMATE, ask: true }, params);
          const month = { cost: 63.69, budget: 200, after: 63.69 + answer.total.cost };
          return { ...answer, month };
        });
        await openSheet();
        expect(await over.count()).toBe(0);
        await row(/Photos of the hull/).check();
        await over.waitFor();
        await shootBoth('sheet-past-budget');
        await row(/Photos of the hull/).uncheck();
        await over.waitFor({ state: 'detached' });
        await page.keyboard.press('Escape');
        await gone();
      });

      test('where only a large letter waits no price is shown of a call for nothing, and none is begun', async () => {
        const nothing = { messages: 0, bytes: 0, seconds: 0, cost: 0 };
        const only = { ...nothing, fetch: { ...nothing, calls: 0 }, total: { ...nothing, seconds: 1, cost: 2 } };
        stage.answerWith('queue.estimate', ({ also }: Readonly<Record<string, unknown>>) => ({
          ...ESTIMATE,
          ...only,
          ask: false,
          total: also === undefined ? only.total : { messages: 1, bytes: 9, seconds: 1110, cost: 141 },
        }));
        stage.setStatus({ ...STATUS });
        await expect.poll(() => send().innerText(), { timeout: 10_000 }).toBe('Send/receive now');
        await page.getByRole('main').getByText('only a large one waits').waitFor();
        const before = asked('session.start').length;
        await send().click();
        await sheet().getByText('Nothing else is waiting to be sent.').waitFor();
        expect(await sheet().getByText('About €').count()).toBe(0);
        await sheet().getByRole('button', { name: 'Go online' }).click({ force: true });
        expect(asked('session.start').length).toBe(before);
        await shootBoth('sheet-only-large');
        await row(/Photos of the hull/).check();
        await sheet().getByText('About €141.00, 18:30 min').waitFor();
        await page.keyboard.press('Enter');
        await gone();
        expect(last('session.start')).toMatchObject({ also: [LETTER] });
      });

      test('a call that begins meanwhile is joined', async () => {
        await openSheet();
        stage.setStatus({ ...STATUS, session: SESSION, sessions: [SESSION] });
        await sheet().getByText('The line is online now').waitFor();
        await page.keyboard.press('Enter');
        await gone();
        expect(last('session.start')).toEqual({});
      });

      test('more than fifty large letters: the rest is chosen in the queue', async () => {
        const [one] = ESTIMATE.largeLetters;
        const largeLetters = Array.from({ length: 50 }, (_, i) => ({ ...one, id: `L${i}`, subject: `Photo ${i}` }));
        stage.answerWith('queue.estimate', {
          ...ESTIMATE,
          ask: true,
          large: { ...ESTIMATE.large, messages: 62 },
          largeLetters,
        });
        await openSheet();
        await sheet().getByText('and 12 more: choose in Queue').waitFor();
        await page.keyboard.press('Escape');
        await gone();
      });

      test('from the queue: a call for just these, with its price', async () => {
        stage.answerWith('queue.estimate', {
          ...ESTIMATE,
          ask: true,
          total: { messages: 20, bytes: 1, seconds: 9, cost: 3 },
        });
        await open('Queue');
        await page.getByRole('button', { name: /Select all .* that match/ }).click();
        await page.getByRole('button', { name: 'Try now' }).click();
        await sheet().getByText('Just these 20 messages').waitFor();
        await shootBoth('sheet-just-these');
        await page.keyboard.press('Enter');
        await gone();
        expect(last('queue.retry')).toMatchObject({ now: true, ids: expect.arrayContaining(['0Q00000000000000']) });
        await page.getByText('20 messages are being tried now').waitFor();
      });

      test('of those that were chosen, what is on hold does not go, and it is said before and after', async () => {
        const [held, tried] = [['0Q00000000000003'], ['0Q00000000000000']];
        stage.answerWith('queue.estimate', {
          ...ESTIMATE,
          ask: true,
          named: 2,
          total: { messages: 1, bytes: 1, seconds: 9, cost: 3 },
        });
        stage.answerWith('queue.retry', { done: tried, missing: held });
        await open('Queue');
        for (const i of [0, 3]) await page.locator(`[role=row][data-index="${i}"]`).getByRole('checkbox').check();
        await page.getByRole('button', { name: 'Try now' }).click();
        await sheet().getByText('Just this message').waitFor();
        await sheet().getByText('1 more of them does not go: it is on hold').waitFor();
        await page.keyboard.press('Enter');
        await gone();
        await page.getByText('1 message was not tried: it is on hold').waitFor();
        stage.answerWith('queue.retry', (asks: Readonly<Record<string, unknown>>) => ({
          done: asks['ids'],
          missing: [],
        }));
      });
    });

    describe('while it lasts', () => {
      const live = (more: Partial<Session>): Session => ({
        ...SESSION,
        bytesConfirmed: 400_000,
        bytesOut: 812_000,
        ...more,
      });
      const shows = (session: Session): void => stage.setStatus({ session, sessions: [session] });

      test('the bar stands on every screen', async () => {
        shows(live({}));
        for (const screen of SCREENS) {
          await open(screen);
          await bar().getByText('Sending message 6 of 12').waitFor();
          await bar()
            .getByText(/400 kB confirmed, 412 kB on the way, of 2\.8 MB/)
            .waitFor();
          await bar().getByText('€1.85').waitFor();
        }
        await shootBoth('bar-online');
      });

      test('Hang up is answered at once, before the relay says anything, and may be cut short', async () => {
        shows(live({}));
        await bar().getByRole('button', { name: 'Hang up' }).click();
        await bar().getByText('Hanging up…').waitFor();
        await expect.poll(() => last('session.stop')).toEqual({});
        shows(live({ hangingUp: { confirming: 1, by: new Date(Date.now() + 6500).toISOString() } }));
        await bar()
          .getByText(/1 message is being confirmed \(at most \d s\)/)
          .waitFor();
        await bar().getByText('that message may then go twice').waitFor();
        await page.getByRole('main').getByText('Hanging up', { exact: true }).waitFor();
        await shootBoth('bar-hanging-up');
        await bar().getByRole('button', { name: 'Cut now' }).click();
        await expect.poll(() => last('session.stop')).toEqual({ now: true });
      });

      test('waiting counts down to the hang-up', async () => {
        const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
        shows(live({ phase: 'waiting', received: 0, hangsUpAt: at(17_000), nextStepAt: at(20_000) }));
        await bar()
          .getByText(/hangs up in 0:1\d if nothing comes \(next billing step at 1:3\d\)/)
          .waitFor();
        await shootBoth('bar-waiting');
      });

      test('it is the first row of Calls', async () => {
        shows(live({ id: 'LIVE' }));
        await open('Calls');
        await page.locator('[role=row][data-index="0"]').getByText('Sending').waitFor();
        await page.locator('[role=row][data-index="1"]').getByText('Done').first().waitFor();
      });
    });

    describe('after it', () => {
      test.each<[string, Partial<Session>, RegExp]>([
        ['a call', { sent: 7, cost: 4.4 }, /7 sent, 3 received · €4\.40/],
        ['one that did not come up', { sent: 0, received: 0, cost: 0, result: 'failed' }, /by hand: failed/],
      ])('the bar tells of the end of %s, of no call and no price before', async (_, end, text) => {
        const over: Session = { ...LAST_CALL, id: SESSION.id, ...end };
        stage.setStatus({ session: SESSION, sessions: [SESSION], lastSession: { ...LAST_CALL, sent: 9 } });
        await bar().getByRole('button', { name: 'Hang up' }).waitFor();
        const seen = await page.evaluateHandle(() => {
          const texts: string[] = [];
          const footer = document.querySelector('footer');
          const every = { subtree: true, childList: true, characterData: true };
          new MutationObserver(() => texts.push(footer?.textContent ?? '')).observe(document.body, every);
          return texts;
        });
        stage.tell('session', over);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        stage.setStatus({ session: null, sessions: [], lastSession: over });
        await bar().getByText(text).waitFor();
        await expect.poll(() => send().innerText()).toContain('about €4.45');
        const texts = (await seen.jsonValue()).filter((one) => one.startsWith('Offline'));
        expect(texts.length).toBeGreaterThan(0);
        expect(texts.filter((one) => one.includes('9 sent'))).toEqual([]);
        expect(texts[0]).toMatch(/Send\/receive now$/);
      });

      test('the card says what went, what came, the money, and what waits; until it is read', async () => {
        stage.setStatus({ lastSession: LAST_CALL });
        const card = page.getByRole('region', { name: 'The last call' });
        await card.getByText('12 sent, 3 received, €8.05').waitFor();
        await card.getByText(/^1 large letter waits for /).waitFor();
        await bar()
          .getByRole('link', { name: /^Last call .* by hand: 12 sent, 3 received · €8\.05/ })
          .waitFor();
        await shootBoth('card');
        await card.getByRole('button', { name: 'Dismiss' }).click();
        await card.waitFor({ state: 'detached' });
        stage.setStatus({
          lastSession: { ...LAST_CALL, id: 'P1', result: 'partly', left: { messages: 1, why: 'the line broke.' } },
        });
        await card.getByText('1 message left: the line broke.').waitFor();
        await bar().getByText('3 received, 1 left').waitFor();
      });

      test('a call that failed says what to do, and leads to its page', async () => {
        stage.setStatus({ lastSession: FAILED_CALL });
        const card = page.getByRole('region', { name: 'The last call' });
        await card.getByText('The provider did not accept the password').waitFor();
        await card.getByText('Check both in Providers').waitFor();
        await shootBoth('card-failed');
        await card.getByRole('link', { name: 'Show the call' }).click();
        await page.getByRole('heading', { level: 1, name: /^Call of/ }).waitFor();
      });
    });

    test('nothing was complained of on the way', () => expect(complaints).toEqual([]));
  },
);
