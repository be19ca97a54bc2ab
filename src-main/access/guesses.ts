// Who tries passwords, and how often he may: one register for every door (SMTP and POP3).
// An address (IPv6: its /64; loopback and the office too) that owes time waits before its
// password is looked at; who hangs up meanwhile has tried all the same. A branch may sit
// behind one address, so: the same wrong password again waits in a queue of its own and
// counts once; one account takes a share of the address's tries only; who got into an
// account from there before does not wait, until a few other passwords came for it there
// (or waiting would tell a guesser what is right); a right password forgives only its own
// account; and newcomers are slowed down, not shut out (see Register). One account guessed
// at from many addresses is slowed too, but not for those addresses. Memory is bounded:
// beyond MOST of anything the oldest is forgotten. Passwords are kept as digests only.
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../base/clock';
import { networkOf } from '../contract/network';
import { WaitingLane, type WaitingLaneLimits, personOf } from './lane';

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

export type TriedLogin = 'right' | 'wrong' | 'too-many';

export interface Guessing {
  readonly address: string;
  readonly wrong: number;
  readonly accounts: readonly string[];
}

export interface Guesses {
  attempt(tried: Try): Promise<TriedLogin>;
  /** Addresses with so many wrong passwords in the last hour that somebody should know. */
  suspects(): readonly Guessing[];
}

/** 26 of them take eleven minutes, the other 49 minutes let through twenty more. */
const PER_ADDRESS: WaitingLaneLimits = {
  free: 2,
  quick: 26,
  slow: 150_000,
  hourly: 47,
  share: { quick: 8, slow: 300_000 },
};
/** Nothing is learned by them; they fill the hour up to sixty. */
const REPEATED: WaitingLaneLimits = {
  free: 1,
  quick: 13,
  slow: 30_000,
  hourly: 13,
  share: { quick: 4, slow: 420_000 },
};
const ENDLESS = { quick: Infinity, slow: 0, hourly: Infinity, share: { quick: Infinity, slow: 0 } };
/** Who got in before; what an hour may see of it is counted in his address's lane. */
const PER_FRIEND: WaitingLaneLimits = { ...ENDLESS, free: 2 };
/** So many wrong ones tried on a friend's account within an hour, and he is a newcomer again. */
const FRIENDLY = 5;
const HOUR = 3_600_000;
const PER_ACCOUNT: WaitingLaneLimits = { ...ENDLESS, free: 20 };
const MOST = 10_000;
/** Wrong passwords of an address that are known again. */
const MOST_TRIED = 64;
const SUSPECT = 10;

/** `noticed` is called after every wrong password. */
export function rememberGuesses(clock: Clock, noticed: () => void = () => undefined): Guesses {
  return new Register(clock, noticed);
}

interface Visitor {
  /** Where newcomers wait; it counts what is wrong in the lanes of friends too. */
  readonly lane: WaitingLane;
  /** Digests of wrong passwords, oldest first. */
  readonly tried: Set<string>;
}

/** One try with all that is known of it. */
interface Known {
  readonly account: string;
  readonly from: string;
  readonly visitor: Visitor;
  readonly digest: string | null;
  /** This very password was wrong before. */
  readonly again: boolean;
  /** Who got in before; null for who did not. */
  readonly friend: Friend | null;
}

/** An account that somebody got into from an address. */
interface Friend {
  readonly lane: WaitingLane;
  /** Digest of the password that was right; null where only a proof was shown. */
  right: string | null;
  /** Other passwords that came for it within the hour, FRIENDLY at most. */
  others: readonly { readonly at: number; readonly digest: string }[];
}

/**
 * DECIDED: past 26 wrong tries in an hour that no right one followed, an address's next
 * ones are looked at two and a half minutes apart, so that sixty an hour are never reached
 * and no newcomer is refused until the hour is over. Whoever is right gets in then, and at
 * once from that time on, whether he waited for the answer or not. Only who has an account
 * there to be forgiven by can use up the hour. Whoever floods the address with names nobody
 * has heard of still takes its waiting places: before a password is looked at he cannot be
 * told from a newcomer.
 */
class Register implements Guesses {
  private readonly key = randomBytes(32);
  private readonly addresses = new Map<string, Visitor>();
  private readonly repeats = new Map<string, WaitingLane>();
  private readonly accounts = new Map<string, WaitingLane>();
  /** Addresses and accounts that belong together. */
  private readonly known = new Map<string, Friend>();

  constructor(
    private readonly clock: Clock,
    private readonly noticed: () => void,
  ) {}

