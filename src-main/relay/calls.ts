// Who goes online, and when: one session a link at most. A second start joins the
// session under way, or waits in line while it hangs up. Here the schedule, the
// triggers, a person and new mail meet; the session itself is in session.ts.
//
// Paused means: nothing is dialled, what is under way ends in order, mail is
// still accepted.
import type { Clock, Timer } from '../base/clock';
import type { Log } from '../base/log';
import { collectMethods } from '../contract/collect';
import type { Connector } from '../contract/connector';
import { ContractError } from '../contract/errors';
import type { Settings } from '../contract/settings';
import type { Session, SessionWhy } from '../contract/views';
import type { Queue } from '../queue/queue';
import { largeMailOpen, occasion } from './occasions';
import type { Patience } from './patience';
import { createRates, type Rates } from './rates';
import { type OpenSession, openSession, type SessionParts } from './open-session';

export interface CallsParts extends Omit<SessionParts, 'finished' | 'rates'> {
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: Queue;
  zone(): string;
  readonly patience: Patience;
  settings(): Settings;
  /** A sentence when this link's budget is used up, else null. */
  overBudget(link: string): string | null;
  /** A session has ended and its line is free. */
  ended(): void;
  readonly pausedAtStart: boolean;
}

interface Wish {
  readonly connectors: readonly string[];
  readonly why: SessionWhy;
  readonly large: boolean;
}

/** Nothing starts before the first `look`, `due` or `start`. */
export class Calls {
  private readonly sessions = new Map<string, OpenSession>();
  /** Behind a session that is hanging up, by link; each has its turn, also to end when it was stopped. */
  private readonly inLine = new Map<string, readonly OpenSession[]>();
  private readonly rates: Rates;
  private pausing: boolean;
  private closed = false;
  /** Somebody has said that everything is in place: `look`. */
  private begun = false;
  private timer: Timer | null = null;
  private soon: Timer | null = null;

  constructor(private readonly parts: CallsParts) {
    this.rates = createRates(parts.clock);
    this.pausing = parts.pausedAtStart;
  }

  /** A person's start. Throws ContractError 'refused' when paused or nothing fits. */
  start(ids: readonly string[] | undefined): Session {
    if (this.pausing) throw new ContractError('refused', 'Dialpost is paused: nothing is dialled. Resume it first, then start again.');
    const groups = groupByLink(this.meant(ids));
    groups.forEach((group) => group.forEach((id) => this.parts.patience.relieved(id)));
    const started = [...groups].map(([link, connectors]) => this.startOn(link, { connectors, why: 'person', large: true }));
    const first = started[0];
    if (!first) throw new ContractError('refused', 'There is no connector to go online with. Set one up first.');
    return first.record.view();
  }

  /** The timetable's: `ids` are due by schedule; `large` where the one for large mail rang. */
  due(ids: readonly string[], large: boolean): void {
    if (this.pausing || this.closed) return;
    const groups = groupByLink(chosen(this.parts.settings(), ids).filter((c) => worthACall(this.parts, c)));
    for (const [link, connectors] of groups) {
      if (affordable(this.parts, link)) this.startOn(link, { connectors, why: 'schedule', large });
    }
  }

  /** A branch office asks for what these connectors hold, whatever their schedule. False where nothing may be dialled. */
  release(ids: readonly string[]): boolean {
    const asked = this.parts.settings().connectors.filter((c) => c.enabled && ids.includes(c.id));
    const groups = [...groupByLink(asked)].filter(([link]) => affordable(this.parts, link));
    if (this.pausing || this.closed || groups.length === 0) return false;
    asked.forEach(({ id }) => this.parts.patience.relieved(id));
    for (const [link, connectors] of groups) this.startOn(link, { connectors, why: 'trigger', large: true });
    return true;
  }

  /** Something changed in the queue: mail that may go now starts or joins a session. */
  look(): void {
    if (this.closed) return;
    this.begun = true;
    this.timer?.cancel();
    const times = this.parts.settings().connectors.flatMap((connector) => this.lookFor(connector));
    const next = Math.min(...times);
    this.timer = times.length === 0 ? null : this.parts.clock.after(Math.max(SOONEST_LOOK, next - this.parts.clock.now()), () => this.look());
  }

