// A disk that refuses: each kind of call (write, sync, rename, unlink, read, create),
// the n-th of a round of work at all doors, once with EIO or ENOSPC, and all of them for
// a while. A client hears 250 or 4xx; the relay says what is wrong, goes on without a
// restart when the disk does, and whatever it acknowledged arrives. Also while it starts.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Chance } from '../scenario/support/chance';
import { openClient } from '../scenario/support/submit';
import { until } from '../scenario/support/wait';
import { testFolder } from '../support/folders';
import { lacks } from '../support/needs';
import { dataFolder, serve, type Serving } from '../support/serve';
import {
  CALLS,
  type DiskCall,
  type ERRORS,
  type Refusal,
  type Refusals,
  refusals,
  watchedBy,
} from './support/disk-shim';
import { collect, DOORS, handIn, type Office, openOffice, popMail, reachOf } from './support/doors';
import { emptied } from './support/emptied';
import { arrivedFrom } from './support/findings';
import { expectNone, figures, howMany, LONG, trial } from './support/scale';

const KINDS = ['write', 'sync', 'create', 'rename', 'unlink', 'read'] as const satisfies readonly DiskCall[];
type DiskError = keyof typeof ERRORS;
/** What can run out of room. */
const GROWS: ReadonlySet<DiskCall> = new Set(['write', 'sync', 'create', 'rename']);

interface Bench {
  readonly dir: string;
  readonly place: Office;
  readonly rules: Refusals;
  readonly env: NodeJS.ProcessEnv;
}

async function bench(): Promise<Bench> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const place = await openOffice();
  onTestFinished(place.close);
  const rules = await refusals(join(await testFolder(), 'control'));
  onTestFinished(rules.close);
  return { dir, place, rules, env: watchedBy({ root: dir, control: rules.path }) };
}

/** A letter through every door, small and large, and the mail program and the provider; the codes that were heard. */
async function round({ place }: Bench, serving: Serving, next: Chance): Promise<readonly number[]> {
  const hand = async (kind: string): Promise<number> => {
    const client = await openClient(serving.port());
    if (!client) return 421;
    const reply = await handIn(place, client, [kind, next() < 0.7 ? 700 : 90_000], next);
    client.close();
    return reply.code;
  };
  const relay = reachOf(serving);
  const [codes] = await Promise.all([
    Promise.all(Object.keys(DOORS).map(hand)),
    popMail(place, relay).catch(() => undefined),
    collect(place, relay, next).catch(() => undefined),
  ]);
  return codes;
}

/** A relay that ends with the test, whatever the test finds. */
async function relayOf(...words: Parameters<typeof serve>): Promise<Serving> {
  const serving = await serve(...words);
  onTestFinished(serving.kill);
  return serving;
}

/** Until a letter is taken again. */
async function takesMail({ place }: Bench, serving: Serving, next: Chance, what: string): Promise<void> {
  await until(`mail to be taken again after ${what}`, async () => {
    const client = await openClient(serving.port());
    const reply = client && (await handIn(place, client, ['out', 700], next));
    client?.close();
    return reply?.code === 250;
  });
}

/** Everything that was acknowledged has arrived whole, also over one more start. */
async function nothingLost({ dir, place }: Bench, serving: Serving): Promise<number> {
  await emptied(serving);
  const { queue } = await serving.client.call('status', {});
  expect(queue.corrupt).toBe(0);
  expect(await serving.stop()).toBe(0);
  const again = await relayOf(dir);
  await emptied(again);
  expect(await again.stop()).toBe(0);
  const { times, spoilt } = await arrivedFrom(place, dir);
  expectNone([
    ...[...place.acknowledged.values()].filter((name) => !times.has(name)).map((name) => `${name} is lost`),
    ...spoilt,
  ]);
  return place.acknowledged.size;
}

/** The calls of one kind to refuse, of `seen` in a round: every one, or some by chance. */
function chosen(seen: number, next: Chance): readonly number[] {
  if (LONG) return Array.from({ length: seen }, (_, i) => i + 1);
  return Array.from({ length: Math.min(howMany(3, 3), seen) }, () => 1 + Math.floor(next() * seen));
}

const said = ({ calls, error, nth }: Refusal): string => `${error} at ${calls.join()} ${nth ?? 'after all'}`;

