// A data folder that was copied with whatever waits in it: the copy is told so for as long as
// the first one stands, and begins paused where that is at work. Moved, renamed, restored
// from elsewhere or copied with the first one gone: nothing is said and nothing held up.
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Owner, ownFolder } from '../../../src-main/config/owner';
import { pausedFlag } from '../../../src-main/config/paused';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';

/** A folder that had an owner. */
async function used(): Promise<string> {
  const dir = join(await testFolder(), 'office');
  await mkdir(join(dir, 'spool', 'journal'), { recursive: true });
  await (await start(dir)).release();
  return dir;
}

async function start(dir: string): Promise<Owner> {
  const owner = await ownFolder(dir);
  if (!('check' in owner)) throw new Error('it is taken');
  onTestFinished(() => owner.release());
  return owner;
}

/** `doubt` is that of the start. */
async function startAndEnd(dir: string): Promise<string | null> {
  const owner = await start(dir);
  await owner.release();
  return owner.doubt;
}

const copy = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true });
const isPaused = async (dir: string): Promise<boolean> => (await pausedFlag(dir)).atStart !== null;

describe.skipIf(lacks('posix'))('a copied data folder', () => {
  it('is told at every start for as long as the first one stands there, and sends all the same', async () => {
    const first = await used();
    const second = `${first}-copy`;
    await copy(first, second);
    for (let n = 0; n < 3; n++) expect(await startAndEnd(second)).toContain(`a copy of ${first}, which still stands`);
    expect(await isPaused(second)).toBe(false);
    expect(await startAndEnd(first)).toBeNull();
    await rm(first, { recursive: true });
    expect(await startAndEnd(second)).toBeNull();
  });

  it('begins paused where somebody is at work with the first one, and may be resumed', async () => {
    const first = await used();
    const second = `${first}-copy`;
    await copy(first, second);
    const works = createServer((caller) => caller.destroy());
    await new Promise<void>((done) => works.listen(join(first, 'control.sock'), done));
    onTestFinished(() => void works.close());
    expect(await startAndEnd(second)).toMatch(/is at work there.*paused.*resume/);
    expect(await isPaused(second)).toBe(true);
    await (await pausedFlag(second)).set(null);
    await new Promise((done) => works.close(done));
    expect(await startAndEnd(second)).toContain('still stands there');
    expect(await isPaused(second)).toBe(false);
  });

  it('of a copy is told too', async () => {
    const first = await used();
    await copy(first, `${first}-copy`);
    await startAndEnd(`${first}-copy`);
    await copy(`${first}-copy`, `${first}-third`);
    expect(await startAndEnd(`${first}-third`)).toContain(`a copy of ${first}-copy,`);
  });
});

describe.skipIf(lacks('posix'))('no copy, and nothing is said or held up', () => {
  const NONE: readonly [string, (dir: string) => Promise<string>][] = [
    ['started again', async (dir) => dir],
    ['renamed', async (dir) => (await rename(dir, `${dir}-b`), `${dir}-b`)],
    ['by a link', async (dir) => (await symlink(dir, `${dir}-link`), `${dir}-link`)],
    [
      'moved, with a link left where it was',
      async (dir) => {
        await rename(dir, `${dir}-b`);
        await symlink(`${dir}-b`, dir);
        return `${dir}-b`;
      },
    ],
    [
      'copied, with the first one gone',
      async (dir) => {
        await copy(dir, `${dir}-b`);
        await rm(dir, { recursive: true });
        return `${dir}-b`;
      },
    ],
    [
      'moved, with a new one begun in its place',
      async (dir) => {
        await rename(dir, `${dir}-b`);
        await mkdir(join(dir, 'spool'), { recursive: true });
        await startAndEnd(dir);
        return `${dir}-b`;
      },
    ],
    [
      'restored over itself',
      async (dir) => {
        await copy(dir, `${dir}-backup`);
        await rm(dir, { recursive: true });
        await copy(`${dir}-backup`, dir);
        return dir;
      },
    ],
    [
      'with a record of an earlier version',
      async (dir) => {
        await writeFile(join(dir, 'owner.json'), '{"dialpost":"owner","pid":1,"word":"of yesterday"}\n');
        return dir;
      },
    ],
    [
      'with a record that says anything',
      async (dir) => {
        await writeFile(join(dir, 'owner.json'), `{"origin":[],"folder":{},"copyOf":"${dir}/../nowhere"`);
        return dir;
      },
    ],
  ];

  it.each(NONE)('%s', async (_, change) => {
    const dir = await change(await used());
    expect(await startAndEnd(dir)).toBeNull();
    expect(await isPaused(dir)).toBe(false);
    expect(JSON.parse(await readFile(join(dir, 'owner.json'), 'utf8'))).toMatchObject({ copyOf: null });
  });
});
