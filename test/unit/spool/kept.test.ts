// The law of kept contents: whole or not there, as long as the settings say and no longer,
// never in the way of mail, and never wiped by a clock.
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../src-main/base/log';
import { newQueueId } from '../../../src-main/mail/queue-id';
import { type KeptLetters, openKept } from '../../../src-main/spool/kept/kept';
import { openSpool } from '../../../src-main/spool/start';
import { fillDisk, smallDisk } from '../../support/small-disk';
import { testFolder } from '../../support/folders';
import { manualClock, type ManualClock } from '../../support/manual-clock';
import { lacks } from '../../support/needs';
import { LARGE, LETTER } from './folders';
import { admit, ARRIVED } from './items';

const DAY = 86_400_000;
const SMALL = Buffer.from('Subject: kept\r\n\r\nGr\u00fc\u00dfe\r\n');

interface Rig {
  readonly kept: KeptLetters;
  readonly clock: ManualClock;
  readonly dir: string;
  days: number | null;
}

async function rig(days: number | null, dir?: string, roomLeft = 0): Promise<Rig> {
  const folder = dir ?? (await testFolder());
  const clock = manualClock(ARRIVED);
  const made = { clock, dir: folder, days } as Rig & { kept: KeptLetters }; // kept is filled in the next line
  const deps = { clock, log: silentLog, days: () => made.days, roomLeft };
  return Object.assign(made, { kept: await openKept(join(folder, 'kept'), deps) });
}

async function keepOne({ kept, clock }: Pick<Rig, 'kept' | 'clock'>): Promise<string> {
  const id = newQueueId(clock.now());
  await kept.put(id, { bytes: SMALL });
  return id;
}

