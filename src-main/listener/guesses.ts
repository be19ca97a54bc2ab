// Who tries passwords, and how often he may: one register for every door (SMTP and POP3).
// An address (IPv6: its /64) that owes time waits before its password is looked at; who
// hangs up meanwhile has tried all the same. Loopback and the office are no exception.
// Three things keep others from suffering for it: the same wrong password again (a phone
// with an old one) waits in a queue of its own and counts once; who got into an account
// from this address before goes ahead, until a wrong password is tried on it there; and a
// right password forgives only its own account. One account guessed at from many addresses
// is slowed too, but not for those addresses. Memory is bounded: beyond MOST of anything
// the oldest is forgotten. Passwords are kept only as digests under a key of this process.
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../base/clock';
import { networkOf } from '../contract/network';
import { Lane, type LaneLimits } from './lane';

export interface Try {
  /** As the socket has it. */
  readonly address: string;
  /** As the client wrote it. */
  readonly account: string;
  /** null where only a proof of it was shown (CRAM-MD5). */
  readonly password: string | null;
  /** Is it right? Called at its turn. */
  look(): boolean;
}

export type Tried = 'right' | 'wrong' | 'too many';

export interface Guessing {
  readonly address: string;
  readonly wrong: number;
  readonly accounts: readonly string[];
}

export interface Guesses {
  attempt(tried: Try): Promise<Tried>;
  /** Addresses with so many wrong passwords in the last hour that somebody should know. */
  suspects(): readonly Guessing[];
}

const PER_ADDRESS: LaneLimits = { free: 2, hourly: 60 };
/** Nothing is learned by them. */
const REPEATED: LaneLimits = { free: 1, hourly: 60 };
const PER_ACCOUNT: LaneLimits = { free: 20, hourly: Infinity };
const MOST = 10_000;
/** Wrong passwords of an address that are known again. */
const MOST_TRIED = 64;
const SUSPECT = 10;

/** `noticed` is called after every wrong password. */
export function rememberGuesses(clock: Clock, noticed: () => void = () => undefined): Guesses {
  return new Register(clock, noticed);
}

interface Visitor {
  readonly lane: Lane;
  /** Digests of wrong passwords, oldest first. */
  readonly tried: Set<string>;
}

class Register implements Guesses {
  private readonly key = randomBytes(32);
  private readonly addresses = new Map<string, Visitor>();
  private readonly repeats = new Map<string, Lane>();
  private readonly accounts = new Map<string, Lane>();
  /** Addresses and accounts that belong together. */
  private readonly known = new Map<string, Lane>();

  constructor(
    private readonly clock: Clock,
    private readonly noticed: () => void,
  ) {}

  attempt({ address, account: name, password, look }: Try): Promise<Tried> {
    const account = name.toLowerCase().slice(0, 100);
    const from = networkOf(address);
    const pair = `${from} ${account}`;
    const visitor = kept(this.addresses, from, () => ({ lane: new Lane(this.clock, PER_ADDRESS), tried: new Set<string>() }), ({ lane }) => lane);
    const digest = password === null ? null : createHmac('sha256', this.key).update(`${account}\0${password}`).digest('base64');
    const again = digest !== null && visitor.tried.has(digest);
    const friend = this.known.get(pair);
    const lane = again ? kept(this.repeats, from, () => new Lane(this.clock, REPEATED), own) : (friend ?? visitor.lane);
    return new Promise((resolve) => {
      const judge = (leave: () => void): void => {
        const right = look();
        if (right) this.right(pair, account, visitor.lane);
        else if (again) lane.wrong(account);
        else this.wrong({ from, pair, account }, visitor, digest);
        resolve(right ? 'right' : 'wrong');
        leave();
      };
      const all = friend || again ? null : kept(this.accounts, account, () => new Lane(this.clock, PER_ACCOUNT), own);
      const entered = lane.enter(account, (leave) => {
        if (!all) return judge(leave);
        if (all.enter(from, (leaveAccount) => judge(() => (leaveAccount(), leave())))) return;
        resolve('too many');
        leave();
      });
      if (!entered) resolve('too many');
    });
  }

  suspects(): readonly Guessing[] {
    return [...this.addresses].flatMap(([address, { lane }]) => {
      const wrongs = lane.recent();
      return wrongs.length < SUSPECT ? [] : [{ address, wrong: wrongs.length, accounts: [...new Set(wrongs.map(({ account }) => account))] }];
    });
  }

  private right(pair: string, account: string, lane: Lane): void {
    lane.forgive(account);
    kept(this.known, pair, () => new Lane(this.clock, PER_ADDRESS), own);
  }

  private wrong({ from, pair, account }: { readonly from: string; readonly pair: string; readonly account: string }, { lane, tried }: Visitor, digest: string | null): void {
    lane.wrong(account);
    this.accounts.get(account)?.wrong(from);
    // Somebody else may sit there too: he shall not guess in the quick lane.
    this.known.delete(pair);
    if (digest !== null) tried.add(digest);
    if (tried.size > MOST_TRIED) tried.delete(first(tried) ?? '');
    this.noticed();
  }
}

const own = (lane: Lane): Lane => lane;

/** What stands under `key`, made where it is lacking, and youngest from now on. Beyond MOST the oldest goes, unless somebody waits in it. */
function kept<T>(map: Map<string, T>, key: string, make: () => T, laneOf: (one: T) => Lane): T {
  const one = map.get(key) ?? make();
  map.delete(key);
  map.set(key, one);
  if (map.size > MOST) {
    for (const [old, other] of map) {
      if (laneOf(other).busy) continue;
      map.delete(old);
      break;
    }
  }
  return one;
}

function first<T>(of: Iterable<T>): T | undefined {
  for (const one of of) return one;
  return undefined;
}
