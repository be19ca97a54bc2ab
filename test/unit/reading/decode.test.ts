// What a person reads of a letter: people, subject and text in every coding that is in use,
// attachments by name and size and byte for byte as they were, and a page that does nothing.
import { describe, expect, test } from 'vitest';
import { decodePiece } from '../../../src-main/reading/attachment';
import { decode, type Decoded } from '../../../src-main/reading/decode';

const lines = (...all: readonly string[]): Buffer => Buffer.from(all.join('\r\n'));
async function read(message: Buffer): Promise<Decoded> {
  const decoded = await decode(message);
  if (!decoded) throw new Error('too many parts');
  return decoded;
}
const PDF = Buffer.from(Array.from({ length: 51_000 }, (_, i) => (i * 31) & 255));
const inLines = (text: string): string => text.replace(/.{76}/g, '$&\r\n');
const INVOICE = lines(
  'Received: from desk by mail.office.example; Mon, 5 Jan 2026 12:00:00 +0000',
  'From: =?utf-8?Q?K=C3=A4pt=E2=80=99n?= <captain@office.example>',
  'To: =?iso-8859-1?Q?M=FCller_GmbH?= <mueller@far.example>, a@far.example',
  'Cc: Team: b@far.example, c@far.example;',
  'Subject: =?utf-8?B?UmVjaG51bmcgZsO8ciBNw6RyeiDigJMgMS4yNTAg4oKs?=',
  'Date: Sun, 29 Nov 2026 14:33:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="=_out (er)"',
  '',
  'A word to old programs.',
  '--=_out (er)',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Sehr geehrte Damen und Herren,',
  '',
  'anbei die Rechnung f=FCr M=E4rz: https://office.example/r?a=3D1.',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Sehr geehrte <b>Damen</b>,</p><a href="https://office.example/r?a=1&amp;b=2">hier</a><img src="cid:logo@x"><img src="https://spy.example/p.gif">',
  '--inner--',
  '--=_out (er)',
  'Content-Type: image/png; name=logo.png',
  'Content-ID: <logo@x>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--=_out (er)',
  "Content-Type: application/pdf; name*=utf-8''Rechnung%20M%C3%A4rz.pdf",
  'Content-Transfer-Encoding: base64',
  "Content-Disposition: attachment; filename*=utf-8''Rechnung%20M%C3%A4rz.pdf",
  '',
  inLines(PDF.toString('base64')),
  '--=_out (er)--',
  'what stands behind',
);

describe('a letter', () => {
  test('is shown with its people, its subject and its text', async () => {
    const { message } = await read(INVOICE);
    expect(message).toMatchObject({
      subject: 'Rechnung für März – 1.250 €',
      from: [{ name: 'Käpt’n', address: 'captain@office.example' }],
      to: [
        { name: 'Müller GmbH', address: 'mueller@far.example' },
        { name: '', address: 'a@far.example' },
      ],
      cc: [
        { name: '', address: 'b@far.example' },
        { name: '', address: 'c@far.example' },
      ],
      date: '2026-11-29T13:33:00.000Z',
      text: 'Sehr geehrte Damen und Herren,\n\nanbei die Rechnung für März: https://office.example/r?a=1.',
      cut: false,
      page: { remote: 1 },
      links: ['https://office.example/r?a=1&b=2', 'https://office.example/r?a=1'],
    });
  });

  test('names its attachments, and says which stand in the letter', async () => {
    const { message } = await read(INVOICE);
    expect(message.attachments).toMatchObject([
      { part: 0, name: 'logo.png', type: 'image/png', inline: true },
      { part: 1, name: 'Rechnung März.pdf', fileName: 'Rechnung März.pdf', type: 'application/pdf', inline: false },
    ]);
    expect(Math.abs((message.attachments[1]?.bytes ?? 0) - PDF.length)).toBeLessThan(100);
  });

  test.each([1, 3, 77, 1000, 1_000_000])('its attachment comes byte for byte, %i bytes at a time', async (size) => {
    const { stretches } = await read(INVOICE);
    const { from, to, coding } = stretches[1] ?? { from: 0, to: 0, coding: 'plain' };
    const pieces: Buffer[] = [];
    for (let at = from; at < to;) {
      const end = Math.min(to, at + size);
      const { bytes, used } = decodePiece(INVOICE.subarray(at, end), coding, end === to);
      pieces.push(bytes);
      if (used === 0) throw new Error('no way on');
      at += used;
    }
    // Of less than four letters at a time nothing can be made but what they say by themselves.
    if (size >= 4) expect(Buffer.concat(pieces).equals(PDF)).toBe(true);
  });

  test('in HTML alone has no text, and its pictures that it brings along are in its page', async () => {
    const { message, page } = await read(
      lines('Content-Type: text/html; charset=windows-1252', '', '<p>Gr\u00fc\u00dfe</p>'),
    );
    expect(message).toMatchObject({ text: null, page: { remote: 0 } });
    expect(page).toContain('<p>Gr');
    expect((await read(INVOICE)).page).toContain('src="data:image/png;base64,iVBORw0KGgo="');
  });

  test.each([
    ['latin 1 in a header', Buffer.from('Subject: Gr\u00fc\u00dfe\r\n\r\nx', 'latin1'), { subject: 'Grüße' }],
    ['utf-8 in a header', Buffer.from('Subject: Grüße\r\n\r\nx'), { subject: 'Grüße' }],
    [
      'a reply of another name',
      lines('From: a@b.example', 'Reply-To: other@c.example', '', ''),
      { replyTo: [{ name: '', address: 'other@c.example' }], text: '' },
    ],
    ['no date', lines('Date: yesterday', '', ''), { date: null }],
    [
      'a text of several parts',
      lines('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'one', '--b', '', 'two', '--b--'),
      { text: 'one\n\ntwo' },
    ],
    [
      'flowed text',
      lines('Content-Type: text/plain; format=flowed', '', 'one ', 'two', '', 'three'),
      { text: 'one two\n\nthree' },
    ],
    [
      'a text with a name behind another',
      lines(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        '',
        'letter',
        '--b',
        'Content-Type: text/plain; name="notes.txt"',
        '',
        'notes',
        '--b--',
      ),
      { text: 'letter', attachments: [{ name: 'notes.txt', type: 'text/plain' }] },
    ],
    [
      'a letter in a letter',
      lines(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: message/rfc822',
        '',
        'Subject: the first/one',
        '',
        'text',
        '--b--',
      ),
      { attachments: [{ name: 'the first/one.eml', fileName: 'the first_one.eml', type: 'message/rfc822' }] },
    ],
    [
      'an attachment without a name',
      lines('Content-Type: application/octet-stream', '', 'x'),
      { attachments: [{ name: 'attachment-1', bytes: 1 }] },
    ],
  ])('%s', async (_, message, wanted) => {
    expect((await read(message)).message).toMatchObject(wanted);
  });
});
