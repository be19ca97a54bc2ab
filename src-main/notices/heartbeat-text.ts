// What a heartbeat says: what was sent and came, what it cost, what went wrong, what
// waits. Pure. CRLF lines of ASCII, so that it passes everywhere.
import { countText, sizeText } from '../words/amounts';
import type { Settings } from '../contract/settings';
import type { Session } from '../contract/views';
import { newQueueId } from '../mail/queue-id';
import { mailDate } from '../mail/received';
import type { Queue } from '../queue/queue';

export interface HeartbeatFacts {
  readonly to: string;
  /** What the figures are of. */
  readonly heading: string;
  readonly sessions: readonly Session[];
  readonly waiting: ReturnType<Queue['counts']>;
  readonly organization: Settings['organization'];
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const ERRORS_TOLD = 10;

export function oneSession(session: Session): string {
  return `The session on ${session.link} from ${session.startedAt} to ${session.endedAt ?? 'now'}:`;
}

/** `from` in milliseconds since 1970 UTC. */
export function manySessions(sessions: readonly Session[], from: number): string {
  const since = new Date(from).toISOString();
  if (sessions.length === 0) return `There was no session since ${since}:`;
  return sessions.length === 1
    ? `One session ended since ${since}:`
    : `${sessions.length} sessions ended since ${since}:`;
}

/** The whole message. */
export function heartbeatText({ to, heading, sessions, waiting, organization, now }: HeartbeatFacts): Buffer {
  const { hostname, postmaster } = organization;
  const messages = waiting.incoming + waiting.active + waiting.deferred + waiting.hold;
  const sum = (of: (session: Session) => number): number => sessions.reduce((all, session) => all + of(session), 0);
  const [sent, received] = [sum((s) => s.sent), sum((s) => s.received)];
  const errors = [...new Set(sessions.flatMap(({ error }) => error ?? []))].slice(-ERRORS_TOLD);
  const lines = [
    `From: "Post office" <${postmaster}>`,
    `To: <${to}>`,
    `Subject: ${hostname}: sent ${sent}, received ${received}, waiting ${messages}`,
    `Date: ${mailDate(now)}`,
    `Message-ID: <${newQueueId(now)}.heartbeat@${hostname}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    ascii(heading),
    '',
    `    sent      ${sent}, ${sizeText(sum((s) => s.bytesOut))}`,
    `    received  ${received}, ${sizeText(sum((s) => s.bytesIn))}`,
    `    failed    ${sum((s) => s.failed)}`,
    `    put off   ${sum((s) => s.deferred)}`,
    `    online    ${Math.round(sum((s) => s.secondsOnline))} s`,
    `    cost      ${ascii(costs(sessions))}`,
    ...(errors.length === 0 ? [] : ['', 'What went wrong:', ...errors.map((error) => `    ${ascii(error)}`)]),
    '',
    `Waiting now: ${countText(messages, 'message')}, ${sizeText(waiting.bytes)}${waiting.oldest === null ? '' : `, the oldest since ${new Date(waiting.oldest).toISOString()}`}.`,
    ...(waiting.hold > 0
      ? [
          messages === 1
            ? 'It is on hold and waits for a person.'
            : `${waiting.hold} of them ${waiting.hold === 1 ? 'is on hold and waits' : 'are on hold and wait'} for a person.`,
        ]
      : []),
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** "1.20 EUR": for each currency what the lines paid in it cost. */
function costs(sessions: readonly Session[]): string {
  const byCurrency = new Map<string, number>();
  for (const { currency, cost } of sessions) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + cost);
  return [...byCurrency].map(([currency, cost]) => `${cost.toFixed(2)} ${currency}`).join(', ') || '0';
}

function ascii(text: string): string {
  return text
    .slice(0, 800)
    .replace(/[\s\x00-\x1f\x7f]+/g, ' ')
    .replace(/[^\x20-\x7e]/g, '?');
}
