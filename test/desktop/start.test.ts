// How the app starts: hidden in the tray, and only once.
import { spawn } from 'node:child_process';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appWords, electronPath, reasonNot, startApp } from './support/app';
import { openStage, type Stage } from './support/stage';

const why = reasonNot();

describe.skipIf(why !== null)(`starting (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let stage: Stage;
  let app: ElectronApplication;
  const windows = (): Promise<number> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((w) => w.isVisible()).length);

  beforeAll(async () => {
    stage = await openStage(3);
    app = await startApp(stage.dir, '--hidden');
  });
  afterAll(async () => {
    await app?.close();
    await stage?.close();
  });

  test('hidden means no window, and the tray is told what waits', async () => {
    await expect
      .poll(() => app.evaluate(() => Reflect.get(globalThis, 'dialpostTest')?.tray.current().view?.state))
      .toBe('waiting');
    expect(await windows()).toBe(0);
  });

  test("a second start shows the first's window and ends", async () => {
    const code = await new Promise((resolve) =>
      spawn(electronPath() ?? '', appWords(stage.dir), { stdio: 'ignore' }).on('exit', resolve),
    );
    expect(code).toBe(0);
    await expect.poll(windows).toBe(1);
  });

  test('its own files stand apart: the folder holds the window in one folder of its own', async () => {
    expect(
      await app.evaluate(({ app: electron }) => [
        electron.getName(),
        electron.getPath('userData'),
        electron.getPath('sessionData'),
      ]),
    ).toEqual(['Dialpost', stage.dir, `${stage.dir}/window`]);
  });
});
