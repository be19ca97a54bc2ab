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
import { type OpenSession, openSession, type SessionParts } from './open-session';

export interface Calls {
  /** A person's start. Throws ContractError 'refused' when paused or nothing fits. */
  start(connectors: readonly string[] | undefined): Session;
  /** The timetable's: `connectors` are due by schedule. */
  due(connectors: readonly string[], large: boolean): void;
  /** Something changed in the queue: look whether mail must go. */
  look(): void;
  /** The line of `link` went down by itself; `text` says so. */
  dropped(link: string, text: string): void;
  /** Orderly end of all sessions; resolves when the lines are down. */
  stop(): Promise<void>;
  paused(): boolean;
  pause(on: boolean): void;
  current(): readonly Session[];
  /** The sessions that inbound mail belongs to now. */
  open(): readonly OpenSession[];
  close(): Promise<void>;
}

export interface CallsParts extends Omit<SessionParts, 'finished'> {
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
export function openCalls(parts: CallsParts): Calls {
  const sessions = new Map<string, OpenSession>();
  const inLine = new Map<string, OpenSession>();
  let paused = parts.pausedAtStart;
  let closed = false;
  let timer: Timer | null = null;

  const create = (link: string, wish: Wish): OpenSession => {
    const session = openSession({ ...parts, finished: () => ended(link) }, link, wish.why);
    session.join(wish.connectors, wish.large);
    return session;
  };
  const begin = (link: string, session: OpenSession): OpenSession => {
    sessions.set(link, session);
    session.run();
    return session;
  };
  const ended = (link: string): void => {
    sessions.delete(link);
    parts.ended();
    const next = inLine.get(link);
    inLine.delete(link);
    if (next && !closed && !paused) begin(link, next);
    look();
  };
  const startOn = (link: string, wish: Wish): OpenSession => {
    const open = sessions.get(link);
    if (!open) return begin(link, create(link, wish));
    // The one under way if it still can, else the one behind it.
    const joined = open.joinable() ? open : inLine.get(link);
    if (joined) joined.join(wish.connectors, wish.large);
    else inLine.set(link, create(link, wish));
    return joined ?? inLine.get(link) ?? open;
  };
  const look = (): void => {
    if (closed) return;
    timer?.cancel();
    const later = lookAt(parts, paused, sessions, (link, connector, why) => startOn(link, { connectors: [connector], why, large: false }));
    timer = later === null ? null : parts.clock.after(Math.max(50, later - parts.clock.now()), look);
  };
  const stop = async (): Promise<void> => {
    inLine.clear();
    await Promise.all([...sessions.values()].map((s) => s.stop()));
  };
  return {
    start(ids) {
      if (paused) throw new ContractError('refused', 'Dialpost is paused: nothing is dialled. Resume it first, then start again.');
      const byLink = groupByLink(chosen(parts.settings(), ids));
      byLink.forEach((group) => group.forEach((id) => parts.patience.relieved(id)));
      const started = [...byLink].map(([link, group]) => startOn(link, { connectors: group, why: 'person', large: true }));
      const first = started[0];
      if (!first) throw new ContractError('refused', 'There is no connector to go online with. Set one up first.');
      return first.record.view();
    },
    due(ids, large) {
      if (paused || closed) return;
      const group = groupByLink(chosen(parts.settings(), ids).filter((c) => worthACall(parts, c)));
      for (const [link, connectors] of group) if (affordable(parts, link)) startOn(link, { connectors, why: 'schedule', large });
    },
    look,
    stop,
    dropped: (link, text) => sessions.get(link)?.dropped(text),
    paused: () => paused,
    pause(on) {
      paused = on;
      if (on) void stop();
      else look();
    },
    current: () => [...sessions.values()].map((s) => s.record.view()),
    open: () => [...sessions.values()],
    async close() {
      closed = true;
      timer?.cancel();
      await stop();
    },
  };
}

/** Starts or joins sessions for mail that may go now; answers when to look again. */
function lookAt(parts: CallsParts, paused: boolean, sessions: ReadonlyMap<string, OpenSession>, start: (link: string, connector: string, why: SessionWhy) => void): number | null {
  const settings = parts.settings();
  const now = parts.clock.now();
  const times: number[] = [];
  for (const connector of settings.connectors) {
    const link = settings.links.find((l) => l.id === connector.link);
    if (!connector.enabled || !link || connector.holdForRemote) continue;
    const session = sessions.get(link.id);
    if (session?.lookFor(connector.id) || paused) continue;
    const large = largeMailOpen(connector, parts.zone(), now);
    const waiting = parts.queue.due(connector.id, now, large ? undefined : false);
    const next = parts.queue.dueAt(connector.id);
    const { why, lookAgain } = occasion(connector, link, waiting, parts.zone(), now, parts.patience.notBefore(connector.id));
    if (why && affordable(parts, link.id)) start(link.id, connector.id, why);
    if (lookAgain !== null) times.push(lookAgain);
    if (next !== null && next > now) times.push(next);
  }
  return times.length === 0 ? null : Math.min(...times);
}

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
