// What comes in while a session is open: how many transfers are under way, when
// the last byte came, how many messages for us arrived. The session asks it when
// the line may be hung up: never on mail in transfer.
import { type Clock, sleep } from '../base/clock';

export interface InboundWatch {
  opened(): void;
  closed(): void;
  bytes(count: number): void;
  accepted(): void;
  readonly transfers: number;
  /** Messages accepted since the watch began. */
  readonly received: number;
  /** True once anything came in since the watch began. */
  readonly seen: boolean;
  /** Monotonic time of the last sign of life, or of the beginning. */
  readonly lastAt: number;
}

/** Starts watching now; `onBytes` and `onAccepted` are for the session's record. */
export function watchInbound(clock: Clock, onBytes: (count: number) => void, onAccepted: () => void): InboundWatch {
  let transfers = 0;
  let received = 0;
  let seen = false;
  let lastAt = clock.monotonic();
  const alive = (): void => {
    seen = true;
    lastAt = clock.monotonic();
  };
  return {
    opened() {
      transfers++;
      alive();
    },
    closed() {
      // A connection that was open before the watch began is not ours to count.
      transfers = Math.max(0, transfers - 1);
      alive();
    },
    bytes(count) {
      alive();
      onBytes(count);
    },
    accepted() {
      received++;
      alive();
      onAccepted();
    },
    get transfers() {
      return transfers;
    },
    get received() {
      return received;
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
}

export interface Bustle {
  readonly busy: boolean;
  /** Monotonic time of the last sign of life. */
  readonly lastAt: number;
  /** True once something came that was asked for. */
  readonly seen: boolean;
  /** True when there is a reason not to wait any longer. */
  readonly over: boolean;
}

const LOOK_AGAIN = 200;

/** Resolves when everything has come to rest by `rule`, or `signal` is aborted. */
export async function waitForRest(clock: Clock, rule: RestRule, look: () => Bustle, signal: AbortSignal): Promise<void> {
  const began = clock.monotonic();
  while (!signal.aborted) {
    const { busy, lastAt, seen, over } = look();
    if (over) return;
    const now = clock.monotonic();
    const quiet = now - Math.max(began, lastAt);
    const wanted = seen ? rule.idle : Math.max(rule.first, rule.idle);
    if (!busy && (quiet >= wanted || now - began >= rule.most)) return;
    // The first sign of life shortens the wait, so a plain timer would sleep too long; this only runs online.
    await sleep(clock, LOOK_AGAIN, signal);
  }
}
