// One line: dials with patience, knows how it stands, hangs up and does not believe it
// before the line is down. Trouble is a value with a sentence.
//   down → dialing → up → hanging-up → down       dialing → down | hanging-up
// A dialling that was cut short may have left the line half up, so it is hung up; so is
// one that failed where the line cannot be asked, and what went down by itself. "Down" is
// believed when it was said twice: a line that only said so costs money. One that will not
// hang up stays "hanging-up" with its `trouble`, and is tried again every RETRY. A line
// found up when it is to be dialled (left by a crash, or dialled by somebody else) is used,
// and hung up afterwards like our own. While it is not down somebody stands guard (guard.ts).
// Limit: a drop is noticed only where the line can be asked (WATCH seconds).
import { sleep, type Clock, type Timer } from '../base/clock';
import type { Log } from '../base/log';
import { isDialled, type Link } from '../contract/link';
import type { Dialled, Dialer, DialFailure, LineStatus } from './dialer';
import { type Guard, type StandingGuard, standLinkGuard } from './guard';
import { dialerFor } from './kinds';
import { createRun, type Ran, type Run, type RunAsk } from '../base/run';
import { linkWords } from '../words/link';

export type LinkState = 'down' | 'dialing' | 'up' | 'hanging-up';

export type UpResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly cancelled: true; readonly text: string }
  | ({ readonly ok: false; readonly cancelled: false } & DialFailure);
export type DownResult = { readonly ok: true } | { readonly ok: false; readonly text: string };

export interface LinkControl {
  readonly link: Link;
  readonly state: LinkState;
  /** When it came to stand as it does (milliseconds since 1970); null for a line that has always been down. */
  readonly since: number | null;
  /** Set while a line will not hang up: what happened and what to do. */
  readonly trouble: string | null;
  /** What its program has to hang up; 0: none is run, null: the line stays up. */
  readonly hangUpSeconds: number | null;
  /** On demand the first connection dials: how long it may take, in seconds. null: no longer than any other. */
  readonly firstTryTimeoutSeconds: number | null;
  /** Dials; resolves when the line is up, or will not come up, or `signal` ended it. Joins a dialling under way. */
  up(signal: AbortSignal): Promise<UpResult>;
  /** Hangs up. {ok:false} means the line is still up: `trouble` says so and it is tried again until it is down. */
  down(): Promise<DownResult>;
  /**
   * Looks whether the line is up, or cannot say, though we did not dial it (a crash left it so): then it is ours, and
   * down() hangs it up.
   */
  takeOver(): Promise<boolean>;
  /** Whether the system calls this line metered; null where nobody knows. */
  metered(): Promise<boolean | null>;
  /** Called at every change of state or trouble. Answers the way to stop. */
  onChange(fn: () => void): () => void;
  /** Called with a sentence when the line goes down by itself while it is up. */
  onDrop(fn: (text: string) => void): () => void;
  /** Stops watching and retrying; hangs nothing up. */
  close(): void;
}

export interface LinkDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly run?: Run;
  readonly guard?: Guard;
}

/** How often a line that is up is asked whether it still is. */
export const WATCH = 15_000;
/** How long after a hang-up that did not take the next one is tried. */
export const RETRY = 30_000;
/** When a line that said "down" is asked again. */
const AGAIN = 2_000;
const HANG_UP_LIMIT = 30_000;
/** After a hang-up the line is asked at once and after these pauses. */
const CONFIRM = [0, 500, 1500, 3000];

/** A link as its settings say, with passwords in clear. An always-on line is up from the start. */
export function createLink(link: Link, deps: LinkDeps): LinkControl {
  return new Line(link, deps, deps.run ?? createRun(deps.clock));
}

class Line implements LinkControl {
  state: LinkState;
  since: number | null = null;
  trouble: string | null = null;
  readonly firstTryTimeoutSeconds: number | null;
  readonly hangUpSeconds: number | null;
  private dialing: Promise<UpResult> | null = null;
  private hanging: Promise<DownResult> | null = null;
  private timer: Timer | null = null;
  private closed = false;
  /** Stands while the line is not down. */
  private guard: StandingGuard | null = null;
  private readonly dialer: Dialer;
  private readonly changed = new Set<() => void>();
  private readonly dropped = new Set<(text: string) => void>();
  private readonly name: string;

