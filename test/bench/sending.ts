// Table 1: letters over a thin line into a real Postfix. First a whole `dialpost
// serve` with a session, on one connection; then Postfix's own sender through an
// equal line, on one connection and on twenty. Time runs from the first connection
// to the moment the sender knows that the last letter has arrived.
import { setTimeout as sleep } from 'node:timers/promises';
import { startThinLine, type ThinLine } from '../support/link-simulator';
import { startPostfix, type Postfix } from '../support/postfix';
import { dataFolder, serve } from '../support/serve';
import { LETTER_BYTES, openLoad, settingsFor, type Load } from './load';

const ROUND_TRIP_MS = 600;
const BITS_A_SECOND = 1_000_000;
const STEP_MS = 20;
const LONGEST_MS = 600_000;

export interface Sent {
  readonly name: string;
  readonly seconds: number;
  readonly connections: number;
}

/**
 * Connecting and the greeting take two round trips, EHLO one, the way out of the last letter and the way back of its
 * reply one.
 */
export function minimumSeconds(messages: number): number {
  return (4 * ROUND_TRIP_MS) / 1000 + (messages * LETTER_BYTES * 8) / BITS_A_SECOND;
}

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<number> {
  const latest = performance.now() + LONGEST_MS;
  while (!(await holds())) {
    if (performance.now() > latest) throw new Error(`${what} did not happen within ${LONGEST_MS / 1000} s`);
    await sleep(STEP_MS);
  }
  return performance.now();
}

/** Lets `start` send through `line` and times it until `done`. */
async function time(
  name: string,
  line: ThinLine,
  start: () => Promise<unknown>,
  done: () => Promise<boolean>,
): Promise<Sent> {
  const connected = until('a connection', () => line.connections() > 0);
  await start();
  const began = await connected;
  const ended = await until('the last reply', done);
  return { name, seconds: (ended - began) / 1000, connections: line.connections() };
}

async function throughDialpost(line: ThinLine, load: Load, messages: number): Promise<Sent> {
  const folder = await dataFolder();
  const relay = await serve(folder.dir, settingsFor(line.port));
  try {
    await load.handIn(relay.port(), messages, 1, true);
    const left = async (): Promise<number> => {
      const { queue } = await relay.client.call('status', {});
      return queue.incoming + queue.active + queue.deferred;
    };
    return await time(
      'Dialpost, a whole session',
      line,
      () => relay.client.call('session.start', {}),
      async () => (await left()) === 0,
    );
  } finally {
    await relay.stop();
    await folder.remove();
  }
}

async function throughPostfix(line: ThinLine, load: Load, messages: number, connections: number): Promise<Sent> {
  const limit = String(connections);
  const sender = await startPostfix({
    settings: {
      relayhost: `[127.0.0.1]:${line.port}`,
      smtpd_client_restrictions: 'check_client_access static:HOLD',
      default_destination_concurrency_limit: limit,
      initial_destination_concurrency: limit,
    },
  });
  const release = async (): Promise<void> => {
    await sender.command('postsuper', '-H', 'ALL');
    await sender.command('postqueue', '-f');
  };
  const sent = async (): Promise<number> => (await sender.log()).split('status=sent').length - 1;
  try {
    await load.handIn(sender.port, messages, 4, true);
    return await time(
      `Postfix's own sender, at most ${limit} at once`,
      line,
      release,
      async () => (await sent()) >= messages,
    );
  } finally {
    await sender.stop();
  }
}

/** Each sender has a line of its own, so that no bytes of the one before are on it. */
async function overALine(receiver: Postfix, send: (line: ThinLine) => Promise<Sent>): Promise<Sent> {
  const line = await startThinLine({
    to: { host: receiver.host, port: receiver.port },
    roundTripMs: ROUND_TRIP_MS,
    bitsPerSecond: BITS_A_SECOND,
  });
  try {
    return await send(line);
  } finally {
    await line.close();
  }
}

export async function measureSending(
  messages: number,
): Promise<{ readonly minimumSeconds: number; readonly rows: readonly Sent[] }> {
  const load = await openLoad();
  const receiver = await startPostfix();
  try {
    const rows = [await overALine(receiver, (line) => throughDialpost(line, load, messages))];
    for (const connections of [20, 1])
      rows.push(await overALine(receiver, (line) => throughPostfix(line, load, messages, connections)));
    return { minimumSeconds: minimumSeconds(messages), rows };
  } finally {
    await receiver.stop();
    await load.close();
  }
}
