// Letters that are safe here leave an IMAP folder: deleted, or moved, in batches to save
// round trips. A host without UIDPLUS (RFC 4315) knows only an EXPUNGE that takes all that
// anybody has marked \\Deleted, also what never came here: those marks are taken off before,
// and put back. An OK is believed where so many EXPUNGE lines came; else the host is asked
// what is still there, for one that says OK and does nothing would give the same letters in
// every call. A line that ends meanwhile leaves it open whether they are deleted.
import type { MailboxMethod } from '../host';
import type { ImapConnection } from './connection';

type How = Pick<Extract<MailboxMethod, { method: 'imap' }>, 'after' | 'moveTo'>;

const BY_UID = { uid: true } as const;
const QUIETLY = { uid: true, silent: true } as const;
const DELETED = ['\\Deleted'];

/** Resolves with those of `uids` that stay there. Rejects with HostTrouble where that is not known. */
export async function takeAway(
  connection: ImapConnection,
  uids: readonly number[],
  how: How,
): Promise<ReadonlySet<number>> {
  const { client } = connection;
  let gone = 0;
  const count = (): void => void gone++;
  client.on('expunge', count);
  try {
    const done = how.after === 'delete' ? await deleted(connection, uids) : await moved(connection, uids, how.moveTo);
    // imapflow says the same of a NO and of a line that ended.
    if (!client.usable) throw connection.end();
    if (!done) return new Set(uids);
  } finally {
    client.off('expunge', count);
  }
  return gone >= uids.length ? new Set() : whatIsThere(connection, uids);
}

async function moved(connection: ImapConnection, uids: readonly number[], moveTo: string): Promise<boolean> {
  const { client } = connection;
  const set = uids.join(',');
  // It may be there already; moving says so if it could not be made.
  await client.mailboxCreate(moveTo).catch(() => undefined);
  if (client.capabilities.has('MOVE')) return Boolean(await connection.far(client.messageMove(set, moveTo, BY_UID)));
  if (!(await connection.far(client.messageCopy(set, moveTo, BY_UID)))) return false;
  return deleted(connection, uids);
}

async function deleted(connection: ImapConnection, uids: readonly number[]): Promise<boolean> {
  const { client } = connection;
  const others = client.capabilities.has('UIDPLUS') ? [] : await markedByOthers(connection, uids);
  if (others === null) return false;
  const set = others.join(',');
  if (others.length > 0 && !(await connection.far(client.messageFlagsRemove(set, DELETED, QUIETLY)))) return false;
  const done = await connection.far(client.messageDelete(uids.join(','), BY_UID));
  if (others.length > 0 && client.usable) await connection.far(client.messageFlagsAdd(set, DELETED, QUIETLY));
  return done === true;
}

/** null: the host does not say. */
async function markedByOthers(connection: ImapConnection, uids: readonly number[]): Promise<readonly number[] | null> {
  const marked = await connection.far(connection.client.search({ deleted: true }, BY_UID));
  if (!Array.isArray(marked)) return null;
  const ours = new Set(uids);
  return [...new Set(marked)].filter((uid) => !ours.has(uid));
}

async function whatIsThere(connection: ImapConnection, uids: readonly number[]): Promise<ReadonlySet<number>> {
  const there = new Set<number>();
  const answers = connection.client.fetch(uids.join(','), { uid: true }, BY_UID)[Symbol.asyncIterator]();
  for (;;) {
    const answer = await connection.far(answers.next());
    if (answer.done === true) break;
    there.add(answer.value.uid);
  }
  return new Set(uids.filter((uid) => there.has(uid)));
}
