// A real Dialpost in a folder of its own, set up for practising on free ports (or
// with nothing set up), and what a test does with its window again and again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { practiceSettings } from '../../../src-main/contract/practice-settings';
import { freePort, shoot, startApp } from './app';
import { type Look, wear } from './tour';

/** Milliseconds a test waits for something to show. */
const PATIENCE = 30_000;
const START_MS = 60_000;

export interface Office {
  readonly dir: string;
  readonly page: Page;
  readonly app: ElectronApplication;
  /** What the page complained of so far. */
  readonly complaints: readonly string[];
  ask(method: string, params?: object): Promise<unknown>;
  /** By its link at the side; the wizard, which has none, by its address. */
  open(screen: string): Promise<void>;
  /** NAME-light.png and NAME-dark.png. */
  shootBoth(name: string): Promise<void>;
  /** Quits as a person does and starts again on the same folder; the new office is the one to go on with. */
  restart(): Promise<Office>;
  close(): Promise<void>;
}

/** Practice settings on free ports by which nothing leaves or is fetched by itself. */
export async function restingSettings(): Promise<object> {
  const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
  for (const connector of settings.connectors)
    Object.assign(connector, { schedule: { kind: 'never' }, collect: { method: 'none' } });
  return settings;
}

/** `settings` null: a fresh folder; `prepare` lays into the folder what stands there before the start. */
export async function openOffice(
  settings?: null | object,
  prepare: (dir: string) => Promise<void> = async () => undefined,
): Promise<Office> {
  const dir = await mkdtemp(join(tmpdir(), 'dp-desk-'));
  const document = settings === undefined ? practiceSettings(await freePort(), await freePort()) : settings;
  if (document !== null) await writeFile(join(dir, 'settings.json'), JSON.stringify(document));
  await prepare(dir);
  return startOffice(dir);
}

async function startOffice(dir: string): Promise<Office> {
  const app = await startApp(dir);
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.getByRole('navigation').getByRole('link').first().waitFor({ timeout: START_MS });
  return {
    dir,
    page,
    app,
    complaints,
    ask: (method, params = {}) =>
      page.evaluate(async ([m, p]) => Reflect.get(await window.dialpost.call(m, p), 'result'), [
        method,
        params,
      ] as const),
    async open(screen) {
      if (screen === 'Set up') await page.evaluate(() => void (location.hash = '#/setup'));
      else await page.getByRole('link', { name: new RegExp(`^${screen}\\b`) }).click();
      await page.getByRole('heading', { level: 1, name: screen }).waitFor();
    },
    async shootBoth(name) {
      await look(page, 'light');
      await shoot(page, `${name}-light`);
      await look(page, 'dark');
      await shoot(page, `${name}-dark`);
      await look(page, 'light');
    },
    async restart() {
      await app.close();
      return startOffice(dir);
    },
    async close() {
      await app.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function look(page: Page, one: Look): Promise<void> {
  await wear(page, one);
  // Colours fade for a moment.
  await page.waitForTimeout(250);
}
