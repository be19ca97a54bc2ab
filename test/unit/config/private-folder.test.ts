import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileDurable } from '../../../src-main/base/durable';
import { closeToOthers } from '../../../src-main/config/private-folder';
import { configWords } from '../../../src-main/words/config';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';

async function modes(dir: string, names: readonly string[]): Promise<readonly number[]> {
  return Promise.all(names.map(async (name) => (await stat(join(dir, name))).mode & 0o777));
}

/** A folder as an older program, a copy or another umask may leave it. */
async function folder(mode: number, room: number): Promise<string> {
  const dir = await testFolder();
  for (const name of ['log', 'sessions', 'spool', 'mailboxes']) {
    await mkdir(join(dir, name));
    await chmod(join(dir, name), room);
  }
  for (const name of ['secrets.json', join('log', 'diagnostic-1.log'), join('sessions', 'a.json')]) {
    await writeFile(join(dir, name), 'x');
    await chmod(join(dir, name), 0o644);
  }
  await chmod(dir, mode);
  return dir;
}

const FOLDERS = ['.', 'log', 'sessions', 'spool', 'mailboxes'];
const FILES = ['secrets.json', 'log/diagnostic-1.log', 'sessions/a.json'];

describe.skipIf(lacks('posix'))("B10: a data folder is its owner's alone", () => {
  it.each([0o755, 0o777, 0o750, 0o701, 0o1777])(
    'one that stands with rights %o is closed with what lies in it, and that is said',
    async (mode) => {
      const dir = await folder(mode, 0o755);
      expect(await closeToOthers(dir)).toBe('closed');
      expect(configWords.exposed.closed(dir)).toMatch(/could read the data folder .*closed now.*change the passwords/);
      expect(await modes(dir, FOLDERS)).toEqual(FOLDERS.map(() => 0o700));
      expect(await modes(dir, FILES)).toEqual(FILES.map(() => 0o600));
      expect(await closeToOthers(dir)).toBeNull();
    },
  );

  it('a room that stands open in a closed folder is closed without a word: nobody could come to it', async () => {
    const dir = await folder(0o700, 0o755);
    expect(await closeToOthers(dir)).toBeNull();
    expect(await modes(dir, FOLDERS)).toEqual(FOLDERS.map(() => 0o700));
  });

  it('what is written is private whatever the umask', async () => {
    const dir = await testFolder();
    const mask = process.umask(0);
    try {
      await writeFileDurable(join(dir, 'a'), 'x');
    } finally {
      process.umask(mask);
    }
    expect(await modes(dir, ['a'])).toEqual([0o600]);
  });
});
