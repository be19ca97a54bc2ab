import { mkdir, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { openSpool, readSpool } from '../../../src-main/spool/start';
import type { Spool, SpoolDeps } from '../../../src-main/spool/spool';
import { testFolder } from '../../support/folders';
import { admit, makeItem } from './items';

const DEPS: SpoolDeps = { clock: systemClock, log: silentLog };
const LETTER = Buffer.from('Received: here\r\nSubject: Hello\r\n\r\nText\r\n');

async function reopen(dir: string, spool: Spool): Promise<{ spool: Spool; items: Map<string, QueueItem> }> {
  await spool.close();
  return openSpool(dir, DEPS);
}

async function segments(dir: string): Promise<string[]> {
  return (await readdir(join(dir, 'journal'))).sort();
}

function contentPath(dir: string, id: string): string {
  return join(dir, 'content', id.slice(4, 6), `${id}.eml`);
}

async function text(spool: Spool, id: string, start?: number, end?: number): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of await spool.read(id, start, end)) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString();
}

describe('the spool', () => {
  test('gives back what was admitted, changed and removed, at work and after a start', async () => {
    const dir = await testFolder();
    const first = await openSpool(dir, DEPS);
    expect(first.items.size).toBe(0);
    const kept = await admit(first.spool, LETTER);
    const gone = await admit(first.spool, LETTER);
    await first.spool.commit([{ set: { id: kept.id, state: 'hold', reason: { kind: 'by-hand' } } }, { gone: gone.id }]);
    await first.spool.removeContent(gone.id);
    expect(await text(first.spool, kept.id)).toBe(LETTER.toString());
    expect(await text(first.spool, kept.id, 10, 14)).toBe('here');
    expect(await text(first.spool, kept.id, 5, 5)).toBe('');
    expect((await first.spool.readHead(kept.id, 8)).toString()).toBe('Received');
    expect(await first.spool.verify(kept)).toBe(true);
    const again = await reopen(dir, first.spool);
    expect([...again.items.values()]).toEqual([{ ...kept, state: 'hold', reason: { kind: 'by-hand' } }]);
    await again.spool.close();
    expect(await readSpool(dir)).toEqual([...again.items.values()]);
  });

  test('many commits at once are all kept, in order', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const items = await Promise.all(Array.from({ length: 50 }, () => admit(spool, LETTER)));
    await Promise.all(
      items.flatMap((item) => [1, 2, 3].map((n) => spool.commit([{ set: { id: item.id, attemptCount: n } }]))),
    );
    const again = await reopen(dir, spool);
    expect([...again.items.values()].map((i) => i.attemptCount)).toEqual(items.map(() => 3));
    await again.spool.close();
  });

  test('what changes or leaves while the journal is replaced is found as it stood in the end', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const items = await Promise.all(Array.from({ length: 450 }, () => admit(spool, LETTER)));
    const left = items.filter((_, i) => i % 9 === 0);
    const checkpoint = spool.checkpoint();
    for (const item of items) void spool.commit([{ set: { id: item.id, attemptCount: 1 } }]);
    for (const { id } of left) await spool.commit([{ gone: id }]);
    await checkpoint;
    const again = await reopen(dir, spool);
    expect(again.spool.corruptCount).toBe(0);
    const stays = items.filter((item) => !left.includes(item)).map((item) => [item.id, { ...item, attemptCount: 1 }]);
    expect(Object.fromEntries(again.items)).toEqual(Object.fromEntries(stays));
    await again.spool.close();
  });

  test('a checkpoint replaces the journal and changes nothing', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const before = await admit(spool, LETTER);
    const checkpoint = spool.checkpoint();
    const during = await Promise.all(Array.from({ length: 10 }, () => admit(spool, LETTER)));
    await checkpoint;
    const after = await admit(spool, LETTER);
    expect(await segments(dir)).toEqual(['000002.log']);
    const again = await reopen(dir, spool);
    expect(new Set(again.items.keys())).toEqual(new Set([before, ...during, after].map((i) => i.id)));
    expect(again.spool.corruptCount).toBe(0);
    await again.spool.close();
  });

  test('the journal is replaced by itself when it has grown', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, { ...DEPS, checkpointBytes: 5000 });
    const items = [];
    for (let n = 0; n < 40; n++) items.push(await admit(spool, LETTER));
    await spool.close();
    expect((await stat(join(dir, 'snapshot.jsonl'))).size).toBeGreaterThan(1000);
    expect((await segments(dir)).length).toBeLessThanOrEqual(2);
    expect((await readSpool(dir)).map((i) => i.id).sort()).toEqual(items.map((i) => i.id).sort());
  });

  test('segments a crash left behind a snapshot are dropped and do not speak', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const item = await admit(spool, LETTER);
    const old = await readFile(join(dir, 'journal/000001.log'));
    await spool.commit([{ set: { id: item.id, state: 'hold' } }]);
    await spool.checkpoint();
    await spool.close();
    await writeFile(join(dir, 'journal/000001.log'), old);
    const again = await openSpool(dir, DEPS);
    expect(again.items.get(item.id)?.state).toBe('hold');
    expect(await segments(dir)).toEqual(['000002.log']);
    expect(again.spool.corruptCount).toBe(0);
    await again.spool.close();
  });

  test('content that was written and never admitted is cleared at the start', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    await admit(spool, LETTER);
    const orphan = makeItem(LETTER);
    const writer = await spool.write(orphan.id);
    await writer.write(LETTER);
    await writer.finish();
    const again = await reopen(dir, spool);
    expect(again.items.size).toBe(1);
    await expect(stat(contentPath(dir, orphan.id))).rejects.toThrow('ENOENT');
    expect(again.spool.corruptCount).toBe(0);
    await again.spool.close();
  });

  test('an abandoned content leaves nothing', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const item = makeItem(LETTER);
    const writer = await spool.write(item.id);
    await writer.write(Buffer.alloc(200_000));
    await writer.abandon();
    await expect(stat(contentPath(dir, item.id))).rejects.toThrow('ENOENT');
    await spool.close();
  });

  test('a missing content is found at the start, set aside with its envelope, and stops nothing else', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const good = await admit(spool, LETTER);
    const bad = await admit(spool, LETTER);
    await spool.close();
    await rm(contentPath(dir, bad.id));
    const again = await openSpool(dir, DEPS);
    expect([...again.items.keys()]).toEqual([good.id]);
    expect(again.spool.corrupt()).toMatchObject([{ name: `${bad.id}.eml`, why: 'its content is missing' }]);
    const note: unknown = JSON.parse(await readFile(join(dir, 'corrupt', `${bad.id}.eml.note.json`), 'utf8'));
    expect(note).toMatchObject({ known: { id: bad.id, sender: bad.sender } });
    const third = await reopen(dir, again.spool);
    expect(third.spool.corruptCount).toBe(1);
    await third.spool.close();
  });

  test('a content of another size is found when it is read, moved to corrupt/, and everybody is told', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const item = await admit(spool, LETTER);
    await spool.checkpoint();
    await truncate(contentPath(dir, item.id), 10);
    const told: string[] = [];
    spool.onSetAside((id) => told.push(id));
    const reads = [spool.read(item.id), spool.readHead(item.id, 5)];
    for (const read of reads) await expect(read).rejects.toMatchObject({ name: 'SpoolError', kind: 'damaged' });
    expect(told).toEqual([item.id]);
    expect((await readFile(join(dir, 'corrupt', `${item.id}.eml`))).length).toBe(10);
    const again = await reopen(dir, spool);
    expect(again.items.size).toBe(0);
    expect(again.spool.corruptCount).toBe(1);
    await again.spool.close();
  });

  test('a changed byte is found by the checksum', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const item = await admit(spool, LETTER);
    await spool.checkpoint();
    const changed = Buffer.from(LETTER);
    changed[5] = 0x21;
    await writeFile(contentPath(dir, item.id), changed);
    expect(await spool.verify(item)).toBe(false);
    expect(spool.corrupt()[0]?.why).toContain('the checksum differs');
    await spool.close();
  });

  test('after close nothing is taken any more', async () => {
    const { spool } = await openSpool(await testFolder(), DEPS);
    await spool.close();
    await expect(spool.commit([{ gone: 'X' }])).rejects.toMatchObject({ kind: 'closed' });
    await expect(spool.write(makeItem(LETTER).id)).rejects.toMatchObject({ kind: 'closed' });
  });

  test('a spool of a newer program is refused and left as it is', async () => {
    const dir = await testFolder();
    const { recordLine } = await import('../../../src-main/spool/journal/record');
    const newer = recordLine({ dialpost: 'snapshot', version: 99, journal: 1, count: 0 }).toString();
    await writeFile(join(dir, 'snapshot.jsonl'), newer);
    await expect(openSpool(dir, DEPS)).rejects.toThrow('newer Dialpost');
    expect(await readFile(join(dir, 'snapshot.jsonl'), 'utf8')).toBe(newer);
  });

  test('so is a journal of a newer program', async () => {
    const dir = await testFolder();
    const { recordLine } = await import('../../../src-main/spool/journal/record');
    const newer = recordLine({ dialpost: 'journal', version: 6, spool: 'x', cuts: [] }).toString();
    await mkdir(join(dir, 'journal'));
    await writeFile(join(dir, 'journal', '000001.log'), newer);
    await expect(openSpool(dir, DEPS)).rejects.toThrow('newer Dialpost');
    expect(await readFile(join(dir, 'journal', '000001.log'), 'utf8')).toBe(newer);
  });
});