  constructor(
    readonly link: Link,
    private readonly deps: LinkDeps,
    private readonly run: Run,
  ) {
    const dialer = dialerFor(link, { run: (ask) => this.runGuarded(ask) });
    this.dialer = dialer;
    this.name = link.name || link.id;
    const hangsUp = isDialled(link) ? HANG_UP_LIMIT / 1000 : null;
    this.hangUpSeconds = dialer.hangUpCommand ? hangsUp : hangsUp && 0;
    this.firstTryTimeoutSeconds = link.kind === 'on-demand' ? link.dialTimeoutSeconds : null;
    this.state = link.kind === 'always-on' ? 'up' : 'down';
    if (this.state === 'up') this.since = deps.clock.now();
  }

  async up(signal: AbortSignal): Promise<UpResult> {
    if (this.hanging) await this.hanging;
    if (this.state === 'up') return { ok: true };
    this.dialing ??= this.dialPatiently(signal).finally(() => (this.dialing = null));
    return this.dialing;
  }

  async down(): Promise<DownResult> {
    if (this.dialing) await this.dialing;
    if (this.state === 'down' || this.link.kind === 'always-on') return { ok: true };
    this.hanging ??= this.hangUp().finally(() => (this.hanging = null));
    return this.hanging;
  }

  async takeOver(): Promise<boolean> {
    if (this.state !== 'down') return false;
    const status = await this.surely();
    // A line that cannot be asked is taken for up: hanging up what is down costs nothing.
    if (this.state !== 'down' || status === 'down') return false;
    this.cameUp(status === 'up' ? 'found' : 'leftUp');
    return true;
  }

  metered(): Promise<boolean | null> {
    return this.dialer.metered();
  }

  onChange(fn: () => void): () => void {
    this.changed.add(fn);
    return () => this.changed.delete(fn);
  }

  onDrop(fn: (text: string) => void): () => void {
    this.dropped.add(fn);
    return () => this.dropped.delete(fn);
  }

  close(): void {
    this.closed = true;
    this.timer?.cancel();
  }

  private async dialPatiently(signal: AbortSignal): Promise<UpResult> {
    const { dialAttempts, redialDelaySeconds } = this.link;
    // Also a line that would not hang up may be wanted again: then it is used, not hung up under the mail.
    this.timer?.cancel();
    this.trouble = null;
    this.enter('dialing');
    if ((await this.status()) === 'up') return this.cameUp('found');
    for (let attempt = 1; ; attempt++) {
      const dialled = await this.dialOnce(attempt, signal);
      if (dialled.ok) return this.cameUp('dialled');
      const over = dialled.fault.hopeless || dialled.why === 'cancelled' || attempt >= dialAttempts;
      if (over) return this.givenUp(dialled, attempt, signal.aborted);
      await sleep(this.deps.clock, redialDelaySeconds * 1000, signal);
      if (signal.aborted) return this.givenUp(dialled, attempt, true);
    }
  }

  private async dialOnce(attempt: number, signal: AbortSignal): Promise<Dialled> {
    const { dialTimeoutSeconds, dialAttempts } = this.link;
    this.deps.log.write('dial', 'medium', linkWords.dialling(this.name), { attempt, of: dialAttempts });
    const dialled = await this.dialer.dial(dialTimeoutSeconds * 1000, signal);
    if (dialled.ok) return dialled;
    this.deps.log.write('dial', 'minimum', linkWords.noConnection(this.name), { attempt, why: dialled.text });
    if (dialled.why === 'failed') {
      // What was never started dialled nothing.
      const status = dialled.fault.trouble === 'program-missing' ? 'down' : await this.surely();
      // A script may fail after it has dialled, and nobody could tell. Where nothing was up a hang-up may well fail.
      if (status === 'unknown') await this.dialer.hangUp(HANG_UP_LIMIT);
      if (status !== 'up') return dialled;
    }
    const cleared = await this.hangUp();
    if (cleared.ok) this.enter('dialing');
    if (cleared.ok) return dialled;
    // Dialled over a line that is still up it could only get worse.
    const fault = { ...dialled.fault, hopeless: true };
    return { ...dialled, why: 'failed', fault, text: linkWords.andStaysUp(dialled.text, cleared.text) };
  }

