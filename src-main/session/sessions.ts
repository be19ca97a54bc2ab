// Who goes online, and when: one session a link at most. A second start joins the
// session under way, or waits in line while it hangs up. Here the schedule, the
// triggers, a person and new mail meet; the session itself is in session.ts.
//
// Paused means: nothing is dialled, what is under way ends in order, mail is
// still accepted.
import type { Timer } from '../base/clock';
import type { Connector } from '../contract/connector';
import { IN_HOUSE } from '../contract/link';
import { ContractError } from '../contract/errors';
import type { Params } from '../contract/methods';
import type { Session } from '../contract/views';
import { readKey } from '../dialing/call-times';
import type { DueQuestion } from '../queue/lane';
import { largeMailOpen, occasion } from '../dialing/occasions';
import { createRateLimits, type RateLimits } from '../dialing/rate-limit';
import { type Burst, watchBurst } from './burst';
import { type HeldLine, HeldLines } from './held-line';
import { type OpenSession, openSession } from './open-session';
import { type Joining, personsWishes, USUAL, type Wish, type Wishes } from './requests';
import { chosen, linesTaken, NamedLetters, onLine, worthACall } from './starts';
import type { PassedOn, PassedOnTo, SessionsDeps } from './deps';
import { nextMonth } from '../schedule/zone';
import { type CallQuestion, createLinkChoice, type LinkChoice } from '../dialing/link-choice';
import { sessionWords } from '../words/session';

/** Nothing starts before the first `look`, `due` or `start`. */
export class Sessions {
  private readonly sessions = new Map<string, OpenSession>();
  /** Behind a session that is hanging up, by link; each has its turn, also to end when it was stopped. */
  private readonly inLine = new Map<string, readonly OpenSession[]>();
  /** By which line what goes. */
  readonly linkChoice: LinkChoice;
  private readonly rates: RateLimits;
  private readonly late = new Set<string>();
  /** What a person holds up. */
  readonly heldLines: HeldLines;
  private pausing: boolean;
  /** What waits is being handed over elsewhere. */
  private still = false;
  private closed = false;
  /** Somebody has said that everything is in place: `look`. */
  private begun = false;
  private timer: Timer | null = null;
  private readonly burst: Burst;

  constructor(
    private readonly deps: SessionsDeps,
    pausedAtStart: boolean,
  ) {
    this.rates = createRateLimits(deps.clock);
    this.heldLines = new HeldLines(deps.clock);
    this.pausing = pausedAtStart;
    this.burst = watchBurst(deps.clock, () => this.look());
    this.linkChoice = createLinkChoice({
      clock: deps.clock,
      settings: deps.settings,
      queue: deps.mail.queue,
      costBook: deps.books.costBook,
      ...deps.dialing,
      inSession: (link, connector) => this.sessions.get(link)?.carries(connector) ?? false,
    });
  }

  /**
   * A person's start, by the line they name or the cheapest: put-off mail goes too, large mail where they say so.
   * Throws ContractError 'refused' when paused or nothing fits, 'not-found' for what is not there.
   */
  async start(asked: Params<'session.start'>): Promise<Session> {
    this.refuseWhilePaused();
    // By which lines the named ones go is asked before a session means them.
    const letters = new NamedLetters(this.deps.mail.queue, chosen(this.deps.settings(), asked.connectors));
    try {
      await letters.name(asked);
      if (this.closed) throw new ContractError('refused', sessionWords.start.ending);
      this.refuseWhilePaused();
      const signsIn = asked.signIn !== undefined;
      return this.heldLines.start(signsIn, (held) => this.startHeld(asked, held, letters));
    } finally {
      await letters.over();
    }
  }

  private startHeld(asked: Params<'session.start'>, held: readonly HeldLine[], letters: NamedLetters): Session {
    const { link: line } = asked;
    const wishes = personsWishes(asked, letters.call, held);
    const meant = this.meant(asked, wishes, letters);
    meant.forEach(({ id }) => this.deps.dialing.backoff.relieved(id));
    const groups = line === undefined ? this.plan(meant, wishes) : onLine(this.deps.settings(), meant, line);
    const lines = linesTaken(this.deps.settings(), groups, asked, { on: this.on(), isWorth: this.worthA(wishes) });
    return this.startOnAll(lines, wishes, line !== undefined);
  }

