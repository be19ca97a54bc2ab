// The notices that are held as whole files beside this one. One for each thing a
// person may read: unknown address, several reasons in one, a delay, a success, a
// long-tried one, one gone too large, letters of other scripts, the postmaster's.
import type { Notice } from '../../src-main/notices/dsn';
import { CONTENT, failed, item, notice, recipient } from '../unit/notices/items';

const UNKNOWN = failed('anna@far.example', '5.1.1', '550 5.1.1 <anna@far.example>: Recipient address rejected: User unknown in virtual mailbox table');
const FULL = failed('bert@far.example', '5.2.2', '552 5.2.2 Mailbox full', { originalRecipient: 'rfc822;bert.the.boss@clinic.example' });
const BLOCKED = failed('cleo@far.example', '5.7.1', '554 5.7.1 Blocked; see https://far.example/why?ip=192.0.2.7');
const LATE = recipient('anna@far.example', { status: 'deferred', reply: '451 4.3.0 Try again later', attempts: 9, retriedFor: 43_200_000, nextAttempt: 1 });
const BIG = failed('anna@far.example', '5.3.4', '552 5.3.4 The message has 12582912 bytes, the host takes at most 10485760', { cause: { kind: 'too-large', limit: 10_485_760 } });
const HEAD = Buffer.from(`${CONTENT.slice(0, CONTENT.indexOf('\r\n\r\n'))}\r\n\r\n`);
const EXPIRED = failed('anna@far.example', '4.4.7', '451 4.7.1 Greylisted', { cause: { kind: 'expired', hours: 120 } });
const HERE = recipient('bob@clinic.example', { status: 'delivered', reply: 'delivered to the mailbox' });
const GONE = recipient('anna@far.example', { status: 'delivered', reply: '250 2.0.0 Ok: queued as 4XyZ', nextHop: 'plain' });
const GREEK = failed('άννα@far.example', '5.1.1', '550 5.1.1 Άννα is not here');
const EIGHT = '\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
const UTF8_CONTENT = Buffer.from(CONTENT.replace('"Reception"', 'Ρεσεψιόν').replace('Ten boxes', 'Δέκα κουτιά').replace('\r\n\r\n', EIGHT));
const UNSERVED = failed('nobody@gone.example', '5.4.4', '550 5.4.4 No provider here serves gone.example', { attempts: 0 });

export const NOTICES: Readonly<Record<string, Notice>> = {
  unknown: notice(item([UNKNOWN])),
  three: notice(item([UNKNOWN, FULL, BLOCKED], { ret: 'hdrs', envelopeId: 'QQ314159' }), { returned: 'header', content: HEAD }),
  delayed: notice(item([LATE]), { kind: 'delayed', returned: 'header', retryUntil: Date.UTC(2026, 10, 27, 12, 40), content: HEAD }),
  'too-large': notice(item([BIG], { bytes: 12_582_912, subject: 'Photos of the new roof, all of them, as you asked on the telephone' }), { returned: 'header', content: HEAD }),
  'waits-large': notice(item([recipient('anna@far.example', { attempts: 0, lastAttempt: null })], { bytes: 12_582_912, attempts: [] }), { kind: 'delayed', returned: 'header', largeFrom: Date.UTC(2026, 10, 24, 1, 0), content: HEAD }),
  'given-up': notice(item([EXPIRED])),
  done: notice(item([HERE, GONE], { attempts: item([GONE]).attempts }), { kind: 'done', returned: 'header', content: HEAD }),
  'by-hand': notice(item([failed('anna@far.example', '5.0.0', '', { cause: { kind: 'by-hand' } })], { attempts: [] })),
  unserved: notice(item([UNSERVED], { attempts: [] })),
  greek: notice(item([GREEK], { smtputf8: true, body: '8bitmime', subject: 'Παραγγελία' }), { content: UTF8_CONTENT }),
  'to-greek': notice(item([GREEK], { smtputf8: true, body: '8bitmime', sender: 'εγώ@clinic.example', subject: 'Παραγγελία' }), { content: UTF8_CONTENT }),
  'eight-bit': notice(item([UNKNOWN], { body: '8bitmime', subject: 'Größe' }), { content: Buffer.from(CONTENT.replace('\r\n\r\n', EIGHT).replace('gloves', 'Größe L')) }),
  'bad-header': notice(item([UNKNOWN]), { content: Buffer.from(CONTENT.replace('Order for March', 'Gr\u00f6\u00dfe'), 'latin1') }),
  postmaster: notice(item([UNKNOWN], { sender: null, subject: 'Not delivered: Offer', system: true }), { reader: 'postmaster', to: 'postmaster@clinic.example' }),
  unreadable: notice(item([UNKNOWN]), { content: Buffer.alloc(0) }),
};
