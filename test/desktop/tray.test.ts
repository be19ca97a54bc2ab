// What a person sees without the window: the tray's five states, each brought about
// for real; notifications, with only the system's own part answered by the test; the
// question before quitting; waking from sleep.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort, reasonNot, ROOT } from './support/app';
import { keepNotices, type Notice } from './support/notices';
import { openOffice, type Office } from './support/office';
import { handOver, openClient } from '../scenario/support/submit';

const why = reasonNot();
const SOON = { timeout: 60_000 };

describe.skipIf(why !== null)(`the tray (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  let port: number;
  let settings: {
    connectors: { schedule: unknown; route: { hosts: { port: number }[] } }[];
    links: { tariff?: object }[];
    desktop?: object;
  };
  const view = () => office.app.evaluate(() => Reflect.get(globalThis, 'dialpostTest').tray.current().view);
  const state = async () => (await view()).state;
  const click = (id: string) =>
    office.app.evaluate(
      (_, one) => Reflect.get(globalThis, 'dialpostTest').tray.current().menu.getMenuItemById(one).click(),
      id,
    );
  const label = (id: string) =>
    office.app.evaluate(
      (_, one) => Reflect.get(globalThis, 'dialpostTest').tray.current().menu.getMenuItemById(one)?.label,
      id,
    );
  let told: () => Promise<readonly Notice[]>;
  const send = async (to: string, bytes = 0): Promise<void> => {
    const client = await openClient(port);
    if (!client) throw new Error('nobody takes mail');
    const text = `hello\r\n${`${'x'.repeat(62)}\r\n`.repeat(bytes / 64)}`;
    await handOver(client, { from: 'me@office.example', to, content: Buffer.from(`Subject: hello\r\n\r\n${text}`) });
    client.close();
  };
  const set = async (change: object): Promise<void> => {
    expect(await office.ask('settings.set', { ...settings, ...change })).toEqual({ ok: true });
  };

  beforeAll(async () => {
    port = await freePort();
    settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), port)));
    const [out] = settings.connectors;
    if (out) out.schedule = { kind: 'never' };
    const [line] = settings.links;
    if (line) line.tariff = { perMinute: 6, billingSeconds: 60 };
    office = await openOffice(settings);
    told = await keepNotices(office);
  });
  afterAll(() => office?.close());

  test('resting, then waiting, told in words', async () => {
    await expect.poll(state, SOON).toBe('resting');
    await send('slow@practice.example');
    await expect.poll(state, SOON).toBe('waiting');
    expect((await view()).tooltip).toContain('1 message waiting');
    expect(await label('waiting')).toMatch(/^1 message waiting/);
  });

  test('a call says what it will cost, before it', async () => {
    await expect.poll(() => label('send-receive'), SOON).toMatch(/^Send\/receive now \(about €\d+\)$/);
  });

  test('every line leads somewhere, also in a window that is hidden, and what is typed there stays', async () => {
    const where = () => office.page.evaluate(() => window.location.hash);
    await click('waiting');
    await expect.poll(where, SOON).toBe('#/queue');
    await office.page.evaluate(() => Reflect.set(window, 'typed', 'yes'));
    await office.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await click('waiting');
    await expect
      .poll(() => office.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()), SOON)
      .toBe(true);
    await click('next');
    await expect.poll(where, SOON).toBe('#/schedule');
    await office.page.getByRole('heading', { level: 1, name: 'Times' }).waitFor();
    expect(await office.page.evaluate(() => Reflect.get(window, 'typed'))).toBe('yes');
    await click('open');
    expect(await where()).toBe('#/schedule');
  });

  test('online while a call is on: Hang up stands in the menu, and quitting asks first', async () => {
    await click('send-receive');
    await expect.poll(state, SOON).toBe('online');
    expect([await label('hang-up'), await label('send-receive')]).toEqual(['Hang up', undefined]);
    await office.app.evaluate(({ dialog }) =>
      Reflect.set(
        dialog,
        'showMessageBox',
        async (asked: unknown) => (Reflect.set(globalThis, 'asked', asked), { response: 1 }),
      ),
    );
    await click('quit');
    await expect
      .poll(() => office.app.evaluate(() => Reflect.get(globalThis, 'asked')?.detail ?? ''), SOON)
      .toContain('A call is under way');
    await expect.poll(async () => Object(await office.ask('session.list')).rows[0]?.result, SOON).toBe('ok');
    await expect.poll(state, SOON).toBe('resting');
  });

  test('afterwards the menu and a notification say what became of the call', async () => {
    await expect.poll(() => label('last-call'), SOON).toMatch(/^✓ Last call \d\d:\d\d.*: 1 sent, \d received, €\d/);
    await click('last-call');
    await expect.poll(() => office.page.evaluate(() => window.location.hash), SOON).toMatch(/^#\/sessions\/./);
    expect(await told()).toEqual([
      { title: 'Mail is through', body: expect.stringMatching(/^1 sent, \d received\. \d:\d\d online, €\d/) },
    ]);
  });

  test('paused for an hour, and resumed with the mail going out at once', async () => {
    await click('pause-hour');
    await expect.poll(state, SOON).toBe('paused');
    expect(await label('next')).toMatch(/^Paused until .*\d\d:\d\d/);
    const { pausedUntil } = Object(await office.ask('status'));
    expect(Math.abs(Date.parse(pausedUntil) - Date.now() - 3_600_000)).toBeLessThan(60_000);
    expect([await label('send-receive'), await label('resume')]).toEqual([undefined, 'Resume']);
    await send('you@practice.example');
    await click('resume-and-send');
    await expect.poll(async () => Object(await office.ask('history.list', { search: 'you@' })).total, SOON).toBe(1);
    await expect.poll(state, SOON).toBe('resting');
  });

  test('paused until tomorrow, until somebody resumes, and resumed', async () => {
    await click('pause-morning');
    await expect.poll(state, SOON).toBe('paused');
    const end = new Date(Object(await office.ask('status')).pausedUntil);
    const tomorrow = new Date();
    // By the calendar: days on which the clock is set have 23 hours or 25.
    tomorrow.setDate(tomorrow.getDate() + 1);
    expect([end.getDate(), end.getHours()]).toEqual([tomorrow.getDate(), 8]);
    await click('resume');
    await expect.poll(state, SOON).toBe('resting');
    await click('pause');
    await expect.poll(() => label('next'), SOON).toBe('Paused until you resume');
    await click('resume');
    await expect.poll(state, SOON).toBe('resting');
  });

  test('large mail stays with the first item, and goes with the second, which says how much of it there is', async () => {
    const [first, ...others] = JSON.parse(JSON.stringify(settings.connectors));
    await set({ connectors: [{ ...first, oversize: { overBytes: 20_000, schedule: { kind: 'never' } } }, ...others] });
    const delivered = async (): Promise<number> => Object(await office.ask('history.list', { search: 'you@' })).total;
    const before = await delivered();
    expect(await label('send-large')).toBeUndefined();
    await send('you@practice.example', 30_000);
    await expect.poll(() => label('send-large'), SOON).toMatch(/^… with the 1 large message \(about €\d+\)$/);
    await send('you@practice.example', 30_000);
    await expect.poll(() => label('send-large'), SOON).toMatch(/^… with the 2 large messages \(about €\d+\)$/);
    await send('you@practice.example');
    await click('send-receive');
    await expect.poll(delivered, SOON).toBe(before + 1);
    // While a call runs nobody needs its price; after it, it is asked again.
    await expect.poll(() => label('send-large'), SOON).toMatch(/^… with the 2 large messages/);
    await click('send-large');
    await expect.poll(delivered, SOON).toBe(before + 3);
    await expect.poll(state, SOON).toBe('resting');
    expect(await label('send-large')).toBeUndefined();
    await set({});
  });

  test('mail that came back is told once', async () => {
    const before = (await told()).length;
    await send('refuse@practice.example');
    await click('send-receive');
    await expect
      .poll(async () => (await told()).slice(before), SOON)
      .toEqual([
        { title: 'Mail could not be delivered', body: expect.stringContaining('One recipient was refused for good') },
      ]);
    await expect.poll(state, SOON).not.toBe('online');
  });

  test('a provider that cannot be reached needs attention, is told once, and is over when it is reached again', async () => {
    const nobody = await freePort();
    const connectors = JSON.parse(JSON.stringify(settings.connectors));
    connectors[0].route.hosts[0].port = nobody;
    await set({ connectors });
    await send('you@practice.example');
    await click('send-receive');
    await expect.poll(state, SOON).toBe('attention');
    expect((await view()).tooltip).toContain('Your mail is safe and waiting');
    await expect.poll(async () => Object(await office.ask('status')).session, SOON).toBeNull();
    expect(
      (await told()).filter(({ body }) => body.startsWith(`127.0.0.1:${nobody} could not be reached`)),
    ).toHaveLength(1);
    await set({});
    await click('send-receive');
    await expect.poll(state, SOON).toBe('resting');
  });

  test('switched off by the setting, nothing is told', async () => {
    const before = (await told()).length;
    await set({ desktop: { notify: false } });
    await send('refuse@practice.example');
    await click('send-receive');
    await expect.poll(async () => Object(await office.ask('history.list', { result: 'failed' })).total, SOON).toBe(2);
    await expect.poll(async () => Object(await office.ask('status')).sessions, SOON).toEqual([]);
    expect(await told()).toHaveLength(before);
  });

  test('waking from sleep is heard', async () => {
    expect(await office.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))).toBe(true);
    expect(Object(await office.ask('status')).paused).toBe(false);
  });

  test('each state has a picture of its own, for every system', () => {
    const names = ['resting', 'waiting', 'online', 'attention', 'paused'].flatMap((name) =>
      ['.png', '@2x.png', '.ico', 'Template.png'].map((end) => name + end),
    );
    expect(names.filter((name) => !existsSync(join(ROOT, 'assets', 'tray', name)))).toEqual([]);
  });
});
