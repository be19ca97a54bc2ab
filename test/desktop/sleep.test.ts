// The computer's sleep and a call: while one is under way the computer does not fall asleep by itself and, where
// somebody sends it to sleep, waits until the line is hung up. logind's program is played by a stand-in.
import { existsSync, readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../support/serve';
import { reasonNot, startApp } from './support/app';
import { goOnline, setUpLine, silentHost } from './support/line-up';

const why = reasonNot();

/** Writes down with what it was called, and that it let go. */
const stands = (file: string): string => `#!/bin/sh
echo "$*" >'${file}'
cat >/dev/null
echo 'let go' >>'${file}'
`;

describe.skipIf(why !== null)(`the sleep of the computer (needs a display and Electron${why ?? ''})`, () => {
  let host: Server;
  beforeAll(async () => {
    host = await silentHost();
  });
  afterAll(() => host.close());

  const isKeptAwake = (app: ElectronApplication): Promise<boolean> =>
    app.evaluate(({ powerSaveBlocker }) => [0, 1, 2, 3].some((id) => powerSaveBlocker.isStarted(id)));
  const sendToSleep = (app: ElectronApplication): Promise<boolean> =>
    app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));

  test('waits for a call to be hung up, and is nobody’s business without one', async () => {
    const folder = await dataFolder();
    const path = process.env['PATH'];
    try {
      const [hungUp, lock] = [join(folder.dir, 'hung-up'), join(folder.dir, 'lock')];
      await setUpLine(folder.dir, { hungUp, host });
      await writeFile(join(folder.dir, 'systemd-inhibit'), stands(lock));
      await chmod(join(folder.dir, 'systemd-inhibit'), 0o755);
      process.env['PATH'] = `${folder.dir}:${path ?? ''}`;
      const app = await startApp(folder.dir);
      await app.firstWindow();
      expect(await isKeptAwake(app)).toBe(false);
      await sendToSleep(app);

      await goOnline(app);
      await expect.poll(() => isKeptAwake(app)).toBe(true);
      await expect
        .poll(() => existsSync(lock) && readFileSync(lock, 'utf8'))
        .toMatch(/^--what=sleep --mode=delay .*cat$/m);
      expect(existsSync(hungUp)).toBe(false);
      await sendToSleep(app);
      await expect.poll(() => existsSync(hungUp)).toBe(true);
      await expect.poll(() => readFileSync(lock, 'utf8'), { timeout: 10_000 }).toContain('let go');
      expect(await isKeptAwake(app)).toBe(false);
      await app.close();
    } finally {
      process.env['PATH'] = path;
      await folder.remove();
    }
  });
});
