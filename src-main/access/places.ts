// Who holds how many places at a door, SMTP or POP3 (an IPv6 /64 is one client), and who
// gives one back when all are taken and somebody comes. However many strangers there are,
// and whatever they are in the middle of, the office gets in: for one who comes from a
// network of its own a stranger leaves at once, first one who does nothing, then the one
// who sends least. For anybody else only those leave who do nothing, and hold more places
// than the newcomer would or have said nothing for a minute, those who let what they
// began lie, and of a stranger with several places in the middle of something for a minute
// one, or few addresses that drip fast enough would keep a branch out for a day. Who is
// logged in is no stranger; what came whole is stored and answered whoever waits.
import { networkOf } from '../contract/network';
import { isAtHome } from './networks';

export interface Holder {
  readonly remoteAddress: string;
  readonly standing: Holding;
  /** Monotonic, milliseconds: its last word, or its coming. */
  readonly heardAt: number;
}

/**
 * What a holder does with its place. 'idle': nothing is under way. 'waits': an answer is owed to it. 'begun': what it
 * began has not come whole, for so long (milliseconds), and so many bytes of it did. 'kept': nobody takes its place.
 */
export type Holding =
  | { readonly kind: 'idle' | 'waits' | 'kept' }
  | { readonly kind: 'begun'; readonly since: number; readonly bytes: number };

interface Newcomer {
  readonly address: string;
  /** Places it holds with the one it wants. */
  readonly mine: number;
}

/** Said nothing for so long, and the place is worth more to somebody else, milliseconds. */
const LONG = 60_000;
/** What comes slower lies, bytes a second; no modem is so slow. */
const SLOW = 20;
/** What has only just begun is slow for its first bytes' sake, milliseconds. */
const BEGINNING = 10_000;

export class Places {
  private readonly byClient = new Map<string, number>();

  count(address: string, more: 1 | -1): void {
    const client = networkOf(address);
    const now = this.of(address) + more;
    if (now > 0) this.byClient.set(client, now);
    else this.byClient.delete(client);
  }

  /** Connections of this client, handshakes among them. */
  of(address: string): number {
    return this.byClient.get(networkOf(address)) ?? 0;
  }

  /**
   * Who makes room for `newcomer`: strangers before those at home where it is at home, the idle before those who have
   * begun something; of the idle those who hold most and are silent longest, of the others the slowest; last of all
   * one of the client that has most in the middle of something.
   */
  toLeave<T extends Holder>(holders: Iterable<T>, newcomer: Newcomer, now: number): T | null {
    const mayDisplace = isAtHome(newcomer.address);
    let first: Leaving<T> | null = null;
    for (const holder of holders) {
      const leaving = this.judge(holder, { mayDisplace, mine: newcomer.mine, now });
      if (leaving && (!first || isBefore(leaving.order, first.order))) first = leaving;
    }
    return first?.holder ?? null;
  }

  private judge<T extends Holder>(holder: T, { mayDisplace, mine, now }: Asking): Leaving<T> | null {
    const { standing, heardAt, remoteAddress } = holder;
    if (standing.kind === 'kept') return null;
    const isStranger = !isAtHome(remoteAddress);
    const held = this.of(remoteAddress);
    const pace = standing.kind === 'idle' ? -1 : paceOf(standing, now);
    if (mayDisplace && isStranger) return { holder, order: [0, pace, -held, heardAt] };
    const isSpare = standing.kind === 'idle' ? held > mine || now - heardAt >= LONG : lies(standing, now);
    if (isSpare) return { holder, order: [1, pace, -held, heardAt] };
    const hasMore = isStranger && held > mine && isLong(standing, now);
    return hasMore ? { holder, order: [2, -held, pace, heardAt] } : null;
  }
}

/** The newcomer, as each holder is judged against. */
interface Asking {
  /** It is at home, and strangers are not. */
  readonly mayDisplace: boolean;
  readonly mine: number;
  readonly now: number;
}

interface Leaving<T> {
  readonly holder: T;
  /** Whoever has the least in the first that differs leaves first. */
  readonly order: readonly number[];
}

function isBefore(order: readonly number[], other: readonly number[]): boolean {
  const at = order.findIndex((value, i) => value !== other[i]);
  return at >= 0 && (order[at] ?? 0) < (other[at] ?? 0);
}

function lies(standing: Holding, now: number): boolean {
  return isLong(standing, now) && paceOf(standing, now) < SLOW;
}

function isLong(standing: Holding, now: number): boolean {
  return standing.kind === 'begun' && now - standing.since >= LONG;
}

/** Bytes a second. */
function paceOf(standing: Holding, now: number): number {
  return standing.kind === 'begun' ? (standing.bytes * 1000) / (now - standing.since + BEGINNING) : 0;
}
