// Starts the real app in a real Electron for a test, with its own folder, and
// says where screenshots go. `reasonNot` tells why this machine cannot.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { lacks } from '../../support/needs';

export { freePort } from '../../support/free-port';

export const ROOT = resolve(import.meta.dirname, '../../..');
/** The folder of the built app; another one by DIALPOST_APP. */
const APP = process.env['DIALPOST_APP'] ?? ROOT;
/** Where the tests leave what they saw. */
const SHOTS = process.env['DIALPOST_SHOTS'] ?? join(ROOT, 'out', 'screenshots');

/** null where the app can be shown here. */
export function reasonNot(): string | null {
  return lacks('display', 'electron') ? 'the end of npm test says what is missing' : null;
}

export function electronPath(): string | null {
  try {
    return (
      execFileSync(process.execPath, [join(ROOT, 'scripts', 'electron.mjs'), '--cached'], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .at(-1) || null
    );
  } catch {
    return null;
  }
}

/** The command line after Electron's own name. */
export function appWords(dir: string, ...words: readonly string[]): string[] {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...root, '--disable-gpu', APP, '--data', dir, ...words];
}

/** The app with the folder `dir`; close it with `app.close()`. */
export async function startApp(dir: string, ...words: readonly string[]): Promise<ElectronApplication> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v] as const])),
  );
  return _electron.launch({
    executablePath: electronPath() ?? '',
    args: appWords(dir, ...words),
    env: { ...env, DIALPOST_TEST: '1' },
  });
}

/** Writes `name`.png as the window draws itself: the driver's own pictures leave the zoom out. */
export async function shootZoomed(app: ElectronApplication, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const png = await app.evaluate(
    async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64') ?? '',
  );
  writeFileSync(join(SHOTS, `${name}.png`), Buffer.from(png, 'base64'));
}

/** Writes `name`.png, scaled as the screen is. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
