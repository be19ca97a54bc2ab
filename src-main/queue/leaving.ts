// The last steps of a recipient or a message: its result goes to history, a failure
// is told to the sender, and only then does the message leave. PROMISE: no result
// is lost; a crash in between may repeat a history line or a notice. A failure that
// nobody could tell keeps the message, in hold, with the reason.
import type { HistoryRow } from '../contract/history/history';
import type { HoldReason } from '../mail/cause';
import { isOpen, type QueueItem, type Recipient } from '../mail/envelope';
import type { Tell } from '../mail/notice';
import type { Log } from '../base/log';
import type { Spool } from '../spool/spool';
import { queueWords } from '../words/queue';
import type { Board } from './board';
import type { QueueEntry } from './entry';
import { changeOf, type JournalWriter } from './journal-writer';
import { inSlices } from './orders/slices';
import { rowsOf } from './rows';
import { after } from './transitions';

export interface LeavingDeps {
  readonly board: Board;
  readonly writer: JournalWriter;
  readonly spool: Spool;
  readonly log: Log;
  readonly now: () => number;
  /** Writes results to history; resolves when they are safe. A row may come twice. */
  readonly record: (rows: readonly HistoryRow[]) => Promise<void>;
  /** Of a failure that is 'untold' the message is kept. */
  readonly tell: Tell;
  readonly changed: (ids: readonly string[]) => void;
}

/** Does what is still to do for the final recipients of `entry`, after anything of the kind under way. */
export function finish(entry: QueueEntry, deps: LeavingDeps): Promise<void> {
  const before = entry.finishing ?? Promise.resolve();
  const work = before.catch(() => undefined).then(() => finishOnce(entry, deps));
  entry.finishing = work;
  return work;
}

/** Ends what a full disk kept from being written down; what still cannot be stays held. */
export function finishUnwritten(deps: LeavingDeps): Promise<void> {
  const stuck = [...deps.board.entries.values()].filter(isStuck);
  return inSlices(stuck, async (slice) => {
    const still = slice.filter(isStuck);
    for (const entry of still) deps.board.change(entry, () => void (entry.leaving = true));
    await Promise.all(still.map((entry) => finish(entry, deps)));
  });
}

function isStuck({ unwritten, leaving, gone, item }: QueueEntry): boolean {
  return unwritten && !leaving && !gone && item.state === 'hold' && !item.recipients.some(isOpen);
}

export function hasUntold(item: QueueItem): boolean {
  return item.recipients.some((recipient) => !isOpen(recipient) && !recipient.told);
}

async function finishOnce(entry: QueueEntry, deps: LeavingDeps): Promise<void> {
  if (entry.gone) return;
  const { item } = entry;
  const fresh = item.recipients.filter((recipient) => !isOpen(recipient) && !recipient.told);
  const failed = fresh.filter((recipient) => recipient.status === 'failed');
  let told = new Set<Recipient>();
  const triedBefore = entry.unwritten;
  entry.unwritten = false;
  try {
    await deps.record(rowsOf(item, fresh, deps.now()));
    const delivered = fresh.filter((recipient) => recipient.status === 'delivered');
    if (delivered.length > 0) await deps.tell('done', item, delivered);
    const answer = failed.length === 0 ? 'told' : await deps.tell('failed', item, failed);
    told = new Set(answer === 'told' ? fresh : fresh.filter((recipient) => recipient.status !== 'failed'));
  } catch (error) {
    // It is tried every few seconds; once is enough to say it.
    if (!triedBefore)
      deps.log.write('queue', 'minimum', queueWords.log.endUnwritten(item.id), {
        error: String(error),
      });
    entry.unwritten = true;
    await keep(entry, told, error, deps);
    throw error;
  }
  await close(entry, told, null, deps);
}

/** Holds what could not be written down. Never rejects: why it could not be is what counts. */
async function keep(entry: QueueEntry, told: ReadonlySet<Recipient>, error: unknown, deps: LeavingDeps): Promise<void> {
  try {
    await close(entry, told, { kind: 'unwritten', trouble: String(error) }, deps);
  } catch (second) {
    deps.log.write('queue', 'minimum', queueWords.log.notHeldEither(entry.item.id), { error: String(second) });
  }
}

/** Marks who is told, and lets the message go, stay in hold, or go on for the others. */
function close(
  entry: QueueEntry,
  told: ReadonlySet<Recipient>,
  trouble: HoldReason | null,
  deps: LeavingDeps,
): Promise<void> {
  if (entry.gone) return Promise.resolve();
  const recipients = entry.item.recipients.map((recipient): Recipient =>
    told.has(recipient) ? { ...recipient, told: true } : recipient,
  );
  const open = recipients.some(isOpen);
  if (!open && recipients.every((recipient) => recipient.told)) return leave(entry, deps);
  deps.board.change(entry, () => {
    entry.leaving = false;
    entry.item = { ...entry.item, recipients };
    if (open) return;
    // after() answers 'gone' for no 'kept' in the table.
    const state = after(entry.item.state, 'kept');
    if (state === 'gone') return;
    entry.wish = null;
    entry.item = { ...entry.item, state, reason: trouble ?? { kind: 'untold' } };
  });
  deps.changed([entry.item.id]);
  return trouble === null ? deps.writer.save([changeOf(entry)]) : Promise.resolve();
}

async function leave(entry: QueueEntry, deps: LeavingDeps): Promise<void> {
  after(entry.item.state, 'finished');
  if (entry.item.recipients.some(({ status }) => status === 'delivered')) await deps.spool.keep(entry.item.id);
  await depart([entry], deps);
}

/** Takes `entries` out of memory and journal, then their content off the disk. */
export async function depart(
  entries: readonly QueueEntry[],
  deps: Pick<LeavingDeps, 'board' | 'writer' | 'spool' | 'changed'>,
): Promise<void> {
  const ids = entries.map((entry) => entry.item.id);
  for (const entry of entries) deps.board.drop(entry);
  deps.changed(ids);
  await deps.writer.save(ids.map((gone) => ({ gone })));
  for (const id of ids) await deps.spool.removeContent(id);
}