describe('kept contents', () => {
  test('a letter that leaves the spool is kept byte for byte, from its file or from the journal', async () => {
    const { kept, clock, dir } = await rig(7);
    const { spool } = await openSpool(join(dir, 'spool'), { clock, log: silentLog, kept });
    for (const content of [LETTER, LARGE]) {
      const { id } = await admit(spool, content);
      await spool.keep(id);
      await spool.commit([{ gone: id }]);
      await spool.removeContent(id);
      expect(await readFile(kept.path(id) ?? '')).toEqual(content);
      expect((await readdir(join(dir, 'spool/content'), { recursive: true })).join()).not.toContain(id);
    }
    await spool.close();
  });

  test('kept twice it is kept once, and found again after a start; what was half written goes', async () => {
    const first = await rig(7);
    const id = await keepOne(first);
    await first.kept.put(id, { bytes: SMALL });
    const day = join(first.dir, 'kept', '2026-11-23');
    await writeFile(join(day, `${newQueueId(ARRIVED)}.eml.part`), 'half');
    await first.kept.close();
    const again = await rig(7, first.dir);
    expect(again.kept.path(id)).toBe(join(day, `${id}.eml`));
    expect(await readdir(day)).toEqual([`${id}.eml`]);
  });

  test('it goes when its days are over, and is there until then', async () => {
    const one = await rig(7);
    const id = await keepOne(one);
    await one.kept.prune();
    await one.clock.advanceAsync(7 * DAY);
    await one.kept.prune();
    expect(one.kept.path(id)).not.toBeNull();
    await one.clock.advanceAsync(DAY);
    await one.kept.prune();
    expect(one.kept.path(id)).toBeNull();
    expect(await readdir(join(one.dir, 'kept'))).toEqual([]);
  });

  test('nobody has to ask for that: each midnight looks', async () => {
    const one = await rig(1);
    const id = await keepOne(one);
    await one.kept.prune();
    for (let day = 0; day < 3; day++) await one.clock.advanceAsync(DAY);
    await expect.poll(() => one.kept.path(id)).toBeNull();
  });

  test('off it keeps nothing, and switched off it lets go; while nobody knows the settings it does neither', async () => {
    const one = await rig(7);
    const id = await keepOne(one);
    one.days = null;
    await one.kept.prune();
    expect(one.kept.path(await keepOne(one))).toBeNull();
    expect(one.kept.path(id)).not.toBeNull();
    one.days = 0;
    await one.kept.prune();
    expect(one.kept.path(id)).toBeNull();
    expect(one.kept.path(await keepOne(one))).toBeNull();
  });

  test('a clock that leaps ahead by years wipes nothing', async () => {
    const one = await rig(7);
    const before = await keepOne(one);
    one.clock.jump(ARRIVED + 3650 * DAY);
    const ahead = await keepOne(one);
    await one.kept.prune();
    expect(one.kept.path(before)).not.toBeNull();
    // Put right again: what was dated ahead is dated today, and goes in its time.
    one.clock.jump(ARRIVED + DAY);
    await one.kept.prune();
    expect(one.kept.path(ahead)).toBe(join(one.dir, 'kept', '2026-11-24', `${ahead}.eml`));
    expect(await readFile(one.kept.path(ahead) ?? '')).toEqual(SMALL);
    await one.clock.advanceAsync(9 * DAY);
    await one.kept.prune();
    expect([one.kept.path(before), one.kept.path(ahead)]).toEqual([null, null]);
  });

  test('what is not ours stays, and no name leads outside', async () => {
    const dir = await testFolder();
    await mkdir(join(dir, 'kept', '2020-01-01'), { recursive: true });
    await writeFile(join(dir, 'kept', '2020-01-01', 'notes.txt'), 'mine');
    await writeFile(join(dir, 'kept', '2020-01-01', 'x.eml'), 'mine');
    await utimes(join(dir, 'kept', '2020-01-01', 'notes.txt'), 0, 0);
    const one = await rig(1, dir);
    await one.kept.prune();
    expect(await readdir(join(dir, 'kept', '2020-01-01'))).toEqual(['notes.txt', 'x.eml']);
    expect([one.kept.path('x'), one.kept.path('../../x')]).toEqual([null, null]);
  });

  test('closed, it writes and removes nothing more', async () => {
    const one = await rig(7);
    const id = await keepOne(one);
    await one.kept.close();
    one.days = 0;
    await one.kept.prune();
    expect(one.kept.path(id)).not.toBeNull();
    expect(await one.kept.giveBack(1)).toBe(false);
  });

  test.skipIf(lacks('small-disk'))(
    'on a disk that fills up it goes, the oldest first, before mail is refused',
    async () => {
      const dir = await smallDisk(6_000_000);
      const { kept, clock } = await rig(30, dir);
      const big = Buffer.alloc(500_000, 'x');
      const ids: string[] = [];
      for (let day = 0; day < 4; day++, await clock.advanceAsync(DAY)) {
        ids.push(newQueueId(clock.now()));
        await kept.put(ids[day] ?? '', { bytes: big });
      }
      const { spool } = await openSpool(join(dir, 'spool'), { clock, log: silentLog, kept, reserveBytes: 1_000_000 });
      await fillDisk(dir, 600_000);
      const writer = await spool.write(newQueueId(clock.now()));
      await writer.abandon();
      expect(kept.path(ids[0] ?? '')).toBeNull();
      expect(kept.path(ids[3] ?? '')).not.toBeNull();
      await spool.close();
    },
  );

  test.skipIf(lacks('small-disk'))(
    'where little is free nothing new is kept, and what is older makes room for it',
    async () => {
      const dir = await smallDisk(4_000_000);
      const { kept, clock } = await rig(30, dir, 2_000_000);
      const first = newQueueId(clock.now());
      await kept.put(first, { bytes: Buffer.alloc(1_500_000) });
      expect(kept.path(first)).not.toBeNull();
      await fillDisk(dir, 1_900_000);
      const second = newQueueId(clock.now());
      await kept.put(second, { bytes: SMALL });
      expect([kept.path(first), kept.path(second) !== null]).toEqual([null, true]);
      await fillDisk(dir, 0).catch(() => undefined);
      const third = newQueueId(clock.now());
      await kept.put(third, { bytes: SMALL });
      expect(kept.path(third)).toBeNull();
    },
  );
});
