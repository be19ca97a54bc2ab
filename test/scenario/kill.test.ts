// Law 1, from outside: `serve` is killed (SIGKILL) at fifty random moments while
// mail runs in and out, also while it is still starting. Whatever it answered with
// 250 has arrived in the end, byte for byte; what arrived twice was in flight when
// a connection died, and nothing was found damaged.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFailed } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import { silentLog } from '../../src-main/base/log';
import { startPractice } from '../../src-main/practice/provider';
import { openByteSink } from '../support/byte-sink';
import { CLI, dataFolder, serve } from '../support/serve';
import { type Chance, chance, seedOfThisRun } from './support/chance';
import { MAILBOXES, listener, office, smartHost } from './support/office';
import { asHandedIn, handOver, letterOf, mailbox, nameOf, openClient, queuedAs } from './support/submit';

const KILLS = 50;
/** From the spawn on; a start takes a third to half of a second. */
const LONGEST_LIFE = 1000;
/**
 * In flight on one connection when it dies (ARCHITECTURE.md, law 4: 64 KiB or two messages to begin with, more while
 * replies keep coming).
 */
const IN_FLIGHT = 8;

interface Arrival {
  readonly connection: string;
  /** Position among the arrivals of that connection. */
  readonly at: number;
  readonly content: Buffer;
}

/** What arrived somewhere, by the name in it. */
function arrivals() {
  const byName = new Map<string, Arrival[]>();
  const ofConnection = new Map<string, number>();
  const add = (connection: string, content: Buffer): void => {
    const at = (ofConnection.get(connection) ?? 0) + 1;
    ofConnection.set(connection, at);
    const name = nameOf(content);
    byName.set(name, [...(byName.get(name) ?? []), { connection, at, content }]);
  };
  const repeated = (): readonly (readonly Arrival[])[] => [...byName.values()].filter((list) => list.length > 1);
  /** How many came after it on its connection before that died. */
  const after = (arrival: Arrival): number => (ofConnection.get(arrival.connection) ?? 0) - arrival.at;
  return { byName, add, repeated, after };
}

/** Small, at times larger, seldom large. */
function sizeOfOne(next: Chance): number {
  if (next() < 0.03) return 300_000;
  return next() < 0.2 ? 20_000 : 1000;
}

/** Office computers that hand in one numbered message after the other, whatever happens to the other side. */
function computers(count: number, to: string, port: () => number, next: Chance) {
  const handedIn = new Map<string, Buffer>();
  const acknowledged = new Map<string, string>();
  let stopped = false;
  const talk = async (who: string): Promise<void> => {
    const client = port() === 0 ? null : await openClient(port());
    while (client && !stopped) {
      const name = `${who}-${handedIn.size}`;
      const bytes = sizeOfOne(next);
      const content = letterOf(name, bytes, next);
      handedIn.set(name, content);
      const reply = await handOver(client, { from: 'me@office.example', to, content });
      if (reply.code !== 250) break;
      acknowledged.set(name, queuedAs(reply));
      await sleep(Math.floor(next() * 10));
    }
    client?.close();
  };
  const work = Array.from({ length: count }, async (_, i) => {
    while (!stopped) {
      await talk(`${to.split('@')[1]}-${i}`);
      await sleep(10);
    }
  });
  const stop = async (): Promise<void> => {
    stopped = true;
    await Promise.all(work);
  };
  return { handedIn, acknowledged, stop };
}

/**
 * One life of `serve`: from the spawn to the SIGKILL, `milliseconds` after it is ready or, where `raw`, after the
 * spawn.
 */
async function live(dir: string, raw: boolean, milliseconds: number, ready: (port: number) => void): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [CLI, 'serve', '--data', dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (text) => (said += String(text)));
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  const opened = new Promise<void>((resolve) =>
    child.stdout?.on('data', (text) => {
      ready(Number(/"port":(\d+)/.exec(String(text))?.[1] ?? 0));
      resolve();
    }),
  );
  if (!raw) await Promise.race([opened, ended]);
  await sleep(milliseconds);
  child.kill('SIGKILL');
  if ((await ended) !== 'SIGKILL') throw new Error(`serve ended by itself: ${said}`);
  return said;
}

