import { cp, mkdir, readFile, readdir, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { recordLine } from '../../../src-main/spool/journal/record';
import type { Spool } from '../../../src-main/spool/spool';
import { openSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { manualClock, type ManualClock } from '../../support/manual-clock';
import { admit, makeItem } from './items';

const QUIET = 500;
const AGAIN = 30_000;
const LETTER = Buffer.from('Subject: Hello\r\n\r\nText\r\n');
const EVERY_BYTE = Buffer.from(Array.from({ length: 1024 }, (_, i) => i & 255));

async function open(dir: string): Promise<{ spool: Spool; clock: ManualClock; ids: string[] }> {
  const clock = manualClock();
  const { spool, items } = await openSpool(dir, { clock, log: silentLog });
  return { spool, clock, ids: [...items.keys()] };
}

async function files(dir: string): Promise<string[]> {
  return (await readdir(join(dir, 'content'), { recursive: true }))
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(3, -4))
    .sort();
}

/** The folder as it stands, as a power cut would leave it. */
async function crash(dir: string): Promise<string> {
  const copy = await testFolder();
  await cp(dir, copy, { recursive: true });
  return copy;
}

async function bytesOf(spool: Spool, id: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of await spool.read(id)) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a letter of ordinary size', () => {
  test('is read byte for byte while it stands only in the journal, after a crash, and from its file', async () => {
    const dir = await testFolder();
    const first = await open(dir);
    const { id } = await admit(first.spool, EVERY_BYTE);
    expect(await files(dir)).toEqual([]);
    expect(await bytesOf(first.spool, id)).toEqual(EVERY_BYTE);
    expect(await first.spool.readHead(id, 300)).toEqual(EVERY_BYTE.subarray(0, 300));
    const again = await open(await crash(dir));
    expect(await bytesOf(again.spool, id)).toEqual(EVERY_BYTE);
    await again.spool.close();
    await first.spool.close();
    expect(await readFile(join(dir, 'content', id.slice(4, 6), `${id}.eml`))).toEqual(EVERY_BYTE);
  });

  test('is the same though it tries to pass for records of the journal', async () => {
    const dir = await testFolder();
    const { spool } = await open(dir);
    const sly = Buffer.concat([
      Buffer.from('Subject: x\r\n\r\n'),
      recordLine({ gone: '0'.repeat(16) }),
      Buffer.from('\n("00000010","00000000",'),
    ]);
    const { id } = await admit(spool, sly);
    const again = await open(await crash(dir));
    expect(await bytesOf(again.spool, id)).toEqual(sly);
    await again.spool.close();
    await spool.close();
  });

  test('is read from a journal of version 2, which wrote it as text', async () => {
    const dir = await testFolder();
    const item = makeItem(EVERY_BYTE);
    await mkdir(join(dir, 'journal'));
    const records = [
      { dialpost: 'journal', version: 2, cuts: [] },
      { content: item.id, text: EVERY_BYTE.toString('latin1') },
      [{ put: item }],
    ];
    await writeFile(join(dir, 'journal/000001.log'), Buffer.concat(records.map(recordLine)));
    const { spool, ids } = await open(dir);
    expect(ids).toEqual([item.id]);
    expect(await bytesOf(spool, item.id)).toEqual(EVERY_BYTE);
    await spool.close();
    expect(await readFile(join(dir, 'content', item.id.slice(4, 6), `${item.id}.eml`))).toEqual(EVERY_BYTE);
  });

  test('gets its file when no mail has come for a moment, not while it comes', async () => {
    const dir = await testFolder();
    const { spool, clock } = await open(dir);
    const early = await admit(spool, LETTER);
    clock.advance(QUIET - 1);
    const late = await admit(spool, LETTER);
    clock.advance(1);
    await spool.commit([]);
    expect(await files(dir)).toEqual([]);
    clock.advance(QUIET);
    await until(async () => (await files(dir)).length === 2);
    expect(await files(dir)).toEqual([early.id, late.id].sort());
    await spool.close();
  });

  test('never gets one when it has left the queue before', async () => {
    const dir = await testFolder();
    const { spool } = await open(dir);
    const left = await admit(spool, LETTER);
    const stays = await admit(spool, LETTER);
    await spool.commit([{ gone: left.id }]);
    await spool.removeContent(left.id);
    await spool.checkpoint();
    expect(await files(dir)).toEqual([stays.id]);
    await spool.close();
  });

  test('has its file before the journal it stood in is dropped', async () => {
    const dir = await testFolder();
    const { spool } = await open(dir);
    const items = await Promise.all(Array.from({ length: 70 }, () => admit(spool, LETTER)));
    await spool.checkpoint();
    const again = await open(await crash(dir));
    for (const item of items) expect(await again.spool.verify(item)).toBe(true);
    expect(await files(dir)).toHaveLength(70);
    await again.spool.close();
    await spool.close();
  });

  test('a close in the midst of it ends soon and loses nothing', async () => {
    const dir = await testFolder();
    const { spool } = await open(dir);
    const items = await Promise.all(Array.from({ length: 2200 }, () => admit(spool, LETTER)));
    const checkpoint = spool.checkpoint();
    await spool.close();
    await expect(checkpoint).rejects.toMatchObject({ kind: 'closed' });
    const filed = (await files(dir)).length;
    expect(filed).toBeLessThan(items.length);
    const again = await open(dir);
    expect(again.ids).toHaveLength(items.length);
    for (const item of items) expect(await again.spool.verify(item)).toBe(true);
    await again.spool.close();
  });

  test('what keeps it from its file is told once, and it is tried until it is there', async () => {
    const dir = await testFolder();
    const clock = manualClock();
    const told: string[] = [];
    const { spool } = await openSpool(dir, { clock, log: { write: (_subject, _level, text) => told.push(text) } });
    const { id } = await admit(spool, LETTER);
    const inTheWay = join(dir, 'content', id.slice(4, 6), `${id}.eml`);
    await mkdir(inTheWay, { recursive: true });
    clock.advance(2 * QUIET);
    await until(async () => told.length > 0);
    for (let times = 0; times < 3; times++) {
      await until(async () => clock.pending() > 0);
      clock.advance(AGAIN);
    }
    await until(async () => clock.pending() > 0);
    expect(told).toEqual([expect.stringContaining('contents stay in the journal for now')]);
    await rmdir(inTheWay);
    clock.advance(AGAIN);
    await until(async () => (await stat(inTheWay).catch(() => null))?.isFile() === true);
    await spool.close();
    expect(await readFile(inTheWay)).toEqual(LETTER);
  });

  test('one that has its file before the journal says so leaves none behind when it goes', async () => {
    const dir = await testFolder();
    const clock = manualClock();
    const told: string[] = [];
    const { spool } = await openSpool(dir, { clock, log: { write: (_subject, _level, text) => told.push(text) } });
    const [stuck, leaves] = [await admit(spool, LETTER), await admit(spool, LETTER)];
    // One that cannot be stored keeps the journal from speaking of any of them.
    await mkdir(join(dir, 'content', stuck.id.slice(4, 6), `${stuck.id}.eml`), { recursive: true });
    clock.advance(2 * QUIET);
    await until(async () => told.length > 0);
    expect(await files(dir)).toContain(leaves.id);
    await spool.commit([{ gone: leaves.id }]);
    await spool.removeContent(leaves.id);
    expect(await files(dir)).toEqual([stuck.id]);
    await spool.close();
  });

  test('a file that a crash left half written is written again from the journal', async () => {
    const dir = await testFolder();
    const { spool } = await open(dir);
    const item = await admit(spool, LETTER);
    const crashed = await crash(dir);
    await spool.close();
    await cp(join(dir, 'content'), join(crashed, 'content'), { recursive: true });
    await writeFile(join(crashed, 'content', item.id.slice(4, 6), `${item.id}.eml`), 'Subj');
    const again = await open(crashed);
    expect(await again.spool.verify(item)).toBe(true);
    await again.spool.checkpoint();
    expect(await again.spool.verify(item)).toBe(true);
    expect(again.spool.corruptCount).toBe(0);
    await again.spool.close();
  });

  test('once it has its file the journal no longer speaks for it', async () => {
    const dir = await testFolder();
    const { spool } = await open(dir);
    const item = await admit(spool, LETTER);
    await spool.close();
    await unlink(join(dir, 'content', item.id.slice(4, 6), `${item.id}.eml`));
    const again = await open(dir);
    expect(again.ids).toEqual([]);
    expect(again.spool.corrupt()).toMatchObject([{ name: `${item.id}.eml`, why: 'its content is missing' }]);
    await again.spool.close();
  });

  test('what was handed over and never admitted leaves nothing', async () => {
    const dir = await testFolder();
    const { spool } = await open(dir);
    const writer = await spool.write(makeItem(LETTER).id);
    await writer.write(LETTER);
    await writer.finish();
    await writer.abandon();
    await spool.checkpoint();
    await spool.close();
    expect(await files(dir)).toEqual([]);
  });
});

test('a large letter goes into a file of its own at once', async () => {
  const dir = await testFolder();
  const { spool } = await open(dir);
  const large = Buffer.alloc(200_000, 'x');
  const item = await admit(spool, large);
  expect(await files(dir)).toEqual([item.id]);
  expect((await stat(join(dir, 'journal/000001.log'))).size).toBeLessThan(2000);
  expect(await bytesOf(spool, item.id)).toEqual(large);
  await spool.close();
});
