// Messages and recipients as the queue would hand them to the bounce room, and a
// notice made of them. Times are fixed, so that a notice is the same bytes each time.
import type { AttemptRecord, QueueItem, Recipient } from '../../../src-main/mail/envelope';
import { newRecipient } from '../../../src-main/mail/envelope';
import type { Notice } from '../../../src-main/notices/dsn';

export const ARRIVED = Date.UTC(2026, 10, 20, 7, 5, 9);
export const TRIED = Date.UTC(2026, 10, 23, 12, 40, 0);

export const CONTENT = [
  'Received: from reception (192.168.1.20)',
  '\tby mail.clinic.example with ESMTP id 0123456789ABCDEF;',
  '\tFri, 20 Nov 2026 07:05:09 +0000',
  'From: "Reception" <me@clinic.example>',
  'To: <anna@far.example>',
  'Subject: Order for March',
  'Message-ID: <order-1@clinic.example>',
  'Date: Fri, 20 Nov 2026 07:05:00 +0000',
  '',
  'Ten boxes of gloves, please.',
  '.',
  'From here on nothing.',
  '',
].join('\r\n');

export function recipient(address: string, more: Partial<Recipient> = {}): Recipient {
  return {
    ...newRecipient({ address, notify: null, originalRecipient: null }),
    attempts: 1,
    lastAttempt: TRIED,
    ...more,
  };
}

export function failed(address: string, failure: string, reply: string, more: Partial<Recipient> = {}): Recipient {
  return recipient(address, { status: 'failed', failure, reply, ...more });
}

/** An item with an attempt by smtp.isp.example for each recipient. */
export function item(recipients: readonly Recipient[], more: Partial<QueueItem> = {}): QueueItem {
  const attempts = recipients.map((one): AttemptRecord => ({
    at: TRIED,
    session: null,
    connector: 'isp',
    host: 'smtp.isp.example:587',
    recipient: one.address,
    result: 'failed',
    reply: one.reply ?? '',
  }));
  return {
    id: '0123456789ABCDEF',
    state: 'incoming',
    sender: 'me@clinic.example',
    recipients,
    bytes: CONTENT.length,
    crc: 0,
    arrived: ARRIVED,
    body: '7bit',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    listener: 'office',
    account: null,
    subject: 'Order for March',
    messageId: '<order-1@clinic.example>',
    priority: 'normal',
    system: false,
    attempts,
    attemptCount: 1,
    reason: null,
    ...more,
  };
}

export function notice(of: QueueItem, more: Partial<Notice> = {}): Notice {
  return {
    kind: 'failed',
    item: of,
    recipients: of.recipients,
    reader: 'sender',
    to: of.sender ?? 'postmaster@clinic.example',
    hostname: 'mail.clinic.example',
    postmaster: 'postmaster@clinic.example',
    organization: 'Clinic',
    retryUntil: null,
    zone: 'UTC',
    id: '00TW7CQ8ZABCDEFG',
    at: TRIED + 1000,
    content: Buffer.from(CONTENT),
    returned: 'message',
    ...more,
  };
}
