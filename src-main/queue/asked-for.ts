// What a call under way asks for beyond what is due by itself: letters that a person named,
// and put-off ones before their time. It stands in memory only and is over with the call:
// what was not tried is then as it was, nothing is counted and no time has changed. One that
// was tried and put off again waits for its own time, also while the call lasts.
import type { Board } from './board';
import type { CallMark, QueueEntry } from './entry';
import { ConnectorLane, type Due, type DueQuestion, type LaneQuestion } from './lane';
import { inSlices } from './orders/slices';

export interface CallFor {
  /**
   * These are meant by name (LaneQuestion.named); such as are not there are passed over. `by`: who means them already,
   * which lasts as long as this call now, and is done at once however many they are.
   */
  name(ids: readonly string[], by?: CallFor | null): void;
  /** Put-off mail of the connector that `ask` means is due now. */
  wake(connector: string, ask: LaneQuestion): void;
  /** Another means the same, and says `over` by itself: what is asked for lasts until all have. */
  hold(): void;
  /** The call is over. */
  over(): void;
  /** The same; what is let go by it slice by slice: others have their turn meanwhile. */
  overInTurns(): Promise<void>;
}

/** The queue as it would be if a call meant some letters too. Nothing in the queue changes and nobody else sees it. */
export interface AsIfNamed {
  /** As CallFor's. */
  name(ids: readonly string[]): void;
  /** What is asked for by not being named is as in the queue. */
  due(connector: string, ask?: DueQuestion): Due;
}

/** Asks for nothing yet; `tick` looks at the clock. */
export function openCall(board: Board, tick: () => number): CallFor {
  const name: CallMark = { named: true, wakes: null };
  const wakes = new Map<string, CallMark>();
  const asked = new Set<QueueEntry>();
  const mark = (entries: readonly QueueEntry[], by: CallMark): void => {
    const fresh = entries.filter(({ marks }) => !marks.includes(by));
    board.mark(fresh, ({ marks }) => [...marks, by]);
    for (const entry of fresh) asked.add(entry);
  };
  const others: CallFor[] = [];
  let holders = 1;
  /** What nobody means any more. */
  const left = (): readonly QueueEntry[] => {
    holders -= 1;
    if (holders > 0) return [];
    const all = [...asked];
    asked.clear();
    others.splice(0).forEach((other) => other.over());
    return all;
  };
  const letGo = (entries: readonly QueueEntry[]): void => {
    tick();
    const mine = new Set([name, ...wakes.values()]);
    const here = entries.filter((entry) => !entry.gone);
    board.mark(here, ({ marks }) => marks.filter((one) => !mine.has(one)));
  };
  return {
    name(ids, by = null) {
      tick();
      by?.hold();
      if (by) others.push(by);
      else
        mark(
          [...new Set(ids)].flatMap((id) => board.entries.get(id) ?? []),
          name,
        );
    },
    wake(connector, ask) {
      const now = tick();
      const by = wakes.get(connector) ?? { named: false, wakes: connector };
      wakes.set(connector, by);
      mark(board.lane(connector).putOff(ask, now), by);
    },
    hold: () => void holders++,
    over: () => letGo(left()),
    overInTurns: () => inSlices(left(), async (slice) => letGo(slice)),
  };
}

/** Names nothing yet; `due` is the queue's own. */
export function openAsIf(board: Board, tick: () => number, due: AsIfNamed['due']): AsIfNamed {
  const seen = new Set<QueueEntry>();
  const lanes = new Map<string, ConnectorLane>();
  const laneOf = (connector: string): ConnectorLane => {
    const lane = lanes.get(connector) ?? new ConnectorLane();
    lanes.set(connector, lane);
    return lane;
  };
  return {
    name(ids) {
      const now = tick();
      for (const id of ids) {
        const entry = board.entries.get(id);
        if (!entry || seen.has(entry)) continue;
        seen.add(entry);
        // Copies: they say whether another call has named it already, and stand in no line of the queue.
        for (const place of entry.places) laneOf(place.connector).add({ ...place, where: null, slot: -1 }, now);
      }
    },
    due(connector, ask = {}) {
      const { named, oversize, portion, at } = ask;
      const known = due(connector, ask);
      const asksByName = named === 'only' || (named === 'too' && oversize !== undefined);
      if (!asksByName) return known;
      // What the question reaches only by its name, and no other call has named.
      const beyond = { named: 'not', portion, oversize: named === 'only' ? undefined : !oversize } as const;
      const now = tick();
      return together(known, laneOf(connector).due(now, at ?? now, beyond));
    },
  };
}

function together(one: Due, other: Due): Due {
  const oldest = [one.oldest, other.oldest].filter((at) => at !== null);
  return {
    messages: one.messages + other.messages,
    bytes: one.bytes + other.bytes,
    urgent: one.urgent + other.urgent,
    oldest: oldest.length > 0 ? Math.min(...oldest) : null,
  };
}
