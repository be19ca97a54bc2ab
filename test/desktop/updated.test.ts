// One built version updates itself to the next: the installed .deb learns of the newer one by a signed
// feed, fetches it after a press that told the price, installs it by Debian's own dpkg, and starts anew
// as the newer one on the same folder. The letter that waited is still there, and goes.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { version } from '../../package.json';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort } from '../support/free-port';
import { lacks } from '../support/needs';
import { startUpdateFeed, type UpdateFeed } from '../support/update-feed';
import { installedVersion, nextDeb, nextOf, PROGRAM, whereInstalled } from './support/installed';
import { outputOf, packDeb, personOf, startPacked, type Packed, type Running } from './support/packed';

const PACKING_MS = 300_000;
const UPDATE_MS = 240_000;
const NEXT = nextOf(version);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.skipIf(lacks('display', 'electron', 'deb', 'small-disk'))(
  'the installed app (needs a display, Electron, dpkg and mounts of its own)',
  () => {
    let packed: Packed;
    let home: string;
    let feed: UpdateFeed;
    let app: Running;
    beforeAll(async () => {
      process.env['DIALPOST_PACK'] = 'fast';
      packed = await packDeb();
      home = await mkdtemp(join(tmpdir(), 'dp-home-'));
      const folder = join(packed.folder, 'feed');
      await mkdir(folder);
      feed = await startUpdateFeed({ folder, packageOf: (number) => `dialpost_${number}_amd64.deb` });
      await feed.offer(NEXT, await readFile(await nextDeb(packed, version)), packed.key);
    }, PACKING_MS);
    afterAll(async () => {
      await app?.end();
      // The one that was started anew is nobody's child.
      await endOwner();
      feed?.end();
      await rm(home, { recursive: true, force: true });
      await rm(packed.folder, { recursive: true, force: true });
    });

    const data = () => join(home, '.config', 'Dialpost');
    const cli = (...words: readonly string[]) =>
      outputOf(
        process.execPath,
        [join(packed.root, 'opt/Dialpost/resources/cli/dialpost.cjs'), ...words],
        personOf(home),
      );
    const owner = async () => JSON.parse(await readFile(join(data(), 'owner.json'), 'utf8')).pid as number;

    /** Also one that a failed test left behind. */
    async function endOwner(): Promise<void> {
      const pid = await owner().catch(() => null);
      if (pid === null || !isAlive(pid)) return;
      process.kill(pid, 'SIGTERM');
      await vi.waitUntil(() => !isAlive(pid), { timeout: 30_000 });
    }

    test(
      'becomes the next version by two presses, and the letter that waited goes',
      async () => {
        const practice = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
        // Nor does a call that fetches take the letter along: one is due at every quarter of an hour.
        for (const connector of practice.connectors)
          if (connector.id === 'practice')
            Object.assign(connector, { schedule: { kind: 'never' }, collect: { method: 'none' } });
        // Up and free, but nothing large is to be fetched over it unasked.
        for (const link of practice.links) link.metered = 'yes';
        await mkdir(data(), { recursive: true });
        const settings = { ...practice, desktop: { startHidden: true }, updates: { feed: feed.address } };
        await writeFile(join(data(), 'settings.json'), JSON.stringify(settings));
        app = await startPacked(PROGRAM, home, whereInstalled(join(packed.folder, 'computer'), packed.deb));
        const { page } = app;
        page.setDefaultTimeout(60_000);
        await page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
        expect(await installedVersion(await owner())).toBe(version);
        await cli('test', 'echo@practice.example');
        const before = await owner();

        await page.evaluate(() => {
          location.hash = '#/general';
        });
        const updates = page.getByRole('region', { name: 'Updates' });
        await updates.getByRole('button', { name: 'Look now' }).click();
        await updates.getByText(`A newer version ${NEXT} is there`).waitFor();
        expect(feed.asked.filter((name) => name.endsWith('.deb'))).toEqual([]);
        await updates.getByText(/^Fetching it takes \d+ MB, .*about .* over /).waitFor();
        await updates.getByRole('button', { name: /^Fetch/ }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Fetch' }).click();
        await updates.getByRole('button', { name: 'Install and restart' }).click();

        await expect.poll(owner, { timeout: 120_000 }).not.toBe(before);
        await expect.poll(() => cli('status').catch(String), { timeout: 60_000 }).toContain(NEXT);
        expect(await installedVersion(await owner())).toBe(NEXT);
        expect(JSON.parse(await cli('queue', '--json')).total).toBe(1);
        await cli('send-receive', '--wait');
        expect(JSON.parse(await cli('queue', '--json')).total).toBe(0);
        // What was fetched is used up.
        expect(await readdir(join(data(), 'updates'))).toEqual([]);
      },
      UPDATE_MS,
    );
  },
);
