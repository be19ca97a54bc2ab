// What the disk had to say when it was opened, and what the spool finds from then on, on
// the attention board: settings and passwords that could not be read, the money book, the
// key of forwarded mail, letters set aside, unreadable or found again.
import { join } from 'node:path';
import type { AttentionBoard } from '../../contract/attention';
import { watchDamage, watchFound, watchReading } from '../../attention/disk-watch';
import type { Stores } from '../stores';
import { tellFound } from '../../session/tell-trouble';

export function tellWhatWasFound(
  { dir, settings, costBook, forwardKey, spool }: Stores,
  attention: AttentionBoard,
): void {
  tellFound(attention, settings.problems());
  if (costBook.damaged) attention.raise('ledger', 'warning', costBook.damaged);
  if (forwardKey.problem) attention.raise('forward-key', 'warning', forwardKey.problem);
  watchDamage(spool, join(dir, 'spool', 'corrupt'), attention);
  watchReading(spool, attention);
  watchFound(spool, attention);
}
