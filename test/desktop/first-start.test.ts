// The first start: one sentence says what this is, and every button there is does what it
// says. And a pause: until when, and the way out of it that sends what waits.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const SOON = { timeout: 60_000 };

describe.skipIf(why !== null)(`a first start (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  const buttons = (): Promise<readonly string[]> => office.page.getByRole('main').getByRole('button').allInnerTexts();
  const menu = (): Promise<readonly string[]> =>
    office.app.evaluate(() => {
      const items: { id: string; type: string }[] = Reflect.get(globalThis, 'dialpostTest').tray.current().menu.items;
      return items.filter(({ type }) => type !== 'separator').map(({ id }) => id);
    });

  beforeAll(async () => {
    office = await openOffice(null);
  });
  afterAll(() => office?.close());

  test('says what Dialpost is, and offers nothing that would fail', async () => {
    await office.page.getByText('Dialpost is a post office for a place with a thin, costly').waitFor();
    expect(await buttons()).toEqual(['Practise with a first letter', 'Set up step by step']);
    expect(await menu()).toEqual(['waiting', 'next', 'open', 'quit']);
    await office.shootBoth('first-start');
  });

  test('with something to call, calls and a pause are offered', async () => {
    const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
    for (const connector of settings.connectors) connector.schedule = { kind: 'never' };
    expect(await office.ask('settings.set', settings)).toEqual({ ok: true });
    await office.page.getByRole('button', { name: 'Send/receive now' }).first().waitFor();
    await office.page.getByRole('button', { name: 'Pause' }).waitFor();
    await expect.poll(menu, SOON).toEqual(expect.arrayContaining(['practising', 'send-receive', 'pause-for']));
  });

  test('a pause is chosen with its end, and switching everything off takes the offer back', async () => {
    const { page } = office;
    const pausedFor = async (): Promise<number> =>
      (Date.parse(Object(await office.ask('status')).pausedUntil) - Date.now()) / 60_000;
    const resume = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Resume', exact: true }).click();
      await page.getByRole('button', { name: 'Pause' }).waitFor();
    };
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Until I resume' }).waitFor();
    await office.shootBoth('pause-choice');
    await page.getByRole('button', { name: 'For 1 hour' }).click();
    await expect.poll(pausedFor, SOON).toBeGreaterThan(59);
    expect(await pausedFor()).toBeLessThanOrEqual(60);
    await resume();
    await page.getByRole('button', { name: 'Pause' }).click();
    const inTwoHours = new Date(Date.now() + 7_200_000).toTimeString().slice(0, 5);
    await page.getByLabel('Until a time').fill(inTwoHours);
    await page.keyboard.press('Enter');
    await expect.poll(pausedFor, SOON).toBeGreaterThan(118);
    expect(await pausedFor()).toBeLessThanOrEqual(120);
    await resume();
    const settings = Object(await office.ask('settings.get'));
    const off = settings.connectors.map((one: object) => ({ ...one, enabled: false }));
    expect(await office.ask('settings.set', { ...settings, connectors: off })).toEqual({ ok: true });
    await expect.poll(() => page.getByRole('button', { name: 'Send/receive now' }).count(), SOON).toBe(0);
    await expect.poll(menu, SOON).not.toContain('send-receive');
    expect(await office.ask('settings.set', settings)).toEqual({ ok: true });
    await page.getByRole('button', { name: 'Send/receive now' }).first().waitFor();
  });

  test('paused says until when, and "Resume and send" does both', async () => {
    await office.ask('relay.pause', { forMinutes: 90 });
    await office.page
      .getByRole('status')
      .filter({ hasText: /^Paused until / })
      .first()
      .waitFor();
    await office.shootBoth('paused-until');
    await office.ask('message.test', { to: 'you@practice.example' });
    await office.page.getByRole('main').getByRole('button', { name: 'Resume and send' }).click();
    await expect.poll(async () => Object(await office.ask('history.list')).total, SOON).toBeGreaterThan(0);
    expect(Object(await office.ask('status')).paused).toBe(false);
  });
});
