// Table 2: how many letters a second are accepted and synced. A real `dialpost
// serve` and Postfix's smtpd keep their mail in folders of one disk, and the same
// tool loads them in short rounds, one after the other, so that a slow moment of the
// disk meets all. Neither sends any on: Postfix is set up as its own documentation
// has it for a dialled line (defer_transports). A second Postfix only puts mail on
// hold, where nothing schedules it at all: the least its smtpd can do, shown beside.
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFolder, serve, type Serving } from '../support/serve';
import { startPostfix } from '../support/postfix';
import { openLoad, settingsFor, type Load } from './load';
import { median } from './report';

const CLIENTS = 8;
const ROUNDS = 5;
const MESSAGES = 1000;
/** Rounds before the counted ones: they start Postfix's processes and let our code be compiled. */
const WARMING = 3;
/** The work each has after its last 250 (Postfix's queue manager, our filing) must not slow the one who is next. */
const PAUSE_MS = 4000;

/** Messages a second. */
export interface Accepting {
  readonly name: string;
  readonly dialpost: number;
  readonly postfix: number;
  readonly postfixHold: number;
}

/** The median rate of each port. */
async function rounds(load: Load, ports: readonly number[], keepConnections: boolean): Promise<readonly number[]> {
  const rates = ports.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [side, port] of ports.entries()) {
      rates[side]?.push(MESSAGES / (await load.handIn(port, MESSAGES, CLIENTS, keepConnections)));
      await sleep(PAUSE_MS);
    }
  }
  return rates.map(median);
}

async function measure(load: Load, ports: readonly number[]): Promise<readonly Accepting[]> {
  const results: Accepting[] = [];
  for (const [name, keep] of [
    ['connections kept', true],
    ['a connection a message', false],
  ] as const) {
    for (const port of ports) await load.handIn(port, WARMING * MESSAGES, CLIENTS, keep);
    await sleep(PAUSE_MS);
    const [dialpost = 0, postfix = 0, postfixHold = 0] = await rounds(load, ports, keep);
    results.push({ name, dialpost, postfix, postfixHold });
  }
  return results;
}

/** Runs `work` with what `open` gives, and closes it whatever happens. */
async function having<T extends { stop(): Promise<unknown> }, R>(
  open: Promise<T>,
  work: (thing: T) => Promise<R>,
): Promise<R> {
  const thing = await open;
  try {
    return await work(thing);
  } finally {
    await thing.stop();
  }
}

async function serving(): Promise<Serving> {
  const folder = await dataFolder();
  const relay = await serve(folder.dir, settingsFor(9)); // port 9 answers nobody; nothing is sent
  const stop = async (): Promise<number | null> => {
    const code = await relay.stop();
    await folder.remove();
    return code;
  };
  return { ...relay, stop };
}

export async function measureAccepting(): Promise<readonly Accepting[]> {
  const load = await openLoad();
  const deferring = startPostfix({ settings: { defer_transports: 'smtp' } });
  try {
    return await having(deferring, (postfix) =>
      having(startPostfix({ settings: { smtpd_client_restrictions: 'check_client_access static:HOLD' } }), (holding) =>
        having(serving(), (relay) => measure(load, [relay.port(), postfix.port, holding.port])),
      ),
    );
  } finally {
    await load.close();
  }
}