  attempt(tried: Try): Promise<TriedLogin> {
    const known = this.recall(tried);
    const { account, from, visitor, again, friend } = known;
    if (friend && this.isRightAsBefore(friend, known.digest)) return Promise.resolve(this.lookAtOnce(tried, known));
    const lane = again
      ? this.laneIn(this.repeats, from, REPEATED)
      : (quickLane(friend, visitor, account) ?? visitor.lane);
    const all = again || lane === friend?.lane ? null : this.laneIn(this.accounts, personOf(account), PER_ACCOUNT);
    return new Promise((resolve) => {
      const away = (): void => resolve('too-many');
      const judge = (leave: () => void): void => {
        const right = tried.look();
        if (right) this.right(known);
        else if (again) lane.wrong(account);
        else this.wrong(known);
        resolve(right ? 'right' : 'wrong');
        leave();
      };
      const act = (leave: () => void): void => {
        if (!all) return judge(leave);
        const gone = (): void => (away(), leave());
        if (!all.enter({ account: from, act: (leaveAccount) => judge(() => (leaveAccount(), leave())), away: gone }))
          gone();
      };
      if (!lane.enter({ account, act, away })) away();
    });
  }

  suspects(): readonly Guessing[] {
    return [...this.addresses].flatMap(([address, { lane }]) => {
      const wrongs = lane.recent().filter(({ forgiven }) => !forgiven);
      return wrongs.length < SUSPECT
        ? []
        : [{ address, wrong: wrongs.length, accounts: [...new Set(wrongs.map(({ account }) => account))] }];
    });
  }

  private recall({ address, account: name, password }: Try): Known {
    const account = name.normalize('NFC').toLowerCase().slice(0, 100);
    const from = networkOf(address);
    const visitor = kept(
      this.addresses,
      from,
      () => ({ lane: new WaitingLane(this.clock, PER_ADDRESS), tried: new Set<string>() }),
      ({ lane }) => lane,
    );
    const digest =
      password === null ? null : createHmac('sha256', this.key).update(`${account}\0${password}`).digest('base64');
    const again = digest !== null && visitor.tried.has(digest);
    return { account, from, visitor, digest, again, friend: this.known.get(pairOf(from, account)) ?? null };
  }

  /** Asked at every try on a friend's account, for it also remembers what else is tried there. */
  private isRightAsBefore(friend: Friend, digest: string | null): boolean {
    const now = this.clock.monotonic();
    friend.others = friend.others.filter(({ at }) => at > now - HOUR);
    if (friend.others.length >= FRIENDLY) return false;
    if (digest === null || digest === friend.right) return digest !== null;
    if (!friend.others.some((other) => other.digest === digest))
      friend.others = [...friend.others, { at: now, digest }];
    return false;
  }

  private lookAtOnce({ look }: Try, known: Known): TriedLogin {
    if (look()) return (this.right(known), 'right');
    // It was changed meanwhile.
    if (known.friend) known.friend.right = null;
    return (this.wrong(known), 'wrong');
  }

  private laneIn(map: Map<string, WaitingLane>, key: string, limits: WaitingLaneLimits): WaitingLane {
    return kept(map, key, () => new WaitingLane(this.clock, limits), own);
  }

  private right({ from, account, visitor, digest }: Known): void {
    visitor.lane.forgive(account);
    const friend = kept(
      this.known,
      pairOf(from, account),
      (): Friend => ({ lane: new WaitingLane(this.clock, PER_FRIEND), right: null, others: [] }),
      ({ lane }) => lane,
    );
    friend.lane.forgive(account);
    friend.right = digest ?? friend.right;
  }

  private wrong({ from, account, visitor: { lane, tried }, digest, friend }: Known): void {
    lane.wrong(account);
    friend?.lane.wrong(account);
    this.accounts.get(personOf(account))?.wrong(from);
    if (digest !== null) tried.add(digest);
    if (tried.size > MOST_TRIED) tried.delete(first(tried) ?? '');
    this.noticed();
  }
}

/**
 * The friend's own lane while he may use it: untouched it is always open, with wrong tries in it only within what the
 * address may.
 */
function quickLane(friend: Friend | null, { lane }: Visitor, account: string): WaitingLane | null {
  if (!friend) return null;
  const wrong = friend.lane.wrongsOf(account);
  return wrong === 0 || (wrong < FRIENDLY && !lane.spent) ? friend.lane : null;
}

const pairOf = (from: string, account: string): string => `${from} ${account}`;
const own = (lane: WaitingLane): WaitingLane => lane;

/**
 * What stands under `key`, made where it is lacking, and youngest from now on. Beyond MOST the oldest goes, unless
 * somebody waits in it.
 */
function kept<T>(map: Map<string, T>, key: string, make: () => T, laneOf: (one: T) => WaitingLane): T {
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
