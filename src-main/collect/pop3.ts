// Fetches a POP3 mailbox: what is new comes into the queue, and only when it is safe
// here is it noted as seen and marked for deletion there. A cut at any moment loses
// nothing: messages not yet deleted are known again by their UIDL, or by their content
// (see fetched.ts) where the UIDL changed or the host has none. Large ones are left and announced.
// Limit: one round trip a message (no pipelining yet); POP3 cannot move, so "move" leaves.
import type { CollectMethod } from '../contract/collect';
import { passwordText } from '../contract/fields';
import type { CollectDeps, CollectResult } from './collect';
import { type Inbox, takeIn } from './fetched';
import { Pop3Line, Pop3Trouble } from './pop3-line';
import { openSeen, type SeenMessages } from './seen';
import { decide, emptyTally, goodText, type Tally, troubleText } from './tally';

type Pop3 = Extract<CollectMethod, { method: 'pop3' }>;

interface Waiting {
  readonly number: number;
  readonly bytes: number;
  /** "u:…", or null where the host has no UIDL. */
  readonly key: string | null;
}

export async function collectByPop3(method: Pop3, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const { inbox } = deps;
  if (!inbox) return { method: 'pop3', kind: 'failed', text: 'Mailboxes at the provider cannot be fetched here.' };
  const tally = emptyTally();
  const name = `${method.host}:${method.port}`;
  const seen = await openSeen(inbox.seenDir, `pop3 ${method.username} ${name}`);
  let line: Pop3Line | null = null;
  try {
    line = await Pop3Line.open(method, deps, signal);
    await logIn(line, method);
    await fetchAll(line, method, seen, inbox, deps, tally);
    await line.quit();
    return { method: 'pop3', kind: tally.fetched > 0 ? 'done' : 'nothing', text: goodText(name, tally), messages: tally.fetched };
  } catch (error) {
    if (!(error instanceof Pop3Trouble)) throw error;
    return { method: 'pop3', kind: 'failed', text: troubleText(name, error.message, tally), messages: tally.fetched };
  } finally {
    line?.breakOff('done');
  }
}

async function logIn(line: Pop3Line, method: Pop3): Promise<void> {
  // A line end in a name would be a command of its own.
  const word = (text: string): string => text.replace(/[\r\n]/g, '');
  await line.command(`USER ${word(method.username)}`);
  await line.command(`PASS ${word(passwordText(method.password))}`, 'PASS ***');
}

async function whatWaits(line: Pop3Line): Promise<readonly Waiting[]> {
  const pairs = (lines: readonly string[]): ReadonlyMap<number, string> =>
    new Map(lines.flatMap((text) => {
      const match = /^(\d+) +(\S+)/.exec(text);
      return match ? [[Number(match[1]), match[2] ?? ''] as const] : [];
    }));
  const sizes = pairs(await line.listing('LIST'));
  if (sizes.size === 0) return [];
  const ids = await line.listing('UIDL').then(pairs, (error: unknown) => {
    // RFC 1939 §7: UIDL is optional.
    if (error instanceof Pop3Trouble && error.message.includes('-ERR')) return new Map<number, string>();
    throw error;
  });
  return [...sizes].map(([number, bytes]) => {
    const id = ids.get(number);
    return { number, bytes: Number(bytes), key: id === undefined ? null : `u:${id}` };
  });
}

async function fetchAll(line: Pop3Line, method: Pop3, seen: SeenMessages, inbox: Inbox, deps: CollectDeps, tally: Tally): Promise<void> {
  const waiting = await whatWaits(line);
  for (const message of waiting) {
    const fate = decide(message, method, seen, tally);
    if (fate === 'leave') continue;
    if (fate === 'fetch') await fetchOne(line, message, method, seen, inbox, deps, tally);
    if (method.after === 'delete') await line.command(`DELE ${message.number}`);
  }
  await seen.tidy(new Set(waiting.flatMap((message) => message.key ?? [])));
}

async function fetchOne(line: Pop3Line, message: Waiting, method: Pop3, seen: SeenMessages, inbox: Inbox, deps: CollectDeps, tally: Tally): Promise<void> {
  await line.command(`RETR ${message.number}`);
  const { keys, fresh } = await takeIn(line.content(), method, inbox, deps.clock.now(), (key) => seen.has(key));
  await seen.add(message.key === null ? keys : [message.key, ...keys]);
  if (fresh) tally.fetched++;
  else tally.doubles++;
}
