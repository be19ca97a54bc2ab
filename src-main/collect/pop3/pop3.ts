// POP3 as mailbox.ts wants it. Message numbers hold for one line only; the ids are those
// of UIDL, unless one stands twice in the listing, is empty, or all are nothing but the
// message numbers: RFC 1939 §7 lets a host use them again, and such a host does.
// Deletion is certain with the answer to QUIT.
// Limit: one round trip a message (no pipelining yet), and one more where the host's sizes are
// guesses, until it was seen to double a dot; POP3 cannot move, so "move" leaves.
import type { CollectDeps, CollectResult, MailboxLineDeps } from '../method';
import {
  HostTrouble,
  MessageTrouble,
  type ListedMessage,
  type MailboxListing,
  type MailboxHost,
  type MailboxMethod,
} from '../host';
import { fetchMailbox } from '../mailbox';
import { Pop3Connection, Pop3Refusal } from './connection';
import { type MailboxLogin, withLogin } from '../sign-in';
import { refusedForNow, logInPop3 } from './login';
import { logInPop3ByToken } from './token-login';
import { collectWords } from '../../words/collect';

type Pop3 = Extract<MailboxMethod, { method: 'pop3' }>;

/** A letter this much shorter than announced, and less than half of it, was cut; by less, it was counted otherwise. */
const SHORT_BY = 2048;

export function collectByPop3(method: Pop3, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const seenAs = `pop3 ${method.username} ${method.host}:${method.port}`;
  const open = (): Promise<MailboxHost> => openPop3Mailbox(method, deps, signal);
  return fetchMailbox({ seenAs, batch: 1, takesAway: method.after === 'delete', open }, method, deps, signal);
}

/** Connects and logs in. Rejects with HostTrouble. */
export function openPop3Mailbox(method: Pop3, deps: MailboxLineDeps, signal: AbortSignal): Promise<MailboxHost> {
  const openAs = async (login: MailboxLogin): Promise<MailboxHost> => {
    const connection = await Pop3Connection.open({ ...method, login }, { ...deps, ...deps.reach }, signal);
    try {
      if (login.token === null) await logInPop3(connection, login, method.security !== 'none');
      else await logInPop3ByToken(connection, { ...method, token: login.token });
    } catch (error) {
      connection.breakOff(collectWords.line.ours);
      throw error;
    }
    return mailboxOn(connection);
  };
  return withLogin(method, openAs, deps, signal);
}

function mailboxOn(connection: Pop3Connection): MailboxHost {
  return {
    confirms: 'at-goodbye',
    list: () => whatWaits(connection),
    content: (message) => contentOf(connection, message),
    async dispose(messages) {
      // One that could not be marked is tried again with the next call.
      const stay: ListedMessage[] = [];
      for (const message of messages)
        if ((await unlessRefused(connection.command(`DELE ${message.number}`))) === null) stay.push(message);
      return stay;
    },
    goodbye: async () => ((await connection.quit()) ? 'done' : 'refused'),
    close: () => connection.breakOff(collectWords.line.ours),
    get usable() {
      return connection.usable;
    },
    get received() {
      return connection.received;
    },
  };
}

async function* contentOf(
  connection: Pop3Connection,
  { number, bytes: announced }: ListedMessage,
): AsyncGenerator<Buffer, void, void> {
  await connection.command(`RETR ${number}`).catch((error: unknown) => {
    throw error instanceof Pop3Refusal ? new MessageTrouble(error.message, refusedForNow(error)) : error;
  });
  let bytes = 0;
  for await (const piece of connection.content(announced)) {
    bytes += piece.length;
    yield piece;
  }
  const short = announced !== null && announced - bytes > SHORT_BY && 2 * bytes < announced;
  // A host ends what is empty with a line end.
  if (short || (bytes <= 2 && (announced ?? 0) > 2))
    throw new MessageTrouble(collectWords.letter.gave(bytes, announced ?? 0));
}

async function whatWaits(connection: Pop3Connection): Promise<MailboxListing> {
  const lines = await listed(connection);
  const sizes = new Map(
    lines.flatMap((text) => {
      const match = /^\s*(\d{1,9})(?:\s+(\d{1,15})\b.*)?$/.exec(text);
      return match ? [[Number(match[1]), match[2] === undefined ? null : Number(match[2])] as const] : [];
    }),
  );
  const counted = lines.length > 0 && sizes.size === lines.length ? sizes.size : await countOf(connection);
  if (sizes.size === 0 && counted > 0) throw new HostTrouble(collectWords.mailbox.unreadableListing(counted, 'LIST'));
  const unreadable = Math.max(0, counted - sizes.size);
  if (sizes.size === 0) return { messages: [], unreadable };
  const ids = idsIn((await unlessRefused(connection.listing('UIDL'))) ?? []);
  return {
    messages: [...sizes].map(([number, bytes]) => ({ number, bytes, id: ids.get(number) ?? null })),
    unreadable,
  };
}

/** LIST's lines; a host that refuses it where nothing waits has nothing. */
async function listed(connection: Pop3Connection): Promise<readonly string[]> {
  try {
    return await connection.listing('LIST');
  } catch (error) {
    if (error instanceof Pop3Refusal && /^\s*0\b/.test((await unlessRefused(connection.command('STAT'))) ?? ''))
      return [];
    throw error;
  }
}

/** STAT's; 0 where it does not say. */
async function countOf(connection: Pop3Connection): Promise<number> {
  return Number(/^\s*(\d{1,9})\b/.exec((await unlessRefused(connection.command('STAT'))) ?? '')?.[1] ?? 0);
}

/** RFC 1939 §7: UIDL is optional. Ids that mean nothing are left out. */
function idsIn(lines: readonly string[]): ReadonlyMap<number, string> {
  const pairs = lines.flatMap((text) => {
    const match = /^\s*(\d{1,9})\s+(\S.*)$/.exec(text);
    return match ? [[Number(match[1]), (match[2] ?? '').trimEnd()] as const] : [];
  });
  if (pairs.every(([number, id]) => Number(id) === number)) return new Map();
  const times = new Map<string | number, number>();
  for (const one of pairs.flat()) times.set(one, (times.get(one) ?? 0) + 1);
  const isOnly = (one: string | number): boolean => times.get(one) === 1;
  return new Map(pairs.flatMap(([number, id]) => (isOnly(number) && isOnly(id) ? [[number, `u:${id}`] as const] : [])));
}

async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Pop3Refusal) return null;
    throw error;
  }
}
