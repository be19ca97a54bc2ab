// Quit and started again: where the window stood, how it looked, what was paused,
// what waited, what was set and what was sent are all as they were.
import { afterAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { handOver, openClient } from '../scenario/support/submit';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const SOON = { timeout: 60_000 };
const PLACE = { x: 30, y: 20, width: 1000, height: 680 };

describe.skipIf(why !== null)(`a restart (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  let before: { settings: unknown; sessions: unknown; history: unknown };
  const known = async () => ({
    settings: await office.ask('settings.get'),
    sessions: Object(await office.ask('session.list')).rows,
    history: Object(await office.ask('history.list')).rows,
  });
  const place = () => office.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  const scheme = () => office.page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'));

  afterAll(() => office?.close());

  test('comes after a call, mail that waits, a pause, a new account, another look and another place', async () => {
    const port = await freePort();
    const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), port)));
    Object.assign(settings.connectors[0], { schedule: { kind: 'never' }, collect: { method: 'none' } });
    office = await openOffice(settings);
    const client = await openClient(port);
    const hand = async (to: string): Promise<void> =>
      void (
        client &&
        (await handOver(client, {
          from: 'me@office.example',
          to,
          content: Buffer.from('Subject: kept\r\n\r\nkept\r\n'),
        }))
      );
    await hand('you@practice.example');
    await office.page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).click();
    await expect.poll(async () => Object(await office.ask('session.list')).rows.length, SOON).toBe(1);
    await hand('later@practice.example');
    await hand('you@practice.example');
    client?.close();
    await office.page.getByRole('button', { name: 'Pause' }).click();
    await office.page.getByRole('button', { name: 'Until I resume' }).click();
    await expect.poll(async () => Object(await office.ask('status')).paused, SOON).toBe(true);
    await office.open('Logins');
    await office.page.getByRole('button', { name: 'Add a login' }).click();
    await office.page.getByRole('textbox', { name: 'Login name' }).fill('reception');
    await office.page.getByRole('textbox', { name: 'Password' }).fill('a very secret word');
    await office.page.getByRole('button', { name: 'Save' }).click();
    await office.page.getByText('Saved. It holds from now on').last().waitFor();
    await office.page.getByRole('combobox', { name: 'Look' }).click();
    await office.page.getByRole('option', { name: 'Dark' }).click();
    await expect.poll(scheme).toBe('dark');
    await office.app.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
      PLACE,
    );
    await expect.poll(place, SOON).toEqual(PLACE);
    await expect.poll(async () => Object(await office.ask('status')).sessions, SOON).toEqual([]);
    before = await known();
    office = await office.restart();
  });

  test('the window stands where it stood, as dark as it was', async () => {
    await expect.poll(place, SOON).toEqual(PLACE);
    await expect.poll(scheme, SOON).toBe('dark');
  });

  test('it is still paused, and the mail still waits', async () => {
    const { paused, queue } = Object(await office.ask('status'));
    expect([paused, queue.incoming + queue.deferred]).toEqual([true, 2]);
    await office.page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    expect(await office.app.evaluate(() => Reflect.get(globalThis, 'dialpostTest').tray.current().view.state)).toBe(
      'paused',
    );
  });

  test('settings, calls and what was delivered are the same', async () => {
    expect(await known()).toEqual(before);
    expect(Object(before.settings).accounts).toMatchObject([{ username: 'reception', password: { set: true } }]);
    expect(before.sessions).toHaveLength(1);
  });

  test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
});
