// One connector's sending within one session: takes what is due from the queue,
// hands it to delivery, settles what became of it. Mail that becomes due while
// the session lasts joins it. Trouble with the host ends this sender's part and
// leaves its mail where it was.
import { type Clock, sleep } from '../base/clock';
import type { Connector } from '../contract/connector';
import type { Brake } from '../delivery/brake';
import type { Source, Summary, Trouble } from '../delivery/source';
import type { Cuts, Outcome } from '../mail/envelope';
import type { TakenMessage } from '../queue/entry';
import type { LaneQuestion } from '../queue/lane';
import { openOffers } from './offers';
import type { SessionMail, SharedBySessions } from './deps';

export interface Sender {
  readonly connector: Connector;
  /** Looks for due mail and sends it, unless that is already going on. */
  look(): void;
  busy(): boolean;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
  /** Takes nothing more; what is under way is finished. */
  stop(): void;
  trouble(): Trouble | null;
  /** The session is over: what was refused and not yet believed is settled. Never rejects. */
  end(): Promise<void>;
}

export interface SenderDeps {
  readonly clock: Clock;
  readonly connector: Connector;
  readonly session: string;
  readonly mail: Pick<SessionMail, 'queue' | 'spool'>;
  readonly allowed: SenderAllowed;
  readonly order: SenderOrder;
  deliver(source: Source): Promise<Summary>;
  readonly tell: SenderTell;
}

/** What the line may carry now. */
export interface SenderAllowed {
  question(): LaneQuestion;
  /** Does waiting for the next letter cost nothing? */
  mayLinger(): boolean;
}

/** What decides whose turn it is, and what is on its way. */
export interface SenderOrder extends Pick<SharedBySessions, 'rates' | 'late'> {
  readonly brake: Brake;
  readonly flight: InFlight;
}

/** The session hears of what became of the mail. */
export interface SenderTell {
  settled(taken: TakenMessage, outcomes: readonly Outcome[]): void;
  /**
   * A letter's connection ended while it was being sent, `milliseconds` long: why, where its weight may be to blame.
   */
  brokenBy(milliseconds: number): Cuts['why'] | null;
  /** Our disk or a bug: the session must end and say so. */
  broke(error: unknown): void;
}

/**
 * What a session has taken from the queue and not yet settled: the queue no longer counts it as due, and a person who
 * watches still waits for it. A message counts whole until the other side has answered for it: what has left is not
 * there yet.
 */
export interface InFlight {
  took(id: string, bytes: number): void;
  /** Settled, or put back. */
  letGo(id: string): void;
  left(): { readonly messages: number; readonly bytes: number };
}

/** `changed` is called with every change. */
export function createInFlight(changed: () => void): InFlight {
  const taken = new Map<string, number>();
  let sum = 0;
  return {
    took(id, bytes) {
      taken.set(id, bytes);
      sum += bytes;
      changed();
    },
    letGo(id) {
      sum -= taken.get(id) ?? 0;
      taken.delete(id);
      changed();
    },
    left: () => ({ messages: taken.size, bytes: sum }),
  };
}

/** Where waiting costs nothing: so long the next letter may take to come and show what a refusal was about. */
const LINGER = 3_000;

