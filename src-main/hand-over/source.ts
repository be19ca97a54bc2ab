// What a hand-over carries: everything that waits and is not for our own mailboxes, oldest
// first, with what comes in meanwhile. Whoever the host answered for is not offered to it
// again in this hand-over: what it took is booked as delivered, what it did not take stays
// as it stood, with what it said. PROMISE: nothing is counted, nothing expires, nothing is
// returned because of a hand-over; each answer stands in the journal before the next step.
import { isReplyUnknown } from '../mail/cause';
import { isOpen, type Outcome, type QueueItem } from '../mail/envelope';
import { HostBrake, type Brake } from '../delivery/brake';
import type { Source } from '../delivery/source';
import type { Routed, TakenMessage } from '../queue/entry';
import { HAND_OVER } from '../queue/hand-over';
import type { Queue } from '../queue/queue';
import { openOffers } from '../session/offers';
import type { Spool } from '../spool/spool';

export interface HandOverMail {
  readonly queue: Pick<Queue, 'get' | 'select' | 'takeNamed' | 'settle' | 'onChange'> & Pick<Queue, 'putBack'>;
  readonly spool: Pick<Spool, 'read'>;
}

interface SourceDeps extends HandOverMail {
  readonly session: string;
  /** Held letters too. */
  readonly held: boolean;
  /** Is it for one of our own mailboxes? */
  isOurs(routed: Routed): boolean;
  settled(item: QueueItem, outcomes: readonly Outcome[]): void;
  stopped(): boolean;
}

export interface HandOverSource extends Source {
  /** What is still to be answered for. */
  left(): { readonly messages: number; readonly bytes: number };
  close(): void;
}

/** Whose turn it is, and who had it. */
function openTurns({ queue, held, isOurs }: SourceDeps) {
  const answered = new Map<string, Set<string>>();
  const pending = new Map<string, number>();
  const out = new Map<string, number>();
  /** Of both; asked for at every step, so not counted anew. */
  let bytes = 0;
  const enter = (where: Map<string, number>, id: string, size: number): void => {
    leave(where, id);
    where.set(id, size);
    bytes += size;
  };
  const leave = (where: Map<string, number>, id: string): void => {
    bytes -= where.get(id) ?? 0;
    where.delete(id);
  };
  const isWanted = (id: string) => (address: string, routed: Routed) =>
    !isOurs(routed) && !answered.get(id)?.has(address);
  const mayGo = (item: QueueItem): boolean => held || item.state !== 'hold';
  const isLeft = ({ id, recipients }: QueueItem): boolean =>
    recipients.some((one) => isOpen(one) && !answered.get(id)?.has(one.address));
  return {
    add(ids: readonly string[]): void {
      for (const id of ids) {
        const item = queue.get(id);
        if (item && mayGo(item) && !answered.has(id) && !out.has(id)) enter(pending, id, item.bytes);
      }
    },
    take(): TakenMessage | null {
      for (const id of pending.keys()) {
        leave(pending, id);
        const item = queue.get(id);
        const mine = item && mayGo(item) ? queue.takeNamed(id, isWanted(id)) : null;
        if (!mine) continue;
        enter(out, id, mine.item.bytes);
        return mine;
      }
      return null;
    },
    answer(id: string, outcomes: readonly Outcome[]): void {
      answered.set(id, new Set([...(answered.get(id) ?? []), ...outcomes.map(({ address }) => address)]));
    },
    back({ item: { id } }: TakenMessage): void {
      leave(out, id);
      const item = queue.get(id);
      if (item && isLeft(item)) enter(pending, id, item.bytes);
    },
    left: () => ({ messages: pending.size + out.size, bytes }),
  };
}

export function openHandOverSource(deps: SourceDeps): HandOverSource {
  const { queue, spool, session } = deps;
  const offers = openOffers(spool);
  const turns = openTurns(deps);
  const waiting = queue.select({ all: true }).flatMap((id) => queue.get(id) ?? []);
  turns.add(waiting.sort((a, b) => a.arrived - b.arrived).map(({ id }) => id));
  const stop = queue.onChange(turns.add);
  const settle: Source['settle'] = async (offer, outcomes) => {
    const mine = offers.answered(offer);
    const all = outcomes.map(asHandedOver);
    turns.answer(offer.id, all);
    await queue.settle(mine, all, { session, connector: HAND_OVER });
    deps.settled(mine.item, all);
    turns.back(mine);
  };
  const putBack: Source['putBack'] = (offer) => {
    const mine = offers.answered(offer);
    queue.putBack(mine);
    turns.back(mine);
  };
  return {
    brake: NO_BRAKE,
    next() {
      const mine = deps.stopped() ? null : turns.take();
      return mine && offers.make(mine);
    },
    settle,
    putBack,
    // The line to a host beside us breaks because of the host: the letter is not to blame.
    brokeOff: async (offer, _broken, outcomes) => (outcomes.length > 0 ? settle(offer, outcomes) : putBack(offer)),
    hold: async (offer) => putBack(offer),
    left: turns.left,
    close: stop,
  };
}

/** Whom the host did not take stays as before; where its reply did not come it is in doubt. */
function asHandedOver(outcome: Outcome): Outcome {
  const { host } = outcome;
  if (outcome.result === 'delivered') return { ...outcome, cause: { kind: 'handed-over', host } };
  const cause = isReplyUnknown(outcome) ? outcome.cause : ({ kind: 'not-taken-over', host } as const);
  return { ...outcome, result: 'deferred', cause, asBefore: true };
}

/** Nothing goes back to its sender here, so every refusal is believed at once. */
class Believing extends HostBrake {
  override keeps(): boolean {
    return false;
  }
}

const NO_BRAKE: Brake = {
  at: () => new Believing(new Map(), () => undefined),
  runOver: async () => undefined,
  waiting: () => 0,
  believe: async () => undefined,
};
