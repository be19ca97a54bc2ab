// An item as it waits in memory, where there may be a hundred thousand of them: texts that many
// have are there once, and nothing is kept of what they were cut from.
import type { AttemptRecord, QueueItem } from './envelope';

const NO_ATTEMPTS: readonly AttemptRecord[] = [];
const OF_RECIPIENT = ['address', 'reply'];
const OF_ATTEMPT = ['connector', 'host', 'recipient', 'reply', 'session'];

/** `item` itself, which nobody else has yet, with its texts as `share` answers them. */
export function thrifty(item: QueueItem, share: (text: string) => string): QueueItem {
  shareIn(item, ['sender'], share);
  for (const recipient of item.recipients) shareIn(recipient, OF_RECIPIENT, share);
  for (const attempt of item.attempts) shareIn(attempt, OF_ATTEMPT, share);
  return item.attempts.length === 0 ? Object.assign(item, { attempts: NO_ATTEMPTS }) : item;
}

/** It may have been read from a disk: what is no text stays as it is. */
function shareIn(record: object, names: readonly string[], share: (text: string) => string): void {
  for (const name of names) {
    const text: unknown = Reflect.get(record, name);
    if (typeof text === 'string') Reflect.set(record, name, share(text));
  }
}
