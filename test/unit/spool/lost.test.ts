import { cp, readFile, readdir, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { QueueItem } from '../../../src-main/mail/envelope';
import type { Spool } from '../../../src-main/spool/spool';
import { openSpool, readSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { closed, crash, DEPS, idsOf, LARGE, LETTER, newest } from './folders';
import { admit, makeItem } from './items';

async function contents(dir: string): Promise<string[]> {
  return (await readdir(join(dir, 'content'), { recursive: true }))
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(3, -4))
    .sort();
}

/** Everything of `items` is in the queue on hold with its envelope, and its content is whole. */
async function expectHeld(
  spool: Spool,
  items: readonly QueueItem[],
  queue: ReadonlyMap<string, QueueItem>,
): Promise<void> {
  for (const item of items) {
    expect(queue.get(item.id)).toMatchObject({
      state: 'hold',
      sender: item.sender,
      recipients: item.recipients,
      crc: item.crc,
      reason: { kind: 'found-again' },
    });
    expect(await spool.verify(item)).toBe(true);
  }
}

describe('A11: no letter is deleted', () => {
  const losses: Readonly<Record<string, (dir: string) => Promise<void>>> = {
    'the last segment is missing': async (dir) => unlink(await newest(dir)),
    'the last segment is empty': async (dir) => truncate(await newest(dir), 0),
    'the last segment is cut to its opening': async (dir) => truncate(await newest(dir), 150),
    'the last segment is zeros': async (dir) => writeFile(await newest(dir), Buffer.alloc(4096)),
    'the last segment is junk': async (dir) => writeFile(await newest(dir), 'junk\n'.repeat(300)),
    'the whole journal is missing': (dir) => rm(join(dir, 'journal'), { recursive: true }),
  };
  for (const [what, lose] of Object.entries(losses)) {
    test(`when ${what}: everything is held, with sender and recipients`, async () => {
      const { dir, items } = await closed(4);
      await lose(dir);
      const { spool, items: queue } = await openSpool(dir, DEPS);
      expect(idsOf(queue.values())).toEqual(idsOf(items));
      await expectHeld(spool, items, queue);
      await spool.close();
      const again = await openSpool(dir, DEPS);
      expect(idsOf(again.items.values())).toEqual(idsOf(items));
      await again.spool.close();
    });
  }

  test('and none comes back that everybody has, unless somebody is owed word of it', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const [waiting] = makeItem(LETTER).recipients;
    const delivered = { ...(waiting ?? expect.fail('no recipient')), status: 'delivered' } as const;
    await admit(spool, LETTER, { recipients: [delivered, delivered] });
    const half = await admit(spool, LETTER, { recipients: [delivered, { ...delivered, status: 'deferred' }] });
    const failed = await admit(spool, LETTER, { recipients: [{ ...delivered, status: 'failed' }] });
    const owed = await admit(spool, LETTER, { recipients: [{ ...delivered, notify: ['success'] }] });
    await spool.close();
    await unlink(await newest(dir));
    const again = await openSpool(dir, DEPS);
    expect(idsOf(again.items.values())).toEqual(idsOf([half, failed, owed]));
    expect(await contents(dir)).toEqual([half.id, failed.id, owed.id].sort());
    expect(again.spool.corrupt().filter(({ name }) => name.endsWith('.eml'))).toEqual([]);
    await again.spool.close();
  });

  test('when the snapshot is missing', async () => {
    const { dir, items } = await closed(4);
    const first = await openSpool(dir, DEPS);
    await first.spool.checkpoint();
    const later = await admit(first.spool, LETTER);
    await first.spool.close();
    await unlink(join(dir, 'snapshot.jsonl'));
    const { spool, items: queue } = await openSpool(dir, DEPS);
    expect(queue.get(later.id)?.state).toBe('incoming');
    await expectHeld(spool, items, queue);
    expect(
      spool
        .corrupt()
        .map(({ why }) => why)
        .join(),
    ).toContain('the journal before it is missing');
    await spool.close();
  });

  test("when yesterday's backup is copied over today's folder", async () => {
    const { dir, items: yesterday } = await closed(3);
    const backup = await crash(dir);
    const today: QueueItem[] = [];
    for (let start = 0; start < 2; start++) {
      const { spool } = await openSpool(dir, DEPS);
      today.push(await admit(spool, LETTER), await admit(spool, LARGE));
      await spool.checkpoint();
      today.push(await admit(spool, LETTER));
      await spool.close();
    }
    await cp(backup, dir, { recursive: true });
    const { spool, items: queue } = await openSpool(dir, DEPS);
    expect(idsOf(queue.values())).toEqual(idsOf([...yesterday, ...today]));
    for (const item of [...yesterday, ...today]) expect(await spool.verify(item)).toBe(true);
    await spool.close();
  });

  test('when a segment in the middle is missing or was cut, and it is said', async () => {
    for (const lose of [(path: string) => unlink(path), (path: string) => truncate(path, 400)]) {
      const { dir, items } = await closed(3);
      for (let start = 0; start < 2; start++) {
        const { spool } = await openSpool(dir, DEPS);
        items.push(await admit(spool, LETTER), await admit(spool, LARGE));
        await spool.close();
      }
      await lose(join(dir, 'journal/000002.log'));
      const { spool, items: queue } = await openSpool(dir, DEPS);
      expect(idsOf(queue.values())).toEqual(idsOf(items));
      expect(
        spool
          .corrupt()
          .map(({ why }) => why)
          .join(),
      ).toMatch(/000002\.log/);
      await spool.close();
    }
  });

  test('when a snapshot stands there that claims segments it never replaced', async () => {
    const { dir, items } = await closed(3);
    const { spool: first } = await openSpool(dir, DEPS);
    const stays = await admit(first, LETTER);
    const old = await crash(dir);
    await first.close();
    const name = (await readFile(join(old, 'journal/000001.log'), 'latin1')).match(/"spool":"(\w+)"/)?.[1] ?? '';
    const { writeSnapshot } = await import('../../../src-main/spool/snapshot');
    await writeSnapshot(join(old, 'snapshot.jsonl'), { journal: 9, spool: name, gone: [] }, []);
    const { spool, items: queue } = await openSpool(old, DEPS);
    expect(idsOf(queue.values())).toEqual(idsOf([...items, stays]));
    await expectHeld(spool, [...items, stays], queue);
    await spool.close();
  });

  test('an orphan goes when its `gone` was read, also when that stands only in the snapshot', async () => {
    for (const replace of [false, true]) {
      const { dir, items } = await closed(2);
      const { spool } = await openSpool(dir, DEPS);
      await spool.commit(items.map(({ id }) => ({ gone: id })));
      const crashed = await crash(dir);
      if (replace) {
        const inTheWay = await openSpool(crashed, DEPS);
        await inTheWay.spool.checkpoint();
        await inTheWay.spool.close();
      }
      const { spool: again, items: queue } = await openSpool(crashed, DEPS);
      expect(queue.size).toBe(0);
      expect(await contents(crashed)).toEqual([]);
      expect(again.corruptCount).toBe(0);
      await again.close();
      await spool.close();
    }
  });

  test('an orphan without its envelope is set aside, not deleted', async () => {
    const { dir, items } = await closed(1);
    await unlink(await newest(dir));
    for (const name of await readdir(join(dir, 'content'), { recursive: true }))
      if (name.endsWith('.envelope')) await unlink(join(dir, 'content', name));
    const { spool, items: queue } = await openSpool(dir, DEPS);
    expect(queue.size).toBe(0);
    expect(
      spool
        .corrupt()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['000001.log-finding-0', ...items.map(({ id }) => `${id}.eml`).sort()]);
    await spool.close();
  });

  test('a note keeps sender and recipients of what was set aside, also after a start', async () => {
    const { dir, items } = await closed(0);
    await unlink(await newest(dir));
    const id = items[0]?.id ?? '';
    await truncate(join(dir, 'content', id.slice(4, 6), `${id}.eml`), 1000);
    for (let start = 0; start < 2; start++) {
      const { spool } = await openSpool(dir, DEPS);
      expect(spool.corrupt()).toMatchObject([
        { name: '000001.log-finding-0' },
        { name: `${id}.eml`, known: { sender: items[0]?.sender, recipients: items[0]?.recipients } },
      ]);
      await spool.close();
    }
  });

  test('a large letter has its name only when it was admitted, and what never was admitted goes', async () => {
    const { dir } = await closed(0);
    const { spool } = await openSpool(dir, DEPS);
    const writer = await spool.write(makeItem(LARGE).id);
    await writer.write(LARGE);
    await writer.finish();
    const crashed = await crash(dir);
    expect(
      (await readdir(join(crashed, 'content'), { recursive: true })).filter((name) => name.endsWith('.part')),
    ).toHaveLength(1);
    const again = await openSpool(crashed, DEPS);
    expect(
      (await readdir(join(crashed, 'content'), { recursive: true })).filter((name) => name.endsWith('.part')),
    ).toEqual([]);
    expect(again.items.size).toBe(1);
    expect(again.spool.corruptCount).toBe(0);
    await again.spool.close();
    await writer.abandon();
    await spool.close();
  });

  test('a large letter that was admitted and did not get its name any more is whole', async () => {
    const { dir, items } = await closed(0);
    const id = items[0]?.id ?? '';
    const place = join(dir, 'content', id.slice(4, 6), id);
    const { rename } = await import('node:fs/promises');
    await rename(`${place}.eml`, `${place}.part`);
    const { spool, items: queue } = await openSpool(dir, DEPS);
    expect(queue.get(id)?.state).toBe('incoming');
    expect(await readFile(`${place}.eml`)).toEqual(LARGE);
    await spool.close();
    expect(await readSpool(dir)).toHaveLength(1);
  });
});

