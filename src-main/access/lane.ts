// One queue for passwords: tries are looked at one after the other, each wrong one makes
// the next wait longer (to 30 seconds; past `quick` of them to `slow`), never more than
// ten in a minute, and who comes when a few wait already is turned away. Among those who
// wait, an account with fewer wrong tries goes first and takes the place of one with more,
// so that a phone with an old password does not stand in everybody's way; and past its own
// share an account is turned away until some time has passed. Nothing shortens the wait:
// not a hang-up, not a right password. A right one forgives its account's wrong ones where
// the next wait is reckoned, not in what minute and hour have seen. All is forgotten after an hour.
import type { Clock, Timer } from '../base/clock';

export interface WaitingLaneLimits {
  /** Wrong tries within an hour that cost nothing: people mistype. */
  readonly free: number;
  /** Wrong tries within an hour after which nobody is let in any more. */
  readonly hourly: number;
  /** Wrong tries within an hour after which `slow` lies between two of them. */
  readonly quick: number;
  /** Milliseconds. */
  readonly slow: number;
  /** The same for a single account, which does not wait for it but is turned away. */
  readonly share: { readonly quick: number; readonly slow: number };
}

interface Waiting {
  readonly account: string;
  /** Called when it is its turn, which lasts until `leave` is called. */
  readonly act: (leave: () => void) => void;
  /** Called instead where somebody else took the place. */
  readonly away: () => void;
}

interface Wrong {
  readonly at: number;
  readonly account: string;
  readonly forgiven: boolean;
}

/**
 * "anna" and "anna@office.example" are one person who does not know how to write his name, as far as his share goes.
 */
export function personOf(account: string): string {
  return account.split('@')[0] || account;
}

const HOUR = 3_600_000;
const MINUTE = 60_000;
const PER_MINUTE = 10;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;
const MOST_WAITING = 5;
/** Of one account. */
const MOST_ALIKE = 2;
/** Wrong tries remembered. */
const MOST_KEPT = 100;

export class WaitingLane {
  /** Oldest first. */
  private wrongs: readonly Wrong[] = [];
  private freeAt = 0;
  private waiting: readonly Waiting[] = [];
  private timer: Timer | null = null;
  private inside = false;

  constructor(
    private readonly clock: Clock,
    private readonly limits: WaitingLaneLimits,
  ) {}

  /** Somebody waits or is being looked at. */
  get busy(): boolean {
    return this.inside || this.waiting.length > 0;
  }

  /** Wrong tries of the last hour, with their accounts. */
  recent(): readonly Wrong[] {
    const since = this.clock.monotonic() - HOUR;
    if (this.wrongs[0] && this.wrongs[0].at <= since) this.wrongs = this.wrongs.filter(({ at }) => at > since);
    return this.wrongs;
  }

  /** Wrong tries of the last hour that no right one has forgiven, of this account or another way to write it. */
  wrongsOf(account: string): number {
    const person = personOf(account);
    return this.recent().filter((wrong) => personOf(wrong.account) === person && !wrong.forgiven).length;
  }

  /** Whether another wrong try would be beyond what a minute or an hour may see. */
  get spent(): boolean {
    return this.recent().length + this.waiting.length >= this.limits.hourly || this.fullFor() > 0;
  }

  /** Queues a try, which then hears either `act` or `away`. False: turned away. */
  enter(one: Waiting): boolean {
    const alike = this.waiting.filter(({ account }) => personOf(account) === personOf(one.account)).length;
    if (
      alike >= MOST_ALIKE ||
      this.recent().length + this.waiting.length >= this.limits.hourly ||
      this.hasHadItsShare(one.account)
    )
      return false;
    if (this.waiting.length >= MOST_WAITING && !this.takePlace(one)) return false;
    this.waiting = [...this.waiting, one];
    this.next();
    return true;
  }

  /** Counts a wrong password; the next one waits. */
  wrong(account: string): void {
    const now = this.clock.monotonic();
    this.recent();
    this.wrongs = [...this.wrongs.slice(1 - MOST_KEPT), { at: now, account, forgiven: false }];
    const { free, quick, slow } = this.limits;
    const owed = this.wrongs.filter(({ forgiven }) => !forgiven).length;
    const wait = owed < free ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (owed - free));
    this.freeAt = now + (owed < quick ? wait : slow);
  }

  /** What this account did wrong here makes the next wait no longer. What is owed just now is owed all the same. */
  forgive(account: string): void {
    this.wrongs = this.wrongs.map((wrong) => (wrong.account === account ? { ...wrong, forgiven: true } : wrong));
  }

  private hasHadItsShare(account: string): boolean {
    const { quick, slow } = this.limits.share;
    const last = this.wrongs.findLast((wrong) => personOf(wrong.account) === personOf(account));
    return last !== undefined && this.clock.monotonic() - last.at < slow && this.wrongsOf(account) >= quick;
  }

  /** Sends the one with most wrong tries away, where that is more than `mine` has. */
  private takePlace(mine: Waiting): boolean {
    const worst = this.waiting.reduce((most, other) =>
      this.wrongsOf(other.account) >= this.wrongsOf(most.account) ? other : most,
    );
    if (this.wrongsOf(worst.account) <= this.wrongsOf(mine.account)) return false;
    this.waiting = this.waiting.filter((other) => other !== worst);
    worst.away();
    return true;
  }

  /** Milliseconds until this minute has room for another one. */
  private fullFor(): number {
    const tenth = this.wrongs.at(-PER_MINUTE);
    return tenth ? tenth.at + MINUTE - this.clock.monotonic() : 0;
  }

  private next(): void {
    if (this.inside || this.timer || this.waiting.length === 0) return;
    const wait = Math.max(this.freeAt - this.clock.monotonic(), this.fullFor());
    if (wait > 0) {
      this.timer = this.clock.after(wait, () => {
        this.timer = null;
        this.next();
      });
      return;
    }
    const first = this.waiting.reduce((best, other) =>
      this.wrongsOf(other.account) < this.wrongsOf(best.account) ? other : best,
    );
    this.waiting = this.waiting.filter((other) => other !== first);
    this.inside = true;
    first.act(() => {
      this.inside = false;
      this.next();
    });
  }
}
