// Putting a backup back: twice within one second each leaves what stood there in a folder of its own, and
// what breaks off while the new takes its place is not undone by halves, but ended later.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { dropReady, endExchange, READY, takePlaces } from '../../../src-main/backup/exchange';

/** A data folder in which `settings` and a spool stand, and the same made ready to take their places. */
async function folderWith(settings: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'dp-restore-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await standIn(dir, settings);
  return dir;
}

async function standIn(place: string, settings: string): Promise<void> {
  await mkdir(join(place, 'spool'), { recursive: true });
  await writeFile(join(place, 'settings.json'), settings);
  await writeFile(join(place, 'spool', 'letters'), settings);
}

const said = (...path: string[]): Promise<string> => readFile(join(...path), 'utf8');

it('two of one second leave what stood there in two folders, whole', async () => {
  const dir = await folderWith('first');
  const asides: string[] = [];
  for (const next of ['second', 'third']) {
    await standIn(join(dir, READY), next);
    asides.push(await takePlaces(dir, 'before-restore-now'));
  }
  expect(asides).toEqual(['before-restore-now', 'before-restore-now-2']);
  expect(await said(dir, 'spool', 'letters')).toBe('third');
  expect(await said(dir, 'before-restore-now', 'spool', 'letters')).toBe('first');
  expect(await said(dir, 'before-restore-now-2', 'settings.json')).toBe('second');
});

it('what breaks off in the midst keeps what was made ready, and the next who comes ends it', async () => {
  const dir = await folderWith('before');
  await standIn(join(dir, READY), 'after');
  // A folder where the aside's spool would go cannot be replaced.
  const inTheWay = join(dir, 'before-restore-now', 'spool');
  await writeFile(join(dir, 'restoring.json'), '{"dialpost":"restoring","aside":"before-restore-now"}\n');
  await mkdir(join(inTheWay, 'full'), { recursive: true });
  await expect(endExchange(dir)).rejects.toMatchObject({ code: 'ENOTEMPTY' });
  expect(await dropReady(dir)).toBe(false);
  await rm(inTheWay, { recursive: true });
  await endExchange(dir);
  expect([await said(dir, 'settings.json'), await said(dir, 'spool', 'letters')]).toEqual(['after', 'after']);
  expect(await said(inTheWay, 'letters')).toBe('before');
  expect(await readdir(dir)).not.toContain(READY);
});

it('what was made ready and no more goes', async () => {
  const dir = await folderWith('before');
  await standIn(join(dir, READY), 'after');
  expect(await dropReady(dir)).toBe(true);
  expect((await readdir(dir)).sort()).toEqual(['settings.json', 'spool']);
});
