import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { lockFolder } from '../../../src-main/config/folder-lock';
import { type Owner, ownFolder } from '../../../src-main/config/owner';
import { until } from '../../scenario/support/wait';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';

const PATH = process.env['PATH'];
afterEach(() => void (process.env['PATH'] = PATH));

async function folder(): Promise<string> {
  const dir = join(await testFolder(), 'office');
  await mkdir(join(dir, 'spool', 'journal'), { recursive: true });
  return dir;
}

async function owned(dir: string): Promise<Owner> {
  const owner = await ownFolder(dir);
  if (!('check' in owner)) throw new Error('it is taken');
  onTestFinished(() => owner.release());
  return owner;
}

/** Resolves with why the folder was lost. */
function loss(owner: Owner): Promise<string> {
  return until('the loss', () => owner.check(true));
}

describe.skipIf(lacks('posix'))('A8: a folder has one owner', () => {
  it.each([
    ["by the system's flock", PATH],
    ['by a socket without a file, where there is no flock program', '/nowhere'],
  ])('%s, under every spelling of its path', async (_, path) => {
    const dir = await folder();
    await symlink(dir, `${dir}-link`);
    process.env['PATH'] = path;
    const first = await lockFolder(dir);
    expect(first).not.toBe('taken');
    for (const spelling of [dir, `${dir}/`, `${dir}/./spool/..`, `${dir}-link`])
      expect(await lockFolder(spelling), spelling).toBe('taken');
    if (first !== 'taken') await first.release();
    const next = await lockFolder(`${dir}-link`);
    expect(next).not.toBe('taken');
    if (next !== 'taken') await next.release();
  });

  it('and the second is told who it is', async () => {
    const dir = await folder();
    await owned(dir);
    expect(await ownFolder(dir)).toEqual({
      who: expect.stringMatching(new RegExp(`^process ${process.pid} since \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d`)),
    });
  });

  it('also when every file in it was removed that could say so', async () => {
    const dir = await folder();
    await owned(dir);
    await rm(join(dir, 'owner.json'));
    expect(await ownFolder(dir)).not.toHaveProperty('check');
  });

  it('whose missing owner.json is written again and takes nothing away', async () => {
    const dir = await folder();
    const owner = await owned(dir);
    const before = await readFile(join(dir, 'owner.json'), 'utf8');
    await rm(join(dir, 'owner.json'));
    await until('the record', () => readFile(join(dir, 'owner.json'), 'utf8').catch(() => null));
    expect(await owner.check(true)).toBeNull();
    expect(/"word":"[^"]+"/.exec(await readFile(join(dir, 'owner.json'), 'utf8'))?.[0]).toBe(
      /"word":"[^"]+"/.exec(before)?.[0],
    );
  });
});

describe.skipIf(lacks('posix'))('A8: the owner notices that his folder', () => {
  it.each<[what: string, change: (dir: string) => Promise<unknown>, why: RegExp]>([
    ['was renamed', (dir) => rename(dir, `${dir}-old`), /renamed or removed/],
    [
      'was renamed and another made in its place',
      (dir) => rename(dir, `${dir}-old`).then(() => mkdir(dir)),
      /another folder|no longer there/,
    ],
    ['was removed', (dir) => rm(dir, { recursive: true }), /renamed or removed/],
    ['lost its spool', (dir) => rm(join(dir, 'spool'), { recursive: true }), /spool.* is no longer there/],
    ['lost its journal', (dir) => rm(join(dir, 'spool', 'journal'), { recursive: true }), /journal is no longer there/],
    [
      'got another spool',
      (dir) =>
        rename(join(dir, 'spool'), join(dir, 'spool.old')).then(() =>
          mkdir(join(dir, 'spool', 'journal'), { recursive: true }),
        ),
      /another folder|no longer there/,
    ],
    [
      'was restored from a backup',
      (dir) => writeFile(join(dir, 'owner.json'), '{"dialpost":"owner","pid":1,"word":"of yesterday"}\n'),
      /backup/,
    ],
  ])('%s', async (_, change, why) => {
    const dir = await folder();
    const owner = await owned(dir);
    const heard = new Promise<string>((resolve) => owner.onLost(resolve));
    await change(dir);
    expect(await loss(owner)).toMatch(why);
    expect(await heard).toMatch(why);
  });

  it('by itself, when nobody asks', async () => {
    const dir = await folder();
    const owner = await owned(dir);
    const heard = new Promise<string>((resolve) => owner.onLost(resolve));
    await rename(dir, `${dir}-old`);
    expect(await heard).toMatch(/renamed/);
  });

  it('is still his when a copy was made of it, and when files in it come and go', async () => {
    const dir = await folder();
    const owner = await owned(dir);
    await cp(dir, `${dir}-copy`, { recursive: true });
    await writeFile(join(dir, 'settings.json'), '{}');
    await rm(join(dir, 'settings.json'));
    expect(await owner.check(true)).toBeNull();
    const copy = await ownFolder(`${dir}-copy`);
    expect(copy).toHaveProperty('check');
    if ('check' in copy) await copy.release();
  });
});
