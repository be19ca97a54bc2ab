// Letters that mean harm, or were made by chance to look as if they did: each a name and
// its bytes. Whatever is added here is decoded in the thread and measured by
// hostile.test.ts, and must be a letter that can be looked at.

const CRLF = '\r\n';
const lines = (...all: readonly string[]): string => all.join(CRLF);
const letter = (head: readonly string[], body: string): Buffer => Buffer.from(lines(...head, '', body));
const repeated = (text: string, times: number): string => Array.from({ length: times }, () => text).join('');
const html = (body: string): Buffer => letter(['Subject: page', 'Content-Type: text/html; charset=utf-8'], body);

function nested(depth: number): Buffer {
  const open = Array.from({ length: depth }, (_, i) =>
    lines(`Content-Type: multipart/mixed; boundary=b${i}`, '', `--b${i}`, ''),
  );
  return Buffer.from(`${open.join('')}${lines('Content-Type: text/plain', '', 'the kernel')}`);
}

function enclosed(depth: number): Buffer {
  return Buffer.from(
    `${repeated(lines('Subject: shell', 'Content-Type: message/rfc822', '', ''), depth)}${lines('Subject: kernel', '', 'the kernel')}`,
  );
}

function manyParts(count: number, head: readonly string[]): Buffer {
  const part = lines('--b', ...head, '', 'x', '');
  return letter(['Subject: parts', 'Content-Type: multipart/mixed; boundary=b'], `${repeated(part, count)}--b--`);
}

export const HOSTILE: readonly (readonly [string, Buffer])[] = [
  ['multiparts in multiparts, 10,000 deep', nested(10_000)],
  ['multiparts that name the same boundary', nested(20)],
  ['50,000 parts of text', manyParts(50_000, ['Content-Type: text/plain'])],
  ['50,000 attachments', manyParts(50_000, ['Content-Type: image/png; name=a.png'])],
  ['a million delimiters', letter(['Content-Type: multipart/mixed; boundary=b'], repeated('--b\n', 1_000_000))],
  ['delimiters that are none', letter(['Content-Type: multipart/mixed; boundary=b'], repeated('--bb\n', 1_000_000))],
  ['one line of 2 MB', letter(['Subject: long'], 'y'.repeat(2_000_000))],
  ['one line of 2 MB of HTML', html(repeated('<b>y', 500_000))],
  ['one line of 2 MB of base64', letter(['Content-Transfer-Encoding: base64'], 'QUJD'.repeat(500_000))],
  [
    '100,000 fields',
    letter(
      Array.from({ length: 100_000 }, (_, i) => `X-${i}: v`),
      'text',
    ),
  ],
  ['100,000 lines of one field', letter([`Subject: a${repeated(`${CRLF} b`, 100_000)}`], 'text')],
  ['a subject of 1 MB', letter([`Subject: ${'z'.repeat(1_000_000)}`], 'text')],
  ['a subject of 70,000 encoded words', letter([`Subject: ${repeated('=?utf-8?q?a?= ', 70_000)}`], 'text')],
  ['150,000 people', letter([`To: ${repeated('a@b.example, ', 150_000)}`], 'text')],
  ['people without an end', letter([`To: ${repeated('<"(', 300_000)}`], 'text')],
  ['comments in comments', letter([`To: ${'('.repeat(500_000)}`, `Content-Type: text/plain ${'('.repeat(9000)}`], 'x')],
  ['parameters without an end', letter([`Content-Type: multipart/mixed${repeated('; boundary', 60_000)}`], 'text')],
  ['names in 2,000 pieces', manyParts(5, [`Content-Type: image/png; ${repeated('name*1=a; ', 2000)}`])],
  [
    'names that lie',
    manyParts(3, [
      'Content-Type: application/pdf; name="invoice\u202efdp.exe"',
      'Content-Disposition: attachment; filename="../..\\C:\\NUL.txt\u200b"',
    ]),
  ],
  [
    'people who lie',
    letter(['From: "boss@clinic.example\u202e\u200b" <a@evil.example>', 'Subject: \u2066hi\u2069'], 'text'),
  ],
  [
    'base64 that is none',
    letter(['Content-Transfer-Encoding: base64'], '!!!=?=====\u00e4\r\nQQ=Q=\r\n===='.repeat(999)),
  ],
  ['quoted-printable that is none', letter(['Content-Transfer-Encoding: quoted-printable'], '=ZZ=\r=4=='.repeat(9999))],
  ['an encoding nobody knows', letter(['Content-Transfer-Encoding: x-rot13'], 'grkg')],
  ['a charset nobody knows', letter(['Content-Type: text/plain; charset=klingon-8'], 'text \u00fc')],
  ['a charset of states', letter(['Content-Type: text/plain; charset=utf-7'], '+ADw-script+AD4-')],
  ['encoded words nobody knows', letter(['Subject: =?klingon?b?!!!?= =?utf-8?x?a?= =?=?='], 'text')],
  ['nothing but zeros', Buffer.alloc(2_000_000)],
  ['zeros between the letters', letter(['Sub\0ject: a\0b', 'Content-Type: text/pl\0ain'], 't\0e\0x\0t')],
  ['bytes by chance', Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919 * (i % 251)) & 255))],
  ['nothing but line ends', Buffer.alloc(5_000_000, 10)],
  ['a message in a message, 100 times', enclosed(100)],
  ['uuencode', letter(['Subject: uu'], lines('begin 644 run.exe', `M${'#'.repeat(60)}`, '`', 'end'))],
  [
    'winmail.dat',
    manyParts(1, [
      'Content-Type: application/ms-tnef; name="winmail.dat"',
      'Content-Disposition: attachment; filename="winmail.dat"',
    ]),
  ],
  ['an empty message', Buffer.alloc(0)],
  ['an empty line', Buffer.from(CRLF)],
  ['a header that never ends', Buffer.from('Subject: cut off in the mid')],
  ['a text without a header', Buffer.from('Hello,\r\n\r\nthis is no header.\r\n')],
  [
    'a multipart cut off in its first part',
    Buffer.from(lines('Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/pl')),
  ],
  ['a multipart without a boundary', letter(['Content-Type: multipart/mixed'], '--b\r\n\r\ntext\r\n--b--')],
  ['a multipart without a part', letter(['Content-Type: multipart/mixed; boundary=b'], 'text')],
  ['tags without an end', html(repeated('<a ', 170_000))],
  ['links without an end', html(repeated('<a x href="http://a.example/', 18_000))],
  ['styles without an end', html(`<style>${repeated('@import url(', 40_000)}`)],
  ['entities without an end', html(repeated('&#1', 170_000))],
  ['HTML 100,000 deep', html(repeated('<div>', 100_000))],
  [
    'one picture shown 10,000 times',
    Buffer.from(
      lines(
        'Content-Type: multipart/related; boundary=b',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        repeated('<img src=cid:a>', 10_000),
        '--b',
        'Content-Type: image/png',
        'Content-ID: <a>',
        'Content-Transfer-Encoding: base64',
        '',
        'QUJD'.repeat(200_000),
        '--b--',
      ),
    ),
  ],
  [
    'blanks before a line end, 2 MB of them',
    letter(['Content-Transfer-Encoding: quoted-printable'], `a${' '.repeat(2_000_000)}b`),
  ],
];