  /** Throws ContractError 'refused' while nothing may be dialled. */
  refuseWhilePaused(): void {
    if (this.pausing) throw new ContractError('refused', sessionWords.start.paused);
    if (this.still) throw new ContractError('refused', sessionWords.start.handingOver);
  }

  /** Nothing is sent, whatever is due, until it is said otherwise; resolves when what is under way has ended. */
  async standStill(on: boolean): Promise<void> {
    this.still = on;
    if (on) await this.stop();
    else this.look();
  }

  private mayNot(): boolean {
    return this.pausing || this.closed || this.still;
  }

  /** A person goes online by these lines, for the connectors of each; the session that counts for them. */
  private startOnAll(groups: Map<string, string[]>, wishes: Wishes, unlimited: boolean): Session {
    const { queue } = this.deps.mail;
    // What stays in the house comes last, and only where some waits.
    const stays = groups.get(IN_HOUSE.id);
    groups.delete(IN_HOUSE.id);
    if (
      stays &&
      (groups.size === 0 || stays.some((id) => queue.due(id, { at: Number.POSITIVE_INFINITY }).messages > 0))
    )
      groups.set(IN_HOUSE.id, stays);
    const rest: Wishes = { ...wishes, held: [], anyway: true };
    const [first] = [...groups].map(([link, connectors], i) =>
      this.startOn(link, { ...(i === 0 ? wishes : rest), connectors, why: 'person', unlimited }),
    );
    if (!first) throw new ContractError('refused', sessionWords.start.noLine);
    return first.record.view();
  }

  /** The timetable's: `ids` are due by schedule; `large` where the one for large mail rang. */
  due(ids: readonly string[], large: boolean): void {
    if (this.mayNot()) return;
    const wishes = { ...USUAL, large };
    const groups = this.plan(chosen(this.deps.settings(), ids).filter(this.worthA(wishes)), wishes);
    for (const [link, connectors] of groups) {
      if (this.linkChoice.affordable(link)) this.startOn(link, { ...USUAL, connectors, why: 'schedule', large });
    }
  }

  /**
   * A branch office asks for what these connectors hold, whatever their schedule; `note` tells who. False where
   * nothing may be dialled.
   */
  release(ids: readonly string[], note: string): boolean {
    const asked = this.deps.settings().connectors.filter((c) => c.enabled && ids.includes(c.id));
    const groups = [...this.plan(asked, { ...USUAL, large: true })].filter(([link]) =>
      this.linkChoice.affordable(link),
    );
    if (this.mayNot() || groups.length === 0) return false;
    asked.forEach(({ id }) => this.deps.dialing.backoff.relieved(id));
    for (const [link, connectors] of groups)
      this.startOn(link, { ...USUAL, connectors, why: 'branch', large: true }).transcript.note(note);
    return true;
  }

  /** A time of the timetable has come (dialing/call-times.ts). Told where nobody calls too: the next one is another. */
  readonly rang = (key: string): void => {
    const { kind, connector } = readKey(key);
    this.due([connector], kind === 'large');
    this.deps.tell.announcements.tell('status-changed', null);
  };

  /** Something changed in the queue: mail that may go now starts or joins a session. */
  look(): void {
    if (this.closed) return;
    this.begun = true;
    this.timer?.cancel();
    const times = this.deps.settings().connectors.flatMap((connector) => this.lookFor(connector));
    const soonest = Math.max(SOONEST_LOOK, Math.min(...times) - this.deps.clock.now());
    this.timer = times.length === 0 ? null : this.deps.clock.after(soonest, () => this.look());
  }

  /** Looks when the burst of changes under way is over. */
  lookSoon(): void {
    // While Dialpost starts, the queue stirs before there are lines.
    if (this.begun) this.burst.changed();
  }

  /** Orderly end of all sessions, those in line included; resolves when the lines are down. */
  async stop(): Promise<void> {
    await Promise.all(this.known().map((s) => s.stop()));
  }

