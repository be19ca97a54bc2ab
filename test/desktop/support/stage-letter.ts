// The made-up office's letters: every one says the same, in text and as a page, and brings
// a list along.
import type { ReadMessage } from '../../../src-main/contract/message/message';
import type { Method } from '../../../src-main/contract/methods';

const TEXT =
  'Dear colleagues,\n\nthe list is attached; prices are at https://stock.example/november.\n\nKind regards\nReception';
const READ: ReadMessage = {
  subject: '',
  from: [{ name: 'Reception', address: 'person1@clinic.example' }],
  replyTo: [],
  to: [{ name: '', address: 'partner1@away.example' }],
  cc: [],
  morePeople: false,
  date: '2026-11-24T09:12:00.000Z',
  bytes: 48_000,
  text: TEXT,
  cut: false,
  page: { remote: 2 },
  links: ['https://stock.example/november'],
  attachments: [
    { part: 0, name: 'list.ods', fileName: 'list.ods', type: 'application/octet-stream', bytes: 31_000, inline: false },
    { part: 1, name: 'stamp.png', fileName: 'stamp.png', type: 'image/png', bytes: 2100, inline: false },
  ],
  asSent: null,
};
const SOURCE = [
  'Received: from desk ([192.168.1.20])',
  '\tby mail.clinic.example with ESMTP id 0Q00000000000005;',
  '\tTue, 24 Nov 2026 09:12:01 +0000',
  'From: Reception <person1@clinic.example>',
  'To: partner1@away.example',
  'Subject: Stock list for November',
  '',
  TEXT,
  '',
].join('\r\n');

export function messageAnswer(method: Method): unknown {
  if (method === 'message.read') return READ;
  if (method === 'message.page') return { page: `<p lang="en">${TEXT}</p>` };
  return method === 'message.source' ? { text: SOURCE, truncated: false } : { text: '', next: null };
}
