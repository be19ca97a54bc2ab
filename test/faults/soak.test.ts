// A long day at a busy office: eight at its doors at once, a receiver that drops lines,
// puts recipients off and refuses some, computers that hang up in the middle of a letter,
// notices, a mail program, collecting. At its end every letter that was acknowledged, or
// deleted at the provider, is in one place, once, but for those that were in doubt when a
// line dropped; what was hung up on is nowhere; and the relay holds no more than it did
// at noon. What waits is held while it waits, so that is looked at when nothing does.
// DIALPOST_FAULTS_COUNT: seconds.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import { silentLog } from '../../src-main/base/log';
import { openHistory } from '../../src-main/config/history';
import { openClient } from '../scenario/support/submit';
import type { Chance } from '../scenario/support/chance';
import { dataFolder, serve, type Serving } from '../support/serve';
import { type Office, openOffice, people, reachOf } from './support/doors';
import { emptied } from './support/emptied';
import { arrivedFrom } from './support/findings';
import { nameIn } from './support/letters';
import { liveHeap, middleOf, type Taken, takenBy, tellsHeap } from './support/process-room';
import { figures, howMany, LONG, trial } from './support/scale';

/** Between one computer's connections, milliseconds: what has arrived is held in memory here. */
const PAUSE = LONG ? 3_000 : 150;
const LOOK = 2_000;
/**
 * MiB and handles that come and go. Heap: code compiled meanwhile, the last rows of history that are no whole block
 * yet, the opening and the end of one session's transcript, texts that letters share; a longer day makes none larger.
 */
const SLACK = { memory: 48, heap: 8, handles: 12 };

interface Day {
  readonly place: Office;
  readonly relay: Serving;
  /** What was seen of the relay, now and then. */
  readonly looks: Taken[];
}

/** Begins letters and hangs up in the middle of them. Their names. */
async function hangUp(port: number, next: Chance, count: number): Promise<string> {
  const name = `cut-${count}`;
  const client = await openClient(port);
  if (!client) return name;
  const content = `X-Name: ${name}\r\nSubject: cut\r\n\r\n${'never whole\r\n'.repeat(1 + Math.floor(next() * 3000))}`;
  const chunked = next() < 0.5;
  const said = ['MAIL FROM:<me@office.example>', 'RCPT TO:<me@office.example>', ...(chunked ? [] : ['DATA'])];
  for (const line of said.slice(0, 1 + Math.floor(next() * said.length))) await client.ask(line);
  client.write(chunked ? `BDAT ${content.length + 100} LAST\r\n${content}` : content);
  await sleep(next() * 50);
  client.close();
  return name;
}

/** The middle memory of the day's second and last quarter, MiB. */
function quarters(looks: readonly Taken[]): { readonly early: number; readonly late: number } {
  const quarter = Math.floor(looks.length / 4);
  const middle = (some: readonly Taken[]): number => middleOf(some.map(({ memory }) => memory)) ?? 0;
  return { early: middle(looks.slice(quarter, 2 * quarter)), late: middle(looks.slice(-quarter)) };
}

/** The receiver's, by luck: it seldom drops the line, and at times puts off. */
function manner(luck: number): 'drop' | 'later' | 'well' {
  if (luck < 0.004) return 'drop';
  return luck < 0.02 ? 'later' : 'well';
}

/** What became of every letter: what was owed, and of that what is nowhere and what came more than once. */
async function reckoned(place: Office, dir: string) {
  const { times, spoilt } = await arrivedFrom(place, dir);
  const still = new Set(place.waiting.map(({ content }) => nameIn(content)));
  const owed = [
    ...place.acknowledged.values(),
    ...[...place.letters.byName.keys()].filter((name) => name.startsWith('held') && !still.has(name)),
  ];
  const lost = owed.filter((name) => !times.has(name));
  const twice = [...times].filter(([, count]) => count > 1).map(([name]) => name);
  return { times, spoilt, owed, lost, twice };
}

/** Of what came twice, what no dropped line accounts for. */
function notInDoubt(
  place: Office,
  twice: readonly string[],
  times: ReadonlyMap<string, number>,
  dropped: ReadonlySet<number>,
): readonly string[] {
  // The copy before another's had come by a line that dropped.
  const copies = (name: string): readonly number[] =>
    place.receiver.kept.filter(({ content }) => nameIn(content) === name).map(({ connection }) => connection);
  return twice.filter(
    (name) =>
      copies(name).length !== times.get(name) ||
      copies(name)
        .slice(0, -1)
        .some((connection) => !dropped.has(connection)),
  );
}

