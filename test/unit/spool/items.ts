// Items and contents for the spool's tests.
import { crc32 } from 'node:zlib';
import type { QueueItem } from '../../../src-main/mail/envelope';
import { newRecipient } from '../../../src-main/mail/envelope';
import { newQueueId } from '../../../src-main/mail/queue-id';
import type { Spool } from '../../../src-main/spool/spool';

export const ARRIVED = Date.UTC(2026, 10, 23, 12, 0);

/** An item as a listener would admit it; its content is `content`. */
export function makeItem(content: Buffer, over: Partial<QueueItem> = {}): QueueItem {
  return {
    id: newQueueId(ARRIVED),
    state: 'incoming',
    sender: 'nurse@clinic.example',
    body: '8bitmime',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    listener: 'office',
    account: null,
    subject: 'Stock list for the week',
    messageId: '<1@clinic.example>',
    priority: 'normal',
    system: false,
    recipients: [newRecipient({ address: 'depot@supplier.example', notify: null, originalRecipient: null })],
    bytes: content.length,
    crc: crc32(content),
    arrived: ARRIVED,
    attempts: [],
    attemptCount: 0,
    reason: null,
    ...over,
  };
}

/** The accept path: content written and synced, then the item committed. */
export async function admit(spool: Spool, content: Buffer, over: Partial<QueueItem> = {}): Promise<QueueItem> {
  const item = makeItem(content, over);
  const writer = await spool.write(item.id);
  await writer.write(content);
  const { bytes, crc } = await writer.finish();
  await spool.commit([{ put: { ...item, bytes, crc } }]);
  return item;
}
