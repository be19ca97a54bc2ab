// What one connector says to one message: may I carry you? Answers with the
// reason it may not, or null.
// What is not known yet (size and class before the content came) is no reason:
// at RCPT time only what is certain may refuse.
//
// Sender restrictions look at senders: a message from the null sender has none
// and is judged by content.system alone, or no bounce could ever leave.
import { type Connector, linkIds } from '../contract/connector';
import { certainLimits, type Link } from '../contract/link';
import { matchStrength } from '../mail/address';
import type { Priority } from '../mail/envelope';
import type { routingWords } from '../words/routing';

/**
 * What routing looks at; a QueueItem is one. null: not known yet (for `sender`: the null sender, for `listener`: our
 * own mail).
 */
export interface MailFacts {
  readonly sender: string | null;
  readonly bytes: number | null;
  readonly priority: Priority | null;
  readonly system: boolean | null;
  readonly listener: string | null;
}

export type ObstacleKind = 'disabled' | 'size' | 'policy' | 'practice';

export type ObstacleWhy = keyof typeof routingWords.obstacle;

export interface RestrictionObstacle {
  readonly kind: ObstacleKind;
  /** Its sentence in words/routing.ts. */
  readonly why: ObstacleWhy;
  /** Where it is too large: the most bytes that are taken. */
  readonly limit?: number;
}

export type Judge = (facts: MailFacts) => RestrictionObstacle | null;

/**
 * Compiles a connector's rules and those of its links; the answers are values made once, so that judging 100,000
 * messages makes no garbage.
 */
export function compileJudge(connector: Connector, links: readonly Link[]): Judge {
  const { enabled, content, listeners } = connector;
  const disabled: RestrictionObstacle = { kind: 'disabled', why: 'disabled' };
  const tooLarge: RestrictionObstacle = {
    kind: 'size',
    why: 'larger',
    limit: content.maxBytes ?? 0,
  };
  const wrongListener = policy('listener');
  const from = listeners === 'all' ? null : new Set(listeners);
  const ofClass = judgeClass(content);
  const senderRefused = judgeSender(connector);
  const beyondLines = judgeLines(connector, links);
  return (facts) => {
    if (!enabled) return disabled;
    // Our own mail (bounces, tests) came by no listener and may go by any connector.
    if (from && facts.listener !== null && !from.has(facts.listener)) return wrongListener;
    const refused = ofClass(facts) ?? senderRefused(facts.sender);
    if (refused) return refused;
    return content.maxBytes !== null && facts.bytes !== null && facts.bytes > content.maxBytes
      ? tooLarge
      : beyondLines(facts);
  };
}

/**
 * Mail that none of the connector's links will ever take must not wait for one. What goes into mailboxes here needs
 * no line.
 */
function judgeLines(connector: Connector, links: readonly Link[]): Judge {
  const limits = linkIds(connector)
    .map((id) => links.find((link) => link.id === id))
    .map((link) => (link ? certainLimits(link) : null));
  const strict = limits.filter((one) => one !== null);
  if (connector.route.kind === 'mailboxes' || strict.length < limits.length) return () => null;
  const most = strict.some((one) => one.maxBytes === null) ? null : Math.max(...strict.map((one) => one.maxBytes ?? 0));
  const tooLarge: RestrictionObstacle = {
    kind: 'size',
    why: 'linesLarger',
    limit: most ?? 0,
  };
  const notNow = policy('lines');
  return ({ bytes, priority }) => {
    const taken = strict.some(
      (one) =>
        (priority === null || one.priorities.includes(priority)) &&
        (one.maxBytes === null || bytes === null || bytes <= one.maxBytes),
    );
    if (taken) return null;
    return most !== null && bytes !== null && bytes > most ? tooLarge : notNow;
  };
}

function policy(why: ObstacleWhy): RestrictionObstacle {
  return { kind: 'policy', why };
}

function judgeClass(content: Connector['content']): Judge {
  const noSystem = policy('system');
  const noNormal = policy('systemOnly');
  const nothing = policy('nothing');
  const noPriority: Readonly<Record<Priority, RestrictionObstacle>> = {
    low: policy('low'),
    normal: policy('normal'),
    high: policy('high'),
  };
  const priorities = new Set<Priority>(content.priorities);
  return ({ system, sender, priority }) => {
    if (!content.system && !content.normal) return nothing;
    // The null sender alone makes a system message; nothing known before the header makes a normal one.
    const known = sender === null ? true : system;
    if (known === true && !content.system) return noSystem;
    if (known === false && !content.normal) return noNormal;
    return priority !== null && !priorities.has(priority) ? noPriority[priority] : null;
  };
}

const SENDERS_REMEMBERED = 5000;

function judgeSender(connector: Connector): (sender: string | null) => RestrictionObstacle | null {
  const accepts = connector.restrictions.default === 'accept';
  const patterns = connector.restrictions.except;
  const refused = policy('sender');
  if (accepts && patterns.length === 0) return () => null;
  const known = new Map<string, boolean>();
  return (sender) => {
    if (sender === null) return null;
    let excepted = known.get(sender);
    if (excepted === undefined) {
      excepted = patterns.some((pattern) => matchStrength(pattern, sender) > 0);
      if (known.size >= SENDERS_REMEMBERED) known.clear();
      known.set(sender, excepted);
    }
    return excepted === accepts ? refused : null;
  };
}
