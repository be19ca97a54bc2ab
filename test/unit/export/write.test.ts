// The folder is whole or not there, nobody's files are overwritten, and secrets are read by
// their owner alone.
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeExport } from '../../../src-main/export/write';
import { testFolder } from '../../support/folders';

const FILES = [
  { name: 'main.cf', text: 'a\n', mode: 0o644 },
  { name: 'sasl_passwd', text: 's\n', mode: 0o600 },
] as const;

it('writes a folder that was not there, or was empty', async () => {
  const folder = await testFolder();
  await mkdir(join(folder, 'empty'));
  for (const to of [join(folder, 'a', 'new'), join(folder, 'empty')]) {
    await writeExport(to, FILES);
    expect((await readdir(to)).sort()).toEqual(['main.cf', 'sasl_passwd']);
    expect(((await stat(to)).mode & 0o777).toString(8)).toBe('700');
    expect(((await stat(join(to, 'sasl_passwd'))).mode & 0o777).toString(8)).toBe('600');
  }
  expect((await readdir(folder)).sort()).toEqual(['a', 'empty']);
});

it('refuses a folder with something in it, or a file in its place, and leaves all as it was', async () => {
  const folder = await testFolder();
  await writeFile(join(folder, 'mine'), 'x');
  await expect(writeExport(folder, FILES)).rejects.toThrow(`${folder} is not empty`);
  await expect(writeExport(join(folder, 'mine'), FILES)).rejects.toThrow('Nothing was exported');
  expect(await readdir(folder)).toEqual(['mine']);
});

it('leaves nothing where a file cannot be written', async () => {
  const folder = await testFolder();
  const bad = [...FILES, { name: 'no/such', text: '', mode: 0o644 }] as const;
  await expect(writeExport(join(folder, 'to'), bad)).rejects.toThrow('Nothing was exported');
  expect(await readdir(folder)).toEqual([]);
});
