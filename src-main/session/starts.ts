// Whom a person's start is for: the connectors they name, those of the letters they name,
// or all that have something to do with a line. Refuses with a sentence what cannot go.
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import { ContractError } from '../contract/errors';
import type { Settings } from '../contract/settings';
import { lineNamed, mayUse } from '../dialing/named-line';
import type { Queue } from '../queue/queue';
import { sessionWords } from '../words/session';

/** The connectors of `ids` (all: undefined) that may call. Throws ContractError where one of them cannot. */
export function chosen(settings: Settings, ids: readonly string[] | undefined): Connector[] {
  for (const id of ids ?? []) {
    const connector = settings.connectors.find((c) => c.id === id);
    if (!connector)
      throw new ContractError(
        'not-found',
        sessionWords.start.unknownConnector(
          id,
          settings.connectors.map((c) => c.id),
        ),
      );
    if (!connector.enabled) throw new ContractError('refused', sessionWords.start.switchedOff(id));
  }
  return settings.connectors.filter((c) => c.enabled && !c.holdForRemote && (ids === undefined || ids.includes(c.id)));
}

/** Those of `among` that carry the letters `ids`. Throws ContractError where none of these can go. */
export function carriersOf(queue: Queue, ids: readonly string[], among: readonly Connector[]): Connector[] {
  const may = new Set(among.map(({ id }) => id));
  const carriers = new Set<string>();
  const stay = { gone: 0, held: 0, nowhere: 0 };
  let go = 0;
  for (const id of new Set(ids)) {
    const item = queue.get(id);
    if (!item) stay.gone += 1;
    else if (item.state === 'hold') stay.held += 1;
    else {
      const ways = queue.routing(id).flatMap(({ connector }) => (connector && may.has(connector) ? [connector] : []));
      ways.forEach((way) => carriers.add(way));
      if (ways.length > 0) go += 1;
      else stay.nowhere += 1;
    }
  }
  if (go === 0)
    throw new ContractError(
      stay.held + stay.nowhere === 0 ? 'not-found' : 'refused',
      sessionWords.start.noneCanGo(stay),
    );
  return among.filter(({ id }) => carriers.has(id));
}

/** A call nobody gains from is not paid for. */
export function worthACall(queue: Queue, connector: Connector): boolean {
  return collectMethods(connector.collect).length > 0 || queue.due(connector.id).messages > 0;
}

/** All of them that may use `line`. Throws ContractError where there is no such line, or none of them may. */
export function onLine({ links }: Settings, connectors: readonly Connector[], line: string): Map<string, string[]> {
  return new Map([[line, mayUse(lineNamed(links, line), connectors).map((c) => c.id)]]);
}
