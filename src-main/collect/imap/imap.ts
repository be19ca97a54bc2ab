// IMAP as mailbox.ts wants it, with imapflow. The ids are UIDVALIDITY and UID. Lines that
// come unasked (flags, EXISTS, EXPUNGE) are no letters. How a letter is asked for stands in
// content.ts, how it is deleted or moved there in take-away.ts.
import { setImmediate } from 'node:timers/promises';
import type { FetchMessageObject } from 'imapflow';
import type { CollectDeps, CollectResult, MailboxLineDeps } from '../method';
import { HostTrouble, type MailboxListing, type MailboxHost, type MailboxMethod } from '../host';
import { type ImapConnection, ImapRefusal, openImap } from './connection';
import { contentOf } from './content';
import { takeAway } from './take-away';
import { fetchMailbox } from '../mailbox';
import { type MailboxLogin, notNow, withLogin } from '../sign-in';
import { collectWords } from '../../words/collect';

type Imap = Extract<MailboxMethod, { method: 'imap' }>;

const BATCH = 50;
const MOST_LETTERS = 200_000;
/** Rows between two breaths of the other rooms. */
const ROWS_AT_ONCE = 500;

export function collectByImap(method: Imap, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  return fetchMailbox(
    {
      seenAs: `imap ${method.username} ${method.mailbox} ${method.host}:${method.port}`,
      batch: BATCH,
      takesAway: method.after !== 'leave',
      open: () => openImapMailbox(method, deps, signal),
    },
    method,
    deps,
    signal,
  );
}

/** Connects, logs in and opens the folder. Rejects with HostTrouble. */
export function openImapMailbox(method: Imap, deps: MailboxLineDeps, signal: AbortSignal): Promise<MailboxHost> {
  const openAs = async (login: MailboxLogin): Promise<MailboxHost> => {
    const { mailbox, username, host, port } = method;
    deps.transcript.note(collectWords.mailbox.fetching(mailbox, username, `${host}:${port}`));
    const connection = await openImap({ ...method, login }, deps, signal);
    try {
      await connection.far(connection.client.mailboxOpen(mailbox));
    } catch (error) {
      connection.close();
      if (!(error instanceof ImapRefusal)) throw error;
      const { said, code = null } = error.refusal;
      const passing = notNow(said, code);
      if (passing) throw passing;
      throw new HostTrouble(collectWords.mailbox.noFolder(mailbox, error.refusal.said), {
        ...error.refusal,
        fault: 'folder',
      });
    }
    return mailboxOn(connection, method);
  };
  return withLogin(method, openAs, deps, signal);
}

function mailboxOn(connection: ImapConnection, method: Imap): MailboxHost {
  const { client } = connection;
  return {
    confirms: 'at-once',
    list: () => whatWaits(connection),
    content: (listed) => contentOf(connection, listed),
    async dispose(messages) {
      const stay = await takeAway(
        connection,
        messages.map(({ number }) => number),
        method,
      );
      return messages.filter(({ number }) => stay.has(number));
    },
    async goodbye() {
      await connection.far(client.logout());
      return 'done';
    },
    close: () => connection.close(),
    get usable() {
      return client.usable;
    },
    get received() {
      return client.stats().received;
    },
  };
}

interface Row {
  /** Where it stood when it was listed; a letter moves up when one before it goes. */
  readonly places: Set<number>;
  bytes: number | null;
}

async function whatWaits(connection: ImapConnection): Promise<MailboxListing> {
  const { client } = connection;
  const exists = (): number => (client.mailbox ? client.mailbox.exists : 0);
  const before = exists();
  if (before === 0) return { messages: [], unreadable: 0 };
  connection.expectLines(Math.min(before, MOST_LETTERS));
  const rows = await rowsOf(connection);
  connection.expectLines(0);
  // A UID that stands in two places cannot be asked for, nor deleted, without the other.
  const single = [...rows].filter(([, { places }]) => places.size === 1).sort(([a], [b]) => a - b);
  // What was deleted meanwhile is not missed, and what came meanwhile comes with the next call.
  const unreadable = Math.max(0, Math.min(before, exists()) - single.length);
  if (single.length === 0 && unreadable > 0)
    throw new HostTrouble(collectWords.mailbox.unreadableListing(before, 'FETCH'));
  const validity = client.mailbox ? client.mailbox.uidValidity : undefined;
  return {
    messages: single.map(([uid, { bytes }]) => ({
      number: uid,
      bytes,
      id: validity === undefined ? null : `u:${validity}.${uid}`,
    })),
    unreadable,
  };
}

/** By UID; rows without one are news of flags, and one letter may be told of in several. */
async function rowsOf(connection: ImapConnection): Promise<ReadonlyMap<number, Row>> {
  const rows = new Map<number, Row>();
  const answers = connection.client.fetch('1:*', { uid: true, size: true })[Symbol.asyncIterator]();
  for (let count = 1; ; count++) {
    const answer = await connection.far<IteratorResult<FetchMessageObject, unknown>>(answers.next());
    if (answer.done) return rows;
    const { uid, seq, size } = answer.value;
    if (count % ROWS_AT_ONCE === 0) await setImmediate();
    if (!uid) continue;
    const row = rows.get(uid) ?? { places: new Set(), bytes: null };
    // What was asked for says its size; the rest is news, of a letter that may have moved up since.
    if (size !== undefined && row.bytes === null) row.places.clear();
    if (size !== undefined || row.bytes === null) row.places.add(seq);
    row.bytes ??= size ?? null;
    rows.set(uid, row);
    if (rows.size > MOST_LETTERS) {
      connection.close();
      throw new HostTrouble(collectWords.line.endlessListing);
    }
  }
}
