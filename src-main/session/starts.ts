// Whom a person's start is for: the connectors they name, those of the letters they name,
// or all that have something to do with a line. Refuses with a sentence what cannot go.
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import { ContractError } from '../contract/errors';
import type { Params } from '../contract/methods';
import type { Settings } from '../contract/settings';
import type { Session } from '../contract/views';
import { lineNamed, mayUse } from '../dialing/named-line';
import type { CallQuestion } from '../dialing/link-choice';
import { worthTaking } from '../dialing/worth-taking';
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

/** How lines and connectors stand. */
interface Standing {
  /** The calls that are on. */
  readonly on: readonly Pick<Session, 'link'>[];
  isWorth(connector: Connector): boolean;
}

/** Of the lines a person's call would take (connectors by line) those that are worth it. */
export function linesTaken(
  { links, connectors }: Settings,
  groups: ReadonlyMap<string, string[]>,
  asked: Params<'session.start'>,
  { on, isWorth }: Standing,
): Map<string, string[]> {
  const lines = [...groups].map(([id, ids]) => ({ link: links.find((one) => one.id === id) ?? null, id, ids }));
  const taken = worthTaking(lines, asked, {
    isOn: ({ id }) => on.some((call) => call.link === id),
    carries: ({ ids }) => connectors.some((connector) => ids.includes(connector.id) && isWorth(connector)),
  });
  return new Map(taken.map(({ id, ids }) => [id, ids]));
}

/** All of them that may use `line`. Throws ContractError where there is no such line, or none of them may. */
export function onLine({ links }: Settings, connectors: readonly Connector[], line: string): Map<string, string[]> {
  return new Map([[line, mayUse(lineNamed(links, line), connectors).map((c) => c.id)]]);
}