  /** The same at once: what is under way is cut off, and may go twice. */
  cut(): void {
    this.known().forEach((s) => s.cut());
  }

  /** The settings changed, also for the sessions under way and in line. */
  renew(): void {
    this.known().forEach((session) => session.renew());
  }

  /** The line of `link` went down by itself; `text` says so. */
  dropped(link: string, text: string): void {
    this.sessions.get(link)?.dropped(text);
  }

  paused(): boolean {
    return this.pausing;
  }

  pause(on: boolean): void {
    this.pausing = on;
    if (on) void this.stop();
    else this.look();
  }

  current(): readonly Session[] {
    return [...this.sessions.values()].map((s) => s.record.view());
  }

  /** The calls that are on: of one that has ended and is being filed the line is down, and what it cost is booked. */
  on(): readonly Session[] {
    return this.current().filter(({ phase }) => phase !== 'ended');
  }

  /** What the calls under way still take of this connector's mail. */
  takes(connector: Connector): readonly DueQuestion[] {
    return this.known().flatMap((session) => session.takes(connector) ?? []);
  }

  /** When the connector's rate lets its next message out, milliseconds since 1970; 0: now. */
  freeAt(connector: Connector): number {
    return this.rates.freeAt(connector);
  }

  /** The sessions that inbound mail belongs to now. */
  open(): readonly OpenSession[] {
    return [...this.sessions.values()];
  }

  /** The session `id` from its start until the archive has it, also while it waits in line. */
  find(id: string): OpenSession | undefined {
    return this.known().find((s) => s.record.id === id);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.timer?.cancel();
    this.burst.cancel();
    await this.stop();
  }

  /**
   * Whom a person's start is for: those named, those that carry the letters named, else all, though our own mailboxes
   * alone are no reason to open a line.
   */
  private meant({ connectors, ids }: Params<'session.start'>, wishes: Wishes, letters: NamedLetters): Connector[] {
    const { queue } = this.deps.mail;
    const all = chosen(this.deps.settings(), connectors);
    if (all.length === 0) throw new ContractError('refused', sessionWords.start.noConnector);
    if (ids !== undefined && ids.length > 0) return letters.carriersAmong(all);
    if (connectors !== undefined) return all;
    const outward = all.filter((c) => c.route.kind !== 'mailboxes' || worthACall(queue, c, {}));
    const lines = this.plan(outward, wishes);
    return outward.length === 0 ? all : all.filter((c) => outward.includes(c) || lines.has(c.link));
  }

