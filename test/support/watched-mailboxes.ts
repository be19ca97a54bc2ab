// The watch over mailboxes, for tests that deliver into whole ones: it has nobody to tell.
import { createAttention } from '../../src-main/attention/board';
import { systemClock } from '../../src-main/base/clock';
import { type BrokenMailboxes, watchMailboxes } from '../../src-main/mailboxes/broken';

export function watchedMailboxes(): BrokenMailboxes {
  const attention = createAttention(systemClock, () => undefined);
  return watchMailboxes({ clock: systemClock, attention, mended: () => undefined });
}
