// What the attention board says of our own disk: mail that could not be taken in,
// results and costs of a session that could not be written down, files that were set aside as
// damaged. While the disk refuses, it is asked again every few seconds; as soon as
// there is room, what it kept from the queue is written and the trouble is over. No
// letter that is taken says so: small and large ones have different places. The log
// is told when it begins and when it is over, and never in between.
import { diskSaidOf, systemCode } from '../base/durable';
import type { Clock, Timer } from '../base/clock';
import type { Log } from '../base/log';
import { newQueueId } from '../mail/queue-id';
import { LARGE } from '../spool/content-file';
import { isMostLikelyDelivered, saysJournalLost } from '../spool/note-kinds';
import type { Spool } from '../spool/spool';
import { SpoolError, diskTrouble } from '../spool/spool-error';
import type { AttentionBoard } from '../contract/attention';
import { attentionWords } from '../words/attention';

export interface DiskWatch {
  /** What `storing` of a message comes to; trouble with our disk is shown under "disk". */
  noted<T>(storing: Promise<T>): Promise<T>;
  /** What writing down a call comes to; the disk's refusal is shown until that could be written. */
  booked<T>(writing: Promise<T>): Promise<T>;
  /** Sending broke off with `error`: shown, and told as a sentence, where it is the disk's fault; else null. */
  brokeSending(error: unknown): string | null;
  /** The disk is not asked again after this. */
  close(): Promise<void>;
}

export interface DiskWatchDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly attention: AttentionBoard;
  /**
   * Writes what the disk has refused so far, of the queue and of everything else that keeps it in memory. Rejects
   * while it refuses.
   */
  mend(): Promise<void>;
  readonly spool: Spool;
  /** The data folder. */
  readonly folder: string;
  /** The disk takes everything again. */
  over(): void;
}

const ASK_AGAIN = 5_000;

export function watchDisk(deps: DiskWatchDeps): DiskWatch {
  const { clock } = deps;
  const shown = diskBoard(deps);
  let timer: Timer | null = null;
  let asking: Promise<void> = Promise.resolve();
  let closed = false;
  const askLater = (): void => {
    if (!closed) timer ??= clock.after(ASK_AGAIN, () => void (asking = ask()));
  };
  const ask = async (): Promise<void> => {
    const trouble = await hasRoom(deps).then(
      () => null,
      (error: unknown) => error,
    );
    timer = null;
    if (trouble !== null) return askLater();
    shown.over();
    if (!closed) deps.over();
  };
  const show = (text: string, isLesser = false): void => {
    shown.trouble(text, isLesser);
    askLater();
  };
  const watched = async <T>(work: Promise<T>, told: (trouble: SpoolError, error: unknown) => void): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const trouble = ownDisk(error, deps.folder);
      if (trouble) told(trouble, error);
      throw error;
    }
  };
  // What was refused may have kept a message from its end.
  const forget = deps.spool.onUnreadable(() => {
    if (deps.spool.unreadable().size > 0) askLater();
  });
  return {
    noted: (storing) =>
      watched(storing, (trouble) => show(attentionWords.disk.takesNothing(trouble.message, diskKind(trouble)))),
    booked: (writing) =>
      watched(writing, (trouble, error) =>
        show(attentionWords.disk.notBooked(diskSaidOf(error), diskKind(trouble)), true),
      ),
    brokeSending(error) {
      const trouble = ownDisk(error, deps.folder);
      if (!trouble) return null;
      const text = attentionWords.disk.stoppedSending(trouble.message, diskKind(trouble));
      show(text);
      return text;
    },
    async close() {
      closed = true;
      forget();
      timer?.cancel();
      await asking;
    },
  };
}

/** The trouble on the attention board, and its beginning and end in the log. */
function diskBoard({ log, attention }: Pick<DiskWatchDeps, 'log' | 'attention'>): {
  /** `isLesser`: what is shown already stays. */
  trouble(text: string, isLesser: boolean): void;
  over(): void;
} {
  let refuses = false;
  return {
    trouble(text, isLesser) {
      if (refuses && isLesser) return;
      if (!refuses) log.write('relay', 'minimum', text);
      refuses = true;
      attention.raise('disk', 'error', text, { kind: 'show-folder' });
    },
    over() {
      attention.clear('disk');
      if (refuses) log.write('relay', 'minimum', attentionWords.disk.over);
      refuses = false;
    },
  };
}

/** Rejects while the disk refuses anything that mail needs: journal, history, a new message. */
async function hasRoom({ mend, spool, clock }: DiskWatchDeps): Promise<void> {
  await spool.makeRoom();
  await mend();
  const id = newQueueId(clock.now());
  const writer = await spool.write(id);
  try {
    // A small one would stand in the journal, and say nothing of the folder of the large ones.
    await writer.write(Buffer.alloc(LARGE));
    await writer.finish();
  } finally {
    await writer.abandon();
  }
  // Changes nothing, but asks the journal.
  await spool.commit([{ gone: id }]);
}

const REFUSALS: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ELOOP',
  'EMFILE',
  'ENFILE',
]);

/** What the disk as a whole refused; null: something else, or the fault of one message. */
function ownDisk(error: unknown, folder: string): SpoolError | null {
  if (error instanceof SpoolError)
    return error.kind === 'full' || error.kind === 'disk' || error.kind === 'owner' ? error : null;
  return REFUSALS.has(systemCode(error)) ? diskTrouble(error, folder, 'writeResults') : null;
}

function diskKind({ kind }: SpoolError): 'full' | 'owner' | 'disk' {
  return kind === 'full' || kind === 'owner' ? kind : 'disk';
}

/** Shows, and keeps showing, that something was set aside. */
export function watchDamage(spool: Spool, folder: string, attention: AttentionBoard): void {
  const show = (): void => {
    const count = spool.corruptCount;
    if (count === 0) return attention.clear('damage');
    const notes = spool.corrupt();
    const delivered = notes.filter(isMostLikelyDelivered).length;
    const text = attentionWords.damage({ folder, count, delivered, lostJournal: notes.some(saysJournalLost) });
    attention.raise('damage', 'warning', text, { kind: 'show-folder' });
  };
  spool.onSetAside(show);
  show();
}

/** Shows what the disk refuses to read, as long as it does. */
export function watchReading(spool: Spool, attention: AttentionBoard): void {
  const show = (): void => {
    const [first, ...others] = spool.unreadable();
    if (!first) return attention.clear('unreadable');
    const [id, trouble] = first;
    attention.raise('unreadable', 'error', attentionWords.unreadable(id, others.length, trouble), {
      kind: 'show-folder',
    });
  };
  spool.onUnreadable(show);
  show();
}

/** Shows letters of which nobody can say whether they were sent, until a person has decided about each. */
export function watchFound(spool: Spool, attention: AttentionBoard): void {
  const show = (): void => {
    const ids = [...spool.foundAgain].sort();
    if (ids.length === 0) return attention.clear('found-again');
    attention.raise('found-again', 'warning', attentionWords.foundAgain(ids.length), [
      { kind: 'open', screen: 'queue', id: null },
      { kind: 'release', ids },
    ]);
  };
  spool.onFoundAgain(show);
  show();
}
