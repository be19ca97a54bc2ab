// Table 2: how many letters a second are accepted and synced. A real `dialpost
// serve` and Postfix's smtpd keep their mail in folders of one disk, neither sends
// any on, and the same tool loads them in short rounds, one after the other, so that
// a slow moment of the disk meets both.
import { serve, dataFolder } from '../support/serve';
import { startPostfix } from '../support/postfix';
import { openLoad, settingsFor, type Load } from './load';
import { median } from './report';

const CLIENTS = 8;
const ROUNDS = 5;
const MESSAGES = 1000;

export interface Accepting {
  readonly name: string;
  /** Messages a second. */
  readonly dialpost: number;
  readonly postfix: number;
}

async function rounds(load: Load, ports: readonly [number, number], keepConnections: boolean): Promise<readonly [number, number]> {
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of [0, 1] as const) rates[side].push(MESSAGES / (await load.handIn(ports[side], MESSAGES, CLIENTS, keepConnections)));
  }
  return [median(rates[0]), median(rates[1])];
}

async function measure(load: Load, ports: readonly [number, number]): Promise<readonly Accepting[]> {
  // The first letters start Postfix's processes and warm our code; they are not counted.
  for (const port of ports) await load.handIn(port, MESSAGES, CLIENTS, true);
  const results: Accepting[] = [];
  for (const [name, keep] of [['connections kept', true], ['a connection a message', false]] as const) {
    const [dialpost, postfix] = await rounds(load, ports, keep);
    results.push({ name, dialpost, postfix });
  }
  return results;
}

export async function measureAccepting(): Promise<readonly Accepting[]> {
  const load = await openLoad();
  // In Postfix's hold queue nothing but accepting costs anything; port 9 answers nobody.
  const postfix = await startPostfix({ settings: { smtpd_client_restrictions: 'check_client_access static:HOLD' } });
  const folder = await dataFolder();
  try {
    const relay = await serve(folder.dir, settingsFor(9));
    try {
      return await measure(load, [relay.port(), postfix.port]);
    } finally {
      await relay.stop();
    }
  } finally {
    await folder.remove();
    await postfix.stop();
    await load.close();
  }
}
