// What was asked for, connector by connector, by everybody who joined a call: all that is
// due or only letters that were named, large mail and put-off mail too, a line without its
// limits, who is to ask for held mail, and which lines were tried before this one. Who joins
// adds to it and takes nothing away.
import type { Connector } from '../contract/connector';
import type { Params } from '../contract/methods';
import type { SessionWhy } from '../contract/views';
import type { CallFor } from '../queue/asked-for';
import type { DueQuestion, LaneQuestion } from '../queue/lane';
import { EVERYTHING, type Portion } from '../queue/portion';
import type { HeldLine } from './held-line';

/** What a start wants of its connectors' mail. */
export interface Wishes {
  /** Large mail too; without it, only while its own schedule is open. */
  readonly large: boolean;
  /** Ids of letters that are meant whatever their size. */
  readonly named: readonly string[];
  /** By which they are meant already; null: they are still to be named. */
  readonly meant: CallFor | null;
  /** Nothing but those. */
  readonly only: boolean;
  /** Put-off mail too, as soon as the line is up. */
  readonly putOff: boolean;
  /** Ask for the mail held for us. */
  readonly fetch: boolean;
  /** What the line is held up for first. */
  readonly held: readonly HeldLine[];
  /** It is wanted whatever becomes of that. */
  readonly anyway: boolean;
}

/** What goes by itself. */
export const USUAL: Wishes = {
  large: false,
  named: [],
  meant: null,
  only: false,
  putOff: false,
  fetch: true,
  held: [],
  anyway: true,
};

/** What a person's start wants; `meant`: by what its letters are named already. */
export function personsWishes(asked: Params<'session.start'>, meant: CallFor, held: readonly HeldLine[]): Wishes {
  const { ids, also = [], large = false, fetch = ids === undefined } = asked;
  const named = [...(ids ?? []), ...also];
  return { large, named, meant, only: ids !== undefined, putOff: true, fetch, held, anyway: held.length === 0 };
}

/** For whom one line is taken, and why. */
export interface Wish extends Wishes {
  readonly connectors: readonly string[];
  readonly why: SessionWhy;
  /** A person named the line: its limits do not hold. */
  readonly unlimited?: boolean;
  /** Lines that did not serve this call. */
  readonly tried?: readonly string[];
}

export interface Joining extends Wishes {
  readonly connectors: readonly string[];
  /** The link's limits do not hold for them. */
  readonly unlimited: boolean;
  /** Lines that did not serve this call before. */
  readonly tried: readonly string[];
  /** Is this the session that asks for the connector's held mail? */
  fetches(connector: string): boolean;
}

export interface SessionRequest {
  join(joining: Joining): void;
  /** Does all go that is due, and not only what was named? */
  usual(connector: string): boolean;
  /** What may be sent of the connector's mail now. */
  question(connector: Connector): LaneQuestion;
  /** What is still to be sent; until the line is up that is also what will be woken then. */
  expected(connector: Connector): DueQuestion;
  /** The line is up: put-off mail of the connector is due, where somebody asked for it. */
  wake(connector: Connector): void;
  /** For the session in which the call goes on. */
  wishes(connector: string): Wishes;
  tried(): readonly string[];
  held(): readonly HeldLine[];
  /** Somebody did, whatever becomes of what it is held up for. */
  wantedAnyway(): boolean;
  /** The call is over; what it held up hears with which trouble. */
  over(session: string, trouble: string | null): void;
}

export interface RequestDeps {
  readonly call: CallFor;
  /** What the line may carry now. */
  limited(connector: Connector): Portion;
  /** May large mail go now without a word? */
  largeOpen(connector: Connector): boolean;
}

export function newRequest({ call, limited, largeOpen }: RequestDeps): SessionRequest {
  const set = (): Set<string> => new Set();
  const [large, usual, putOff, fetch, unlimited, woken] = [set(), set(), set(), set(), set(), set()]; // by connector
  const [tried, named] = [set(), set()];
  const held = new Set<HeldLine>();
  let wantedAnyway = false;
  const portion = (connector: Connector): Portion => (unlimited.has(connector.id) ? EVERYTHING : limited(connector));
  const question = (connector: Connector): LaneQuestion => ({
    portion: portion(connector),
    ...(usual.has(connector.id)
      ? { oversize: large.has(connector.id) || largeOpen(connector) ? undefined : false, named: 'too' }
      : { named: 'only' }),
  });
  return {
    join(joining) {
      const add = (to: Set<string>, when: boolean): void =>
        when ? joining.connectors.forEach((id) => to.add(id)) : undefined;
      joining.tried.forEach((id) => tried.add(id));
      joining.named.forEach((id) => named.add(id));
      joining.held.forEach((line) => held.add(line));
      wantedAnyway ||= joining.anyway;
      call.name(joining.named, joining.meant);
      add(large, joining.large);
      add(usual, !joining.only);
      add(putOff, joining.putOff);
      add(fetch, joining.fetch);
      add(unlimited, joining.unlimited);
      // What is put off from now on may be woken anew.
      if (joining.putOff) joining.connectors.forEach((id) => woken.delete(id));
    },
    usual: (id) => usual.has(id),
    question,
    expected: (connector) => ({
      ...question(connector),
      ...(putOff.has(connector.id) && !woken.has(connector.id) ? { at: Number.POSITIVE_INFINITY } : {}),
    }),
    wake(connector) {
      if (!putOff.has(connector.id) || woken.has(connector.id)) return;
      woken.add(connector.id);
      call.wake(connector.id, question(connector));
    },
    wishes: (id) => ({
      large: large.has(id),
      named: [...named],
      meant: null,
      only: !usual.has(id),
      putOff: putOff.has(id),
      fetch: fetch.has(id),
      held: [...held],
      anyway: wantedAnyway,
    }),
    tried: () => [...tried],
    held: () => [...held],
    wantedAnyway: () => wantedAnyway,
    over(session, trouble) {
      call.over();
      held.forEach((line) => line.leave(session, trouble));
    },
  };
}
