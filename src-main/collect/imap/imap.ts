// IMAP as mailbox.ts wants it, with imapflow. The ids are UIDVALIDITY and UID. Lines that
// come unasked (flags, EXISTS, EXPUNGE) are no letters. A letter is asked for in parts, and
// a part shorter than asked is no end: it is asked on from there, until the host has given
// as much as it announced, or has nothing more to give. RFC822.SIZE is not always true
// (Exchange guesses): an empty answer behind a line end is the end, whatever was announced.
// Deleting and moving go in batches, to save round trips.
import { setImmediate } from 'node:timers/promises';
import type { FetchMessageObject } from 'imapflow';
import type { CollectDeps, CollectResult, MailboxLineDeps } from '../method';
import {
  HostTrouble,
  MessageTrouble,
  type ListedMessage,
  type MailboxListing,
  looksCut,
  type MailboxHost,
  type MailboxMethod,
} from '../host';
import { type ImapConnection, ImapRefusal, openImap } from './connection';
import { fetchMailbox } from '../mailbox';
import { type MailboxLogin, withLogin } from '../sign-in';
import { collectWords } from '../../words/collect';

type Imap = Extract<MailboxMethod, { method: 'imap' }>;

const BATCH = 50;
/** Asked for at a time: a round trip for each, so not small on a thin line. */
const CHUNK_BYTES = 1_048_576;
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
      const uids = messages.map(({ number }) => number).join(',');
      if (method.after === 'delete') return (await connection.far(client.messageDelete(uids, { uid: true }))) === true;
      // It may be there already; moving says so if it could not be made.
      await client.mailboxCreate(method.moveTo).catch(() => undefined);
      return Boolean(await connection.far(client.messageMove(uids, method.moveTo, { uid: true })));
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
    row.places.add(seq);
    row.bytes ??= size ?? null;
    rows.set(uid, row);
    if (rows.size > MOST_LETTERS) {
      connection.close();
      throw new HostTrouble(collectWords.line.endlessListing);
    }
  }
}

async function* contentOf(
  connection: ImapConnection,
  { number: uid, bytes }: ListedMessage,
): AsyncGenerator<Buffer, void, void> {
  const announced = bytes ?? Infinity;
  let beginning: Buffer | null = null;
  let last: number | undefined;
  for (let at = 0; ;) {
    const part = (await partOf(connection, uid, at)) ?? (await partOf(connection, uid, at));
    if (!part) throw new MessageTrouble(at === 0 ? collectWords.letter.notAtAll : collectWords.letter.gaveFirst(at));
    if (part.length === 0) return refuseCut(bytes, at, last);
    // A host that does not know parts gives all of it whenever it is asked.
    if (beginning !== null && part.length === at && beginsWith(part, beginning)) return;
    beginning ??= part.subarray(0, 1024);
    yield part;
    at += part.length;
    last = part.at(-1);
    if (part.length > CHUNK_BYTES || (part.length < CHUNK_BYTES && at >= announced && !looksCut(at, last))) return;
  }
}

/** Nothing stands behind the first `at` bytes: throws where more was announced than came. */
function refuseCut(bytes: number | null, at: number, last: number | undefined): void {
  const whole = at === 0 ? bytes === 0 : bytes === null || at >= bytes || !looksCut(at, last);
  if (!whole) throw new MessageTrouble(collectWords.letter.gave(at, bytes));
}

function beginsWith(part: Buffer, beginning: Buffer): boolean {
  return part.length >= beginning.length && part.subarray(0, beginning.length).equals(beginning);
}

/**
 * The bytes from `at` on, up to a chunk; empty behind the end; null where the host gives nothing for it (NIL, NO, no
 * answer).
 */
async function partOf(connection: ImapConnection, uid: number, at: number): Promise<Buffer | null> {
  const row = await connection
    .far(
      connection.client.fetchOne(
        String(uid),
        { uid: true, source: { start: at, maxLength: CHUNK_BYTES } },
        { uid: true },
      ),
    )
    .catch((error: unknown) => {
      throw error instanceof ImapRefusal ? new MessageTrouble(collectWords.letter.refused(error.message)) : error;
    });
  return row && Buffer.isBuffer(row.source) ? row.source : null;
}