/** Of what came twice, what the history says nothing of. */
async function untold(dir: string, twice: readonly string[]): Promise<readonly string[]> {
  const history = await openHistory(dir, { clock: systemClock, log: silentLog });
  const told = async (name: string): Promise<boolean> =>
    (await history.list({ search: name, offset: 0, limit: 1000 })).rows.some(
      ({ subject, reply }) => subject === name && reply.includes('did not come'),
    );
  const silent: string[] = [];
  for (const name of twice) if (!(await told(name))) silent.push(name);
  await history.close();
  return silent;
}

/** A day's half: everybody at work and rude ones among them, until `until`; then all that waits has left. */
async function half({ place, relay, looks }: Day, [busy, rude]: readonly [Chance, Chance], until: number) {
  const end = people(place, reachOf(relay), busy, PAUSE);
  let cut = 0;
  let looked = 0;
  while (Date.now() < until) {
    await hangUp(relay.port(), rude, cut++).catch(() => undefined);
    if (Date.now() - looked > LOOK) {
      looks.push(await takenBy(relay.pid));
      looked = Date.now();
    }
    await sleep(PAUSE);
  }
  await end();
  return cut;
}

/** What a relay holds that has nothing left to do, MiB; its handles have come back to what they were, `handles`. */
async function restingHeap(relay: Serving, handles: number, heapAt: string): Promise<number> {
  // On a busy machine more is handed in than leaves; what waits at the end may be minutes' work.
  await emptied(relay, 900_000);
  await expect.poll(async () => (await takenBy(relay.pid)).handles).toBeLessThanOrEqual(handles + SLACK.handles);
  return liveHeap(heapAt);
}

it('a long day of rough lines leaves every letter in one place, and the relay as large as it was', async () => {
  const begun = Date.now();
  const { seed, chance } = trial();
  const seconds = howMany(90, 3600);
  const mood = chance(1);
  const dropped = new Set<number>();
  let calm = false;
  const place = await openOffice((connection) => {
    const luck = calm ? 1 : mood();
    if (luck < 0.004) dropped.add(connection);
    return manner(luck);
  });
  onTestFinished(place.close);
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const heapAt = join(dir, 'heap.sock');
  const relay = await serve(dir, place.settings, [], tellsHeap(heapAt));
  onTestFinished(relay.kill);

  const first = await takenBy(relay.pid);
  const day: Day = { place, relay, looks: [] };
  const chances = [chance(2), chance(3)] as const;
  const held: number[] = [];
  let cut = 0;
  for (const _half of ['morning', 'afternoon']) {
    calm = false;
    cut += await half(day, chances, Date.now() + (1000 * seconds) / 2);
    calm = true;
    held.push(await restingHeap(relay, first.handles, heapAt));
  }

  const { queue } = await relay.client.call('status', {});
  const last = await takenBy(relay.pid);
  expect(await relay.stop()).toBe(0);

  const { times, spoilt, owed, lost, twice } = await reckoned(place, dir);
  const returned = owed.filter((name) => name.startsWith('refused')).length;
  const { early, late } = quarters(day.looks);
  const [noon = NaN, evening = NaN] = held;
  figures(
    `soak: ${owed.length} letters = ${owed.length - returned - lost.length} delivered + ${returned} returned + ${lost.length} lost, ${twice.length} twice (in doubt at ${dropped.size} dropped lines), ${cut} hung up on; ` +
      `live heap ${noon.toFixed(1)} MiB at noon, ${evening.toFixed(1)} in the evening; ` +
      `memory ${first.memory.toFixed(0)} MiB at first, ${early.toFixed(0)} in the second quarter, ${late.toFixed(0)} in the last; handles ${first.handles} at first, ${last.handles} at last`,
    begun,
    seed,
  );
  expect({
    lost,
    spoilt,
    corrupt: queue.corrupt,
    cut: [...times.keys()].filter((name) => name.startsWith('cut')),
  }).toEqual({ lost: [], spoilt: [], corrupt: 0, cut: [] });
  expect(notInDoubt(place, twice, times, dropped)).toEqual([]);
  // Whoever looks afterwards finds which may have arrived twice.
  expect(await untold(dir, twice)).toEqual([]);
  expect(evening).toBeLessThan(noon + SLACK.heap);
  expect(late).toBeLessThan(early * 1.25 + SLACK.memory);
}, 7_200_000);
