// A part of the journal is lost that may have said that a letter was sent: it is not sent
// again in silence, but waits on hold for a person. What cannot have been sent goes on.
import { readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newRecipient, type QueueItem, type Recipient } from '../../../src-main/mail/envelope';
import { listAside, type Note } from '../../../src-main/base/aside';
import type { Spool, SpoolDeps } from '../../../src-main/spool/spool';
import { isMostLikelyDelivered } from '../../../src-main/spool/note-kinds';
import { openSpool } from '../../../src-main/spool/start';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';
import { crash, DEPS, idsOf, LARGE, LETTER } from './folders';
import { admit } from './items';

/** Nothing gets a file while the clock stands. */
const still = (): SpoolDeps => ({ ...DEPS, clock: manualClock() });
const segment = (dir: string, number: number): string => join(dir, `journal/00000${number}.log`);

/** Opens, works, and is killed; the folder it leaves. */
async function run(dir: string, work: (spool: Spool) => Promise<void>, deps = still()): Promise<string> {
  const { spool } = await openSpool(dir, deps);
  await work(spool);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const copy = await crash(dir);
  await spool.close();
  return copy;
}

async function flipAt(path: string, text: string): Promise<void> {
  const bytes = await readFile(path);
  expect(bytes.indexOf(text)).toBeGreaterThan(0);
  bytes.write('!', bytes.indexOf(text));
  await writeFile(path, bytes);
}

const asides = (dir: string): Promise<readonly Note[]> => listAside(join(dir, 'corrupt'));

async function gone(spool: Spool, { id }: QueueItem): Promise<void> {
  await spool.commit([{ gone: id }]);
  await spool.removeContent(id);
}

/** Which are held over two starts, and shown until a person lets them go. */
async function heldIn(dir: string): Promise<readonly string[]> {
  let held: readonly string[] = [];
  for (let start = 0; start < 2; start++) {
    const { spool, items } = await openSpool(dir, DEPS);
    held = idsOf([...items.values()].filter(({ state }) => state === 'hold'));
    for (const id of held) expect(items.get(id)?.reason).toEqual({ kind: 'in-doubt' });
    expect([...spool.foundAgain].sort()).toEqual(held);
    for (const item of items.values()) expect(await spool.verify(item)).toBe(true);
    expect(spool.corrupt().length > 0 || held.length === 0).toBe(true);
    await spool.close();
  }
  const { spool } = await openSpool(dir, DEPS);
  await spool.commit(held.map((id) => ({ set: { id, state: 'incoming', reason: null } })));
  expect(spool.foundAgain).toEqual([]);
  await spool.close();
  return held;
}

const LOSSES: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'is missing': unlink,
  'is empty': (path) => truncate(path, 0),
  'is cut': (path) => truncate(path, 200),
  'is zeros': async (path) => writeFile(path, Buffer.alloc((await readFile(path)).length)),
  'has a bad bit in what it said': (path) => flipAt(path, '"gone"'),
};

describe.each(Object.entries(LOSSES))('A11: the segment that said that a letter is gone %s', (_, lose) => {
  test('it got a file before: it is held, and the one whose file is still there goes on', async () => {
    const dir = await testFolder();
    const items: QueueItem[] = [];
    const first = await run(
      dir,
      async (spool) => void items.push(await admit(spool, LETTER), await admit(spool, LETTER)),
    );
    const [sent, waits] = items as [QueueItem, QueueItem];
    const second = await run(
      first,
      async (spool) => {
        while (!(await readFile(segment(first, 2), 'utf8').catch(() => '')).includes('"filed"'))
          await new Promise((resolve) => setTimeout(resolve, 20));
        await gone(spool, sent);
      },
      DEPS,
    );
    await lose(segment(second, 2));
    const held = await heldIn(second);
    // Where that it had a file can still be read, that the file is gone says enough.
    const left = (await asides(second)).filter(isMostLikelyDelivered).map(({ name }) => name);
    expect([held, left]).toEqual(
      lose === LOSSES['has a bad bit in what it said'] ? [[], [`${sent.id}.eml`]] : [[sent.id], []],
    );
    const { spool, items: queue } = await openSpool(second, DEPS);
    expect(queue.get(waits.id)?.state).toBe('incoming');
    await spool.close();
  });

  test('it stood only in the journal, and another segment follows: what came after the loss goes on', async () => {
    const dir = await testFolder();
    const items: QueueItem[] = [];
    const first = await run(
      dir,
      async (spool) => void items.push(await admit(spool, LETTER), await admit(spool, LETTER)),
    );
    const [sent, waits] = items as [QueueItem, QueueItem];
    const second = await run(first, (spool) => gone(spool, sent));
    const third = await run(second, async (spool) => void items.push(await admit(spool, LETTER)));
    await lose(segment(third, 2));
    // Whether the second was sent as well nobody can tell.
    expect(await heldIn(third)).toEqual(idsOf([sent, waits]));
  });
});

