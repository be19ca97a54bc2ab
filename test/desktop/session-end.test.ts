// The app is ended by the system while a line is up: by SIGTERM, as at log-off, and by the
// news that the computer is switched off. It hangs up first, and asks nobody.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { dataFolder, dialpost } from '../support/serve';
import { freePort, reasonNot, startApp } from './support/app';

const why = reasonNot();

describe.skipIf(why !== null)(`the end of a session (needs a display and Electron${why ?? ''})`, () => {
  /** Takes the connection and never greets: the line stays up. */
  let host: Server;
  beforeAll(async () => {
    host = createServer();
    await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => host.close());

  test.each(['SIGTERM', 'shutdown'] as const)('%s: the line is hung up, and the app ends in order', async (how) => {
    const folder = await dataFolder();
    const hungUp = join(folder.dir, 'hung-up');
    try {
      await setUp(folder.dir, hungUp);
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

  async function setUp(dir: string, hungUp: string): Promise<void> {
    const document = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
    const disconnectCommand = ['/bin/sh', '-c', `date >'${hungUp}'`];
    document.links.push({ id: 'sat', kind: 'command', connectCommand: ['/bin/true'], disconnectCommand });
    const address = host.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const route = { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port, security: 'none' }] };
    Object.assign(document.connectors[0], {
      link: 'sat',
      route,
      collect: { method: 'etrn' },
      schedule: { kind: 'never' },
    });
    const file = join(dir, 'wanted.json');
    await writeFile(file, JSON.stringify({ ...document, language: 'en' }));
    expect(await dialpost(['settings', 'set', file, '--data', dir])).toMatchObject({ code: 0 });
  }

  async function goOnline(app: ElectronApplication): Promise<void> {
    const page = await app.firstWindow();
    const call = (method: string, params: object): Promise<string> =>
      page.evaluate(async ([name, asked]) => JSON.stringify(await window.dialpost.call(String(name), asked)), [
        method,
        params,
      ] as const);
    await expect.poll(() => call('session.start', { connectors: ['practice'] })).toContain('"session"');
    await expect.poll(() => call('status', {})).toMatch(/"id":"sat"[^}]*"state":"up"/);
  }

  /** As Electron tells it; it waits because the event is prevented. */
  async function switchOff(app: ElectronApplication): Promise<void> {
    await app.evaluate(({ powerMonitor }) => {
      // Not before the answer to this is on its way.
      setTimeout(() => powerMonitor.emit('shutdown', { preventDefault: () => undefined }), 100);
    });
  }
});
