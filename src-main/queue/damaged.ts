// The end of a message whose content was found damaged on our own disk and lies in
// corrupt/ now: its results go to history, its sender is told that it must be sent
// again to whom it has not reached, and only then does the journal forget it. Whom it
// had reached is no part of that. A crash in between may repeat a history line or a
// notice. Rejects when the disk refuses; then it is asked again.
import { isOpen, type QueueItem, type Recipient } from '../mail/envelope';
import type { LeavingDeps } from './leaving';
import { rowsOf } from './rows';

/** Out of memory at once, so that nobody takes it; out of the journal when its sender was told. */
export async function endDamaged(stored: QueueItem, deps: LeavingDeps): Promise<void> {
  const entry = deps.board.entries.get(stored.id);
  if (entry) deps.board.drop(entry);
  if (entry) deps.changed([stored.id]);
  const now = deps.now();
  const item = entry?.item ?? stored;
  const ending = entry?.finishing ?? null;
  // What was being told while the damage was found is told, or is still to tell.
  const told =
    ending !== null &&
    (await ending.then(
      () => true,
      () => false,
    ));
  const final = told ? [] : item.recipients.filter((recipient) => !isOpen(recipient) && !recipient.told);
  const lost = item.recipients.filter(isOpen).map((recipient) => asLost(recipient, now));
  await deps.record(rowsOf(item, [...final, ...lost], now));
  const delivered = final.filter(({ status }) => status === 'delivered');
  const failed = final.filter(({ status }) => status === 'failed');
  if (delivered.length > 0) await deps.tell('done', item, delivered);
  if (failed.length > 0) await deps.tell('failed', item, failed);
  if (lost.length > 0) await deps.tell('damaged', item, lost);
  await deps.writer.save([{ gone: item.id }]);
}

/** RFC 3463: 5.3.0, something about a mail system: ours. */
function asLost(recipient: Recipient, now: number): Recipient {
  return {
    ...recipient,
    status: 'failed',
    failure: '5.3.0',
    reply: '',
    cause: { kind: 'damaged' },
    nextAttempt: null,
    lastAttempt: now,
  };
}
