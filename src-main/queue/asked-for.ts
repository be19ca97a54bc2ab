// What a call under way asks for beyond what is due by itself: letters that a person named,
// and put-off ones before their time. It stands in memory only and is over with the call:
// what was not tried is then as it was, nothing is counted and no time has changed. One that
// was tried and put off again waits for its own time, also while the call lasts.
import type { Board } from './board';
import type { CallMark, QueueEntry } from './entry';
import type { LaneQuestion } from './lane';

export interface CallFor {
  /** These are meant by name (LaneQuestion.named); such as are not there are passed over. */
  name(ids: readonly string[]): void;
  /** Put-off mail of the connector that `ask` means is due now. */
  wake(connector: string, ask: LaneQuestion): void;
  /** The call is over. */
  over(): void;
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
  return {
    name(ids) {
      tick();
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
    over() {
      tick();
      const mine = new Set([name, ...wakes.values()]);
      const left = [...asked].filter((entry) => !entry.gone);
      board.mark(left, ({ marks }) => marks.filter((one) => !mine.has(one)));
      asked.clear();
    },
  };
}
