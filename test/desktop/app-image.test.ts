// The desktop app in one file, as npm run dist makes it: it mounts itself by FUSE, does not ask for more
// than it may, and becomes its next version in the place where it lies, under the name a person gave
// it. Whoever starts it without FUSE is told how. Nothing of it is left mounted when it has ended.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { lacks } from '../support/needs';
import { startUpdateFeed, type UpdateFeed } from '../support/update-feed';
import { becomeNext, endOwner, expectLetterGoes, leaveNothing, ownerOf, settleIn } from './support/becoming-next';
import { nextAppImage, nextOf } from './support/installed';
import { outputOf, packAs, personOf, startPacked, type Package, type Running } from './support/packed';

const PACKING_MS = 300_000;
const UPDATE_MS = 240_000;
const NEXT = nextOf(version);

async function sumOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

/** How a program ended, and what it wrote to stderr. */
function endOf(program: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<[unknown, string]> {
  return new Promise((resolve) => {
    execFile(program, words, { env }, (error, _, stderr) => resolve([error === null ? 0 : error.code, stderr]));
  });
}

describe.skipIf(lacks('display', 'electron', 'app-image', 'small-disk'))(
  'the AppImage (needs a display, Electron, FUSE and what it is made with)',
  () => {
    let packed: Package;
    let home: string;
    let image: string;
    let feed: UpdateFeed;
    let app: Running | undefined;
    beforeAll(async () => {
      process.env['DIALPOST_PACK'] = 'fast';
      packed = await packAs('AppImage');
      home = await mkdtemp(join(tmpdir(), 'dp-home-'));
      image = join(home, 'Dialpost of ours.AppImage');
      await copyFile(packed.file, image);
      const folder = join(packed.folder, 'feed');
      await mkdir(folder);
      feed = await startUpdateFeed({ folder, packageOf: (number) => `Dialpost-${number}-x86_64.AppImage` });
    }, PACKING_MS);
    afterAll(async () => {
      await app?.end();
      await leaveNothing({ home, feed, folder: packed.folder });
    });

    const mounts = async () => (await readFile('/proc/mounts', 'utf8')).match(/\/\.mount_Dialpost\S+/g) ?? [];
    const cli = (...words: readonly string[]) =>
      outputOf(process.execPath, [join('out/main/cli.js'), ...words], personOf(home));

    test('whoever starts it where there is no FUSE reads what to install, and how it goes without', async () => {
      const withoutFuse = ['-m', 'sh', '-c', 'mount --bind /dev/null /dev/fuse && exec "$1"', 'sh', image];
      const [code, told] = await endOf('unshare', withoutFuse, personOf(home));
      expect(code).toBe(127);
      expect(told).toMatch(/apt install fuse3.*--appimage-extract-and-run/);
    });

    test('its menu entry asks for no start without the sandbox, and it says whose work is in its head', async () => {
      const folder = await mkdtemp(join(packed.folder, 'entry-'));
      await outputOf('sh', ['-c', 'cd "$1" && "$2" --appimage-extract', 'sh', folder, image]);
      const entry = join(folder, 'squashfs-root', 'dialpost.desktop');
      await outputOf('desktop-file-validate', [entry]);
      expect(await readFile(entry, 'utf8')).not.toContain('--no-sandbox');
      const licences = join(folder, 'squashfs-root', 'usr/lib/licences');
      expect(await readFile(join(licences, 'libfuse3-dev.txt'), 'utf8')).toContain('LGPL-2.1');
    });

    test(
      'it becomes the next version in its place, and the letter that waited goes',
      async () => {
        const newer = await nextAppImage(packed, version);
        await feed.offer(NEXT, await readFile(newer), packed.key);
        await settleIn(home, feed);
        const before = await mounts();
        app = await startPacked(image, home);
        expect(await mounts()).toHaveLength(before.length + 1);
        const owner = await becomeNext({ home, page: app.page, feed, next: NEXT, cli });
        expect(await readlink(`/proc/${owner}/exe`)).toMatch(/\/\.mount_Dialpost_\w+\/dialpost$/);
        expect(await sumOf(image)).toBe(await sumOf(newer));
        await expectLetterGoes({ home, cli });
        expect((await readdir(home)).sort()).toEqual(['.cache', '.config', 'Dialpost of ours.AppImage'].sort());
        expect(await ownerOf(home)).toBe(owner);
        await endOwner(home);
        await expect.poll(mounts, { timeout: 20_000 }).toEqual(before);
      },
      UPDATE_MS,
    );
  },
);
