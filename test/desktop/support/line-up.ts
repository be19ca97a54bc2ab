// A line that is up for as long as a test wants: the host takes the connection and never greets.
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect } from 'vitest';
import { practiceSettings } from '../../../src-main/contract/practice-settings';
import { dialpost } from '../../support/serve';
import { freePort } from './app';

export async function silentHost(): Promise<Server> {
  const host = createServer();
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  return host;
}

/** The app's folder `dir` with a line that a program dials; hanging up writes the file `hungUp`. */
export async function setUpLine(dir: string, { hungUp, host }: { hungUp: string; host: Server }): Promise<void> {
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

/** Resolves when the line is up. */
export async function goOnline(app: ElectronApplication): Promise<void> {
  const page = await app.firstWindow();
  const call = (method: string, params: object): Promise<string> =>
    page.evaluate(async ([name, asked]) => JSON.stringify(await window.dialpost.call(String(name), asked)), [
      method,
      params,
    ] as const);
  await expect.poll(() => call('session.start', { connectors: ['practice'] })).toContain('"session"');
  await expect.poll(() => call('status', {})).toMatch(/"id":"sat"[^}]*"state":"up"/);
}
