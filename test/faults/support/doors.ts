// An office with every door open, and people at each of them: letters go out to a
// receiver, are refused there and come back as notices, lie in mailboxes, are sent on
// from one, fetched and removed by a mail program, and collected from the provider.
// People are stubborn: where the relay is away they try again.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlClient } from '../../../src-main/control/socket-client';
import type { Reply } from '../../../src-main/mail/reply';
import type { Chance } from '../../scenario/support/chance';
import { listener, office, smartHost } from '../../scenario/support/office';
import { handOver, openClient, queuedAs } from '../../scenario/support/submit';
import { type ByteSink, openByteSink, type SinkManners } from '../../support/byte-sink';
import { freePort } from '../../support/free-port';
import { type HostMessage, pop3Host } from '../../support/pop3-host';
import type { Serving } from '../../support/serve';
import { Letters, nameIn, someSize } from './letters';
import { emptyMailbox } from './pop3-client';

/** What is handed in, by kind: where it is for. */
export const DOORS: Readonly<Record<string, string>> = {
  out: 'someone@far.example',
  refused: 'refuse@far.example',
  mailbox: 'me@office.example',
  popped: 'anna@office.example',
  forwarded: 'away@office.example',
};

export interface Office {
  readonly settings: object;
  readonly letters: Letters;
  /** Names by the queue id that acknowledged them. */
  readonly acknowledged: Map<string, string>;
  readonly receiver: ByteSink;
  /** What the mail program has, by name: each time it took it. */
  readonly taken: Map<string, Buffer[]>;
  readonly pop3Port: number;
  /** Letters at the provider, not yet deleted there. */
  readonly waiting: HostMessage[];
  close(): Promise<void>;
}

/** `mood`: the receiver's. */
export async function openOffice(mood: SinkManners['mood'] = () => 'well'): Promise<Office> {
  const receiver = await openByteSink({ mood, refuses: /^refuse@/, thanks: (content) => `kept ${nameIn(content)}` });
  const waiting: HostMessage[] = [];
  const provider = await pop3Host({ messages: waiting });
  const pop3Port = await freePort();
  const fromProvider = {
    method: 'pop3',
    host: '127.0.0.1',
    port: provider.port,
    security: 'none',
    username: 'office',
    password: 'secret',
    deliverTo: 'me@office.example',
  };
  const mailboxes = [
    { address: 'me@office.example' },
    { address: 'anna@office.example', account: 'anna' },
    { address: 'away@office.example', forwardTo: ['someone@far.example'], keepCopy: false },
  ];
  const settings = {
    ...office({
      listeners: [listener({ maxConnectionsPerClient: 100 })],
      connectors: [
        smartHost(receiver.port, { collect: fromProvider }),
        { id: 'local', addressSpaces: [{ pattern: 'office.example' }], route: { kind: 'mailboxes', mailboxes } },
      ],
    }),
    accounts: [{ username: 'anna', password: 'secret' }],
    pop3: { enabled: true, port: pop3Port },
  };
  const close = async (): Promise<void> => {
    provider.close();
    await receiver.close();
  };
  return {
    settings,
    letters: new Letters(),
    receiver,
    acknowledged: new Map(),
    taken: new Map(),
    pop3Port,
    waiting,
    close,
  };
}

/** Where the relay is just now; null while it is away. */
export type Whereabouts = () => { readonly smtp: number; readonly client: ControlClient | null } | null;

/** Of one that stays. */
export const reachOf =
  ({ port, client }: Pick<Serving, 'port' | 'client'>): Whereabouts =>
  () => ({ smtp: port(), client });

/**
 * Begins a day's work at every door, `pause` milliseconds between a computer's connections; what it answers ends it,
 * and resolves when everybody has heard his last answer.
 */
export function people(place: Office, relay: Whereabouts, next: Chance, pause: number): () => Promise<void> {
  let over = false;
  const again = async (rest: number, work: () => Promise<void>): Promise<void> => {
    while (!over) {
      await work().catch(() => undefined);
      await sleep(rest * (0.5 + next()));
    }
  };
  const atWork = [
    ...Object.keys(DOORS).map((kind) => again(pause, () => handInSome(place, relay, kind, next))),
    again(200, () => popMail(place, relay)),
    again(300, () => collect(place, relay, next)),
  ];
  return async () => {
    over = true;
    await Promise.all(atWork);
  };
}

/** One letter of a kind and a size; the reply, code 0 where none came. */
export async function handIn(
  place: Office,
  client: NonNullable<Awaited<ReturnType<typeof openClient>>>,
  [kind, bytes]: readonly [string, number],
  next: Chance,
): Promise<Reply> {
  const { name, content } = place.letters.make(kind, bytes, next);
  const reply = await handOver(client, { from: 'me@office.example', to: DOORS[kind] ?? '', content });
  if (reply.code === 250) place.acknowledged.set(queuedAs(reply), name);
  return reply;
}

/** A few letters on one connection. */
async function handInSome(place: Office, relay: Whereabouts, kind: string, next: Chance): Promise<void> {
  const client = await openClient(relay()?.smtp ?? 0);
  if (!client) return;
  for (let count = 1 + Math.floor(next() * 4); count > 0; count--) {
    if ((await handIn(place, client, [kind, someSize(next)], next)).code !== 250) break;
  }
  client.close();
}

export async function popMail(place: Office, relay: Whereabouts): Promise<void> {
  if (!relay()) return;
  const { letters } = await emptyMailbox(place.pop3Port, 'anna', 'secret');
  for (const letter of letters) place.taken.set(nameIn(letter), [...(place.taken.get(nameIn(letter)) ?? []), letter]);
}

/** New mail comes to the provider, and the relay is told to call. */
export async function collect(place: Office, relay: Whereabouts, next: Chance): Promise<void> {
  if (place.waiting.length < 6) {
    const { name, content } = place.letters.make('held', someSize(next), next);
    place.waiting.push({ uid: name, content });
  }
  await relay()?.client?.call('session.start', {});
}
