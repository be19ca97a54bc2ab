// Running as a service, from the window: the system's question is played by a pkexec of our
// own, and the service by a relay that runs as one. Our own relay ends for it in order, the
// folder is taken as it lies there, and removing brings the work back to the app.
import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { connectControl } from '../../src-main/control/socket-client';
import { submit } from '../scenario/support/submit';
import { CLI, dataFolder, dialpost, serve } from '../support/serve';
import { freePort, reasonNot, shoot, startApp } from './support/app';

const why = reasonNot();

describe.skipIf(why !== null)(`a service from the window (needs a display and Electron${why ?? ''})`, () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let programs: string;
  let app: ElectronApplication;
  let page: Page;
  let port: number;
  const path = process.env['PATH'] ?? '';
  const part = () => page.getByRole('region', { name: 'Run as a service' });

  /** What a person answers, and what then is done; "$@" is what was to be run. */
  async function pkexec(does: string): Promise<void> {
    const file = join(programs, 'pkexec');
    await writeFile(file, `#!/bin/sh\nPATH='${path}'\necho "$*" >>'${programs}/asked'\n${does}\n`);
    await chmod(file, 0o755);
  }
  const asked = async (): Promise<string> => (await readFile(join(programs, 'asked'), 'utf8')).trim();
  const stopRelay = `'${process.execPath}' '${CLI}' stop --data "$FOLDER" || exit 1`;

  beforeAll(async () => {
    folder = await dataFolder();
    programs = await mkdtemp(join(tmpdir(), 'dialpost-pkexec-'));
    port = await freePort();
    const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), port)));
    Object.assign(settings.connectors[0], { schedule: { kind: 'never' }, collect: { method: 'none' } });
    const first = await serve(folder.dir, { ...settings, language: 'en' });
    await first.stop();
    await pkexec('exit 126');
    // This computer may have a pkexec of its own, which is not to be asked.
    await symlink(process.execPath, join(programs, 'node'));
    process.env['PATH'] = programs;
    process.env['FOLDER'] = folder.dir;
    app = await startApp(folder.dir);
    page = await app.firstWindow();
    await page.getByRole('link', { name: 'General' }).click();
    await part().scrollIntoViewIfNeeded();
  });
  afterAll(async () => {
    process.env['PATH'] = path;
    await app?.close();
    await dialpost(['stop', '--data', folder.dir]);
    await folder?.remove();
    await rm(programs, { recursive: true, force: true });
  });

  test('says which folder it would take, and does nothing where the person says no', async () => {
    await part().getByText(`It takes over ${folder.dir} as it is`).waitFor();
    await shoot(page, 'daemon-none');
    await part().getByRole('button', { name: 'Run as a service…' }).click();
    await expect.poll(asked).toMatch(/^\/\S+ \S+cli\.js service install --data /);
    expect(await asked()).toContain(folder.dir);
    await part().getByRole('button', { name: 'Run as a service…' }).waitFor();
    expect((await submit(port, { from: 'a@office.example', to: 'b@practice.example', content: LETTER })).code).toBe(
      250,
    );
  });

  test('says why it was not installed, and the app goes on with the work', async () => {
    await pkexec(`${stopRelay}\necho 'dialpost: The service was not installed: no, sorry.' >&2\nexit 1`);
    await part().getByRole('button', { name: 'Run as a service…' }).click();
    await page.getByText('The service was not installed: no, sorry.').waitFor();
    await expect.poll(async () => isDaemon()).toBe(false);
    await expect.poll(() => waiting()).toBe(1);
  });

  test('installed, the app steers it, with the mail that was there', async () => {
    const starts = `'${process.execPath}' '${CLI}' serve --data "$FOLDER" --service`;
    await pkexec(
      `${stopRelay}\nnohup ${starts} >/dev/null 2>&1 &\nuntil '${process.execPath}' '${CLI}' status --json --data "$FOLDER" | grep -q '"daemon": true'; do sleep 0.2; done`,
    );
    await part().getByRole('button', { name: 'Run as a service…' }).click();
    await page.getByText('The service runs, and starts with this computer.').waitFor();
    await part().getByText(`The service of this computer does the work, with the folder ${folder.dir}`).waitFor();
    await shoot(page, 'daemon-here');
    expect(await isDaemon()).toBe(true);
    expect(await waiting()).toBe(1);
  });

  test('removed, after a question of our own, the app does the work again', async () => {
    await pkexec(stopRelay);
    await part().getByRole('button', { name: 'Remove the service…' }).click();
    await shoot(page, 'daemon-remove');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the service' }).click();
    await page.getByText('The service is removed. This app does the work again.').waitFor();
    await part().getByRole('button', { name: 'Run as a service…' }).waitFor();
    await expect.poll(() => isDaemon()).toBe(false);
    expect(await waiting()).toBe(1);
  });

  test('without pkexec it shows what an administrator types', async () => {
    await rm(join(programs, 'pkexec'));
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'General' }).click();
    await part().getByText('An administrator types this in a terminal:').waitFor();
    await part()
      .getByText(/^sudo \S+ \S+cli\.js service install --data /)
      .waitFor();
    await part().scrollIntoViewIfNeeded();
    await shoot(page, 'daemon-by-hand');
  });

  const LETTER = Buffer.from('Subject: kept\r\n\r\nby whoever does the work\r\n');

  /** Whoever has the folder, once somebody has. */
  async function withRelay<T>(
    ask: (relay: NonNullable<Awaited<ReturnType<typeof connectControl>>>) => Promise<T>,
  ): Promise<T | null> {
    const relay = await connectControl(folder.dir);
    return (
      relay &&
      ask(relay)
        .catch(() => null)
        .finally(() => relay.close())
    );
  }
  const isDaemon = () => withRelay(async (relay) => (await relay.call('status', {})).daemon === true);
  const waiting = () => withRelay(async (relay) => (await relay.call('queue.list', { offset: 0, limit: 9 })).total);
});
