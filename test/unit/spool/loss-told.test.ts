import { readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { isMostLikelyDelivered, saysJournalLost } from '../../../src-main/spool/note-kinds';
import { JournalMark, readMark } from '../../../src-main/spool/journal/mark';
import type { Spool } from '../../../src-main/spool/spool';
import { openSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { closed, crash, DEPS, idsOf, LARGE, LETTER, newest } from './folders';
import { admit } from './items';

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('A11: what is lost with a part of the journal is said', () => {
  /** Closed; then small letters came in, and it was killed before they had files. */
  async function killed(): Promise<{ dir: string; late: readonly QueueItem[] }> {
    const { dir } = await closed(2);
    const { spool } = await openSpool(dir, { ...DEPS, clock: manualClock() });
    const late = [await admit(spool, LETTER), await admit(spool, LETTER)];
    await until(async () => (await readMark(join(dir, 'journal.mark')))?.mark === 2);
    const copy = await crash(dir);
    await spool.close();
    return { dir: copy, late };
  }
  const whys = (spool: Spool): string[] =>
    spool
      .corrupt()
      .filter(saysJournalLost)
      .map(({ why }) => why);

  test('letters that stood only in the newest segment, and that is removed after a kill', async () => {
    const { dir } = await killed();
    await unlink(await newest(dir));
    const { spool, items } = await openSpool(dir, DEPS);
    expect(items.size).toBe(3);
    expect(whys(spool)).toEqual([
      expect.stringMatching(
        /^000002\.log: .*newest part of the journal is missing; letters that stood only there are lost/,
      ),
    ]);
    await spool.close();
    const again = await openSpool(dir, DEPS);
    expect(again.items.size).toBe(3);
    expect(whys(again.spool)).toHaveLength(1);
    await again.spool.close();
  });

  test('also when the whole journal goes, or was cut at a place that was safe', async () => {
    const losses = [
      (dir: string) => rm(join(dir, 'journal'), { recursive: true }),
      async (dir: string) => truncate(await newest(dir), 0),
      async (dir: string) => truncate(await newest(dir), 150),
    ];
    for (const lose of losses) {
      const { dir } = await killed();
      await lose(dir);
      const { spool } = await openSpool(dir, DEPS);
      expect(whys(spool)).toHaveLength(1);
      await spool.close();
    }
  });

  test('and nothing is said when nothing is missing, after a kill, a stop, or a mark that is lost or older', async () => {
    const spoils = [
      async () => undefined,
      (dir: string) => unlink(join(dir, 'journal.mark')),
      (dir: string) => writeFile(join(dir, 'journal.mark'), Buffer.alloc(256)),
      (dir: string) => new JournalMark(join(dir, 'journal.mark'), 'somebody else').note(9, 900),
      async (dir: string) => {
        const { spool } = await openSpool(dir, DEPS);
        await spool.checkpoint();
        await spool.close();
      },
    ];
    for (const spoil of spoils) {
      const { dir, late } = await killed();
      await spoil(dir);
      for (let start = 0; start < 2; start++) {
        const { spool, items } = await openSpool(dir, DEPS);
        expect(idsOf(items.values())).toEqual(expect.arrayContaining(idsOf(late)));
        expect(spool.corrupt()).toEqual([]);
        await spool.close();
      }
    }
  });
});

describe('A11: who sent a letter that was delivered is not told to send it again', () => {
  /** Two letters of the snapshot, of which one was delivered; who says so is the newest segment. */
  async function delivered(large: boolean): Promise<{ dir: string; gone: QueueItem; stays: QueueItem }> {
    const dir = await testFolder();
    const { spool } = await openSpool(dir, DEPS);
    const [gone, stays] = [await admit(spool, large ? LARGE : LETTER), await admit(spool, LETTER)];
    await spool.checkpoint();
    await spool.commit([{ gone: gone.id }]);
    await spool.removeContent(gone.id);
    await spool.close();
    return { dir, gone, stays };
  }
  async function toldAtStart(
    dir: string,
  ): Promise<{ spool: Spool; queue: ReadonlyMap<string, QueueItem>; told: readonly string[] }> {
    const told: string[] = [];
    const { spool, items: queue } = await openSpool(dir, DEPS);
    spool.tellSenders(async ({ id }) => void told.push(id));
    return { spool, queue, told };
  }
  const losses: Readonly<Record<string, (path: string) => Promise<void>>> = {
    'is missing': (path) => unlink(path),
    'is empty': (path) => truncate(path, 0),
    'has a damaged record': async (path) => {
      const bytes = await readFile(path);
      bytes.write('!', bytes.indexOf('"gone"'));
      await writeFile(path, bytes);
    },
  };
  for (const [what, lose] of Object.entries(losses)) {
    test(`when the segment that said so ${what}: it leaves the queue with a note, for good`, async () => {
      for (const large of [false, true]) {
        const { dir, gone, stays } = await delivered(large);
        await lose(await newest(dir));
        for (let start = 0; start < 2; start++) {
          const { spool, queue, told } = await toldAtStart(dir);
          expect([...queue.keys()]).toEqual([stays.id]);
          expect(told).toEqual([]);
          expect(spool.corrupt().filter(isMostLikelyDelivered)).toMatchObject([
            { name: `${gone.id}.eml`, known: { sender: gone.sender, recipients: gone.recipients } },
          ]);
          await spool.close();
        }
      }
    });
  }

  test('but he is told when its content alone is gone, when all of the journal is there, or when the content itself stood in the lost part', async () => {
    const contentOf = (dir: string, { id }: QueueItem, suffix: string): string =>
      join(dir, 'content', id.slice(4, 6), id + suffix);
    for (const hides of ['the envelope is there', 'the journal is there'] as const) {
      const { dir, stays } = await delivered(false);
      await unlink(contentOf(dir, stays, '.eml'));
      if (hides === 'the journal is there') await unlink(contentOf(dir, stays, '.envelope'));
      else await unlink(await newest(dir));
      const { spool, told } = await toldAtStart(dir);
      expect(told).toEqual([stays.id]);
      expect(spool.corrupt().find(({ name }) => name === `${stays.id}.eml`)?.why).toBe('its content is missing');
      await spool.close();
    }
    const dir = await testFolder();
    const { spool } = await openSpool(dir, { ...DEPS, clock: manualClock() });
    const item = await admit(spool, LETTER);
    const copy = await crash(dir);
    await spool.close();
    const bytes = await readFile(await newest(copy));
    bytes.write('!', bytes.indexOf('Hello'));
    await writeFile(await newest(copy), bytes);
    const { spool: again, told } = await toldAtStart(copy);
    expect(told).toEqual([item.id]);
    await again.close();
  });
});

test('A11: what was found again is no longer shown once a person has decided about the last of it', async () => {
  const { dir, items } = await closed(1);
  await unlink(await newest(dir));
  const { spool } = await openSpool(dir, DEPS);
  const shown: number[] = [];
  spool.onFoundAgain(() => shown.push(spool.foundAgain.length));
  expect(spool.foundAgain).toHaveLength(2);
  await spool.commit([{ set: { id: items[0]?.id ?? '', state: 'incoming', reason: null } }]);
  await spool.commit([{ gone: items[1]?.id ?? '' }]);
  expect(shown).toEqual([1, 0]);
  await spool.close();
});
