// What comes in while a session is open: how many transfers are under way, when
// the last byte came, how many messages for us arrived. The session asks it when
// the line may be hung up: never on mail in transfer.
import { type Clock, sleep } from '../base/clock';
import { beforeStep, type BilledSteps } from '../dialing/billed-steps';

export interface InboundWatch {
  /** Somebody knocked. */
  stirred(): void;
  /** Content is coming in by `connection`. */
  bytes(connection: string): void;
  /** A message is safe; `size` in bytes where it is one for us from outside, else null. */
  accepted(connection: string, size: number | null): void;
  closed(connection: string): void;
  /** Messages that came for us by another way than a listener. */
  fetched(messages: number): void;
  /** Connections with a message half in. */
  readonly transfers: number;
  /** True once anything came in since the watch began. */
  readonly seen: boolean;
  /** Monotonic time of the last sign of life, or of the beginning. */
  readonly lastAt: number;
}

/** Starts watching now; `received` is called with each message for us and its size. */
export function watchInbound(clock: Clock, received: (size: number) => void): InboundWatch {
  const halfIn = new Set<string>();
  let seen = false;
  let lastAt = clock.monotonic();
  const alive = (): void => {
    seen = true;
    lastAt = clock.monotonic();
  };
  return {
    stirred: alive,
    bytes(connection) {
      halfIn.add(connection);
      alive();
    },
    accepted(connection, size) {
      halfIn.delete(connection);
      alive();
      if (size !== null) received(size);
    },
    closed(connection) {
      halfIn.delete(connection);
      alive();
    },
    fetched(messages) {
      // None is no sign of life: what was asked for is still to come.
      if (messages === 0) return;
      alive();
      for (let i = 0; i < messages; i++) received(0);
    },
    get transfers() {
      return halfIn.size;
    },
    get seen() {
      return seen;
    },
    get lastAt() {
      return lastAt;
    },
  };
}

export interface RestRule {
  /** Milliseconds of quiet before anything came; 0 when nothing was asked for. */
  readonly first: number;
  /** Milliseconds of quiet after something came or was sent. */
  readonly idle: number;
  /** Milliseconds after which waiting ends, though never on a transfer. */
  readonly most: number;
  /** How the line is billed; null: not in steps. No other is begun for nothing. */
  readonly steps: BilledSteps | null;
}

export interface InboundActivity {
  readonly busy: boolean;
  /** Monotonic time of the last sign of life. */
  readonly lastAt: number;
  /** True once something came that was asked for. */
  readonly seen: boolean;
  /** True when there is a reason not to wait any longer. */
  readonly over: boolean;
}

const LOOK_AGAIN = 200;

/**
 * Resolves when everything has come to rest by `rule`, or `signal` is aborted. `hangsUp` hears when waiting ends if
 * nothing comes (monotonic; null: something is coming), often the same.
 */
export async function waitForRest(
  clock: Clock,
  rule: RestRule,
  look: () => InboundActivity,
  { signal, hangsUp }: { readonly signal: AbortSignal; hangsUp(at: number | null): void },
): Promise<void> {
  const began = clock.monotonic();
  while (!signal.aborted) {
    const activity = look();
    if (activity.over) return;
    const now = clock.monotonic();
    const end = restsAt(rule, began, activity, now);
    if (!activity.busy && now >= end) return;
    hangsUp(activity.busy ? null : end);
    // The first sign of life shortens the wait, so a plain timer would sleep too long; this only runs online.
    await sleep(clock, LOOK_AGAIN, signal);
  }
}

function restsAt(rule: RestRule, began: number, { lastAt, seen }: InboundActivity, now: number): number {
  const from = Math.max(began, lastAt);
  const wanted = seen ? rule.idle : Math.max(rule.first, rule.idle);
  const until = Math.min(from + wanted, began + rule.most);
  return rule.steps === null ? until : beforeStep(rule.steps, from, until, now);
}
