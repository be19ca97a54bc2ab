import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { RecordReader } from '../../../src-main/spool/journal/record';
import { openSpool, readSpool } from '../../../src-main/spool/start';
import type { SpoolDeps } from '../../../src-main/spool/spool';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { admit } from './items';

const DEPS: SpoolDeps = { clock: systemClock, log: silentLog };
const LETTER = Buffer.from('Subject: Hello\r\n\r\nText\r\n');

/** A spool of `count` items as a crash leaves it, one commit each, all in its first segment, contents too. */
async function small(count: number): Promise<{ dir: string; items: QueueItem[]; journal: string; bytes: Buffer }> {
  const dir = await testFolder();
  const { spool } = await openSpool(dir, { ...DEPS, clock: manualClock() });
  const items: QueueItem[] = [];
  for (let n = 0; n < count; n++) items.push(await admit(spool, LETTER));
  const crashed = await testFolder();
  await cp(dir, crashed, { recursive: true });
  await spool.close();
  const journal = join(crashed, 'journal/000001.log');
  return { dir: crashed, items, journal, bytes: await readFile(journal) };
}

/** Where each record ends. */
function recordEnds(bytes: Buffer): readonly number[] {
  const ends: number[] = [];
  new RecordReader({
    record: (_value, end) => ends.push(end),
    bytes: (_name, _bytes, end) => ends.push(end),
    damaged: () => undefined,
  }).push(bytes);
  return ends;
}

describe('a damaged journal', () => {
  // Every byte is tried in record.test.ts; here the whole way from the disk, in steps that meet every field.
  test('cut anywhere gives exactly the commits that were whole', async () => {
    const { dir, items, journal, bytes } = await small(3);
    const ends = recordEnds(bytes);
    const cuts = [...bytes.keys()]
      .filter((at) => at % 13 === 0)
      .concat(ends.flatMap((end) => [end - 2, end - 1, end, Math.min(end + 1, bytes.length)]));
    for (const cut of cuts) {
      await writeFile(journal, bytes.subarray(0, cut));
      // After the opening: a head, a content, its item, a head, a content, its item …
      const whole = Math.floor(Math.max(0, ends.filter((end) => end <= cut).length - 1) / 3);
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
    bad.write('!', bytes.indexOf(lost?.id ?? '', recordEnds(bytes)[5]) + 3);
    await writeFile(journal, bad);
    const { spool, items: left } = await openSpool(dir, DEPS);
    expect([...left.keys()]).toEqual([items[0]?.id, items[2]?.id]);
    expect(
      spool
        .corrupt()
        .map((note) => note.name)
        .sort(),
    ).toEqual([expect.stringMatching(/^000001\.log-at-\d+$/), `${lost?.id}.eml`]);
    expect(await readFile(join(dir, 'corrupt', `${lost?.id}.eml`))).toEqual(LETTER);
    await spool.close();
    const again = await openSpool(dir, DEPS);
    expect(again.items.size).toBe(2);
    expect(again.spool.corruptCount).toBe(2);
    await again.spool.close();
  });

  test('a damaged content is set aside with what can be read of it, and its item with it', async () => {
    const { dir, items, journal, bytes } = await small(3);
    const lost = items[1];
    const bad = Buffer.from(bytes);
    bad.write('!', bytes.indexOf('Hello', recordEnds(bytes)[4]));
    await writeFile(journal, bad);
    const { spool, items: left } = await openSpool(dir, DEPS);
    expect([...left.keys()]).toEqual([items[0]?.id, items[2]?.id]);
    expect(spool.corrupt().map(({ name, why }) => `${name}: ${why}`)).toContain(
      `${lost?.id}.eml: its content is missing`,
    );
    const kept = (await readdir(join(dir, 'corrupt'))).find((name) => /at-\d+$/.test(name)) ?? '';
    expect(await readFile(join(dir, 'corrupt', kept), 'utf8')).toContain('!ello');
    for (const item of left.values()) expect(await spool.verify(item)).toBe(true);
    await spool.close();
  });

  test('a content damaged at work is set aside when it is read, and everybody is told', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, { ...DEPS, clock: manualClock() });
    const item = await admit(spool, LETTER);
    const journal = join(dir, 'journal/000001.log');
    const bytes = await readFile(journal);
    bytes.write('!', bytes.indexOf('Hello'));
    await writeFile(journal, bytes);
    const told: string[] = [];
    spool.onSetAside((id) => told.push(id));
    await expect(spool.read(item.id)).rejects.toMatchObject({ kind: 'damaged' });
    expect(told).toEqual([item.id]);
    expect(await readFile(join(dir, 'corrupt', `${item.id}.eml`), 'utf8')).toContain('!ello');
    await spool.close();
  });

  test('a flipped byte anywhere loses at most one commit and throws no letter away', async () => {
    const { dir, bytes } = await small(3);
    const copies = await testFolder();
    for (let at = 0; at < bytes.length; at += 61) {
      const copy = join(copies, String(at));
      await cp(dir, copy, { recursive: true });
      const bad = Buffer.from(bytes);
      bad[at] = (bad[at] ?? 0) ^ 0x10;
      await writeFile(join(copy, 'journal/000001.log'), bad);
      const { spool, items: left } = await openSpool(copy, DEPS);
      expect(left.size, `byte ${at}`).toBeGreaterThanOrEqual(2);
      for (const item of left.values()) expect(await spool.verify(item), `byte ${at}`).toBe(true);
      // Sound and set aside together: three letters or what is left of them.
      expect(left.size + spool.corrupt().filter(({ name }) => name.endsWith('.eml')).length, `byte ${at}`).toBe(3);
      await spool.close();
    }
  });

  test('a damaged snapshot gives what can be read, says what is missing, and holds the letter whose envelope is found elsewhere', async () => {
    const { dir, items } = await small(5);
    const { spool } = await openSpool(dir, DEPS);
    await spool.checkpoint();
    await spool.close();
    const path = join(dir, 'snapshot.jsonl');
    const bytes = await readFile(path);
    bytes.write('!', bytes.indexOf(items[2]?.id ?? '') + 3);
    await writeFile(path, bytes);
    const again = await openSpool(dir, DEPS);
    expect([...again.items.values()].filter(({ state }) => state === 'incoming').map(({ id }) => id)).toEqual(
      items.filter((_, i) => i !== 2).map((i) => i.id),
    );
    expect(again.items.get(items[2]?.id ?? '')).toMatchObject({
      state: 'hold',
      sender: items[2]?.sender,
      recipients: items[2]?.recipients,
    });
    expect(
      again.spool
        .corrupt()
        .map((n) => n.why)
        .join('\n'),
    ).toContain('1 of its 5 records cannot be read');
    await again.spool.close();
    expect((await readSpool(dir)).length).toBe(5);
  });
});
