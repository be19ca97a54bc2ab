// The queue's way to the journal. Memory is changed first and the journal is asked
// in the same breath, so that the order in the journal is the order in memory. When
// the disk refuses, what memory knows is still true (a message that went out did go
// out): it is owed to the journal, and every later commit carries what is owed.
import type { Log } from '../base/log';
import type { QueueItem } from '../mail/envelope';
import { idOf, type Change } from '../spool/change';
import type { Spool } from '../spool/spool';
import { queueWords } from '../words/queue';
import { durableState, type QueueEntry } from './entry';

export class JournalWriter {
  private readonly owed = new Set<string>();
  /** The journal refused; told once, and once when that is over. */
  private refused = false;

  constructor(
    private readonly spool: Spool,
    private readonly entries: ReadonlyMap<string, QueueEntry>,
    private readonly log: Log,
  ) {}

  /**
   * Resolves when `changes`, and whatever was owed, are synced. Rejects SpoolError;
   * the changes are then owed, unless it was to be all or nothing (an admission the
   * sender is told has failed).
   */
  async save(changes: readonly Change[], onTrouble: 'owe' | 'all-or-nothing' = 'owe'): Promise<void> {
    const debts = [...this.owed];
    const all = [...debts.map((id) => this.whole(id)), ...changes];
    if (all.length === 0) return;
    this.owed.clear();
    try {
      await this.spool.commit(all);
    } catch (error) {
      for (const change of onTrouble === 'owe' ? all : all.slice(0, debts.length)) this.owed.add(idOf(change));
      if (!this.refused) this.log.write('queue', 'minimum', queueWords.log.journalRefused, { error: String(error) });
      this.refused = true;
      throw error;
    }
    if (this.refused) this.log.write('queue', 'minimum', queueWords.log.journalAgain);
    this.refused = false;
  }

  private whole(id: string): Change {
    const entry = this.entries.get(id);
    return entry ? { put: durableItem(entry) } : { gone: id };
  }
}

function durableItem(entry: QueueEntry): QueueItem {
  const state = durableState(entry);
  return state === entry.item.state ? entry.item : { ...entry.item, state };
}

/** What an attempt or a person's word may have changed, for the journal; the priority only where it was that. */
export function changeOf(entry: QueueEntry, extent?: 'priority-too'): Change {
  const { id, recipients, attempts, attemptCount, reason, priority, braked, cuts } = entry.item;
  return {
    set: {
      id,
      state: durableState(entry),
      recipients,
      attempts,
      attemptCount,
      reason,
      ...(extent === undefined ? {} : { priority }),
      ...(braked === undefined ? {} : { braked }),
      ...(cuts === undefined ? {} : { cuts }),
    },
    whole: durableItem(entry),
  };
}