  /** Which lines to take for these connectors, and which connectors each is for. */
  private plan(connectors: readonly Connector[], wishes: Wishes): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const connector of connectors) {
      for (const { link } of this.linkChoice.call(connector, this.question(connector, wishes)))
        groups.set(link.id, [...(groups.get(link.id) ?? []), connector.id]);
    }
    return groups;
  }

  private worthA(wishes: Wishes): (connector: Connector) => boolean {
    return (one) => worthACall(this.deps.mail.queue, one, this.question(one, wishes), this.rates.freeAt(one));
  }

  private question(connector: Connector, { large, only, putOff, fetch }: Wishes): CallQuestion {
    const size = only
      ? ({ named: 'only' } as const)
      : ({ named: 'too', oversize: this.oversize(connector, large) } as const);
    return { ...size, fetch, ...(putOff ? { at: Number.POSITIVE_INFINITY } : {}) };
  }

  /** Which mail counts: all, or only what is not for the schedule of large mail. */
  private oversize(connector: Connector, large: boolean): undefined | false {
    return large || largeMailOpen(connector, this.deps.zone(), this.deps.clock.now()) ? undefined : false;
  }

  /** When to look again for this connector's mail: none or some times. */
  private lookFor(connector: Connector): readonly number[] {
    const { deps } = this;
    if (!connector.enabled || connector.holdForRemote) return [];
    const free = this.rates.freeAt(connector);
    // Above the rate nothing opens a line; what waits goes when the rate allows it.
    if (free > 0) return deps.mail.queue.due(connector.id).messages > 0 ? [free] : [];
    const now = deps.clock.now();
    const again = this.linkChoice.shares(connector).map(({ link, portion }) => {
      if (this.sessions.get(link.id)?.lookFor(connector.id) || this.mayNot()) return null;
      const waiting = deps.mail.queue.due(connector.id, {
        at: now,
        oversize: this.oversize(connector, false),
        portion,
      });
      const { why, lookAgain } = occasion(connector, link, waiting, {
        zone: deps.zone(),
        now,
        notBefore: deps.dialing.backoff.notBefore(connector.id, link.id),
        owed: deps.dialing.backoff.failing(connector.id, link.id),
      });
      if (!why) return lookAgain;
      // A month's budget is free again when the next one begins.
      if (!this.linkChoice.affordable(link.id)) return nextMonth(now, deps.zone());
      this.startOn(link.id, { ...USUAL, connectors: [connector.id], why });
      return null;
    });
    return [...again, deps.mail.queue.dueAt(connector.id)].filter((at) => at !== null && at > now) as number[]; // filter leaves no null
  }

  /**
   * A line did not serve these connectors: their call goes on by the next that was not tried yet. The first session
   * it goes on in, or null.
   */
  private passOn(link: string, { connectors, why, wishes, tried }: PassedOn): PassedOnTo | null {
    if (this.mayNot()) return null;
    const over = [...tried, link];
    const left = this.deps.settings().connectors.filter((c) => c.enabled && connectors.includes(c.id));
    const sessions = left.flatMap((connector) => {
      const wish = wishes(connector.id);
      const next = this.linkChoice.call(connector, this.question(connector, wish), over).map((share) => share.link.id);
      const paid = next.filter((id) => why === 'person' || this.linkChoice.affordable(id));
      return paid.map((id) => ({
        connector: connector.id,
        session: this.startOn(id, { ...wish, connectors: [connector.id], why, tried: over }),
      }));
    });
    const [first] = sessions;
    return first
      ? { session: first.session.record.view(), connectors: sessions.map(({ connector }) => connector) }
      : null;
  }

  private known(): readonly OpenSession[] {
    return [...this.sessions.values(), ...[...this.inLine.values()].flat()];
  }

  private startOn(link: string, wish: Wish): OpenSession {
    const open = this.sessions.get(link);
    if (!open) return this.begin(link, this.create(link, wish));
    // The one under way if it still can, else the one behind it.
    const behind = this.inLine.get(link) ?? [];
    const joined = [open, ...behind].find((s) => s.joinable());
    joined?.join(this.joining(link, wish));
    if (joined) return joined;
    const next = this.create(link, wish);
    this.inLine.set(link, [...behind, next]);
    return next;
  }

  private create(link: string, wish: Wish): OpenSession {
    const session = openSession(
      {
        ...this.deps,
        shared: {
          rates: this.rates,
          late: this.late,
          portion: (connector, by) => this.linkChoice.portion(connector, by),
          passOn: (left) => this.passOn(link, left),
          finished: () => this.ended(link),
        },
      },
      link,
      wish.why,
    );
    session.join(this.joining(link, wish));
    return session;
  }

  /** Held mail is asked for once, whatever number of lines a connector's mail goes by. */
  private joining(link: string, { unlimited = false, tried = [], ...wish }: Wish): Joining {
    const elsewhere = [...this.sessions].filter(([id]) => id !== link).map(([, session]) => session);
    return { ...wish, unlimited, tried, fetches: (id) => !elsewhere.some((session) => session.fetches(id)) };
  }

  private begin(link: string, session: OpenSession): OpenSession {
    this.sessions.set(link, session);
    session.run();
    return session;
  }

  private ended(link: string): void {
    this.sessions.delete(link);
    this.deps.dialing.links.apply(this.deps.settings());
    this.deps.tell.announcements.tell('session-ended', null);
    const [next, ...behind] = this.inLine.get(link) ?? [];
    this.inLine.set(link, behind);
    if (next) this.begin(link, next);
    this.look();
  }
}

/** Bursts of changes are looked at once. */
const SOONEST_LOOK = 50;
