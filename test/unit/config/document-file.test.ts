import { execFile } from 'node:child_process';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readDocumentFile, readSettingsFile } from '../../../src-main/config/document-file';
import { testFolder } from '../../support/folders';

const SETTINGS = { organization: { name: 'Station Süd', domains: ['station.example'] } };
const TEXT = JSON.stringify(SETTINGS);

async function fileWith(content: string | Uint8Array): Promise<string> {
  const path = join(await testFolder(), 'found.json');
  await writeFile(path, content);
  return path;
}

const utf16 = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('a settings file', () => {
  test.each<[string, string | Uint8Array]>([
    ['as Dialpost writes it', TEXT],
    ['with a byte order mark', `\ufeff${TEXT}`],
    ['in the UTF-16 of Notepad', utf16(TEXT, false)],
    ['in UTF-16 the other way round', utf16(TEXT, true)],
  ])('%s is read', async (_, content) => {
    expect(await readSettingsFile(await fileWith(content))).toEqual(SETTINGS);
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /is empty/],
    ['a blank one', ' \r\n', /is empty/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xd8), /neither UTF-8 nor UTF-16/],
    ['a torn file', '{\n"organization": {\n"name": 1,', /is not JSON: .*, in line 3\.$/],
    [
      'a bare password',
      '{"organization": hunter2}',
      /is not JSON: the first mistake stands at character 18, in line 1\.$/,
    ],
    [
      'a name that stands twice',
      '{"organization": {},\n"organization": {}}',
      /In \S+ "organization" stands twice .* line 2\./,
    ],
    ['prose', 'Dear colleague', /is not JSON: /],
    ['a list', '[1]', /holds no settings of Dialpost/],
    ['JSON of another program', '{"name": "left-pad", "version": "1.3.0"}', /holds no settings of Dialpost/],
    ['our own passwords', '{"version": 1, "secrets": {}}', /holds no settings of Dialpost/],
    [
      'what is nested without end',
      `{"organization": ${'['.repeat(90_000)}${']'.repeat(90_000)}}`,
      /holds no settings of Dialpost/,
    ],
    ['settings of a later version', '{"version": 2, "organization": {}}', /newer Dialpost \(settings of version 2;/],
    ['something huge', ' '.repeat(4_000_001), /settings have at most/],
  ])('%s is refused in a sentence that names it', async (_, content, why) => {
    const path = await fileWith(content);
    const refused = await readSettingsFile(path).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'bad-request', message: expect.stringMatching(why) as unknown });
    expect(String(refused)).toContain(path);
  });

  test('so are a folder, a file that is not there, and a pipe, which nobody waits for', async () => {
    const dir = await testFolder();
    await mkdir(join(dir, 'folder'));
    await expect(readSettingsFile(join(dir, 'folder'))).rejects.toThrow(/is a folder or a device/);
    await expect(readSettingsFile(join(dir, 'none.json'))).rejects.toThrow(/none\.json cannot be read/);
    if (process.platform === 'win32') return;
    await promisify(execFile)('mkfifo', [join(dir, 'pipe')]);
    await expect(readSettingsFile(join(dir, 'pipe'))).rejects.toThrow(/is a folder or a device/);
  });
});

describe('a file that a command line names', () => {
  test.skipIf(process.platform === 'win32')('may be a pipe', async () => {
    const pipe = join(await testFolder(), 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    const [read] = await Promise.all([readDocumentFile(pipe), writeFile(pipe, TEXT)]);
    expect(read).toEqual(SETTINGS);
  });

  test('is told as what it is where it is a folder, or far too large, and is not read for that', async () => {
    const dir = await testFolder();
    await expect(readDocumentFile(dir)).rejects.toThrow(/is a folder or a device/);
    await expect(readDocumentFile(join(dir, 'none.json'))).rejects.toThrow(/none\.json cannot be read/);
    const file = await fileWith('');
    await truncate(file, 3_000_000_000);
    await expect(readDocumentFile(file)).rejects.toThrow(/has 3 GB; settings have at most 4 MB/);
    if (process.platform === 'win32') return;
    // A device that never ends.
    await expect(readDocumentFile('/dev/zero')).rejects.toThrow(/settings have at most 4 MB/);
  });
});
