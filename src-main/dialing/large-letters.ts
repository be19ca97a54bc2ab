// The large letters that wait for their own times: each with what it would add to a call, and
// when it goes by itself. The oldest ones only: nobody reads more, and the queue may hold any
// number.
import type { Connector } from '../contract/connector';
import type { MailLoad } from '../contract/money/load';
import type { Goes, LargeLetter } from '../contract/views';
import { isOpen, type QueueItem } from '../mail/envelope';
import { isIn } from '../queue/portion';
import type { Queue } from '../queue/queue';
import { type Cargo, type LoadDeps, waysOf } from './call-load';
import type { Share } from './link-choice';

export interface LetterDeps {
  readonly queue: Queue;
  readonly load: LoadDeps;
  /** When a message goes by itself; undefined where it is not there. */
  goes(id: string): Goes | undefined;
  /** May this connector's large mail go with any call? */
  isOpen(connector: Connector): boolean;
  /** What so much more adds to the call. */
  add(more: readonly Cargo[]): MailLoad;
}

const MOST = 50;

interface Waiting {
  readonly item: QueueItem;
  /** A letter for several may go by more than one. */
  readonly by: readonly Connector[];
}

export function largeLetters(deps: LetterDeps, connectors: readonly Connector[]): readonly LargeLetter[] {
  const ways = new Map<string, readonly Share[]>();
  const waysFor = (connector: Connector): readonly Share[] => {
    const known = ways.get(connector.id) ?? waysOf(deps.load, connector, { oversize: true }, false);
    ways.set(connector.id, known);
    return known;
  };
  return oldest(deps, connectors).flatMap(({ item, by }) => {
    const cargo = by.flatMap((connector) => {
      const share = waysFor(connector).find(({ portion }) => isIn(item, portion));
      return share ? [{ link: share.link, messages: 1, bytes: item.bytes, fetching: [] }] : [];
    });
    const goes = deps.goes(item.id);
    if (!goes) return [];
    const { seconds, cost, apart } = deps.add(cargo);
    return {
      id: item.id,
      subject: item.subject,
      to: item.recipients.filter(isOpen).map(({ address }) => address),
      bytes: item.bytes,
      seconds,
      cost,
      ...(apart ? { apart } : {}),
      goes,
    };
  });
}

function oldest({ queue, isOpen: opens }: LetterDeps, connectors: readonly Connector[]): readonly Waiting[] {
  const found = new Map<string, Waiting>();
  for (const connector of connectors.filter((one) => !opens(one))) {
    for (const item of queue.oldest({ connector: connector.id, oversize: true }, MOST))
      found.set(item.id, { item, by: [...(found.get(item.id)?.by ?? []), connector] });
  }
  const inOrder = [...found.values()].sort((a, b) => a.item.arrived - b.item.arrived);
  return inOrder.slice(0, MOST);
}
