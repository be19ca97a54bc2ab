// What the attention board says of our own disk: mail that could not be taken in,
// results of a session that could not be written down, files that were set aside as
// damaged. While the disk refuses, it is asked again every few seconds; as soon as
// there is room, what it kept from the queue is written and the trouble is over. The
// log is told when it begins and when it is over, and never in between.
import { systemCode } from '../base/durable';
import type { Clock, Timer } from '../base/clock';
import type { Log } from '../base/log';
import { type Admission, afterCommit } from '../mail/admission';
import { newQueueId } from '../mail/queue-id';
import { saysJournalLost } from '../spool/findings';
import type { Spool } from '../spool/spool';
import { SpoolError, diskTrouble } from '../spool/spool-error';
import { isMostLikelyDelivered } from '../spool/start';
import type { AttentionBoard } from '../contract/attention';

export interface DiskWatch {
  /** The same admission, with its trouble shown under "disk". */
  watched(admission: Admission): Admission;
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
  const show = (text: string): void => {
    shown.trouble(text);
    askLater();
  };
  const telling = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const trouble = ownDisk(error, deps.folder);
      if (trouble)
        show(
          `New mail cannot be taken in: ${trouble.message}. Whoever sends to us now is told to try again later (452). ${todo(trouble)}`,
        );
      throw error;
    }
  };
  // What was refused may have kept a message from its end.
  const forget = deps.spool.onUnreadable(() => {
    if (deps.spool.unreadable().size > 0) askLater();
  });
  return {
    watched: (admission) =>
      afterCommit(
        { ...admission, write: (chunk) => telling(admission.write(chunk)), commit: () => telling(admission.commit()) },
        () => shown.over(),
      ),
    brokeSending(error) {
      const trouble = ownDisk(error, deps.folder);
      if (!trouble) return null;
      const text = `Sending was stopped: ${trouble.message}. What has just gone out is remembered and written down as soon as the disk allows it; all other mail waits as before. ${todo(trouble)}`;
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
  trouble(text: string): void;
  over(): void;
} {
  let refuses = false;
  return {
    trouble(text) {
      if (!refuses) log.write('relay', 'minimum', text);
      refuses = true;
      attention.raise('disk', 'error', text, { kind: 'show-folder' });
    },
    over() {
      attention.clear('disk');
      if (refuses) log.write('relay', 'minimum', 'The disk takes everything again.');
      refuses = false;
    },
  };
}

/** Rejects while the disk refuses anything that mail needs: journal, history, a new message. */
async function hasRoom({ mend, spool, clock }: DiskWatchDeps): Promise<void> {
  await mend();
  const id = newQueueId(clock.now());
  const writer = await spool.write(id);
  await writer.abandon();
  // Changes nothing, but asks the journal.
  await spool.commit([{ gone: id }]);
}

const REFUSALS: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS']);

/** What the disk as a whole refused; null: something else, or the fault of one message. */
function ownDisk(error: unknown, folder: string): SpoolError | null {
  if (error instanceof SpoolError)
    return error.kind === 'full' || error.kind === 'disk' || error.kind === 'owner' ? error : null;
  return REFUSALS.has(systemCode(error))
    ? diskTrouble(error, folder, 'what became of the mail cannot be written in')
    : null;
}

function todo({ kind }: SpoolError): string {
  // What to do about another owner stands in the trouble itself: end the other program.
  if (kind === 'owner') return 'Until then nothing more goes out either.';
  return kind === 'full' ? 'Make room on that disk.' : 'Check the disk and the rights of that folder.';
}

/** Shows, and keeps showing, that something was set aside. */
export function watchDamage(spool: Spool, folder: string, attention: AttentionBoard): void {
  const show = (): void => {
    const count = spool.corruptCount;
    if (count === 0) return attention.clear('damage');
    const one = count === 1;
    const what = one
      ? `One damaged file was set aside in ${folder}, with a note why.`
      : `${count} damaged files were set aside in ${folder}, each with a note why.`;
    const remedy = one
      ? 'Look at the file, check the disk, and move it away.'
      : 'Look at the files, check the disk, and move them away.';
    attention.raise(
      'damage',
      'warning',
      `${what} ${lostJournal(spool)}Everything else goes on. ${whoWasTold(spool)} ${remedy}`,
      { kind: 'show-folder' },
    );
  };
  spool.onSetAside(show);
  show();
}

function lostJournal(spool: Spool): string {
  const lost = spool.corrupt().some(({ why }) => saysJournalLost(why));
  return lost
    ? 'A part of the journal is missing: letters that came in shortly before, and had no file of their own yet, may be lost; ask for again what you miss. '
    : '';
}

function whoWasTold(spool: Spool): string {
  const delivered = spool.corrupt().filter(isMostLikelyDelivered).length;
  if (spool.corruptCount === 1) {
    if (delivered === 1)
      return 'It was most likely delivered before, so its sender was not told (the note names sender and recipients; look into the history).';
    return 'If it is a message, its sender was told to send it again, where that is known.';
  }
  const which = delivered === 1 ? 'one that was' : `${delivered} that were`;
  const except =
    delivered === 0
      ? ''
      : `, except ${which} most likely delivered before (the notes name sender and recipients; look into the history)`;
  return `The senders of messages among them were told to send them again, where they are known${except}.`;
}

/** Shows what the disk refuses to read, as long as it does. */
export function watchReading(spool: Spool, attention: AttentionBoard): void {
  const show = (): void => {
    const [first, ...others] = spool.unreadable();
    if (!first) return attention.clear('unreadable');
    const [id, trouble] = first;
    const which = others.length === 0 ? `Message ${id} cannot` : `Message ${id} and ${others.length} more cannot`;
    const waits =
      others.length === 0
        ? 'It waits in the queue and is tried again by itself'
        : 'They wait in the queue and are tried again by themselves';
    attention.raise(
      'unreadable',
      'error',
      `${which} be read from the disk: ${trouble}. ${waits}; all other mail goes on. If this stays, check the disk and move the data folder to another one.`,
      { kind: 'show-folder' },
    );
  };
  spool.onUnreadable(show);
  show();
}

const RECORD_LOST = '(a file of the journal is missing, damaged, or an older copy was put over it)';

/** Shows letters of which nobody can say whether they were sent, until a person has decided about each. */
export function watchFound(spool: Spool, attention: AttentionBoard): void {
  const show = (): void => {
    const ids = [...spool.foundAgain].sort();
    if (ids.length === 0) return attention.clear('found-again');
    const text =
      ids.length === 1
        ? `The record of one letter was lost or ends too early ${RECORD_LOST}; the letter itself is whole and on hold in the queue. It may have been sent already: look into the history, then release it to be tried again, or remove it.`
        : `The records of ${ids.length} letters were lost or end too early ${RECORD_LOST}; the letters themselves are whole and on hold in the queue. They may have been sent already: look into the history, then release them to be tried again, or remove them.`;
    attention.raise('found-again', 'warning', text, [
      { kind: 'open', screen: 'queue', id: null },
      { kind: 'release', ids },
    ]);
  };
  spool.onFoundAgain(show);
  show();
}
