// Fetches an IMAP folder with imapflow: what is new comes into the queue, and only when
// it is safe here is it noted as seen, and then deleted, moved or left there. Messages
// are known again by UIDVALIDITY and UID, or by their content where those changed.
// Deleting and moving go in batches, to save round trips; a cut before that only means
// that known messages are tidied up by the next call. Large ones are left and announced;
// what the host does not give, or not whole, is not touched there and is asked for again.
import type { ImapFlow } from 'imapflow';
import type { CollectMethod } from '../contract/collect';
import type { CollectDeps, CollectResult } from './collect';
import { type Inbox, takeIn } from './fetched';
import { far, ImapTrouble, openImap } from './imap-line';
import { openSeen, type SeenMessages } from './seen';
import { decide, emptyTally, goodText, type Tally, troubleText } from './tally';

type Imap = Extract<CollectMethod, { method: 'imap' }>;

interface Waiting {
  readonly uid: number;
  readonly bytes: number;
  readonly key: string;
}

const BATCH = 50;
/** Asked for at a time: a round trip for each, so not small on a thin line. */
const CHUNK_BYTES = 1_048_576;

export async function collectByImap(method: Imap, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const { inbox } = deps;
  if (!inbox) return { method: 'imap', kind: 'failed', text: 'Mailboxes at the provider cannot be fetched here.' };
  const tally = emptyTally();
  const name = `${method.host}:${method.port}`;
  const seen = await openSeen(inbox.seenDir, `imap ${method.username} ${method.mailbox} ${name}`);
  deps.transcript.note(`fetching ${method.mailbox} of ${method.username} at ${name} by IMAP`);
  let client: ImapFlow | null = null;
  try {
    client = await openImap(method, deps, signal);
    await far(client.mailboxOpen(method.mailbox));
    await fetchAll(client, method, seen, inbox, deps, tally);
    await far(client.logout());
    return { method: 'imap', kind: tally.fetched > 0 ? 'done' : 'nothing', text: goodText(name, tally), messages: tally.fetched };
  } catch (error) {
    if (!(error instanceof ImapTrouble)) throw error;
    const why = signal.aborted ? 'the session was stopped' : error.message;
    return { method: 'imap', kind: 'failed', text: troubleText(name, why, tally), messages: tally.fetched };
  } finally {
    client?.close();
  }
}

/** The host gave some parts of a message and then nothing, as if that were its end. */
class NotWhole extends Error {}

/** `size` is what the host says the message has: not always true, so only an end between two parts is doubted. */
async function* fromFar(content: AsyncIterable<unknown>, size: number): AsyncGenerator<Buffer> {
  const pieces = content[Symbol.asyncIterator]();
  for (let bytes = 0; ; ) {
    const piece = await far(Promise.resolve(pieces.next()));
    if (piece.done && bytes > 0 && bytes % CHUNK_BYTES === 0 && bytes < size) throw new NotWhole();
    if (piece.done) return;
    const buffer = Buffer.isBuffer(piece.value) ? piece.value : Buffer.from(String(piece.value));
    bytes += buffer.length;
    yield buffer;
  }
}

async function whatWaits(client: ImapFlow): Promise<readonly Waiting[]> {
  const { mailbox } = client;
  if (!mailbox || mailbox.exists === 0) return [];
  const rows = await far(client.fetchAll('1:*', { uid: true, size: true }));
  return rows.map(({ uid, size }) => ({ uid, bytes: size ?? 0, key: `u:${mailbox.uidValidity}.${uid}` }));
}

async function fetchAll(client: ImapFlow, method: Imap, seen: SeenMessages, inbox: Inbox, deps: CollectDeps, tally: Tally): Promise<void> {
  const waiting = await whatWaits(client);
  const safe: number[] = [];
  try {
    for (const message of waiting) {
      const fate = decide(message, method, seen, tally);
      if (fate === 'leave') continue;
      if (fate === 'fetch' && !(await fetchOne(client, message, method, seen, inbox, deps, tally))) {
        tally.missing++;
        continue;
      }
      safe.push(message.uid);
      if (safe.length >= BATCH) await finish(client, method, safe.splice(0));
    }
  } catch (error) {
    // What is safe is tidied up also after trouble with a later message or our own disk; that trouble is what is told.
    if (client.usable) await finish(client, method, safe).catch(() => undefined);
    throw error;
  }
  await finish(client, method, safe);
  await seen.tidy(new Set(waiting.map((message) => message.key)));
}

/** True when the message is safe here. */
async function fetchOne(client: ImapFlow, message: Waiting, method: Imap, seen: SeenMessages, inbox: Inbox, deps: CollectDeps, tally: Tally): Promise<boolean> {
  const { content } = await far(client.download(String(message.uid), undefined, { uid: true, chunkSize: CHUNK_BYTES }));
  // Somebody else deleted it in the meantime, or the host keeps it to itself.
  if (!content) return false;
  const taken = await takeIn(fromFar(content, message.bytes), method, inbox, deps.clock.now(), (key) => seen.has(key)).catch((error: unknown) => {
    if (error instanceof NotWhole) return null;
    throw error;
  });
  if (!taken) return false;
  await seen.add([message.key, ...taken.keys]);
  if (taken.fresh) tally.fetched++;
  else tally.doubles++;
  return true;
}

async function finish(client: ImapFlow, method: Imap, uids: readonly number[]): Promise<void> {
  if (uids.length === 0 || method.after === 'leave') return;
  if (method.after === 'delete') {
    await far(client.messageDelete(uids.join(','), { uid: true }));
    return;
  }
  // It may be there already; moving says so if it could not be made.
  await client.mailboxCreate(method.moveTo).catch(() => undefined);
  if (!(await far(client.messageMove(uids.join(','), method.moveTo, { uid: true })))) throw new ImapTrouble(`messages could not be moved to "${method.moveTo}"`);
}
