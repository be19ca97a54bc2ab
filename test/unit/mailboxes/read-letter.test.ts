// A letter in a Maildir is found by its queue id, seen by a mail program or not; one that
// is not there is nothing, and never an error.
import { mkdtemp, mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putLetter, readLetter } from '../../../src-main/mailboxes/maildir';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dp-maildir-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));
const box = (): string => join(dir, 'box');
const text = async (id: string, limit = 1000): Promise<string | undefined> =>
  (await readLetter(box(), id, limit))?.toString();

test('no mailbox yet, no letter', async () => expect(await text('A1')).toBeUndefined());

test('a new letter, its beginning where it is long', async () => {
  await putLetter(box(), { id: 'A1', front: 'X: y\r\n', content: async () => Readable.from(['\r\nHello\r\n']) });
  expect(await text('A1')).toBe('X: y\r\n\r\nHello\r\n');
  expect(await text('A1', 4)).toBe('X: y');
  expect(await text('A2')).toBeUndefined();
});

test('a letter that a mail program has seen', async () => {
  await mkdir(join(box(), 'cur'), { recursive: true });
  await rename(join(box(), 'new', 'A1.dialpost'), join(box(), 'cur', 'A1.dialpost:2,S'));
  expect(await text('A1')).toContain('Hello');
});
