// One queue for passwords: tries are looked at one after the other, each wrong one makes
// the next wait longer (to 30 seconds), and who comes when a few wait already is turned
// away. Among those who wait, an account with fewer wrong tries goes first, so that one
// phone with an old password does not stand in everybody's way. Nothing shortens the
// wait: not a hang-up, not a right password. Wrong tries are forgotten after an hour.
import type { Clock, Timer } from '../base/clock';

export interface LaneLimits {
  /** Wrong tries within an hour that cost nothing: people mistype. */
  readonly free: number;
  /** Wrong tries within an hour after which nobody is let in any more. */
  readonly hourly: number;
}

interface Waiting {
  readonly account: string;
  readonly act: (leave: () => void) => void;
}

const HOUR = 3_600_000;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;
const MOST_WAITING = 5;
/** Of one account. */
const MOST_ALIKE = 2;
/** Wrong tries remembered. */
const MOST_KEPT = 100;

export class Lane {
  private wrongs: readonly { readonly at: number; readonly account: string }[] = [];
  private freeAt = 0;
  private waiting: readonly Waiting[] = [];
  private timer: Timer | null = null;
  private inside = false;

  constructor(
    private readonly clock: Clock,
    private readonly limits: LaneLimits,
  ) {}

  /** Somebody waits or is being looked at. */
  get busy(): boolean {
    return this.inside || this.waiting.length > 0;
  }

  /** Wrong tries of the last hour, with their accounts. */
  recent(): readonly { readonly account: string }[] {
    const since = this.clock.monotonic() - HOUR;
    this.wrongs = this.wrongs.filter(({ at }) => at > since);
    return this.wrongs;
  }

  /** Calls `act` when it is its turn, which lasts until it calls `leave`. False: turned away. */
  enter(account: string, act: Waiting['act']): boolean {
    const alike = this.waiting.filter((other) => other.account === account).length;
    if (this.waiting.length >= MOST_WAITING || alike >= MOST_ALIKE || this.recent().length + this.waiting.length >= this.limits.hourly) return false;
    this.waiting = [...this.waiting, { account, act }];
    this.next();
    return true;
  }

  /** Counts a wrong password; the next one waits. */
  wrong(account: string): void {
    const now = this.clock.monotonic();
    this.recent();
    this.wrongs = [...this.wrongs.slice(1 - MOST_KEPT), { at: now, account }];
    const over = this.wrongs.length - this.limits.free;
    this.freeAt = now + (over < 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** over));
  }

  /** Forgets what this account did wrong here. What is owed just now is owed all the same. */
  forgive(account: string): void {
    this.wrongs = this.wrongs.filter((wrong) => wrong.account !== account);
  }

  private next(): void {
    if (this.inside || this.timer || this.waiting.length === 0) return;
    const wait = this.freeAt - this.clock.monotonic();
    if (wait > 0) {
      this.timer = this.clock.after(wait, () => {
        this.timer = null;
        this.next();
      });
      return;
    }
    const wrongsOf = ({ account }: Waiting): number => this.wrongs.filter((wrong) => wrong.account === account).length;
    const first = this.waiting.reduce((best, other) => (wrongsOf(other) < wrongsOf(best) ? other : best));
    this.waiting = this.waiting.filter((other) => other !== first);
    this.inside = true;
    first.act(() => {
      this.inside = false;
      this.next();
    });
  }
}