  private cameUp(how: keyof typeof linkWords.cameUp): UpResult {
    this.enter('up');
    this.deps.log.write('dial', 'medium', linkWords.cameUp[how](this.name));
    this.watch();
    return { ok: true };
  }

  private givenUp({ fault, said, text }: DialFailure, attempts: number, cancelled: boolean): UpResult {
    // Where hanging up failed the state stays: it is not down.
    if (this.state === 'dialing') this.enter('down');
    if (cancelled) return { ok: false, cancelled, text: linkWords.stopped(this.name) };
    return { ok: false, cancelled, fault, said, text: linkWords.gaveUp(this.name, attempts, text) };
  }

  /** One try, confirmed. Leaves the state "down", or "hanging-up" with the next try armed. */
  private async hangUp(): Promise<DownResult> {
    this.timer?.cancel();
    this.enter('hanging-up');
    const hungUp = await this.dialer.hangUp(HANG_UP_LIMIT);
    if (await this.isDown(hungUp.ok)) {
      this.wentDown();
      this.deps.log.write('dial', 'medium', linkWords.isDown(this.name));
      return { ok: true };
    }
    const why = hungUp.ok ? linkWords.stillUp : hungUp.text;
    this.trouble = linkWords.hangsOn(this.name, why, RETRY / 1000);
    this.deps.log.write('dial', 'minimum', this.trouble);
    this.tellChange();
    if (!this.closed) this.timer = this.deps.clock.after(RETRY, () => void this.down());
    return { ok: false, text: this.trouble };
  }

  /** The line's own word counts most; without it, the hang-up's. */
  private async isDown(hungUp: boolean): Promise<boolean> {
    for (const pause of CONFIRM) {
      if (pause > 0) await sleep(this.deps.clock, pause);
      const status = await (hungUp ? this.status() : this.surely());
      if (status === 'down') return true;
      if (status === 'unknown') return hungUp;
    }
    return false;
  }

  private watch(): void {
    if (!this.dialer.status || this.closed) return;
    this.timer = this.deps.clock.after(WATCH, () => void this.lookIfUp());
  }

  private async lookIfUp(): Promise<void> {
    const status = await this.surely();
    if (this.state !== 'up') return;
    if (status !== 'down') return this.watch();
    const text = linkWords.dropped(this.name);
    this.deps.log.write('dial', 'minimum', text);
    for (const fn of [...this.dropped]) fn(text);
    await this.down();
  }

  /** As `status`, but "down" only where it was said twice. */
  private async surely(): Promise<LineStatus> {
    const status = await this.status();
    if (status !== 'down') return status;
    await sleep(this.deps.clock, AGAIN);
    return this.status();
  }

  private status(): Promise<LineStatus> {
    return this.dialer.status?.() ?? Promise.resolve('unknown');
  }

  private wentDown(): void {
    this.timer?.cancel();
    this.trouble = null;
    this.enter('down');
  }

  private enter(state: LinkState): void {
    if (this.state === state) return;
    this.state = state;
    this.since = this.deps.clock.now();
    this.keepGuard(state !== 'down');
    this.tellChange();
  }

  private keepGuard(needed: boolean): void {
    const { hangUpCommand } = this.dialer;
    if (needed && hangUpCommand) this.guard ??= (this.deps.guard ?? standLinkGuard)(hangUpCommand);
    if (needed) return;
    this.guard?.letGo();
    this.guard = null;
  }

  /** Should we be gone before the program is, the guard ends it. */
  private async runGuarded(ask: RunAsk): Promise<Ran> {
    const { guard } = this;
    let pid = 0;
    const ran = await this.run({ ...ask, onStart: (started) => guard?.began((pid = started)) });
    if (pid !== 0) guard?.over(pid);
    return ran;
  }

  private tellChange(): void {
    for (const fn of [...this.changed]) fn();
  }
}
