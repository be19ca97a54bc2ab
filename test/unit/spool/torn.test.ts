import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { folderOf } from '../../../src-main/spool/content';
import { bytesRecord, RecordReader, recordLine } from '../../../src-main/spool/journal/record';
import type { SpoolDeps } from '../../../src-main/spool/spool';
import { openSpool, readSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { lacks } from '../../support/needs';
import { smallDisk } from '../../support/small-disk';
import { admit, makeItem } from './items';

const DEPS: SpoolDeps = { clock: systemClock, log: silentLog };
const LETTER = Buffer.from(`Subject: Hello\r\n\r\n${'A line of text\r\n'.repeat(90)}`);
const SECTOR = 512;

interface Crashed {
  readonly dir: string;
  readonly journal: string;
  readonly bytes: Buffer;
  readonly last: number;
  readonly ids: readonly string[];
}

/**
 * A spool as a crash leaves it after two groups; where the last one begins, and what its journal held. The first
 * letter is longer by `more` bytes, the second by `end`.
 */
async function crashed(more = 0, end = 0): Promise<Crashed> {
  const dir = await testFolder();
  const { spool } = await openSpool(dir, DEPS);
  const letter = (longer: number): Buffer => Buffer.concat([LETTER, Buffer.alloc(longer, 'x')]);
  const ids = [(await admit(spool, letter(more))).id, (await admit(spool, letter(end))).id];
  const copy = await testFolder();
  await cp(dir, copy, { recursive: true });
  await spool.close();
  const journal = join(copy, 'journal/000001.log');
  const bytes = await readFile(journal);
  const heads: number[] = [];
  new RecordReader({
    record: (value, _end, at) => void (JSON.stringify(value).startsWith('{"group"') && heads.push(at)),
    damaged: () => undefined,
  }).push(bytes);
  return { dir: copy, journal, bytes, last: heads.at(-1) ?? 0, ids };
}

/** Such a spool in which `place` is `wanted` bytes into its sector: letters grow until it is (their lengths are written too). */
async function crashedAt(
  wanted: number,
  place: (spool: Crashed) => number,
  grown: (more: number) => Promise<Crashed>,
): Promise<Crashed> {
  for (let more = 0; ;) {
    const spool = await grown(more);
    const off = (wanted - (place(spool) % SECTOR) + SECTOR) % SECTOR;
    if (off === 0) return spool;
    more = more > 4 * SECTOR ? more % SECTOR : more + off;
  }
}

/** Starts twice, with mail in between, and finds exactly `ids`, nothing set aside. */
async function expectQuiet(dir: string, ids: readonly string[], what: string): Promise<void> {
  const { spool, items } = await openSpool(dir, DEPS);
  expect([...items.keys()], what).toEqual(ids);
  expect(spool.corrupt(), what).toEqual([]);
  const later = await admit(spool, LETTER);
  await spool.close();
  const again = await openSpool(dir, DEPS);
  expect([...again.items.keys()], what).toEqual([...ids, later.id]);
  expect(again.spool.corrupt(), what).toEqual([]);
  await again.spool.close();
}

describe('A14: what a power cut leaves of the last write is not called damage', () => {
  test('cut anywhere, with or without zeros behind it', async () => {
    const { dir, journal, bytes, last, ids } = await crashed();
    for (let cut = last + 1; cut < bytes.length; cut += 233) {
      for (const zeros of [0, 300, 4096]) {
        const copy = await testFolder();
        await cp(dir, copy, { recursive: true });
        await writeFile(journal.replace(dir, copy), Buffer.concat([bytes.subarray(0, cut), Buffer.alloc(zeros)]));
        await expectQuiet(copy, ids.slice(0, 1), `cut at ${cut}, ${zeros} zeros`);
      }
    }
  }, 30_000);

  test('any of its sectors never written', async () => {
    const { dir, journal, bytes, last, ids } = await crashed();
    for (let sector = Math.ceil(last / SECTOR); (sector + 1) * SECTOR < bytes.length; sector++) {
      const torn = Buffer.from(bytes);
      torn.fill(0, sector * SECTOR, (sector + 1) * SECTOR);
      const copy = await testFolder();
      await cp(dir, copy, { recursive: true });
      await writeFile(journal.replace(dir, copy), torn);
      await expectQuiet(copy, ids.slice(0, 1), `sector ${sector}`);
    }
  });

  test('a sector in which only the first bytes of its head would stand', async () => {
    for (let left = 1; left < 16; left++) {
      const { dir, journal, bytes, last, ids } = await crashedAt(
        SECTOR - left,
        (spool) => spool.last,
        (more) => crashed(more),
      );
      const torn = Buffer.from(bytes);
      torn.fill(0, last, last + left);
      await writeFile(journal, torn);
      await expectQuiet(dir, ids.slice(0, 1), `${left} bytes`);
    }
  });

  test('a sector in which only the last bytes of it would stand', async () => {
    for (let left = 1; left < 16; left++) {
      const { dir, journal, bytes, ids } = await crashedAt(
        left,
        (spool) => spool.bytes.length,
        (more) => crashed(0, more),
      );
      const torn = Buffer.from(bytes);
      torn.fill(0, bytes.length - left);
      await writeFile(journal, torn);
      // Where only what follows a record's checksum is lacking, it is whole.
      const { length } = await readSpool(dir);
      expect(length).toBeGreaterThan(left > 2 ? 0 : 1);
      await expectQuiet(dir, ids.slice(0, length), `${left} bytes`);
    }
  });

  test('older bytes behind the last group, even sound records of another place', async () => {
    for (const older of [Buffer.from('From a friend\r\n["not a record\n'.repeat(40)), null]) {
      const { dir, journal, bytes, last, ids } = await crashed();
      await writeFile(journal, Buffer.concat([bytes, older ?? bytes.subarray(last)]));
      await expectQuiet(dir, ids, older ? 'junk' : 'an older group');
    }
  });

  test('damage before it is still told', async () => {
    const { dir, journal, bytes, last } = await crashed();
    const bad = Buffer.from(bytes);
    bad.fill(0, SECTOR, Math.min(2 * SECTOR, last));
    await writeFile(journal, bad);
    const { spool } = await openSpool(dir, DEPS);
    expect(spool.corruptCount).toBeGreaterThan(0);
    await spool.close();
  });
});

describe('A12: dead letters in the journal keep no new ones out', () => {
  for (const [what, reserveBytes] of [
    ['when the reserve is reached', 2_000_000],
    ['when the disk is full', 0],
  ] as const) {
    test.skipIf(lacks('small-disk'))(
      `${what}: the journal is replaced before mail is refused`,
      async () => {
        const dir = join(await smallDisk(6_000_000), 'spool');
        const { spool } = await openSpool(dir, { ...DEPS, reserveBytes });
        const stays = await admit(spool, LETTER);
        for (let n = 0; n < 200; n++) {
          const { id } = await admit(spool, Buffer.alloc(60_000, 'x'));
          await spool.commit([{ gone: id }]).catch(() => spool.commit([{ gone: id }]));
          await spool.removeContent(id);
        }
        await spool.close();
        expect((await readSpool(dir)).map(({ id }) => id)).toEqual([stays.id]);
      },
      30_000,
    );
  }

  test('a close gives the room back', async () => {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    for (let n = 0; n < 40; n++) {
      const { id } = await admit(spool, Buffer.alloc(60_000, 'x'));
      await spool.commit([{ gone: id }]);
      await spool.removeContent(id);
    }
    await spool.close();
    expect(await readdir(join(dir, 'journal'))).toEqual([]);
  });
});

test('a spool of journal 3 and snapshot 1 is read, and its contents get their envelopes beside them', async () => {
  const dir = await testFolder();
  const [filed, logged] = [makeItem(LETTER), makeItem(LETTER)];
  await mkdir(join(dir, 'journal'));
  await mkdir(join(dir, 'content', folderOf(filed.id)), { recursive: true });
  await writeFile(join(dir, 'content', folderOf(filed.id), `${filed.id}.eml`), LETTER);
  await writeFile(
    join(dir, 'snapshot.jsonl'),
    Buffer.concat([recordLine({ dialpost: 'snapshot', version: 1, journal: 4, count: 1 }), recordLine(filed)]),
  );
  await writeFile(
    join(dir, 'journal/000004.log'),
    Buffer.concat([
      recordLine({ dialpost: 'journal', version: 3, cuts: [] }),
      bytesRecord(logged.id, LETTER) ?? Buffer.alloc(0),
      recordLine([{ put: logged }]),
    ]),
  );
  const { spool, items } = await openSpool(dir, DEPS);
  expect([...items.values()]).toEqual([filed, logged]);
  for (const item of items.values()) expect(await spool.verify(item)).toBe(true);
  await spool.close();
  const names = await readdir(join(dir, 'content'), { recursive: true });
  for (const { id } of [filed, logged]) expect(names).toContain(join(folderOf(id), `${id}.envelope`));
  expect((await readSpool(dir)).map(({ id }) => id)).toEqual([filed.id, logged.id]);
});
