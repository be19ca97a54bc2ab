import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { openSpool, readSpool } from '../../../src-main/spool/spool';
import type { SpoolDeps } from '../../../src-main/spool/spool';
import { testFolder } from '../../support/folders';
import { admit } from './items';

const DEPS: SpoolDeps = { clock: systemClock, log: silentLog };
const LETTER = Buffer.from('Subject: Hello\r\n\r\nText\r\n');

/** A closed spool of `count` items, one commit each, all in its first segment. */
async function small(count: number): Promise<{ dir: string; items: QueueItem[]; journal: string; bytes: Buffer }> {
  const dir = await testFolder();
  const { spool } = await openSpool(dir, DEPS);
  const items: QueueItem[] = [];
  for (let n = 0; n < count; n++) items.push(await admit(spool, LETTER));
  await spool.close();
  const journal = join(dir, 'journal/000001.log');
  return { dir, items, journal, bytes: await readFile(journal) };
}

describe('a damaged journal', () => {
  // Every byte is tried in record.test.ts; here the whole way from the disk, in steps that meet every field.
  test('cut anywhere gives exactly the commits that were whole', async () => {
    const { dir, items, journal, bytes } = await small(3);
    const ends = [...bytes.keys()].filter((at) => bytes[at] === 0x0a).map((at) => at + 1);
    const cuts = [...bytes.keys()].filter((at) => at % 13 === 0).concat(ends.flatMap((end) => [end - 2, end - 1, end, Math.min(end + 1, bytes.length)]));
    for (const cut of cuts) {
      await writeFile(journal, bytes.subarray(0, cut));
      const whole = Math.max(0, ends.filter((end) => end <= cut).length - 1);
      expect((await readSpool(dir)).map((i) => i.id)).toEqual(items.slice(0, whole).map((i) => i.id));
    }
  });

  test('a torn tail is not damage, and what is committed afterwards is kept', async () => {
    const { dir, items, journal, bytes } = await small(3);
    await writeFile(journal, bytes.subarray(0, bytes.length - 40));
    const { spool, items: left } = await openSpool(dir, DEPS);
    expect([...left.keys()]).toEqual(items.slice(0, 2).map((i) => i.id));
    expect(spool.corruptCount).toBe(0);
    const later = await admit(spool, LETTER);
    await spool.close();
    expect((await readSpool(dir)).map((i) => i.id)).toEqual([...left.keys(), later.id]);
  });

  test('a damaged record in the middle is set aside and shown; the others live; its content is not deleted', async () => {
    const { dir, items, journal, bytes } = await small(3);
    const lost = items[1];
    const bad = Buffer.from(bytes);
    bad.write('!', bytes.indexOf(lost?.id ?? '') + 3);
    await writeFile(journal, bad);
    const { spool, items: left } = await openSpool(dir, DEPS);
    expect([...left.keys()]).toEqual([items[0]?.id, items[2]?.id]);
    expect(spool.corrupt().map((note) => note.name).sort()).toEqual([expect.stringMatching(/^000001\.log-at-\d+$/), `${lost?.id}.eml`]);
    expect(await readFile(join(dir, 'corrupt', `${lost?.id}.eml`))).toEqual(LETTER);
    await spool.close();
    const again = await openSpool(dir, DEPS);
    expect(again.items.size).toBe(2);
    expect(again.spool.corruptCount).toBe(2);
    await again.spool.close();
  });

  test('a flipped byte anywhere loses at most one commit and deletes no content', async () => {
    const { dir, items, bytes } = await small(3);
    const copies = await testFolder();
    for (let at = 0; at < bytes.length; at += 61) {
      const copy = join(copies, String(at));
      await cp(dir, copy, { recursive: true });
      const bad = Buffer.from(bytes);
      bad[at] = (bad[at] ?? 0) ^ 0x10;
      await writeFile(join(copy, 'journal/000001.log'), bad);
      const { spool, items: left } = await openSpool(copy, DEPS);
      expect(left.size, `byte ${at}`).toBeGreaterThanOrEqual(2);
      await spool.close();
      const kept = (await readdir(copy, { recursive: true })).filter((name) => name.endsWith('.eml'));
      expect(kept.length, `byte ${at}`).toBe(items.length);
    }
  });

  test('a damaged snapshot gives what can be read, and says what is missing', async () => {
    const { dir, items } = await small(5);
    const { spool } = await openSpool(dir, DEPS);
    await spool.checkpoint();
    await spool.close();
    const path = join(dir, 'snapshot.jsonl');
    const bytes = await readFile(path);
    bytes.write('!', bytes.indexOf(items[2]?.id ?? '') + 3);
    await writeFile(path, bytes);
    const again = await openSpool(dir, DEPS);
    expect([...again.items.keys()]).toEqual(items.filter((_, i) => i !== 2).map((i) => i.id));
    expect(again.spool.corrupt().map((n) => n.why).join('\n')).toContain('1 of its 5 records cannot be read');
    await again.spool.close();
    expect((await readSpool(dir)).length).toBe(4);
  });
});
