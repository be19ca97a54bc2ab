// Letters whose sender the account we log in as may not use (delivery/refusals.ts, 'send-as'):
// one item a connector, however many letters and senders; gone when none waits for that any
// more. What waits stands in the queue with its cause, so a restart tells it again.
import type { AttentionBoard } from '../contract/attention';
import type { Settings } from '../contract/settings';
import type { Log } from '../base/log';
import { isOpen, type QueueItem } from '../mail/envelope';
import type { Queue } from '../queue/queue';
import { attentionWords } from '../words/attention';

export interface SendAsWatch {
  /** `connector` has sent this: what waited for its sender to be allowed goes too, once. */
  sent(connector: string, letter: Pick<QueueItem, 'sender'>): void;
}

export interface SendAsDeps {
  readonly queue: Pick<Queue, 'get' | 'select' | 'onChange' | 'retry'>;
  readonly attention: AttentionBoard;
  readonly log: Log;
  settings(): Settings;
  /** It may go at once. */
  released(): void;
}

interface Waiting {
  readonly connector: string;
  readonly host: string;
  readonly login: string;
  readonly sender: string;
  readonly said: string;
}

/** Of those that are named. */
const MOST_SENDERS = 5;

/** Shows what was so before; goes on for as long as the queue does. */
export function watchSendAs(deps: SendAsDeps): SendAsWatch {
  const { queue } = deps;
  const waiting = new Map<string, Waiting>();
  /** Letters of one sender may differ in who stands in the content: each is let go before its time only once. */
  const letGo = new Set<string>();
  const of = (connector: string): readonly (readonly [string, Waiting])[] =>
    [...waiting].filter(([, one]) => one.connector === connector);
  const untold = new Set<string>();
  const tellAll = (): void => {
    const connectors = [...untold];
    untold.clear();
    for (const connector of connectors) tell(connector, of(connector), deps);
  };
  const look = (ids: readonly string[]): void => {
    for (const id of ids) {
      const item = queue.get(id);
      const before = waiting.get(id);
      const now = item && waitingFor(item);
      if (now) waiting.set(id, now);
      else waiting.delete(id);
      if (!item) letGo.delete(id);
      for (const { connector } of [before, now].filter((one) => one != null)) {
        // A call may put thousands off at once, one after the other, and each telling names them all.
        if (untold.size === 0) setImmediate(tellAll);
        untold.add(connector);
      }
    }
  };
  queue.onChange(look);
  look(queue.select({}));
  return {
    sent(connector, letter) {
      const ids = of(connector)
        .filter(([id, { sender }]) => sender === (letter.sender ?? '') && !letGo.has(id))
        .map(([id]) => id);
      if (ids.length === 0) return;
      for (const id of ids) letGo.add(id);
      queue.retry(ids).then(
        () => deps.released(),
        (error: unknown) => deps.log.write('queue', 'minimum', attentionWords.notReleased(String(error))),
      );
    },
  };
}

/** `mine`: every letter that waits for its sender at this connector, with its id. */
function tell(
  connector: string,
  mine: readonly (readonly [string, Waiting])[],
  { attention, settings }: Pick<SendAsDeps, 'attention' | 'settings'>,
): void {
  const key = `send-as:${connector}` as const;
  const [first] = mine;
  if (!first) return attention.clear(key);
  const { name = '' } = settings().connectors.find(({ id }) => id === connector) ?? {};
  const [, { host, login, said }] = first;
  const all = [...new Set(mine.map(([, { sender }]) => `<${sender}>`))];
  const senders = all.slice(0, MOST_SENDERS);
  const facts = {
    host,
    login,
    senders,
    others: all.length - senders.length,
    said,
    letters: mine.length,
    connector: name || connector,
  };
  attention.raise(key, 'error', attentionWords.sendAs(facts), [
    { kind: 'send', connectors: [connector] },
    { kind: 'open', screen: 'connectors', id: connector },
    { kind: 'return', ids: mine.map(([id]) => id).sort() },
  ]);
}

function waitingFor({ state, sender, recipients, attempts }: QueueItem): Waiting | null {
  if (state === 'hold') return null;
  const one = recipients.find((recipient) => recipient.cause?.kind === 'send-as' && isOpen(recipient));
  if (one?.cause?.kind !== 'send-as') return null;
  const last = attempts.findLast(({ recipient }) => recipient === one.address);
  if (!last) return null;
  const { connector, host } = last;
  return { connector, host, login: one.cause.login, sender: sender ?? '', said: one.reply ?? '' };
}
