// The app is ended by the system while a line is up: by SIGTERM, as at log-off, and by the
// news that the computer is switched off. It hangs up first, and asks nobody.
import { existsSync } from 'node:fs';
import { type Server } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../support/serve';
import { reasonNot, startApp } from './support/app';
import { goOnline, setUpLine, silentHost } from './support/line-up';

const why = reasonNot();

describe.skipIf(why !== null)(`the end of a session (needs a display and Electron${why ?? ''})`, () => {
  /** Takes the connection and never greets: the line stays up. */
  let host: Server;
  beforeAll(async () => {
    host = await silentHost();
  });
  afterAll(() => host.close());

  test.each(['SIGTERM', 'shutdown'] as const)('%s: the line is hung up, and the app ends in order', async (how) => {
    const folder = await dataFolder();
    const hungUp = join(folder.dir, 'hung-up');
    try {
      await setUpLine(folder.dir, { hungUp, host });
      const app = await startApp(folder.dir);
      const ended = new Promise<number | null>((done) => app.process().once('exit', done));
      await goOnline(app);
      expect(existsSync(hungUp)).toBe(false);
      if (how === 'SIGTERM') app.process().kill('SIGTERM');
      else await switchOff(app);
      expect(await ended).toBe(0);
      expect(existsSync(hungUp)).toBe(true);
    } finally {
      await folder.remove();
    }
  });

  /** As Electron tells it; it waits because the event is prevented. */
  async function switchOff(app: ElectronApplication): Promise<void> {
    await app.evaluate(({ powerMonitor }) => {
      // Not before the answer to this is on its way.
      setTimeout(() => powerMonitor.emit('shutdown', { preventDefault: () => undefined }), 100);
    });
  }
});
