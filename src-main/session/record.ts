// The story of one session while it is being written: phase, counts, bytes,
// seconds, money. `view()` is what everybody sees; listeners hear of changes at
// most five times a second, of a change of phase at once, and, where the line is paid
// for by the minute, every second of what it costs by then.
import type { Clock, Timer } from '../base/clock';
import type { AttentionKey } from '../contract/attention';
import type { DialFault } from '../contract/dial-fault';
import type { Link } from '../contract/link';
import type { Session, SessionPhase, SessionWhy } from '../contract/views';
import type { Outcome } from '../mail/envelope';
import { newQueueId } from '../mail/queue-id';
import { sessionWords } from '../words/session';
import { type BilledSteps, nextStep } from '../dialing/billed-steps';
import { type LineSpeed, measureSpeed } from './line-speed';

export type Count = 'sent' | 'failed' | 'deferred' | 'received';

const BETWEEN_EVENTS = 200;
const TICK = 1000;

export interface RecordDeps {
  readonly clock: Clock;
  readonly link: Link;
  readonly why: SessionWhy;
  toSend(connectors: readonly string[]): { readonly messages: number; readonly bytes: number };
  /** Letters that were handed over and are not answered for. */
  underWay(): number;
  cost(seconds: number, bytes: number): number;
  /** What the line's program has to hang up (LinkControl.hangUpSeconds). */
  programSeconds(): number | null;
  changed(view: Session): void;
}

/** A record that begins now, dialing. */
export class SessionRecord {
  readonly startedAt: number;
  readonly id: string;
  /** `from`: monotonic. */
  private readonly phases: { readonly phase: SessionPhase; readonly at: string; readonly from: number }[] = [];
  private readonly counts: Record<Count, number> = { sent: 0, failed: 0, deferred: 0, received: 0 };
  private readonly connectors = new Set<string>();
  private readonly moved = { out: 0, in: 0 };
  private confirmed = 0;
  private updating = 0;
  private lastBytes: number | null = null;
  private upAt: number | null = null;
  private wasOnline = false;
  private onlineFor = 0;
  private endedAt: number | null = null;
  private firstTrouble: string | null = null;
  private flawOnly = false;
  private shownAs: AttentionKey | null = null;
  private dialFault: DialFault | null = null;
  private next: Session | null = null;
  /** A person said hang up: until when replies are waited for at most, monotonic. */
  private repliesBy: number | null = null;
  /** Monotonic: when it hangs up if nothing comes. */
  private restsUntil: number | null = null;
  private leaves: Pick<Session, 'left' | 'largeLeft'> = { left: null, largeLeft: null };
  private result: Session['result'] = 'ok';
  private timer: Timer | null = null;
  private tick: Timer | null = null;

  private readonly speed: LineSpeed;

  constructor(private readonly deps: RecordDeps) {
    this.speed = measureSpeed(() => deps.clock.monotonic());
    this.startedAt = deps.clock.now();
    this.id = newQueueId(this.startedAt);
  }

  /** The id of the line it uses. */
  get link(): string {
    return this.deps.link.id;
  }

  /** A person said hang up: letters under way are waited for so many milliseconds more. */
  hangsUp(within: number): void {
    this.repliesBy ??= this.deps.clock.monotonic() + within;
    this.tell();
  }

  /** What is under way has changed. */
  flightChanged(): void {
    if (this.deps.underWay() === 0) this.speed.rest();
    if (this.repliesBy !== null) this.soon();
  }

  /** While it waits: the monotonic time at which it hangs up if nothing comes; null: something is coming. */
  waitsUntil(at: number | null): void {
    if (at === this.restsUntil) return;
    this.restsUntil = at;
    this.soon();
  }

  enter(phase: SessionPhase): void {
    this.restsUntil = null;
    const { clock } = this.deps;
    this.phases.push({ phase, at: iso(clock.now()), from: clock.monotonic() });
    this.tell();
  }

  phase(): SessionPhase {
    return this.phases.at(-1)?.phase ?? 'dialing';
  }

  join(connectors: readonly string[]): void {
    connectors.forEach((c) => this.connectors.add(c));
    this.soon();
  }

  count(what: Count): void {
    this.counts[what]++;
    this.soon();
  }

  /** Counts one message, not its recipients; `sent`: false where being delivered is not being sent. */
  settled(outcomes: readonly Outcome[], sent = true): void {
    const some = (result: Outcome['result']): boolean => outcomes.some((o) => o.result === result);
    if (some('delivered') && sent) this.count('sent');
    if (some('failed')) this.count('failed');
    if (some('deferred')) this.count('deferred');
  }

  counted(what: Count): number {
    return this.counts[what];
  }

  bytes(out: number, inward: number): void {
    this.lastBytes = this.deps.clock.monotonic();
    this.moved.out += out;
    this.moved.in += inward;
    this.soon();
  }

  /** So many bytes of a newer version of Dialpost came. */
  updated(bytes: number): void {
    this.updating += bytes;
    this.bytes(0, bytes);
  }

  /** A message's turn on the line has come. */
  sets(): void {
    this.speed.turn();
  }

  /** The other side has taken a message of so many bytes. */
  confirms(bytes: number): void {
    this.speed.answered(bytes);
    this.confirmed += bytes;
    this.soon();
  }

  /** Monotonic time of the last byte that moved; 0 before the first. */
  movedAt(): number {
    return this.lastBytes ?? 0;
  }

  /** The line is up from now; money runs. */
  online(): void {
    this.wasOnline = true;
    this.upAt ??= this.deps.clock.monotonic();
  }

  offline(): void {
    if (this.upAt !== null) this.onlineFor += this.deps.clock.monotonic() - this.upAt;
    this.upAt = null;
  }

