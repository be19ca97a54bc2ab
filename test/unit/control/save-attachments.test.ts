// Attachments that are saved: all at once beside what stands there, under the names strangers
// chose; and what a person hears where the disk does not take them.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ContractError } from '../../../src-main/contract/errors';
import type { MessageRef } from '../../../src-main/contract/message/message';
import type { Caller, Method } from '../../../src-main/contract/methods';
import { attachmentSaving } from '../../../src-main/control/save-attachments';
import { decode } from '../../../src-main/reading/decode';
import { speak } from '../../../src-main/words/page';
import '../../../src-main/words/languages';
import { testFolder } from '../../support/folders';

/** Bytes of a path that Linux takes; others take fewer. */
const PATH_MOST = 4096;
const MESSAGE: MessageRef = { in: 'queue', id: 'Q1' };

/** A relay with one message, which brings a file of each name; the one called `gone` cannot be had. */
async function relayWith(names: readonly string[]): Promise<Caller> {
  const parts = names.map(
    (name) =>
      `--b\r\nContent-Type: application/x; name*=utf-8''${encodeURIComponent(name)}\r\nContent-Disposition: attachment\r\n\r\n`,
  );
  const letter = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('\r\n')}\r\n--b--`;
  const decoded = await decode(Buffer.from(letter));
  if (!decoded) throw new Error('the letter was not decoded');
  const call = async (method: Method, params: object): Promise<unknown> => {
    if (method === 'message.read') return { ...decoded.message, bytes: 1, asSent: null };
    const { part } = Object(params);
    if (names[part] === 'gone') throw new ContractError('not-found', 'The message has gone.');
    return { text: Buffer.from(`file ${part}`).toString('base64'), next: null };
  };
  return { call: call as Caller['call'] }; // the two methods that saving asks
}

describe('all attachments', () => {
  afterEach(() => speak('en'));

  test('twenty of a name, doubles by case and by how an accent is written, and none: each is a file of its own', async () => {
    const folder = await testFolder();
    await writeFile(join(folder, 'same (3).txt'), 'mine');
    const names = [...Array.from({ length: 20 }, () => 'same.txt'), 'é.txt', 'e\u0301.txt', '', 'same (2).txt', 'NUL'];
    expect(await attachmentSaving(await relayWith(names)).writeAll(MESSAGE, folder)).toBe(names.length);
    const there = await readdir(folder);
    expect(there).toHaveLength(names.length + 1);
    for (const name of ['same (21).txt', 'é.txt', 'é (2).txt', 'attachment-23', 'same (2) (2).txt', '_NUL'])
      expect(there).toContain(name);
    expect(await readFile(join(folder, 'same (3).txt'), 'utf8')).toBe('mine');
  });

  test('where the folder is none or takes nothing, in words, with nothing of the system’s own', async () => {
    const folder = await testFolder();
    const relay = await relayWith(['a.txt']);
    const file = join(folder, 'file');
    await writeFile(file, '');
    const saving = attachmentSaving(relay);
    await expect(saving.writeAll(MESSAGE, join(folder, 'none'))).rejects.toThrow(
      `could not be saved as ${join(folder, 'none', 'a.txt')}: there is no such file or folder (ENOENT). It is still`,
    );
    await expect(saving.writeAll(MESSAGE, file)).rejects.toThrow(': a part of its path is no folder (ENOTDIR). It');
    speak('de');
    await expect(saving.write({ message: MESSAGE, part: 0 }, join(folder, 'y'.repeat(300)))).rejects.toThrow(
      ': der Name ist zu lang (ENAMETOOLONG). Er ist noch',
    );
  });

  test('broken off on the way, it is said how many lie there', async () => {
    const folder = await testFolder();
    const longest = 'n'.repeat(150);
    const levels = Math.floor((PATH_MOST - 60 - folder.length) / (longest.length + 1));
    const deep = join(folder, ...Array.from({ length: levels }, () => longest));
    const rest = PATH_MOST - 20 - deep.length;
    const last = join(deep, 'x'.repeat(Math.min(200, rest)));
    await mkdir(last, { recursive: true });
    // The path of the second is longer than any system takes.
    const saving = attachmentSaving(await relayWith(['a.txt', `${longest}.txt`]));
    await expect(saving.writeAll(MESSAGE, last)).rejects.toThrow(
      /^1 attachment was saved in .*, then .*\.txt could not be: the name is too long \(ENAMETOOLONG\)\. What is missing/,
    );
    expect(await readdir(last)).toEqual(['a.txt']);
    const gone = attachmentSaving(await relayWith(['gone']));
    await expect(gone.writeAll(MESSAGE, folder)).rejects.toThrow('The message has gone.');
    expect((await readdir(folder)).filter((name) => name.startsWith('gone'))).toEqual([]);
  });
});