  /** Looks when the burst of changes under way is over. */
  lookSoon(): void {
    // While Dialpost starts, the queue stirs before there are lines.
    if (!this.begun) return;
    this.soon ??= this.parts.clock.after(0, () => {
      this.soon = null;
      this.look();
    });
  }

  /** Orderly end of all sessions, those in line included; resolves when the lines are down. */
  async stop(): Promise<void> {
    await Promise.all(this.known().map((s) => s.stop()));
  }

  /** The settings changed, also for the sessions under way. */
  renew(): void {
    this.sessions.forEach((session) => session.renew());
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
    this.soon?.cancel();
    await this.stop();
  }

  /** Whom a person's start is for: those named, else all, though our own mailboxes alone are no reason to open a line. */
  private meant(ids: readonly string[] | undefined): Connector[] {
    const all = chosen(this.parts.settings(), ids);
    if (ids !== undefined) return all;
    const outward = new Set(all.filter((c) => c.route.kind !== 'mailboxes' || worthACall(this.parts, c)).map((c) => c.link));
    return outward.size === 0 ? all : all.filter((c) => outward.has(c.link));
  }

  /** When to look again for this connector's mail: none or some times. */
  private lookFor(connector: Connector): readonly number[] {
    const { parts } = this;
    const link = parts.settings().links.find((l) => l.id === connector.link);
    if (!connector.enabled || !link || connector.holdForRemote) return [];
    const free = this.rates.freeAt(connector);
    // Above the rate nothing opens a line; what waits goes when the rate allows it.
    if (free > 0) return parts.queue.due(connector.id).messages > 0 ? [free] : [];
    if (this.sessions.get(link.id)?.lookFor(connector.id) || this.pausing) return [];
    const now = parts.clock.now();
    const waiting = parts.queue.due(connector.id, now, largeMailOpen(connector, parts.zone(), now) ? undefined : false);
    const { why, lookAgain } = occasion(connector, link, waiting, parts.zone(), now, parts.patience.notBefore(connector.id, link.id));
    if (why && affordable(parts, link.id)) this.startOn(link.id, { connectors: [connector.id], why, large: false });
    const retry = parts.queue.dueAt(connector.id);
    return [lookAgain, retry].filter((at) => at !== null && at > now) as number[]; // filter leaves no null
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
    joined?.join(wish.connectors, wish.large);
    if (joined) return joined;
    const next = this.create(link, wish);
    this.inLine.set(link, [...behind, next]);
    return next;
  }

  private create(link: string, wish: Wish): OpenSession {
    const session = openSession({ ...this.parts, rates: this.rates, finished: () => this.ended(link) }, link, wish.why);
    session.join(wish.connectors, wish.large);
    return session;
  }

  private begin(link: string, session: OpenSession): OpenSession {
    this.sessions.set(link, session);
    session.run();
    return session;
  }

  private ended(link: string): void {
    this.sessions.delete(link);
    this.parts.ended();
    const [next, ...behind] = this.inLine.get(link) ?? [];
    this.inLine.set(link, behind);
    if (next) this.begin(link, next);
    this.look();
  }
}

/** Bursts of changes are looked at once. */
const SOONEST_LOOK = 50;

function chosen(settings: Settings, ids: readonly string[] | undefined): Connector[] {
  for (const id of ids ?? []) {
    const connector = settings.connectors.find((c) => c.id === id);
    if (!connector) throw new ContractError('not-found', `There is no connector "${id}". Known: ${settings.connectors.map((c) => c.id).join(', ') || 'none'}.`);
    if (!connector.enabled) throw new ContractError('refused', `The connector "${id}" is switched off. Enable it first.`);
  }
  return settings.connectors.filter((c) => c.enabled && !c.holdForRemote && (ids === undefined || ids.includes(c.id)));
}

/** A call nobody gains from is not paid for. */
function worthACall(parts: CallsParts, connector: Connector): boolean {
  return collectMethods(connector.collect).length > 0 || parts.queue.due(connector.id).messages > 0;
}

function affordable(parts: CallsParts, link: string): boolean {
  const text = parts.overBudget(link);
  if (text !== null) parts.attention.raise(`budget:${link}`, 'warning', text);
  else parts.attention.clear(`budget:${link}`);
  return text === null;
}

function groupByLink(connectors: readonly Connector[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const c of connectors) groups.set(c.link, [...(groups.get(c.link) ?? []), c.id]);
  return groups;
}
