import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyAside, listAside, moveAside } from '../../../src-main/base/aside';
import { makeDirectory, writeFileDurable } from '../../../src-main/base/durable';
import { testFolder } from '../../support/folders';

describe('durable files', () => {
  test('replace the old one as a whole, with the mode asked for, and leave nothing beside', async () => {
    const dir = await testFolder();
    const path = join(dir, 'a.json');
    await writeFileDurable(path, 'one', 0o600);
    await writeFileDurable(path, 'two', 0o600);
    expect(await readFile(path, 'utf8')).toBe('two');
    expect(await readdir(dir)).toEqual(['a.json']);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('that cannot take their place leave the old one and no trace', async () => {
    const dir = await testFolder();
    await mkdir(join(dir, 'taken', 'inside'), { recursive: true });
    await expect(writeFileDurable(join(dir, 'taken'), 'x')).rejects.toThrow();
    expect(await readdir(dir)).toEqual(['taken']);
  });

  test('folders are made with what is missing above them', async () => {
    const dir = join(await testFolder(), 'a', 'b', 'c');
    await makeDirectory(dir);
    await makeDirectory(dir);
    expect((await stat(dir)).isDirectory()).toBe(true);
  });
});

describe('what is set aside', () => {
  test('is kept with why and when, and the first finding stands', async () => {
    const dir = await testFolder();
    const corrupt = join(dir, 'corrupt');
    await writeFile(join(dir, 'bad.json'), 'broken');
    await moveAside(corrupt, { name: 'bad.json', why: 'no JSON', at: 2 }, join(dir, 'bad.json'));
    await copyAside(corrupt, { name: 'piece', why: 'half a record', at: 1 }, Buffer.from('half'));
    await copyAside(corrupt, { name: 'piece', why: 'again', at: 3 }, Buffer.from('other'));
    expect(await listAside(corrupt)).toEqual([
      { name: 'piece', why: 'half a record', at: 1 },
      { name: 'bad.json', why: 'no JSON', at: 2 },
    ]);
    expect(await readFile(join(corrupt, 'piece'), 'utf8')).toBe('half');
    expect(await readdir(dir)).toEqual(['corrupt']);
  });

  test('with a note that cannot be read is still shown', async () => {
    const dir = await testFolder();
    await writeFile(join(dir, 'x.note.json'), '{');
    expect(await listAside(dir)).toMatchObject([{ name: 'x' }]);
  });
});