describe.skipIf(lacks('disk-shim'))('a disk that refuses', () => {
  it('one call, whichever: the client hears so or nothing of it, and the next letter is taken', async () => {
    const begun = Date.now();
    const { seed, chance } = trial();
    const next = chance(0);
    const at = await bench();
    const serving = await relayOf(at.dir, at.place.settings, [], at.env);
    let trials = 0;
    let hit = 0;
    for (const kind of KINDS) {
      for (const error of (GROWS.has(kind) ? ['EIO', 'ENOSPC'] : ['EIO']) satisfies readonly DiskError[]) {
        await at.rules.refuse({ calls: [kind], error, nth: 1_000_000, times: 1 });
        await round(at, serving, next);
        await sleep(1000);
        const { seen } = await at.rules.end();
        for (const nth of chosen(seen, next)) {
          const refusal: Refusal = { calls: [kind], error, nth, times: 1, half: nth % 2 === 0 };
          await at.rules.refuse(refusal);
          const codes = await round(at, serving, next);
          expect(
            codes.filter((code) => code !== 250 && Math.floor(code / 100) !== 4),
            said(refusal),
          ).toEqual([]);
          await until('the call', async () => (await at.rules.look()).hits > 0, 1000).catch(() => undefined);
          const { hits } = await at.rules.end();
          await takesMail(at, serving, next, said(refusal));
          trials += 1;
          hit += hits;
        }
      }
    }
    const letters = await nothingLost(at, serving);
    figures(
      `disk refuses one call: ${trials} trials, ${hit} calls refused, ${letters} letters acknowledged, 0 lost`,
      begun,
      seed,
    );
    expect(hit).toBeGreaterThan(trials / 3);
  }, 7_200_000);

  it.each<[DiskCall, DiskError]>([
    ['write', 'ENOSPC'],
    ['sync', 'EIO'],
    ['create', 'ENOSPC'],
    ['rename', 'EIO'],
    ['read', 'EIO'],
    ['unlink', 'EIO'],
    ['write', 'EROFS'],
    ['create', 'EMFILE'],
  ])(
    'every %s for a while, %s: it says so, and goes on when the disk does',
    async (kind, error) => {
      const { chance } = trial();
      const next = chance(1);
      const at = await bench();
      const serving = await relayOf(at.dir, at.place.settings, [], at.env);
      await round(at, serving, next);
      await at.rules.refuse({ calls: [kind], error });
      const codes = (await Promise.all([round(at, serving, next), round(at, serving, next)])).flat();
      expect(codes.filter((code) => code !== 250 && Math.floor(code / 100) !== 4)).toEqual([]);
      if (kind === 'write' || kind === 'sync') {
        expect(codes).toContain(452);
        await until('the disk to be told of', async () =>
          (await serving.client.call('status', {})).attention.some(({ key }) => key === 'disk'),
        );
      }
      await until('a call to be refused', async () => (await at.rules.look()).hits > 0);
      await at.rules.end();
      await takesMail(at, serving, next, `${kind} ${error}`);
      await until(
        'the trouble to be over',
        async () => !(await serving.client.call('status', {})).attention.some(({ key }) => key === 'disk'),
      );
      await nothingLost(at, serving);
    },
    300_000,
  );

  it("one mailbox that cannot be written for a moment: its letter waits seconds, and nobody else's waits at all", async () => {
    const { chance } = trial();
    const next = chance(3);
    const at = await bench();
    const serving = await relayOf(at.dir, at.place.settings, [], at.env);
    // The first two tries, whatever the call.
    await at.rules.refuse({
      calls: ['sync', 'rename', 'create'],
      error: 'EIO',
      times: 2,
      only: 'mailboxes/office.example/me',
    });
    const hand = async (kind: string): Promise<void> => {
      const client = await openClient(serving.port());
      expect(client && (await handIn(at.place, client, [kind, 700], next)).code).toBe(250);
      client?.close();
    };
    const waiting = async (): Promise<readonly string[]> =>
      (await serving.client.call('queue.list', { limit: 100 })).rows.flatMap(({ recipients }) =>
        recipients.map(({ address }) => address),
      );
    await hand('mailbox');
    await until('the refusal', async () => (await at.rules.look()).hits > 0);
    for (let i = 0; i < 5; i++) await hand('popped');
    await until('the others', async () => !(await waiting()).includes('anna@office.example'), 3000);
    expect(await waiting()).toEqual(['me@office.example']);
    expect((await serving.client.call('status', {})).attention).toEqual([]);
    await until('that one too', async () => (await waiting()).length === 0, 30_000);
    expect((await at.rules.end()).hits).toBe(2);
    await nothingLost(at, serving);
  }, 120_000);

  it('the folder of the large letters alone: it is said for as long as it lasts, though small ones are taken', async () => {
    const { chance } = trial();
    const next = chance(4);
    const at = await bench();
    const serving = await relayOf(at.dir, at.place.settings, [], at.env);
    await at.rules.refuse({ calls: ['create'], error: 'EACCES', only: 'spool/content' });
    const hand = async (bytes: number): Promise<number | null> => {
      const client = await openClient(serving.port());
      const reply = client && (await handIn(at.place, client, ['out', bytes], next));
      client?.close();
      return reply?.code ?? null;
    };
    const shown = async (): Promise<boolean> =>
      (await serving.client.call('status', {})).attention.some(({ key }) => key === 'disk');
    expect(await hand(90_000)).toBe(452);
    for (const end = Date.now() + 11_000; Date.now() < end; await sleep(400)) {
      expect(await hand(700)).toBe(250);
      expect(await shown()).toBe(true);
    }
    await at.rules.end();
    await until('the trouble to be over', async () => !(await shown()));
    expect(await hand(90_000)).toBe(250);
    await nothingLost(at, serving);
  }, 120_000);

  it.each(['links.json', 'sessions'])(
    '%s alone: mail goes on, and it is said until what calls did and cost is written',
    async (only) => {
      const { chance } = trial();
      const next = chance(6);
      const at = await bench();
      const serving = await relayOf(at.dir, at.place.settings, [], at.env);
      const shown = async (): Promise<readonly string[]> =>
        (await serving.client.call('status', {})).attention.map(({ key, text }) => `${key} ${text}`);
      await at.rules.refuse({ calls: ['create', 'rename'], error: 'EACCES', only });
      await collect(at.place, reachOf(serving), next);
      await until('it to be said', async () => (await shown()).length > 0);
      for (const end = Date.now() + 6_000; Date.now() < end; await sleep(400))
        expect(await shown()).toEqual([expect.stringMatching(/^disk What a call did and cost .*EACCES.*remembered/)]);
      await at.rules.end();
      await until('the trouble to be over', async () => (await shown()).length === 0);
      await nothingLost(at, serving);
    },
    120_000,
  );

  it('the list of what was fetched alone: no letter comes twice, it is said, and the others come when it can be kept', async () => {
    const { chance } = trial();
    const next = chance(5);
    const at = await bench();
    const serving = await relayOf(at.dir, at.place.settings, [], at.env);
    const relay = reachOf(serving);
    const call = async (): Promise<void> => {
      await collect(at.place, relay, next);
      await until('the call to end', async () => (await serving.client.call('status', {})).sessions.length === 0);
    };
    await call();
    await until('the first', async () => at.place.waiting.length === 0);
    await at.rules.refuse({ calls: ['write', 'create'], error: 'EACCES', only: '.seen' });
    for (let times = 0; times < 4; times++) await call();
    const { attention } = await serving.client.call('status', {});
    expect(attention).toMatchObject([{ key: 'collect:isp', text: expect.stringContaining('EACCES') as unknown }]);
    expect(at.place.waiting).toHaveLength(4);
    await at.rules.end();
    await call();
    await until('the others', async () => at.place.waiting.length === 0);
    expect((await serving.client.call('status', {})).attention).toEqual([]);
    await emptied(serving);
    expect(await serving.stop()).toBe(0);
    const { times, spoilt } = await arrivedFrom(at.place, at.dir);
    expectNone([...spoilt, ...[...times].filter(([, n]) => n !== 1).map(([name, n]) => `${name} came ${n} times`)]);
    expect(times.size).toBe(6);
  }, 120_000);

  it('while it starts: it starts all the same or ends with a sentence, and the next start has everything', async () => {
    const begun = Date.now();
    const { seed, chance } = trial();
    const next = chance(2);
    const at = await bench();
    const first = await relayOf(at.dir, at.place.settings, [], at.env);
    await round(at, first, next);
    await first.kill();
    const trials = howMany(6, 120);
    let ended = 0;
    for (let n = 0; n < trials; n++) {
      const kind = KINDS[Math.floor(next() * KINDS.length)] ?? 'read';
      const refusal: Refusal = {
        calls: [kind],
        error: GROWS.has(kind) && next() < 0.5 ? 'ENOSPC' : 'EIO',
        nth: 1 + Math.floor(next() * 25),
        times: 1 + Math.floor(next() * 3),
      };
      await at.rules.refuse(refusal);
      const started = await relayOf(at.dir, undefined, [], at.env).catch((reason: unknown) => String(reason));
      await at.rules.end();
      if (typeof started === 'string') {
        ended += 1;
        expect(started, said(refusal)).toMatch(/serve ended with 1: [^]*[a-z]{2,} [a-z]{2,}/);
        continue;
      }
      await round(at, started, next);
      await started.kill();
    }
    const letters = await nothingLost(at, await relayOf(at.dir, undefined, [], at.env));
    figures(
      `disk refuses during a start: ${trials} starts, ${ended} ended with a sentence, ${letters} letters acknowledged, 0 lost`,
      begun,
      seed,
    );
  }, 7_200_000);
});

it('every kind of call the layer knows is tried', () => expect([...KINDS].sort()).toEqual(Object.keys(CALLS).sort()));
