import { mkdir, readdir, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../../../src-main/spool/content';
import { openSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { crash, DEPS, LARGE, LETTER } from './folders';
import { admit } from './items';

/** After trouble with the disk, in milliseconds. */
const AGAIN = 30_000;

test('A12: a start replaces a journal that is full of dead letters', async () => {
  const dir = await testFolder();
  const { spool } = await openSpool(dir, DEPS);
  const stays = await admit(spool, LETTER);
  for (let n = 0; n < 40; n++) {
    const { id } = await admit(spool, Buffer.alloc(60_000, 'x'));
    await spool.commit([{ gone: id }]);
    await spool.removeContent(id);
  }
  const copy = await crash(dir);
  await spool.close();
  expect((await stat(join(copy, 'journal/000001.log'))).size).toBeGreaterThan(2_000_000);
  const { spool: again, items } = await openSpool(copy, DEPS);
  expect([...items.keys()]).toEqual([stays.id]);
  await expect.poll(() => readdir(join(copy, 'journal'))).not.toContain('000001.log');
  expect(await again.verify(stays)).toBe(true);
  await again.close();
});

test('A14: a content that the disk would not remove goes without a restart', async () => {
  const dir = await testFolder();
  const clock = manualClock();
  const { spool } = await openSpool(dir, { ...DEPS, clock });
  const { id } = await admit(spool, LARGE);
  const path = join(dir, 'content', folderOf(id), `${id}.eml`);
  // A folder of that name is what the system refuses to remove, whoever asks.
  await unlink(path);
  await mkdir(path);
  await spool.commit([{ gone: id }]);
  await spool.removeContent(id);
  await rmdir(path);
  await writeFile(path, LARGE);
  clock.advance(AGAIN);
  await expect
    .poll(() =>
      stat(path).then(
        () => 'there',
        () => 'gone',
      ),
    )
    .toBe('gone');
  await spool.close();
});
