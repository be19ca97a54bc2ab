// What a heartbeat says: what was sent and came, what it cost, what went wrong, what
// waits. Pure.
import { IN_HOUSE } from '../contract/link';
import { sumsOf } from '../contract/money/paid';
import type { Settings } from '../contract/settings';
import type { Session } from '../contract/views';
import { newQueueId } from '../mail/queue-id';
import type { Queue } from '../queue/queue';
import { ownMailWords } from '../words/notices/own';
import { ownMail } from './own-mail';
import { costsText } from '../words/amounts';

export interface HeartbeatFacts {
  readonly to: string;
  /** What the figures are of. */
  readonly heading: string;
  readonly sessions: readonly Session[];
  readonly waiting: ReturnType<Queue['counts']>;
  readonly organization: Settings['organization'];
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** The office's. */
  readonly zone: string;
}

const ERRORS_TOLD = 10;

export function oneSession({ link, startedAt, endedAt }: Session, zone: string): string {
  const ended = endedAt === null ? null : Date.parse(endedAt);
  return ownMailWords.heartbeat.oneSession(link, zone, Date.parse(startedAt), ended);
}

/** Work in the house is no call, though the figures have it. `from` in milliseconds since 1970 UTC. */
export function manySessions(sessions: readonly Session[], from: number, zone: string): string {
  return ownMailWords.heartbeat.sessions(sessions.filter(({ link }) => link !== IN_HOUSE.id).length, from, zone);
}

/** The whole message. */
export function heartbeatText({ to, heading, sessions, waiting, organization, now, zone }: HeartbeatFacts): Buffer {
  const { hostname, postmaster } = organization;
  const { heartbeat: say, office } = ownMailWords;
  const messages = waiting.incoming + waiting.active + waiting.deferred + waiting.hold;
  const sum = (of: (session: Session) => number): number => sessions.reduce((all, session) => all + of(session), 0);
  const [sent, received] = [sum((s) => s.sent), sum((s) => s.received)];
  const errors = [...new Set(sessions.flatMap(({ error }) => error ?? []))].slice(-ERRORS_TOLD);
  const figures = say.figures({
    sent,
    bytesOut: sum((s) => s.bytesOut),
    received,
    bytesIn: sum((s) => s.bytesIn),
    failed: sum((s) => s.failed),
    deferred: sum((s) => s.deferred),
    seconds: Math.round(sum((s) => s.secondsOnline)),
    cost: inOneLine(costs(sessions)),
  });
  return ownMail({
    from: { name: office, address: postmaster },
    to,
    subject: say.subject(hostname, sent, received, messages),
    at: now,
    messageId: `${newQueueId(now)}.heartbeat@${hostname}`,
    automatic: true,
    lines: [
      inOneLine(heading),
      '',
      ...figures.map(indented),
      ...(errors.length === 0 ? [] : ['', say.wentWrong, ...errors.map((error) => indented(inOneLine(error)))]),
      '',
      say.waiting(messages, waiting.bytes, waiting.oldest, zone),
      ...(waiting.hold > 0 ? [say.onHold(messages, waiting.hold)] : []),
    ],
  });
}

/** "1.20 EUR + 3.00 USD": for each currency what the lines paid in it cost. */
function costs(sessions: readonly Session[]): string {
  const sums = sumsOf(sessions);
  const paid = sums.filter(({ cost }) => cost > 0);
  return costsText(paid.length > 0 ? paid : sums.slice(0, 1)) || '0';
}

function indented(line: string): string {
  return `    ${line}`;
}

function inOneLine(text: string): string {
  return text
    .slice(0, 800)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[\s\x00-\x1f\x7f]+/g, ' ');
}
