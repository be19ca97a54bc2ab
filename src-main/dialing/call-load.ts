// What a call would carry, and by which line: for each line the mail that falls to it, and
// for whom it asks for held mail. It asks the queue for sums only, so that it costs the same
// whatever waits.
import { collectMethods } from '../contract/collect';
import { type Connector, goesOut } from '../contract/connector';
import { ContractError } from '../contract/errors';
import type { Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { SignInLoad } from '../contract/sign-in/load';
import type { LaneQuestion } from '../queue/lane';
import { EVERYTHING } from '../queue/portion';
import type { Queue } from '../queue/queue';
import { dialingWords } from '../words/dialing';
import type { LinkChoice, Share } from './link-choice';
import { lineNamed, mayUse } from './named-line';

/** What goes by one line. */
export interface Cargo {
  readonly link: Link;
  readonly messages: number;
  readonly bytes: number;
  /** For whom this line asks for held mail. */
  readonly fetching: readonly Connector[];
  /** It is held up while somebody signs in; absent: it is not. */
  readonly signIn?: SignInLoad | undefined;
}

/** The mail that is meant of a connector; null: none of it, and it does not call. */
export type Meant = (connector: Connector) => Pick<LaneQuestion, 'oversize' | 'named'> | null;

export interface LoadDeps {
  readonly queue: Pick<Queue, 'due'>;
  readonly linkChoice: LinkChoice;
  /** The line a person named: it carries everything, whatever its limits. */
  readonly line: Link | null;
}

/** By which lines this connector's mail of that kind would go. */
export function waysOf(
  { queue, linkChoice, line }: LoadDeps,
  connector: Connector,
  meant: Pick<LaneQuestion, 'oversize' | 'named'>,
  fetch: boolean,
): readonly Share[] {
  if (line) return [{ link: line, portion: EVERYTHING }];
  return linkChoice.call(connector, { ...meant, at: Number.POSITIVE_INFINITY, fetch, mail: queue });
}

/** In the order in which the lines are first taken; also lines that carry nothing but would be dialled. */
export function loadOf(deps: LoadDeps, connectors: readonly Connector[], meant: Meant, fetch: boolean): Cargo[] {
  const cargo = new Map<string, Cargo>();
  for (const connector of connectors) {
    const mail = meant(connector);
    if (mail === null) continue;
    const fetches = fetch && collectMethods(connector.collect).length > 0;
    waysOf(deps, connector, mail, fetch).forEach(({ link, portion }, i) => {
      const ask = { ...mail, portion, at: Number.POSITIVE_INFINITY };
      const { messages, bytes } = deps.queue.due(connector.id, ask);
      // Held mail is asked for once, by the line that is taken first.
      const fetching = fetches && i === 0 ? [connector] : [];
      cargo.set(link.id, added(cargo.get(link.id), { link, messages, bytes, fetching }));
    });
  }
  return [...cargo.values()];
}

export function added(known: Cargo | undefined, more: Cargo): Cargo {
  if (!known) return more;
  return {
    link: known.link,
    messages: known.messages + more.messages,
    bytes: known.bytes + more.bytes,
    fetching: [...known.fetching, ...more.fetching],
    signIn: known.signIn ?? more.signIn,
  };
}

/** The line that is taken first is held up for it. */
export function heldUp(cargo: readonly Cargo[], signIn: SignInLoad): readonly Cargo[] {
  return cargo.map((one, i) => (i === 0 ? { ...one, signIn } : one));
}

/** Who calls, and by which line where a person named one. Throws ContractError where there is none such. */
export function callers(
  { connectors, links }: Settings,
  ids: readonly string[] | undefined,
  named: string | undefined,
): { readonly connectors: readonly Connector[]; readonly line: Link | null } {
  const line = named === undefined ? null : lineNamed(links, named);
  const outward = connectors.filter(
    (connector) => goesOut(connector) && (ids === undefined || ids.includes(connector.id)),
  );
  if (ids !== undefined && outward.length === 0)
    throw new ContractError('not-found', dialingWords.notOutward(ids.join(', ')));
  return { connectors: line ? mayUse(line, outward) : outward, line };
}
