// The language is chosen in one place and spoken everywhere: by the window from its first
// word on, by the tray and the title; also where it is changed while the window is open,
// by the window itself or elsewhere, and where another program holds the folder.
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import type { LanguageChoice } from '../../src-main/words/page';
import { freePort, reasonNot, startApp } from './support/app';
import { PATIENCE } from './support/form';
import { openOffice, type Office } from './support/office';
import { openStage, type Stage } from './support/stage';

const why = reasonNot();

interface Spoken {
  readonly page: string;
  readonly screen: string;
  readonly title: string;
  readonly tray: string;
}

const ENGLISH: Spoken = { page: 'en', screen: 'General', title: 'Dialpost', tray: 'Open Dialpost' };
const MARKED: Spoken = { page: 'en-XA', screen: '⟦General⟧', title: '⟦Dialpost⟧', tray: '⟦Open Dialpost⟧' };

/** How the whole app speaks now; null while the page is loaded anew. */
async function spoken(app: ElectronApplication, page: Page): Promise<Spoken | null> {
  const inPage = await page
    .evaluate(() => ({
      page: document.documentElement.lang,
      screen: document.querySelector('nav a[href="#/general"]')?.textContent ?? '',
    }))
    .catch(() => null);
  const outside = await app.evaluate(({ BrowserWindow }) => ({
    title: BrowserWindow.getAllWindows()[0]?.getTitle() ?? '',
    tray: Reflect.get(globalThis, 'dialpostTest').tray.current().menu?.getMenuItemById('open').label ?? '',
  }));
  return inPage && { ...inPage, ...outside };
}

describe.skipIf(why !== null)(
  `the language that is chosen (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    const now = (): Promise<Spoken | null> => spoken(office.app, office.page);
    const setElsewhere = async (language: LanguageChoice): Promise<void> => {
      const changed = Object.assign({}, await office.ask('settings.get'), { language });
      expect(await office.ask('settings.set', changed)).toEqual({ ok: true });
    };

    beforeAll(async () => {
      office = await openOffice(
        Object.assign({}, practiceSettings(await freePort(), await freePort()), { language: 'en-XA' }),
      );
    });
    afterAll(() => office?.close());

    test('is spoken by window, title and tray from the start', async () => {
      await expect.poll(now, PATIENCE).toEqual(MARKED);
    });

    test('is spoken by all of them when it was chosen on the General screen and saved', async () => {
      const { page } = office;
      await page.getByRole('link', { name: '⟦General⟧' }).click();
      await page.getByRole('combobox', { name: '⟦Dialpost speaks⟧' }).click();
      await page.getByRole('option', { name: '⟦English⟧', exact: true }).click();
      await page.getByRole('button', { name: '⟦Save⟧', exact: true }).click();
      await expect.poll(now, PATIENCE).toEqual(ENGLISH);
      await page.getByRole('heading', { level: 1, name: 'General', exact: true }).waitFor();
    });

    test('does not take away what is not saved yet: the page follows when that is undone', async () => {
      const name = office.page.getByLabel('Name of the office', { exact: true });
      await name.fill('Half typed');
      await setElsewhere('en-XA');
      await expect.poll(now, PATIENCE).toEqual({ ...MARKED, page: 'en', screen: 'General' });
      expect(await name.inputValue()).toBe('Half typed');
      await office.page.getByRole('button', { name: 'Undo changes' }).click();
      await expect.poll(now, PATIENCE).toEqual(MARKED);
    });

    test('waits for setting up that was begun, and says so; begun again, it is taken', async () => {
      const { page } = office;
      await setElsewhere('en');
      await expect.poll(now, PATIENCE).toEqual(ENGLISH);
      await office.open('Set up');
      await page.getByRole('button', { name: /^2\. Your office/ }).click();
      const name = page.getByRole('main').getByRole('textbox').first();
      await name.fill('typed.example');
      await setElsewhere('en-XA');
      await page.getByText('The window takes the other language once setting up').waitFor();
      await page.evaluate(() => void (location.hash = '#/general'));
      await page.getByRole('heading', { level: 1, name: 'General', exact: true }).waitFor();
      await office.open('Set up');
      expect(await name.inputValue()).toBe('typed.example');
      expect((await now())?.page).toBe('en');
      await page.getByRole('button', { name: 'Begin again from today' }).click();
      await expect.poll(now, PATIENCE).toEqual(MARKED);
    });

    test('is followed by a window that is hidden', async () => {
      const hide = ({ BrowserWindow }: typeof import('electron')): void => BrowserWindow.getAllWindows()[0]?.close();
      await office.app.evaluate(hide);
      await setElsewhere('en');
      await expect.poll(now, PATIENCE).toEqual(ENGLISH);
    });
  },
);

describe.skipIf(why !== null)(
  `the language of a relay in another process (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let stage: Stage;
    let app: ElectronApplication;
    let page: Page;

    beforeAll(async () => {
      stage = await openStage(3);
      stage.setStatus({ language: 'en-XA' });
      app = await startApp(stage.dir);
      page = await app.firstWindow();
    });
    afterAll(async () => {
      await app?.close();
      await stage?.close();
    });

    test('is spoken from the start and followed when it changes', async () => {
      await expect.poll(() => spoken(app, page), PATIENCE).toEqual(MARKED);
      stage.setStatus({ language: 'en' });
      await expect.poll(() => spoken(app, page), PATIENCE).toEqual(ENGLISH);
    });
  },
);