describe('killed fifty times under load', () => {
  it('loses nothing it acknowledged, damages nothing, and repeats only what was in flight', async () => {
    const seed = seedOfThisRun();
    onTestFailed(() => console.error(`DIALPOST_TEST_SEED=${seed}`));
    const next = chance(seed);
    const { dir, remove } = await dataFolder();
    const slow = arrivals();
    const fast = arrivals();
    const sink = await openByteSink();
    const provider = await startPractice({
      port: 0,
      deliverTo: () => null,
      clock: systemClock,
      log: silentLog,
      keep: ({ connection, content }) => fast.add(connection, content),
    });
    await (await serve(dir, settingsFor(sink.port, provider.port))).kill();

    let port = 0;
    const loads = [
      computers(2, 'someone@far.example', () => port, next),
      computers(2, 'someone@fast.example', () => port, next),
      computers(2, 'me@office.example', () => port, next),
    ];
    for (let kill = 0; kill < KILLS; kill++) {
      // A busy machine starts slowly; one life in five may end before it has begun.
      await live(dir, next() < 0.2, next() * LONGEST_LIFE, (opened) => (port = opened));
      port = 0;
    }
    await Promise.all(loads.map((load) => load.stop()));

    const last = await serve(dir);
    await emptied(last);
    const { queue, attention } = await last.client.call('status', {});
    expect({ corrupt: queue.corrupt, attention }).toEqual({ corrupt: 0, attention: [] });
    const history = await delivered(last);
    expect(await last.stop()).toBe(0);

    for (const { connection, content } of sink.kept) slow.add(String(connection), content);
    const here = arrivals();
    for (const content of await mailbox(dir, 'me')) here.add('maildir', content);
    const places = [slow, fast, here] as const;
    loads.forEach((load, i) => expectWhole(load, places[i] ?? here, history));

    expect([slow, fast].flatMap(notInFlight).map((list) => nameOf(list[0]?.content ?? Buffer.alloc(0)))).toEqual([]);
    // A Maildir knows a message again by its queue id.
    expect(here.repeated()).toEqual([]);
    expect(
      (await readdir(join(dir, 'spool', 'content'), { recursive: true })).filter((name) => name.endsWith('.eml')),
    ).toEqual([]);

    const arrived = slow.byName.size + fast.byName.size + here.byName.size;
    const accepted = loads.reduce((sum, load) => sum + load.acknowledged.size, 0);
    const deepest = Math.max(0, ...[slow, fast].flatMap(depths));
    console.log(
      `${KILLS} kills: ${accepted} acknowledged, ${arrived} arrived, sent again ${slow.repeated().length} in lock-step and ${fast.repeated().length} pipelined (at most ${deepest + 1} on one connection); seed ${seed}`,
    );
    await Promise.all([sink.close(), provider.close(), remove()]);
  }, 900_000);
});

/** How many came after each that came again, on its connection. */
function depths(place: ReturnType<typeof arrivals>): readonly number[] {
  return place.repeated().flatMap((list) => list.slice(0, -1).map(place.after));
}

/** Of what came again, what was not in flight when its connection died. */
function notInFlight(place: ReturnType<typeof arrivals>): readonly (readonly Arrival[])[] {
  return place
    .repeated()
    .filter((list) =>
      list
        .slice(0, -1)
        .some((first, i) => first.connection === list[i + 1]?.connection || place.after(first) >= IN_FLIGHT),
    );
}

/** Everything acknowledged is there, is what was handed in, and stands in the history. */
function expectWhole(
  load: ReturnType<typeof computers>,
  place: ReturnType<typeof arrivals>,
  history: ReadonlySet<string>,
): void {
  expect(load.acknowledged.size).toBeGreaterThan(KILLS);
  expect([...load.acknowledged.keys()].filter((name) => !place.byName.has(name))).toEqual([]);
  for (const [name, list] of place.byName) {
    for (const { content } of list)
      expect(asHandedIn(content).equals(load.handedIn.get(name) ?? Buffer.alloc(0)), name).toBe(true);
  }
  expect([...load.acknowledged.values()].filter((id) => !history.has(id))).toEqual([]);
}

/** A host that waits for each message, a provider that does not, and mailboxes. */
function settingsFor(lockStep: number, pipelined: number): object {
  return office({
    listeners: [listener({ maxConnectionsPerClient: 100 })],
    connectors: [
      smartHost(lockStep),
      smartHost(pipelined, { id: 'fast', addressSpaces: [{ pattern: 'fast.example' }] }),
      MAILBOXES,
    ],
  });
}

type Serving = Awaited<ReturnType<typeof serve>>;

/** Waits until nothing is left in the queue. */
async function emptied({ client }: Serving): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    const { queue } = await client.call('status', {});
    if (queue.incoming + queue.active + queue.deferred + queue.hold === 0) return;
    await sleep(100);
  }
  const { rows } = await client.call('queue.list', { limit: 5 });
  throw new Error(`the queue does not empty: ${JSON.stringify(rows)}`);
}

/** Ids that history calls delivered. */
async function delivered({ client }: Serving): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (let offset = 0; ; offset += 1000) {
    const { rows } = await client.call('history.list', { result: 'delivered', offset, limit: 1000 });
    rows.forEach((row) => ids.add(row.id));
    if (rows.length === 0) return ids;
  }
}
