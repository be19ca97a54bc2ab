// Whom a person's start is for: the connectors they name, those of the letters they name,
// or all that have something to do with a line. Refuses with a sentence what cannot go.
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import { ContractError } from '../contract/errors';
import { takesSomething } from '../contract/link';
import type { Params } from '../contract/methods';
import type { Settings } from '../contract/settings';
import { lineNamed, mayUse } from '../dialing/named-line';
import type { CallQuestion } from '../dialing/link-choice';
import type { CallFor } from '../queue/asked-for';
import { inSlices } from '../queue/orders/slices';
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

/**
 * The letters that a person's start names, meant until the session means them itself. There may be a hundred thousand:
 * they are gone through slice by slice, and others have their turn meanwhile.
 */
export class NamedLetters {
  readonly call: CallFor;
  private readonly may: ReadonlySet<string>;
  private readonly carriers = new Set<string>();
  private readonly stay = { gone: 0, held: 0, nowhere: 0 };
  private go = 0;

  /** `among`: who may carry them. */
  constructor(
    private readonly queue: Queue,
    among: readonly Connector[],
  ) {
    this.call = queue.callFor();
    this.may = new Set(among.map(({ id }) => id));
  }

  async name({ ids = [], also = [] }: Pick<Params<'session.start'>, 'ids' | 'also'>): Promise<void> {
    await inSlices([...new Set(ids)], async (slice) => {
      this.call.name(slice);
      for (const id of slice) this.look(id);
    });
    await inSlices(also, async (slice) => this.call.name(slice));
  }

  private look(id: string): void {
    const item = this.queue.get(id);
    if (!item) this.stay.gone += 1;
    else if (item.state === 'hold') this.stay.held += 1;
    else {
      const ways = this.queue.routing(id).flatMap(({ connector }) => connector ?? []);
      const open = ways.filter((way) => this.may.has(way));
      for (const way of open) this.carriers.add(way);
      if (open.length > 0) this.go += 1;
      else this.stay.nowhere += 1;
    }
  }

  /** Those of `among` that carry them. Throws ContractError where none of these can go. */
  carriersAmong(among: readonly Connector[]): Connector[] {
    const { go, stay } = this;
    if (go === 0)
      throw new ContractError(
        stay.held + stay.nowhere === 0 ? 'not-found' : 'refused',
        sessionWords.start.noneCanGo(stay),
      );
    return among.filter(({ id }) => this.carriers.has(id));
  }

  over(): Promise<void> {
    return this.call.overInTurns();
  }
}

/**
 * A call nobody gains from is not paid for: nothing of what it asks for would go, and nothing is fetched; `freeAt`: when
 * the provider's rate lets mail go, 0: now.
 */
export function worthACall(
  queue: Queue,
  connector: Connector,
  { fetch = true, ...ask }: CallQuestion,
  freeAt = 0,
): boolean {
  const fetches = fetch && collectMethods(connector.collect).length > 0;
  return fetches || (freeAt === 0 && queue.due(connector.id, ask).messages > 0);
}

/** How a line and a connector stand. */
interface Worth {
  /** A call is on by this line: it is joined, or goes down with letters that may be put back. */
  isOn(line: string): boolean;
  isWorth(connector: Connector): boolean;
}

/**
 * Of the lines a person's call would take (connectors by line) those by which something goes or is fetched, and those
 * that cost nothing and need no dialling. All of them where that leaves none, or where they were named: who says "now"
 * goes online.
 */
export function worthTaking(
  { links, connectors }: Settings,
  groups: Map<string, string[]>,
  named: Pick<Params<'session.start'>, 'link' | 'connectors'>,
  { isOn, isWorth }: Worth,
): Map<string, string[]> {
  if (named.link !== undefined || named.connectors !== undefined) return groups;
  const isIdle = (line: string): boolean => {
    const link = links.find(({ id }) => id === line);
    return isOn(line) || (link !== undefined && !takesSomething(link));
  };
  const meant = (ids: readonly string[]): readonly Connector[] => connectors.filter(({ id }) => ids.includes(id));
  const worth = [...groups].filter(([line, ids]) => isIdle(line) || meant(ids).some(isWorth));
  return worth.length > 0 ? new Map(worth) : groups;
}

/** All of them that may use `line`. Throws ContractError where there is no such line, or none of them may. */
export function onLine({ links }: Settings, connectors: readonly Connector[], line: string): Map<string, string[]> {
  return new Map([[line, mayUse(lineNamed(links, line), connectors).map((c) => c.id)]]);
}
