// What befell a message of the queue, in the order of time: how it came in, which way it was
// sent and why, each try as one line for all it was made for, and what comes next; and of one
// that has left the queue, what history keeps of it, in the same words. Pure.
import type { HistoryRow } from '../../src-main/contract/history/history';
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

/** What is kept of a letter that has left the queue: its rows, one for each recipient and end. */
export function storyOfRows(rows: readonly HistoryRow[]): readonly StoryLine[] {
  const [row] = rows;
  if (!row) return [];
  const { arrived, listener, account = null, cameBy = null, sender } = row;
  const handedIn = listener === undefined ? undefined : { listener, account, from: null, session: cameBy };
  const came = handedInText(handedIn, { sender, system: false });
  const untold = rows.reduce((sum, { triesUntold = 0 }) => sum + triesUntold, 0);
  const befell = [...putOffs(rows), ...ends(rows)].sort((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''));
  return [
    ...(arrived === undefined ? [] : [{ at: arrived, tone: 'quiet', text: came, session: cameBy } as const]),
    ...(untold > 0
      ? [{ at: befell[0]?.at ?? null, tone: 'quiet', text: messageWords.story.earlier(untold) } as const]
      : []),
    ...befell,
  ];
}

/** Letters to several are put off for all of them at once: that is one line, and one where it was so the last time. */
function putOffs(rows: readonly HistoryRow[]): readonly StoryLine[] {
  const all = rows.flatMap(({ recipient, putOff = [] }) => putOff.map((one) => ({ one, recipient })));
  return grouped(all, ({ one }) => JSON.stringify(one)).flatMap(([first, ...others]) => {
    const { host, reply, times, first: began, last } = first.one;
    const people = listed([first, ...others].map(({ recipient }) => recipient));
    const tone = TONES.deferred;
    return [
      { ...began, reply, tone, text: messageWords.story.deferred(people, host) },
      ...(last ? [{ ...last, tone, text: messageWords.story.again(times - 1, people, host) }] : []),
    ];
  });
}

function ends(rows: readonly HistoryRow[]): readonly StoryLine[] {
  const key = ({ at, session, host, result, reply }: HistoryRow): string =>
    JSON.stringify([session ?? at, host, result, reply]);
  return grouped(rows, key).map((group) => {
    const [{ at, session, host, result, reply }] = group;
    const people = listed(group.map(({ recipient }) => recipient));
    if (result === 'removed') return { at, tone: 'quiet', text: messageWords.story.removed(people) };
    // Given up by a person, or for want of a way: nobody refused it.
    const text =
      host === '' && result === 'failed'
        ? messageWords.story.returned(people)
        : messageWords.story[result](people, host);
    return { at, session, reply, tone: TONES[result], text };
  });
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const key = keyOf(one);
    const same = groups.get(key);
    if (same) same.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

export function storyOf({ row, attempts, routing, handedIn }: StoryFacts): readonly StoryLine[] {
  return [
    { at: row.arrived, tone: 'quiet', text: handedInText(handedIn, row), session: handedIn?.session ?? null },
    ...routed(routing).map((text) => ({ at: row.arrived, tone: 'quiet', text }) as const),
    ...earlier(row, attempts),
    ...tries(attempts),
    ...next(row),
  ];
}

function handedInText(handedIn: HandedIn | undefined, { sender, system }: Pick<QueueRow, 'sender' | 'system'>): string {
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
  const together = grouped(attempts, ({ at, session, host, result, reply }) =>
    JSON.stringify([session ?? at, host, result, reply]),
  );
  return together.map((group) => {
    const [{ at, session, host, result, reply }] = group;
    const people = group.map(({ recipient }) => recipient);
    const text = messageWords.story[result](listed(people), host);
    return { at, session, reply, tone: TONES[result], text };
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
