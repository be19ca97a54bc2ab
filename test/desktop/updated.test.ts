// One built version updates itself to the next: the installed .deb learns of the newer one by a signed
// feed, fetches it after a press that told the price, installs it by Debian's own dpkg, and starts anew
// as the newer one on the same folder. The letter that waited is still there, and goes.
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { lacks } from '../support/needs';
import { startUpdateFeed, type UpdateFeed } from '../support/update-feed';
import { becomeNext, expectLetterGoes, leaveNothing, ownerOf, settleIn } from './support/becoming-next';
import { installedVersion, nextDeb, nextOf, PROGRAM, whereInstalled } from './support/installed';
import { outputOf, packDeb, personOf, startPacked, type Packed, type Running } from './support/packed';

const PACKING_MS = 300_000;
const UPDATE_MS = 240_000;
const NEXT = nextOf(version);

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
      await leaveNothing({ home, feed, folder: packed.folder });
    });

    const cli = (...words: readonly string[]) =>
      outputOf(
        process.execPath,
        [join(packed.root, 'opt/Dialpost/resources/cli/dialpost.cjs'), ...words],
        personOf(home),
      );

    test(
      'becomes the next version by two presses, and the letter that waited goes',
      async () => {
        await settleIn(home, feed);
        app = await startPacked(PROGRAM, home, whereInstalled(join(packed.folder, 'computer'), packed.file));
        await app.page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
        expect(await installedVersion(await ownerOf(home))).toBe(version);
        const owner = await becomeNext({ home, page: app.page, feed, next: NEXT, cli });
        expect(await installedVersion(owner)).toBe(NEXT);
        await expectLetterGoes({ home, cli });
      },
      UPDATE_MS,
    );
  },
);