describe('A11: a letter for several, of whom some have it, as a lost part said', () => {
  const to = (...addresses: string[]): Recipient[] =>
    addresses.map((address) => newRecipient({ address, notify: null, originalRecipient: null }));
  const served = ({ id, recipients }: QueueItem): Parameters<Spool['commit']>[0][number] => ({
    set: { id, recipients: recipients.map((one, i) => (i === 0 ? { ...one, status: 'delivered' } : one)) },
  });

  test.each([
    ['large', LARGE],
    ['small', LETTER],
  ])('it is held (%s), and not where it is said again later', async (__, content) => {
    for (const again of [false, true]) {
      const dir = await testFolder();
      const items: QueueItem[] = [];
      const first = await run(
        dir,
        async (spool) =>
          void items.push(
            await admit(spool, content, { recipients: to('a@far.example', 'b@far.example') }),
            await admit(spool, LARGE),
          ),
      );
      const [item] = items as [QueueItem];
      const second = await run(first, (spool) => spool.commit([served(item)]));
      const third = await run(second, (spool) =>
        again ? spool.commit([served(item)]) : admit(spool, LETTER).then(() => undefined),
      );
      await unlink(segment(third, 2));
      expect(await heldIn(third)).toEqual(again ? [] : [item.id]);
    }
  });

  test('what a person holds stays held for its own reason', async () => {
    const dir = await testFolder();
    let item: QueueItem | null = null;
    const first = await run(
      dir,
      async (spool) =>
        void (item = await admit(spool, LETTER, {
          state: 'hold',
          reason: { kind: 'words', text: 'held by the boss' },
        })),
    );
    const second = await run(first, async (spool) => void (await admit(spool, LETTER)));
    await unlink(segment(second, 2));
    const { spool, items } = await openSpool(second, DEPS);
    expect(items.get((item as QueueItem | null)?.id ?? '')?.reason).toEqual({
      kind: 'words',
      text: 'held by the boss',
    });
    expect(spool.foundAgain).toEqual([]);
    await spool.close();
  });
});

test('A11: nothing is held where nothing is lost: kill, torn end, a damage before the letter came in', async () => {
  const dir = await testFolder();
  const old: QueueItem[] = [];
  const first = await run(dir, async (spool) => void old.push(await admit(spool, LETTER), await admit(spool, LETTER)));
  const second = await run(first, async (spool) => {
    await gone(spool, old[0] as QueueItem);
    await gone(spool, old[1] as QueueItem);
    await admit(spool, LETTER);
  });
  expect(await heldIn(await crash(second))).toEqual([]);
  const torn = await crash(second);
  await writeFile(segment(torn, 2), Buffer.concat([await readFile(segment(torn, 2)), Buffer.from('["0000')]));
  expect(await heldIn(torn)).toEqual([]);
  // The first letter is the damage's; the second is known to be gone.
  await flipAt(segment(second, 1), 'Hello');
  expect(await heldIn(second)).toEqual([]);
});
