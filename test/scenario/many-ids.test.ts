// A person's word on a hundred thousand letters at once: the relay goes on answering while
// it is carried out, and killed in the middle every letter stands in one of the two states.
// What is compared is of one run: the longest silence with how long the word took.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Params } from '../../src-main/contract/methods';
import { layOut } from '../support/laid-out';
import { dataFolder, serve, type Serving } from '../support/serve';
import { listener, office, smartHost } from './support/office';
import { openClient } from './support/submit';

const COUNT = 100_000;
/** The longest silence may be this part of the whole; done in one go it is nearly all of it. */
const PART = 1 / 5;

let folder: Awaited<ReturnType<typeof dataFolder>>;
let serving: Serving;
let ids: readonly string[];

const settings = office({ listeners: [listener()], connectors: [smartHost(1, { schedule: { kind: 'never' } })] });

beforeAll(async () => {
  folder = await dataFolder();
  await layOut(folder.dir, COUNT);
  serving = await serve(folder.dir, settings);
  ids = await everyId();
}, 180_000);
afterAll(async () => {
  await serving.stop();
  await folder.remove();
});

async function everyId(state?: 'hold' | 'incoming' | 'deferred'): Promise<readonly string[]> {
  const found: string[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 1000) {
    const page = await serving.client.call('queue.list', { ...(state ? { state } : {}), offset, limit: 1000 });
    total = page.total;
    found.push(...page.rows.map(({ id }) => id));
  }
  return found;
}

/** How long `word` took, and the longest that a mail program waited meanwhile for the reply to a NOOP. */
async function silence(word: () => Promise<unknown>): Promise<{ readonly took: number; readonly longest: number }> {
  let client = await openClient(serving.port());
  let isOver = false;
  let longest = 0;
  const asking = (async () => {
    while (!isOver) {
      const asked = performance.now();
      // One that asks and asks is hung up on, as whoever means no mail; then another one calls.
      if ((await client?.ask('NOOP'))?.code !== 250) client = await openClient(serving.port());
      longest = Math.max(longest, performance.now() - asked);
      await new Promise((done) => setTimeout(done, 3));
    }
  })();
  const began = performance.now();
  await word();
  const took = performance.now() - began;
  isOver = true;
  await asking;
  client?.close();
  return { took, longest };
}

type Word = 'queue.hold' | 'queue.release' | 'queue.priority' | 'queue.retry' | 'session.start' | 'queue.remove';

describe('a word on a hundred thousand letters', () => {
  const figures: string[] = [];
  afterAll(() => console.log(figures.join(' · ')));

  it.each<[Word, object]>([
    ['queue.hold', {}],
    ['queue.release', {}],
    ['queue.priority', { priority: 'high' }],
    ['queue.retry', {}],
    ['session.start', { fetch: false }],
    ['queue.remove', {}],
  ])('%s lets others be heard meanwhile', async (method, more) => {
    const half = method === 'queue.remove' ? ids.slice(0, COUNT / 2) : ids;
    const word = { ids: [...half], ...more } as Params<Word>; // as the table above says it
    const { took, longest } = await silence(() => serving.client.call(method, word));
    figures.push(`${method} ${Math.round(took)} ms, longest silence ${Math.round(longest)} ms`);
    expect(longest / took, figures.at(-1)).toBeLessThan(PART);
  });
});

it('killed in the middle of a word, every letter is held or not, once, and the relay was asked meanwhile', async () => {
  await serving.client.call('queue.release', { all: true });
  const all = await everyId();
  expect(all.length).toBeGreaterThanOrEqual(COUNT / 2);
  const word = serving.client.call('queue.hold', { ids: [...all] }).catch(() => null);
  let held = 0;
  while (held === 0) held = (await serving.client.call('status', {})).queue.hold;
  expect(held).toBeLessThan(all.length);
  await serving.kill();
  expect(await word).toBeNull();
  serving = await serve(folder.dir);
  const [hold, incoming, deferred] = [await everyId('hold'), await everyId('incoming'), await everyId('deferred')];
  expect(hold.length).toBeLessThan(all.length);
  expect([...hold, ...incoming, ...deferred].sort()).toEqual([...all].sort());
  expect((await serving.client.call('status', {})).queue).toMatchObject({ hold: hold.length, corrupt: 0 });
  // What was asked for once more is done for those that are left.
  expect((await serving.client.call('queue.hold', { all: true })).missing).toEqual([]);
  expect((await serving.client.call('status', {})).queue.hold).toBe(all.length);
});
