// A13: what is promised to last does so after two catastrophes in a row: a process that
// ended, or a sync that failed, between a name and the sync of its folder, and then a
// power cut. A child process plays the first one where the memory of ours would know.
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { copyAside, moveAside } from '../../../src-main/base/aside';
import { makeDirectory } from '../../../src-main/base/durable';
import { HistoryFile } from '../../../src-main/config/history-file';
import { putLetter } from '../../../src-main/mailboxes/maildir';
import { readMaildrop, removeLetters } from '../../../src-main/pop3/maildrop';
import { pausedFlag } from '../../../src-main/config/paused';
import { testFolder } from '../../support/folders';
import { moodyDisk } from '../../support/moody-disk';

const LETTER = {
  id: '0M5X4Q0000000001',
  front: 'Return-Path: <>\r\n',
  content: async () => Readable.from([Buffer.from('Subject: x\r\n\r\nx\r\n')], { objectMode: false }),
};
const NOTE = { name: 'piece', why: 'half a record', at: 1 };

describe.runIf(process.platform === 'linux')('A13: a name lasts', () => {
  test('A13: of a folder that another process made and did not live to sync, with all above it, and once', async () => {
    const root = await testFolder();
    const folder = join(root, 'data', 'mailboxes', 'anna', 'new');
    spawnSync(process.execPath, ['-e', `require('fs').mkdirSync(${JSON.stringify(folder)}, { recursive: true })`]);
    const disk = await moodyDisk();
    await makeDirectory(folder);
    expect(disk.synced()).toEqual(
      expect.arrayContaining([
        join(root, 'data', 'mailboxes', 'anna'),
        join(root, 'data', 'mailboxes'),
        join(root, 'data'),
        root,
      ]),
    );
    await makeDirectory(folder);
    expect(disk.synced()).toEqual([]);
    await makeDirectory(join(dirname(folder), 'cur'));
    expect(disk.synced()).toEqual([join(root, 'data', 'mailboxes', 'anna')]);
  });

  test('A13: of a folder whose sync failed the first time, and of one that was removed and made again', async () => {
    const root = await testFolder();
    const folder = join(root, 'a', 'b');
    const disk = await moodyDisk();
    disk.refuse('sync', '/a', 1);
    await expect(makeDirectory(folder)).rejects.toThrow('EIO');
    disk.synced();
    await makeDirectory(folder);
    expect(disk.synced()).toEqual(expect.arrayContaining([join(root, 'a'), root]));
    await rm(join(root, 'a'), { recursive: true });
    await makeDirectory(folder);
    expect(disk.synced()).toEqual(expect.arrayContaining([join(root, 'a'), root]));
  });

  test('A13: and a folder further up that nobody lets us open, or that knows no sync, stops nothing', async () => {
    for (const code of ['EACCES', 'EINVAL']) {
      const root = await testFolder();
      const folder = join(root, 'ours');
      await mkdir(folder);
      const disk = await moodyDisk();
      disk.refuse('sync', root, 1, code);
      await makeDirectory(folder);
      expect(disk.refused()).toBe(1);
    }
  });

  test.each(['new', 'cur'])(
    'A13: of a letter found in %s: it counts as delivered only when that folder was synced',
    async (part) => {
      const folder = join(await testFolder(), 'anna');
      const disk = await moodyDisk();
      disk.refuse('sync', '/anna/new', 1);
      await expect(putLetter(folder, LETTER)).rejects.toThrow('EIO');
      expect(await readdir(join(folder, 'new'))).toEqual([`${LETTER.id}.dialpost`]);
      if (part === 'cur')
        await rename(join(folder, 'new', `${LETTER.id}.dialpost`), join(folder, 'cur', `${LETTER.id}.dialpost:2,S`));
      disk.refuse('sync', `/anna/${part}`, 1);
      await expect(putLetter(folder, LETTER)).rejects.toThrow('EIO');
      disk.synced();
      expect(await putLetter(folder, LETTER)).toBe(false);
      expect(disk.synced()).toContain(join(folder, part));
    },
  );

  test('A13: of what was set aside, also when the first try failed halfway', async () => {
    const root = await testFolder();
    const corrupt = join(root, 'corrupt');
    const path = join(root, 'content', 'bad.eml');
    await mkdir(dirname(path));
    await writeFile(path, 'bad');
    const disk = await moodyDisk();
    disk.refuse('sync', '/content', 1);
    await expect(moveAside(corrupt, { ...NOTE, name: 'bad.eml' }, path)).rejects.toThrow('EIO');
    disk.synced();
    await moveAside(corrupt, { ...NOTE, name: 'bad.eml' }, path);
    expect(disk.synced()).toEqual(expect.arrayContaining([corrupt, dirname(path)]));
    disk.refuse('sync', '/corrupt', 1);
    await expect(copyAside(corrupt, NOTE, Buffer.from('half'))).rejects.toThrow('EIO');
    disk.synced();
    await copyAside(corrupt, NOTE, Buffer.from('half'));
    expect(disk.synced()).toContain(corrupt);
  });

  test('A13: of a month of history that has lines already', async () => {
    const folder = await testFolder();
    const path = join(folder, '2026-11.jsonl');
    const disk = await moodyDisk();
    disk.refuse('sync', folder, 1);
    await expect(HistoryFile.open(path)).rejects.toThrow('EIO');
    await writeFile(path, '{}\n');
    const file = await HistoryFile.open(path);
    expect(disk.synced()).toContain(folder);
    await file.close();
  });

  test('A13: and a name that was removed stays away: of "paused", and of a letter a mail program deleted', async () => {
    const folder = await testFolder();
    const flag = await pausedFlag(folder);
    await flag.set({ until: null });
    const disk = await moodyDisk();
    await flag.set(null);
    expect(disk.synced()).toContain(folder);
    await putLetter(folder, LETTER);
    disk.refuse('sync', '/new', 1);
    expect(await removeLetters(folder, await readMaildrop(folder))).toBe(1);
    expect(await readMaildrop(folder)).toEqual([]);
  });
});
