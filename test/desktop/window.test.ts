// The real window in a real Electron, joined to a made-up office so that every
// state can be seen.
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonNot, shoot, startApp } from './support/app';
import { openStage, SESSION, type Stage, STATUS } from './support/stage';

const why = reasonNot();
const MANY = 100_000;

describe.skipIf(why !== null)(`the window (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let stage: Stage;
  let app: ElectronApplication;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await openStage(MANY);
    app = await startApp(stage.dir);
    page = await app.firstWindow();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
  });
  afterAll(async () => {
    await app?.close();
    await stage?.close();
  });
  const open = async (screen: string): Promise<void> => {
    await page.getByRole('link', { name: new RegExp(`^${screen}\\b`) }).click();
    await page.getByRole('heading', { level: 1, name: screen }).waitFor();
  };

  test('the page has no Node, no Electron, and a bridge of six things', async () => {
    const found = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
      bridge: Object.keys(window.dialpost).sort(),
    }));
    expect(found).toEqual({ node: [], bridge: ['call', 'desk', 'language', 'on', 'onOrder', 'platform'] });
  });

  test('its policy lets in no inline script, no evaluation, nothing remote', async () => {
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.head.append(script);
      // Not in the driver's own turn: there evaluation is let through.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return 1')());
          } catch {
            resolve('refused');
          }
        }, 50),
      );
      const fetched = await fetch('https://127.0.0.1:1/').catch(() => 'refused');
      const framed = await new Promise((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          (e) => e.effectiveDirective === 'frame-src' && resolve('refused'),
        );
        document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }));
      });
      document.querySelector('iframe')?.remove();
      return { intruder: 'intruder' in window, evaluated, fetched: fetched === 'refused', framed };
    });
    // These refusals were asked for.
    await page.waitForTimeout(200);
    complaints.length = 0;
    expect(outcome).toEqual({ intruder: false, evaluated: 'refused', fetched: true, framed: 'refused' });
  });

  test('the overview says in one line what is going on', async () => {
    await expect.poll(() => page.getByRole('status').first().innerText()).toBe('5 messages waiting');
    await page.getByRole('region', { name: 'Next calls' }).getByText('Internet').first().waitFor();
    stage.setStatus({ session: SESSION, sessions: [SESSION] });
    await page.getByText('Sending message 6 of 12').first().waitFor();
    await page.getByRole('button', { name: 'Hang up' }).click();
    await expect.poll(() => stage.asked.some(({ method }) => method === 'session.stop')).toBe(true);
    stage.setStatus({ session: null, sessions: [] });
  });

  test('the tray shows the same in picture, tooltip and menu', async () => {
    const view = (): Promise<string> =>
      app.evaluate(() => Reflect.get(globalThis, 'dialpostTest').tray.current().view.state);
    await expect.poll(view).toBe('waiting');
    stage.setStatus({ paused: true });
    await expect.poll(view).toBe('paused');
    stage.setStatus({
      paused: false,
      attention: [
        {
          key: 'connector:isp',
          severity: 'error',
          text: 'The provider did not accept the password (535). Your 5 messages are safe and waiting.',
          since: STATUS.startedAt,
        },
      ],
    });
    await expect.poll(view).toBe('attention');
    await page.getByText('Something needs attention').waitFor();
    stage.setStatus({ attention: [] });
    await expect.poll(view).toBe('waiting');
  });

  test("the tray's Send/receive now starts a session", async () => {
    await app.evaluate(() =>
      Reflect.get(globalThis, 'dialpostTest').tray.current().menu.getMenuItemById('send-receive').click(),
    );
    await expect.poll(() => stage.asked.some(({ method }) => method === 'session.start')).toBe(true);
  });

  test('100,000 messages: the list opens and scrolls to its end without blocking', async () => {
    // The best of three: on a busy machine a task is long because others have the processor.
    const rounds = await page.evaluate(async (end) => {
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration)));
      observer.observe({ entryTypes: ['longtask'] });
      const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      const blocked = async (until: () => boolean): Promise<number> => {
        tasks.length = 0;
        while (!until()) await rest(20);
        await rest(600);
        return tasks.reduce((a, b) => a + b, 0);
      };
      const hasRow = (index: number): boolean =>
        document.querySelector(`[role=row][aria-rowindex="${index}"]`) !== null;
      const found: { opening: number; scrolling: number }[] = [];
      for (let round = 0; round < 3; round++) {
        location.hash = '#/';
        await blocked(() => document.querySelector('[role=grid]') === null);
        location.hash = '#/queue';
        const opening = await blocked(() => hasRow(2));
        const list = document.querySelector('[role=grid] > div');
        list?.scrollTo(0, list.scrollHeight);
        found.push({ opening, scrolling: await blocked(() => hasRow(end)) });
      }
      return found;
    }, MANY + 1);
    expect(Math.min(...rounds.map(({ opening }) => opening))).toBeLessThan(300);
    expect(Math.min(...rounds.map(({ scrolling }) => scrolling))).toBeLessThan(300);
  });

  test('the queue by keyboard: move, select, open, hold', async () => {
    await page.locator('[role=row][tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.locator('[role=row][data-index="0"]:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=row][data-index="1"]:focus').waitFor();
    await page.keyboard.press('Space');
    await page.getByText('This message:').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Message' }).getByText('451 4.7.1 Greylisted').first().waitFor();
    await shoot(page, 'queue-many-light');
    await page.getByRole('button', { name: 'Hold this message' }).first().click();
    await page.getByText('1 message put on hold.').waitFor();
    expect(stage.asked.find(({ method }) => method === 'queue.hold')?.params).toEqual({ ids: ['0Q00000000000001'] });
  });

  test('removing everything that matches asks first, and asks the relay once', async () => {
    await page.getByRole('button', { name: /Select all .* that match/ }).click();
    await page.getByRole('button', { name: 'Remove' }).first().click();
    await page.getByRole('dialog').getByText('Remove 100,000 messages?').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(stage.asked.some(({ method }) => method === 'queue.remove')).toBe(false);
    await page.getByRole('button', { name: 'Remove' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).first().click();
    await expect
      .poll(() => stage.asked.filter(({ method }) => method === 'queue.remove').map((a) => a.params))
      .toEqual([{ all: true }]);
  });

  test('rows under a resting pointer stay where they are', async () => {
    // What the person did a moment ago is no change to be told of.
    await page.waitForTimeout(1000);
    await page.locator('[role=row][data-index="3"]').hover();
    // How many match is asked for all the same, with a single row.
    const lists = () =>
      stage.asked.filter(({ method, params }) => method === 'queue.list' && Reflect.get(Object(params), 'limit') > 1);
    const before = lists().length;
    stage.tell('queue', { changed: ['0Q00000000000003'] });
    await page.getByText('the list stands still').waitFor();
    expect(lists().length).toBe(before);
    await page.getByRole('heading', { level: 1 }).hover();
    await expect.poll(() => stage.asked.filter(({ method }) => method === 'queue.list').length).toBeGreaterThan(before);
  });

  test('a list asks for its first rows once', async () => {
    const asked = () => stage.asked.filter(({ method }) => method === 'history.list').length;
    const before = asked();
    await open('Sent & received');
    await page.locator('[role=row][data-index="1"]').waitFor();
    expect(asked() - before).toBe(1);
  });

  test('sessions, one call, and what was delivered', async () => {
    await open('Calls');
    await page.locator('[role=row][data-index="1"]').waitFor();
    await page.locator('[role=row][data-index="3"]').click();
    await page.getByRole('heading', { name: 'Transcript' }).click();
    await page.getByText('250 2.0.0 Ok: queued as 4Fz2').waitFor();
    await open('Sent & received');
    await page.getByText('Returned').first().waitFor();
  });

  test('the chosen look is remembered', async () => {
    const look = (): Promise<string | undefined> =>
      page.evaluate(() => document.documentElement.dataset['mantineColorScheme']);
    await page.getByRole('combobox', { name: 'Look' }).click();
    await page.getByRole('option', { name: 'Dark' }).click();
    await expect.poll(look).toBe('dark');
    await page.reload();
    await page.locator('[role=row][data-index="1"]').waitFor();
    expect(await look()).toBe('dark');
  });

  test('closing the window leaves the tray; opening from the tray brings it back', async () => {
    const shown = (): Promise<boolean> => app.evaluate(() => Reflect.get(globalThis, 'dialpostTest').window.isShown());
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(shown).toBe(false);
    await app.evaluate(() =>
      Reflect.get(globalThis, 'dialpostTest').tray.current().menu.getMenuItemById('open').click(),
    );
    await expect.poll(shown).toBe(true);
  });

  test('nothing was complained of on the way', () => {
    expect(complaints).toEqual([]);
  });

  // Last, because the driver waits for a navigation that never comes.
  test('it goes nowhere else and opens nothing', async () => {
    const here = page.url();
    await page.evaluate(() => {
      window.open('https://example.org/');
      location.href = 'https://example.org/';
    });
    await page.waitForTimeout(200);
    expect(page.url()).toBe(here);
    expect(app.windows()).toHaveLength(1);
  });
});
