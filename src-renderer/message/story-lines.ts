// What befell a message of the queue, in the order of time: how it came in, which way it was
// sent and why, each try as one line for all it was made for, and what comes next. Pure.
import type { AttemptView, HandedIn, QueueDetail, QueueRow } from '../../src-main/contract/views';
import { messageWords } from '../words/letter/message';

export interface StoryLine {
  /** ISO; null: no time is known. */
  readonly at: string | null;
  readonly text: string;
  /** What the host said. */
  readonly reply?: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'quiet';
  /** The session in which it happened. */
  readonly session?: string | null;
}

export type StoryFacts = Pick<QueueDetail, 'row' | 'attempts' | 'routing' | 'handedIn'>;

export function storyOf({ row, attempts, routing, handedIn }: StoryFacts): readonly StoryLine[] {
  return [
    { at: row.arrived, tone: 'quiet', text: handedInText(handedIn, row), session: handedIn?.session ?? null },
    ...routed(routing).map((text) => ({ at: row.arrived, tone: 'quiet', text }) as const),
    ...earlier(row, attempts),
    ...tries(attempts),
    ...next(row),
  ];
}

function handedInText(handedIn: HandedIn | undefined, { sender, system }: QueueRow): string {
  const W = messageWords.story;
  if (!handedIn) return W.arrived;
  const { listener, session } = handedIn;
  if (session !== null) return W.fetched;
  if (listener === null) return sender === null || system ? W.written : W.arrived;
  return W.handedInAt(by(handedIn), listener);
}

function by({ account, from }: HandedIn): string {
  const W = messageWords.story;
  if (account !== null) return from === null ? W.byAccount(account) : W.byAccountFrom(account, from);
  return from === null ? W.bySomebody : W.byAddress(from);
}

/** Recipients that go the same way for the same reason are one line. */
function routed(routing: QueueDetail['routing']): readonly string[] {
  const texts = routing.map(({ connector, why }) => (connector === null ? why : messageWords.story.routed(why)));
  return [...new Set(texts)];
}

/** The queue keeps the last tries only. */
function earlier({ attempts: count, arrived }: QueueRow, attempts: readonly AttemptView[]): readonly StoryLine[] {
  const kept = attempts.length;
  return kept >= 50 && count > kept
    ? [{ at: attempts[0]?.at ?? arrived, tone: 'quiet', text: messageWords.story.earlier(count - kept) }]
    : [];
}

const TONES = { delivered: 'good', deferred: 'warn', failed: 'bad' } as const;

function tries(attempts: readonly AttemptView[]): readonly StoryLine[] {
  const together = new Map<string, AttemptView[]>();
  for (const attempt of attempts) {
    const { at, session, host, result, reply } = attempt;
    const key = JSON.stringify([session ?? at, host, result, reply]);
    const same = together.get(key);
    if (same) same.push(attempt);
    else together.set(key, [attempt]);
  }
  return [...together.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { at, session, host, result, reply } = first;
    const people = group.map(({ recipient }) => recipient);
    const text = messageWords.story[result](listed(people), host);
    return [{ at, session, reply, tone: TONES[result], text }];
  });
}

function listed(people: readonly string[]): string {
  return [...new Set(people)].join(', ');
}

/** The words the list has for when it goes. */
function next({ goes, reason }: QueueRow): readonly StoryLine[] {
  if (!goes) return reason === null ? [] : [{ at: null, tone: 'warn', text: reason }];
  return [{ at: goes.at, tone: goes.kind === 'held' ? 'warn' : 'quiet', text: goes.text }];
}