describe('A8: a folder has one owner', () => {
  test('a segment that somebody else began stops taking mail, and nothing of his is cut', async () => {
    for (const number of ['000002', '000007']) {
      const dir = await testFolder();
      const first = await openSpool(dir, DEPS);
      const mine = await admit(first.spool, LETTER);
      const copy = await crash(dir);
      const other = await openSpool(copy, DEPS);
      const his = await admit(other.spool, LETTER);
      await cp(await newest(copy), join(dir, `journal/${number}.log`));
      await other.spool.close();
      await expect(first.spool.checkpoint()).rejects.toMatchObject({ kind: 'owner' });
      await expect(admit(first.spool, LETTER)).rejects.toMatchObject({ kind: 'owner' });
      await first.spool.close();
      const ids = (await readSpool(dir)).map(({ id }) => id);
      expect(ids).toEqual([mine.id, his.id]);
    }
  });

  test('a segment of another spool stops the start with a sentence', async () => {
    const { dir } = await closed(1);
    const { dir: stranger } = await closed(1);
    await cp(join(stranger, 'journal/000001.log'), join(dir, 'journal/000002.log'));
    const before = await readdir(dir, { recursive: true });
    await expect(openSpool(dir, DEPS)).rejects.toMatchObject({
      kind: 'owner',
      message: expect.stringContaining('000002.log'),
    });
    await expect(readSpool(dir)).rejects.toMatchObject({ kind: 'owner' });
    expect(await readdir(dir, { recursive: true })).toEqual(before);
  });

  test('a segment that is taken away while it is written is noticed, and what is known is written anew', async () => {
    const { dir, items } = await closed(2);
    const { spool } = await openSpool(dir, DEPS);
    await spool.commit([{ set: { id: items[0]?.id ?? '', state: 'hold' } }]);
    await unlink(await newest(dir));
    const taken = await Promise.all([1, 2, 3].map(() => admit(spool, LETTER).catch(() => null)));
    const later = await admit(spool, LETTER);
    await spool.close();
    const acknowledged = [...items, ...taken, later].flatMap((item) => item?.id ?? []);
    const left = await openSpool(dir, DEPS);
    expect([...left.items.keys()]).toEqual(expect.arrayContaining(acknowledged));
    expect(left.items.get(items[0]?.id ?? '')?.state).toBe('hold');
    for (const item of left.items.values()) expect(await left.spool.verify(item)).toBe(true);
    expect(left.spool.corrupt()).toEqual([]);
    await left.spool.close();
  });

  test('letters that stood only in a segment that was taken away are read from it while it is open', async () => {
    const dir = await testFolder();
    const clock = manualClock();
    const { spool } = await openSpool(dir, { ...DEPS, clock });
    const early = await admit(spool, LETTER);
    await unlink(await newest(dir));
    // Within the second no write looks again; the end does.
    const late = await admit(spool, LETTER);
    clock.advance(1000);
    await expect(admit(spool, LETTER)).rejects.toMatchObject({ kind: 'disk' });
    const after = await admit(spool, LETTER);
    for (const item of [early, late, after]) expect(await spool.verify(item)).toBe(true);
    await unlink(await newest(dir)).catch(() => undefined);
    await spool.close();
    expect(idsOf(await readSpool(dir))).toEqual(idsOf([early, late, after]));
  });
});
