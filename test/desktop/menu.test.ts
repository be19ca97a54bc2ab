// The window's own menu, its keys, the question before quitting and what the window is
// told of itself: each pressed as a person would, in the real app.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort, reasonNot } from './support/app';
import { graveFaults } from './support/axe';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const SOON = { timeout: 20_000 };

describe.skipIf(why !== null)(
  `the window's menu (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const page = () => office.page;
    const item = (id: string) =>
      office.app.evaluate(({ Menu }, one) => {
        const found = Menu.getApplicationMenu()?.getMenuItemById(one);
        return found ? { label: found.label, enabled: found.enabled, keys: found.accelerator } : null;
      }, id);
    const press = (id: string) =>
      office.app.evaluate(
        ({ Menu, BrowserWindow }, one) =>
          Menu.getApplicationMenu()?.getMenuItemById(one)?.click(undefined, BrowserWindow.getAllWindows()[0]),
        id,
      );
    const dialog = (name: string) => page().getByRole('dialog', { name });
    const hash = () => page().evaluate(() => window.location.hash);
    const shown = () => office.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    /** Answers the system's next dialogs so, and keeps what they asked. */
    const answer = (choice: number) =>
      office.app.evaluate(
        ({ dialog: own }, response) =>
          Reflect.set(
            own,
            'showMessageBox',
            async (asked: unknown) => (Reflect.set(globalThis, 'asked', asked), { response }),
          ),
        choice,
      );
    const asked = () => office.app.evaluate(() => Reflect.get(globalThis, 'asked') ?? null);

    beforeAll(async () => {
      const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
      settings.connectors[0].schedule = { kind: 'never' };
      settings.connectors[0].route.hosts[0].auth = { kind: 'password', username: 'office', password: 'very-secret' };
      settings.links[0].tariff = { perMinute: 6, billingSeconds: 60 };
      office = await openOffice(settings);
    });
    afterAll(() => office?.close());

    test('stands in place of Electron’s: nothing reloads, no tools open, nobody is sent to Electron’s pages', async () => {
      const roles = await office.app.evaluate(({ Menu }) => {
        const below = (menu: Electron.Menu): string[] =>
          menu.items.flatMap((one) => [String(one.role ?? ''), ...(one.submenu ? below(one.submenu) : [])]);
        const menu = Menu.getApplicationMenu();
        return menu ? below(menu) : [];
      });
      expect(roles.filter((role) => /reload|devtools|quit/i.test(role))).toEqual([]);
      expect(
        await office.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label)),
      ).toEqual(['File', 'Edit', 'View', 'Help']);
    });

    test('goes to each screen, which it calls as the side does', async () => {
      await expect.poll(() => item('screen queue'), SOON).not.toBeNull();
      const side = await page().getByRole('navigation').getByRole('link').allInnerTexts();
      expect(side[1]).toContain((await item('screen queue'))?.label);
      expect((await item('screen queue'))?.keys).toBe('CmdOrCtrl+2');
      await press('screen queue');
      await expect.poll(hash, SOON).toBe('#/queue');
      await page().keyboard.press('Control+1');
      await expect.poll(hash, SOON).toBe('#/overview');
    });

    test('Send/receive now asks for the price first, as the button does, and so does F9', async () => {
      await expect.poll(async () => (await item('send-receive'))?.enabled, SOON).toBe(true);
      await press('send-receive');
      await page().getByRole('button', { name: 'Not now' }).click();
      await page().getByRole('dialog').waitFor({ state: 'detached' });
      await page().keyboard.press('F9');
      await page().getByRole('button', { name: 'Not now' }).click();
      await page().getByRole('dialog').waitFor({ state: 'detached' });
      expect(Object(await office.ask('session.list')).rows).toEqual([]);
    });

    test('Pause pauses, and Resume resumes', async () => {
      await press('pause');
      await expect.poll(async () => Object(await office.ask('status')).paused, SOON).toBe(true);
      await expect.poll(async () => (await item('resume'))?.label, SOON).toBe('Resume');
      expect(await item('pause')).toBeNull();
      await press('resume');
      await expect.poll(async () => Object(await office.ask('status')).paused, SOON).toBe(false);
    });

    test('? lists the keys, not where somebody types', async () => {
      await page().keyboard.press('?');
      const sheet = dialog('Keyboard shortcuts');
      await sheet.getByText('F9', { exact: true }).waitFor();
      await sheet.getByText('Ctrl+2', { exact: true }).waitFor();
      expect(await graveFaults(page())).toEqual([]);
      await office.shootBoth('shortcuts');
      await page().keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      await press('screen queue');
      await page().getByRole('searchbox').press('?');
      expect(await sheet.count()).toBe(0);
      await page().getByRole('searchbox').fill('');
    });

    test('About tells the versions and whose work is in it', async () => {
      await press('about');
      const about = dialog('About Dialpost');
      await about
        .getByText(await office.app.evaluate(() => process.versions.electron ?? ''), { exact: true })
        .waitFor();
      await about.getByText(office.dir, { exact: true }).waitFor();
      await about.getByText(/^react \d/).click();
      await about.getByText('Permission is hereby granted').filter({ visible: true }).first().waitFor();
      await about.getByText(/^smtp-server \d/).waitFor();
      expect(await graveFaults(page())).toEqual([]);
      await office.shootBoth('about');
      await page().keyboard.press('Escape');
      await about.waitFor({ state: 'detached' });
    });

    test('the window is larger and smaller within limits, and as large again the next time', async () => {
      const zoom = () =>
        office.app.evaluate(({ BrowserWindow }) =>
          Math.round((BrowserWindow.getAllWindows()[0]?.webContents.zoomFactor ?? 0) * 100),
        );
      for (let i = 0; i < 9; i++) await press('larger');
      expect(await zoom()).toBe(200);
      await press('usual');
      expect(await zoom()).toBe(100);
      await press('larger');
      office = await office.restart();
      await expect.poll(zoom, SOON).toBe(110);
      await press('usual');
    });

    test('Close window hides it; what is ordered then shows it again', async () => {
      await press('close');
      await expect.poll(shown, SOON).toBe(false);
      await press('shortcuts');
      await expect.poll(shown, SOON).toBe(true);
      await dialog('Keyboard shortcuts').waitFor();
      await page().keyboard.press('Escape');
    });

    test('settings are exported without a password in them', async () => {
      const file = join(office.dir, 'exported.json');
      await office.app.evaluate(
        ({ dialog: own }, filePath) => Reflect.set(own, 'showSaveDialog', async () => ({ canceled: false, filePath })),
        file,
      );
      await press('export-settings');
      await page().getByText('Passwords are not in it').waitFor();
      const text = await readFile(file, 'utf8');
      expect(text).not.toContain('very-secret');
      expect(JSON.parse(text)).toEqual(await office.ask('settings.get'));
    });

    describe('settings from a file', () => {
      const sheet = (name = 'Take these settings?') => dialog(name);
      const focused = () => page().evaluate(() => document.activeElement?.textContent);
      const nameNow = async () => Object(await office.ask('settings.get')).organization.name;
      const exported = async () => JSON.parse(await readFile(join(office.dir, 'exported.json'), 'utf8'));
      /** Chosen in the system's dialog from now on. */
      const choose = async (content: string) => {
        const file = join(office.dir, 'wanted.json');
        await writeFile(file, content);
        await office.app.evaluate(
          ({ dialog: own }, path) =>
            Reflect.set(own, 'showOpenDialog', async () => ({ canceled: false, filePaths: [path] })),
          file,
        );
      };

      beforeAll(async () => {
        // Typed once, so that it is stored with the passwords.
        const settings = Object(await office.ask('settings.get'));
        settings.connectors[0].route.hosts[0].auth.password = 'very-secret';
        expect(await office.ask('settings.set', settings)).toEqual({ ok: true });
      });

      test('name what they change and every program they run; Enter alone takes nothing', async () => {
        const wanted = await exported();
        wanted.organization.name = 'Another station';
        Object.assign(wanted.links[0], { kind: 'command', connectCommand: ['/opt/sat up', '--now'] });
        await choose(JSON.stringify(wanted));
        await press('import-settings');
        await sheet().getByText('"/opt/sat up" --now', { exact: true }).waitFor();
        await sheet().getByText('Some are new.').waitFor();
        await sheet().getByText('Name of the office').waitFor();
        await expect.poll(focused, SOON).toBe('Cancel');
        expect(await graveFaults(page())).toEqual([]);
        await office.shootBoth('import');
        await page().keyboard.press('Enter');
        await sheet().waitFor({ state: 'detached' });
        expect(await nameNow()).not.toBe('Another station');
      });

      test('hold once they are taken, on the screen too, and Undo brings back what was, passwords included', async () => {
        const before = await office.ask('settings.get');
        await office.open('General');
        const field = page().getByRole('textbox', { name: 'Name of the office' });
        await field.fill('Half typed');
        await press('import-settings');
        await dialog('Leave without saving?').getByRole('button', { name: 'Leave, do not save' }).press('Enter');
        await expect.poll(focused, SOON).toBe('Cancel');
        await page().keyboard.press('Tab');
        await expect.poll(focused, SOON).toBe('Take these settings');
        await page().keyboard.press('Enter');
        await sheet().waitFor({ state: 'detached' });
        await expect.poll(() => field.inputValue(), SOON).toBe('Another station');
        expect(await nameNow()).toBe('Another station');
        await page().getByRole('button', { name: 'Undo', exact: true }).press('Enter');
        await page().getByText('The settings of before hold again.').waitFor();
        expect(await office.ask('settings.get')).toEqual(before);
        expect(await office.ask('settings.check', Object(before))).toEqual({ ok: true });
      });

      test('ask for the password of another host, and for no other', async () => {
        const wanted = await exported();
        wanted.connectors[0].route.hosts[0].host = 'smtp.elsewhere.example';
        await choose(JSON.stringify(wanted));
        await press('import-settings');
        await sheet()
          .getByText(/to smtp\.elsewhere\.example:\d+/)
          .waitFor();
        await sheet().getByRole('button', { name: 'Take these settings' }).press('Enter');
        await sheet().getByText('Type it here; the settings cannot be taken without it.').waitFor();
        await office.shootBoth('import-password');
        await page().keyboard.press('Escape');
        await sheet().waitFor({ state: 'detached' });
      });

      test('that do not fit are told by their places, and what are none by what they are', async () => {
        const wanted = await exported();
        wanted.links[0].dialAttempts = 'many';
        await choose(JSON.stringify(wanted));
        await press('import-settings');
        const misfit = sheet('This file does not fit');
        await misfit.getByText(/^Lines → /).waitFor();
        await office.shootBoth('import-misfit');
        await page().keyboard.press('Escape');
        await misfit.waitFor({ state: 'detached' });
        await choose('{"name": "left-pad", "version": "1.3.0"}');
        await press('import-settings');
        await page().getByText('wanted.json holds no settings of Dialpost').waitFor();
      });
    });

    test('Quit asks, says what stops, and keeps running where the person thinks better of it', async () => {
      await answer(1);
      await press('quit');
      await expect.poll(asked, SOON).toMatchObject({
        message: 'Quit Dialpost?',
        detail: expect.stringContaining('Dialpost stops taking and sending mail'),
        buttons: ['Quit', expect.stringMatching(/^Keep running/)],
        cancelId: 1,
      });
      expect(await office.ask('status')).toMatchObject({ paused: false });
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));

    test('and quits where the person says so', async () => {
      await answer(0);
      const ended = new Promise<void>((resolve) => office.app.once('close', () => resolve()));
      await press('quit');
      await ended;
    });
  },
);
