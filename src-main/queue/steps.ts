// The steps one message takes from state to state, each by the table. They change
// the entry they are given and nothing else; the caller has taken it out of line
// and sums (Board.change) and writes down what came of it.
import { slip } from '../base/slip';
import { BY_HAND } from '../mail/cause';
import { isOpen, type QueueItem } from '../mail/envelope';
import { requeued } from './attempt';
import { restingState, type QueueEntry, type TakenMessage } from './entry';
import { after, type Event } from './transitions';

/** What changes with the state; a copy of the message for both. */
type TurnsInto = Partial<Pick<QueueItem, 'reason' | 'recipients' | 'braked'>>;

/** Throws Error where the table does not know `event`, or where it would end the message. */
export function turn(entry: QueueEntry, event: Event, more: TurnsInto = {}): void {
  const state = after(entry.item.state, event);
  if (state === 'gone') throw slip(`${event} does not keep a message`);
  entry.item = { ...entry.item, ...more, state };
}

/** Where a message comes to stand when `taken` is over: still shared, about to leave, or back in the queue. */
export function land(entry: QueueEntry, taken: TakenMessage): void {
  entry.taken = entry.taken.filter((one) => one !== taken);
  const { recipients, reason, braked } = entry.item;
  if (entry.taken.length > 0) return turn(entry, 'shared');
  if (!recipients.some(isOpen)) {
    // Nothing is left to hold: a crash from here on finds it served.
    if (entry.wish === 'hold') entry.wish = null;
    return void close(entry);
  }
  turn(entry, restingState(recipients) === 'deferred' ? 'postponed' : 'interrupted');
  if (entry.wish !== 'hold') return;
  entry.wish = null;
  turn(entry, 'hold', { reason: reason ?? (braked ? { kind: 'braked' } : BY_HAND) });
}

/** Everybody is served: from here on nobody may take it. */
export function close(entry: QueueEntry): QueueEntry {
  if (!entry.item.recipients.some(isOpen)) entry.leaving = true;
  return entry;
}

/** A person's word: all that are open are due at `now`. Of a message that failed as a whole, those who failed. */
export function yieldNow(entry: QueueEntry, event: 'release' | 'requeue', now: number): void {
  const failedToo = event === 'release' && !entry.item.recipients.some(isOpen);
  turn(entry, event, {
    reason: null,
    recipients: requeued(entry.item.recipients, now, failedToo),
    ...(entry.item.braked ? { braked: null } : {}),
  });
  close(entry);
}