/** A sender at rest; nothing moves before `look()`. */
export function openSender(deps: SenderDeps): Sender {
  const { connector, allowed, order, tell } = deps;
  const { queue } = deps.mail;
  let running: Promise<void> | null = null;
  let stopped = false;
  let trouble: Trouble | null = null;
  const source = queueSource(deps, () => stopped);
  const due = (): boolean =>
    order.rates.freeAt(connector) === 0 && queue.due(connector.id, allowed.question()).messages > 0;
  let lingering: AbortController | null = null;
  /** Unless more mail comes meanwhile, what was refused is believed. */
  const linger = async (): Promise<void> => {
    if (stopped || trouble || order.brake.waiting() === 0 || !allowed.mayLinger()) return;
    lingering = new AbortController();
    await sleep(deps.clock, LINGER, lingering.signal);
    if (!lingering.signal.aborted) await order.brake.believe();
    lingering = null;
  };
  const run = async (): Promise<void> => {
    // Asked again after each run: mail may have become due after delivery last looked.
    do {
      while (!stopped && !trouble && due()) trouble = (await deps.deliver(source).finally(() => source.rest())).trouble;
      await linger();
    } while (!stopped && !trouble && due());
  };
  const look = (): void => {
    if (stopped || trouble || !due()) return;
    lingering?.abort();
    if (running) return;
    running = run()
      .catch((error: unknown) => {
        stopped = true;
        tell.broke(error);
      })
      .finally(() => {
        running = null;
        look();
      });
  };
  return {
    connector,
    look,
    busy: () => running !== null,
    idle: async () => {
      while (running) await running;
    },
    stop: () => {
      stopped = true;
      lingering?.abort();
    },
    trouble: () => trouble,
    end: () => order.brake.believe().catch(tell.broke),
  };
}

interface QueueSource extends Source {
  /** A run is over: what was set behind the others and never had its turn is back in the queue. */
  rest(): void;
}

function queueSource(deps: SenderDeps, stopped: () => boolean): QueueSource {
  const { connector, session, tell } = deps;
  const { queue, spool } = deps.mail;
  const { brake, rates, late, flight } = deps.order;
  const offers = openOffers(spool);
  let out = 0;
  const turns = openTurns(deps, () => out === 0);
  const at = { session, connector: connector.id };
  const settle: Source['settle'] = async (offer, outcomes, how) => {
    const mine = offers.answered(offer);
    out--;
    if (how?.untried) rates.cameBack(connector);
    late.delete(offer.id);
    await queue.settle(mine, outcomes, at).finally(() => flight.letGo(offer.id));
    tell.settled(mine, outcomes);
  };
  const putBack: Source['putBack'] = (offer, how) => {
    out--;
    if (how?.inTheWay) late.add(offer.id);
    rates.cameBack(connector);
    flight.letGo(offer.id);
    queue.putBack(offers.answered(offer));
  };
  return {
    brake,
    next() {
      if (stopped() || rates.freeAt(connector) > 0) return null;
      const mine = turns.take();
      if (!mine) return null;
      out++;
      rates.setOut(connector);
      flight.took(mine.item.id, mine.item.bytes);
      return offers.make(mine, mine.recipients, late.has(mine.item.id));
    },
    settle,
    putBack,
    async brokeOff(offer, { milliseconds, ...broken }, outcomes) {
      const why = tell.brokenBy(milliseconds);
      if (!why) return outcomes.length > 0 ? settle(offer, outcomes) : putBack(offer);
      const mine = offers.answered(offer);
      out--;
      const settled = await queue
        .brokeOff(mine, { ...broken, why }, outcomes, at)
        .finally(() => flight.letGo(offer.id));
      if (settled.length > 0) tell.settled(mine, settled);
      else rates.cameBack(connector);
    },
    async hold(offer, host, said) {
      const mine = offers.answered(offer);
      out--;
      await queue.brake(mine, { connector: connector.id, host, said }).finally(() => flight.letGo(offer.id));
    },
    rest: () => turns.rest(),
  };
}

/** Whose turn it is; `alone`: nothing else is on its way. */
function openTurns({ connector, mail: { queue }, order: { late }, allowed }: SenderDeps, alone: () => boolean) {
  const behind: TakenMessage[] = [];
  return {
    /**
     * The first that is due; one that stood in the way, or under which the line broke, only when nothing else is due
     * or on its way.
     */
    take(): TakenMessage | undefined {
      const ask = { connector: connector.id, ...allowed.question() };
      for (let mine = queue.take(ask); mine; mine = queue.take(ask)) {
        if (!late.has(mine.item.id) && !mine.item.cuts) return mine;
        behind.push(mine);
      }
      return alone() ? behind.shift() : undefined;
    },
    rest: (): void => behind.splice(0).forEach((mine) => queue.putBack(mine)),
  };
}
