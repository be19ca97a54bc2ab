import { mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { copyAside, listAside, moveAside } from '../../../src-main/base/aside';
import { diskSaid, diskSaidOf, makeDirectory, makeFolders, writeFileDurable } from '../../../src-main/base/durable';
import { speak } from '../../../src-main/words/page';
import '../../../src-main/words/languages';
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

  test.skipIf(process.platform !== 'linux')('folders where none can be made end with an error, at once', async () => {
    // Node's own recursive mkdir() never comes back from the first.
    await expect(makeFolders('/proc/none/here')).rejects.toMatchObject({ code: 'ENOENT' });
    const dir = await testFolder();
    await symlink(join(dir, 'unplugged', 'disk'), join(dir, 'link'));
    await expect(makeDirectory(join(dir, 'link', 'post'))).rejects.toMatchObject({ code: 'ENOENT' });
    // What is refused is told as that, though the folder is not there: a full disk is no missing folder.
    await expect(makeFolders('/sys/none/here')).rejects.toMatchObject({
      code: expect.stringMatching(/^E(PERM|ACCES|ROFS)$/),
    });
    await writeFile(join(dir, 'file'), '');
    await expect(makeFolders(join(dir, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolders(join(dir, 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  test('folders tell the topmost that was made, with the mode asked for', async () => {
    const dir = await testFolder();
    expect(await makeFolders(join(dir, 'a', 'b'), 0o700)).toBe(join(dir, 'a'));
    expect(await makeFolders(join(dir, 'a', 'c'))).toBe(join(dir, 'a', 'c'));
    expect(await makeFolders(join(dir, 'a'))).toBeUndefined();
    if (process.platform !== 'win32') expect((await stat(join(dir, 'a'))).mode & 0o777).toBe(0o700);
  });
});

test("a file that cannot be written is named in a sentence, with the system's code for whoever decides by it", async () => {
  const dir = await testFolder();
  await writeFile(join(dir, 'file'), 'x');
  for (const [path, why] of [
    [join(dir, 'missing', 'a'), 'ENOENT'],
    [join(dir, 'file', 'a'), 'ENOTDIR'],
  ] as const) {
    const error: unknown = await writeFileDurable(path, 'text').catch((e: unknown) => e);
    expect(error).toMatchObject({ code: why, path });
    expect(String(error)).toMatch(
      new RegExp(`^Error: ${path} cannot be written: .*\\(${why}\\)\\. Make room .*unchanged\\.$`),
    );
  }
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

describe('what the system says of a file', () => {
  afterEach(() => speak('en'));

  test('is said in the reader’s language, with its code, and with the file where that is not named', async () => {
    const file = join(await testFolder(), 'file');
    await writeFile(file, '');
    const error: unknown = await readFile(join(file, 'below')).catch((one: unknown) => one);
    expect(diskSaid(error)).toBe('a part of its path is no folder (ENOTDIR)');
    expect(diskSaidOf(error)).toBe(`a part of its path is no folder (ENOTDIR, ${join(file, 'below')})`);
    speak('fr');
    expect(diskSaid(error)).toBe('une partie du chemin n’est pas un dossier (ENOTDIR)');
    expect(diskSaid(new Error('odd'))).toBe('odd');
    expect(diskSaid(Object.assign(new Error('ESTRANGE: so'), { code: 'ESTRANGE' }))).toBe('ESTRANGE: so');
  });
});