  /** Was it up at all? */
  cameUp(): boolean {
    return this.wasOnline;
  }

  /** To a tenth of a second, which has begun: who bills in steps bills a step as soon as it begins, the first too. */
  secondsOnline(): number {
    const running = this.upAt === null ? 0 : this.deps.clock.monotonic() - this.upAt;
    return Math.ceil((this.onlineFor + running) / 100) / 10;
  }

  /**
   * The first trouble is the one told; later ones are in the transcript. `shownAs`: the key of the attention item that
   * tells it as well.
   */
  trouble(text: string, shownAs: AttentionKey | null = null): void {
    if (this.firstTrouble === null || this.flawOnly) [this.firstTrouble, this.shownAs] = [text, shownAs];
    this.flawOnly = false;
    this.soon();
  }

  /** Told as trouble is, though what was asked for was done; trouble tells more, and takes its place. */
  flaw(text: string, shownAs: AttentionKey | null): void {
    if (this.firstTrouble !== null) return;
    this.trouble(text, shownAs);
    this.flawOnly = true;
  }

  /** Does error() tell more than a flaw? */
  isTroubled(): boolean {
    return this.firstTrouble !== null && !this.flawOnly;
  }

  /** The line did not come up. */
  notDialled(fault: DialFault): void {
    this.dialFault = fault;
    this.soon();
  }

  error(): string | null {
    return this.next && this.firstTrouble !== null
      ? sessionWords.goesOn(this.firstTrouble, this.next.link)
      : this.firstTrouble;
  }

  /** This line did not serve everybody: the call goes on in `session`, by another. */
  goesOn(session: Session): void {
    this.next = session;
    this.soon();
  }

  /** What this call leaves behind; null, each: nothing. */
  leavesBehind(left: Session['left'], largeLeft: Session['largeLeft']): void {
    this.leaves = { left, largeLeft };
  }

  left(): Session['left'] {
    return this.leaves.left;
  }

  end(result: Session['result']): void {
    this.result = result;
    this.endedAt = this.deps.clock.now();
    this.repliesBy = null;
    this.enter('ended');
  }

  view(): Session {
    const { link, why } = this.deps;
    const connectors = [...this.connectors];
    const seconds = this.secondsOnline();
    return {
      id: this.id,
      why,
      connectors,
      link: link.id,
      phase: this.phase(),
      startedAt: iso(this.startedAt),
      endedAt: this.endedAt === null ? null : iso(this.endedAt),
      ...this.counts,
      bytesOut: this.moved.out,
      bytesIn: this.moved.in,
      bytesConfirmed: this.confirmed,
      bytesUpdating: this.updating,
      secondsSending: this.speed.seconds(),
      pace: this.speed.pace(),
      toSend: this.deps.toSend(connectors),
      secondsOnline: seconds,
      cost: this.cost(seconds),
      currency: link.tariff.currency,
      result: this.result,
      error: this.error(),
      shownAs: this.shownAs,
      dialFault: this.dialFault,
      continuedBy: this.next?.id ?? null,
      ...this.leaves,
      ...this.waiting(),
      hangingUp: this.hangingUp(),
      phases: this.phases.map(({ phase, at, from }, i) => ({
        phase,
        at,
        seconds: this.since(from, this.phases[i + 1]),
      })),
    };
  }

  /** Since when the line is billed, monotonic, and the length of a step, milliseconds; null: not in steps. */
  steps(): BilledSteps | null {
    const { perMinute, billingSeconds } = this.deps.link.tariff;
    if (this.upAt === null || perMinute === 0 || billingSeconds <= 1) return null;
    return { began: this.upAt, length: billingSeconds * 1000 };
  }

  private waiting(): Pick<Session, 'hangsUpAt' | 'nextStepAt'> {
    if (this.restsUntil === null) return { hangsUpAt: null, nextStepAt: null };
    const steps = this.steps();
    const step = steps && this.wall(nextStep(steps, this.deps.clock.monotonic()));
    return { hangsUpAt: this.wall(this.restsUntil), nextStepAt: step };
  }

  private hangingUp(): Session['hangingUp'] {
    if (this.repliesBy === null) return null;
    const { underWay, programSeconds } = this.deps;
    return { confirming: underWay(), by: this.wall(this.repliesBy), programSeconds: programSeconds() };
  }

  /** What the clock shows at that monotonic time. */
  private wall(at: number): string {
    const { clock } = this.deps;
    return iso(clock.now() + at - clock.monotonic());
  }

  /** Seconds from `from` to the phase that came next; until now where none did. */
  private since(from: number, next: { readonly from: number } | undefined): number {
    return Math.round((next?.from ?? this.deps.clock.monotonic()) - from) / 1000;
  }

  /** A call that never came up costs nothing. */
  private cost(seconds: number): number {
    return this.wasOnline ? this.deps.cost(seconds, this.moved.out + this.moved.in) : 0;
  }

  private tell(): void {
    this.timer?.cancel();
    this.timer = null;
    this.tick?.cancel();
    const { clock, link } = this.deps;
    this.tick = this.upAt !== null && link.tariff.perMinute > 0 ? clock.after(TICK, () => this.tell()) : null;
    this.deps.changed(this.view());
  }

  private soon(): void {
    this.timer ??= this.deps.clock.after(BETWEEN_EVENTS, () => this.tell());
  }
}

const iso = (at: number): string => new Date(Math.round(at)).toISOString();

/** Several connectors' mail. */
export function sumDue(parts: readonly { readonly messages: number; readonly bytes: number }[]): {
  messages: number;
  bytes: number;
} {
  return parts.reduce((all, one) => ({ messages: all.messages + one.messages, bytes: all.bytes + one.bytes }), {
    messages: 0,
    bytes: 0,
  });
}
