import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeWords } from '../../../src-main/mail/encoded-words';
import {
  countReceived,
  HEADER_LIMIT,
  headerFacts,
  mailboxLineNamed,
  splitHeader,
  unfold,
} from '../../../src-main/mail/header';
import { mailDate, receivedLine } from '../../../src-main/mail/received';

const facts = (text: string, sender: string | null = 'me@here.example') => headerFacts(Buffer.from(text), sender);
const AT = Date.UTC(2026, 0, 5, 7, 8, 9);

describe('a header', () => {
  test('ends at the first empty line, whatever the line ends are', () => {
    expect(splitHeader(Buffer.from('A: 1\r\nB: 2\r\n\r\nC: 3')).header.toString()).toBe('A: 1\r\nB: 2\r\n');
    expect(splitHeader(Buffer.from('A: 1\n\nC: 3')).header.toString()).toBe('A: 1\n');
    expect(splitHeader(Buffer.from('\r\nbody')).header.toString()).toBe('');
    expect(splitHeader(Buffer.from('A: 1\r\n')).ended).toBe(false);
  });

  test('is unfolded; the first line that is no field ends it', () => {
    expect(unfold(Buffer.from('A : 1\r\n\t2\r\nB:3\r\nno field here\r\nC: 4\r\n'))).toEqual([
      { name: 'A', value: '1\t2' },
      { name: 'B', value: '3' },
    ]);
    expect(unfold(Buffer.from('From me Mon\r\nA: 1\r\n'))).toEqual([{ name: 'A', value: '1' }]);
    expect(unfold(Buffer.from('From : me\r\n'))).toEqual([{ name: 'From', value: 'me' }]);
  });

  test.each([
    ['>From me Mon\r\nA: 1\r\n', 'X-Mailbox-Line: >From me Mon\r\nA: 1\r\n'],
    ['From : me\r\n', 'From : me\r\n'],
    ['From: me\r\nFrom me\r\n', 'From: me\r\nFrom me\r\n'],
    ['', ''],
  ])('that begins as in a mailbox file has a field there: %j', (head, named) => {
    expect(mailboxLineNamed(Buffer.from(head)).toString()).toBe(named);
  });

  test('of garbage says nothing and never throws', () => {
    for (let i = 0; i < 200; i++) expect(() => headerFacts(randomBytes(i * 7), null)).not.toThrow();
    expect(facts('')).toEqual({ subject: '', messageId: null, priority: 'normal', system: false });
  });

  test('of the largest size is read in a moment, however it is made', () => {
    for (const part of ['=?utf-8?q?', 'a: b\r\n', 'Received: x\r\n ', '(((', '\r\n\t ', '=?a?b?c?=']) {
      const started = performance.now();
      headerFacts(Buffer.from(`Subject: ${part.repeat(HEADER_LIMIT / part.length)}`), 'x');
      headerFacts(Buffer.from(`Auto-Submitted: ${part.repeat(HEADER_LIMIT / part.length)}`), 'x');
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});

describe('what a header says', () => {
  test('the subject is decoded, one line, and never longer than 500 characters', () => {
    expect(facts('Subject: =?UTF-8?B?w5xiZXI=?=\r\n =?utf-8?q?_den_Wolken?= hier\r\n\r\n').subject).toBe(
      'Über den Wolken hier',
    );
    expect(facts(`Subject: a\tb ${'x'.repeat(900)}\r\n\r\n`).subject).toHaveLength(500);
    expect(facts(`Subject: ${'x'.repeat(499)}😀\r\n\r\n`).subject).toHaveLength(499);
    expect(facts('Subject: Grüße\r\n\r\n').subject).toBe('Grüße');
    expect(headerFacts(Buffer.from('Subject: Gr\xfc\xdfe\r\n\r\n', 'latin1'), 'x').subject).toBe('Grüße');
  });

  test('priority is read from three fields, the plainest first', () => {
    expect(facts('X-Priority: 1 (Highest)\r\n\r\n').priority).toBe('high');
    expect(facts('X-Priority: 5\r\nImportance: high\r\n\r\n').priority).toBe('low');
    expect(facts('X-Priority: 3\r\nPriority: URGENT\r\n\r\n').priority).toBe('high');
    expect(facts('priority: non-urgent\r\n\r\n').priority).toBe('low');
    expect(facts('X-Priority: 10\r\nImportance: normal\r\n\r\n').priority).toBe('normal');
  });

  test('mail no person wrote is system mail', () => {
    expect(facts('', null).system).toBe(true);
    expect(facts('Content-Type: multipart/report;\r\n\treport-type="delivery-status"; boundary=x\r\n\r\n').system).toBe(
      true,
    );
    expect(facts('Content-Type: multipart/report; report-type=feedback-report\r\n\r\n').system).toBe(false);
    expect(facts('Auto-Submitted: auto-replied (vacation)\r\n\r\n').system).toBe(true);
    expect(facts('Auto-Submitted: (never) no\r\n\r\n').system).toBe(false);
  });

  test('Received lines are counted in the header only', () => {
    expect(countReceived(Buffer.from('Received: a\r\n\tReceived: b\r\nRECEIVED: c\r\n\r\nReceived: d\r\n'))).toBe(2);
  });
});

describe('encoded words', () => {
  test('a character cut in two by neighbouring words is whole again', () => {
    expect(decodeWords('=?utf-8?B?w5w=?= =?utf-8?Q?=C3?= =?utf-8?Q?=9F?=')).toBe('Üß');
    expect(decodeWords('=?iso-8859-1*de?q?=FCber?= =?iso-2022-jp?B?GyRCJDMbKEI=?=')).toBe('überこ');
  });

  const words = (charset: string, ...parts: readonly string[]): string =>
    parts.map((part) => `=?${charset}?B?${Buffer.from(part, 'latin1').toString('base64')}?=`).join(' ');

  test.each([
    ['each ends in ASCII and begins anew', ['\x1b$B$3$s$K$A\x1b(B', '\x1b$B$O@$3&\x1b(B']],
    ['the second goes on where the first stopped', ['\x1b$B$3$s$K$A', '$O@$3&\x1b(B']],
    ['a character is cut in two', ['\x1b$B$3$s$K$A$', 'O@$3&\x1b(B']],
    ['an escape is cut in two', ['\x1b$B$3$s$K$A\x1b', '(B\x1b$B$O@$3&\x1b(B']],
    ['the second says once more what holds already', ['\x1b$B$3$s$K$A', '\x1b$B$O@$3&\x1b(B']],
    ['by way of JIS-Roman', ['\x1b$B$3$s$K$A\x1b(J', '\x1b(B\x1b$B$O@$3&\x1b(B']],
  ])('E9: a subject in ISO-2022-JP over two words is one text: %s', (_, parts) => {
    for (const charset of ['ISO-2022-JP', 'iso-2022-jp*ja', 'csISO2022JP', 'ISO-2022-JP-2', 'cp50221'])
      expect(decodeWords(words(charset, ...parts)), charset).toBe('こんにちは世界');
    expect(facts(`Subject: Re: ${words('iso-2022-jp', ...parts).replace(' ', '\r\n ')} (2)\r\n\r\n`).subject).toBe(
      'Re: こんにちは世界 (2)',
    );
  });

  test.each([
    ['Shift_JIS', '\x82\xb1\x82\xf1\x82\xc9\x82', '\xbf', 'こんにち'],
    ['cp932', '\x82\xb1\x82', '\xf1', 'こん'],
    ['EUC-JP', '\xa4\xb3\xa4', '\xf3', 'こん'],
    ['GB2312', '\xc4\xe3\xba', '\xc3', '你好'],
    ['cp936', '\xc4\xe3\xba', '\xc3', '你好'],
    ['GB18030', '\xc4', '\xe3\xba\xc3', '你好'],
    ['Big5', '\xa7\x41\xa6', '\x6e', '你好'],
    ['ks_c_5601-1987', '\xc7\xd1\xb1', '\xdb', '한글'],
    ['cp949', '\xc7\xd1\xb1', '\xdb', '한글'],
    ['utf8mb4', '\xf0\x9f', '\x9a\xa2', '🚢'],
    ['us-ascii', 'Gr\xc3', '\xbc\xc3\x9fe', 'Grüße'],
    ['us-ascii', 'Gr\xfc', '\xdfe', 'Grüße'],
    ['cp1252', 'Gr\xfc', '\xdfe', 'Grüße'],
    ['cp-1251', '\xcf\xf0\xe8', '\xe2\xe5\xf2', 'Привет'],
    ['KOI8-R', '\xf0\xd2\xc9', '\xd7\xc5\xd4', 'Привет'],
  ])('E9: and so in %s', (charset, first, second, text) => {
    expect(decodeWords(words(charset, first, second))).toBe(text);
  });

  test('E9: a word in another charset beside it is read by itself', () => {
    expect(
      decodeWords(
        `${words('iso-2022-jp', '\x1b$B$3\x1b(B')} ${words('utf-8', '\xc3\xbc')} ${words('iso-2022-jp', '\x1b$B$s\x1b(B')}`,
      ),
    ).toBe('こüん');
    for (const hostile of ['\x1b'.repeat(500), '\x1b(B'.repeat(500), '\x1b$B'.repeat(500)])
      expect(typeof decodeWords(words('iso-2022-jp', hostile, hostile))).toBe('string');
  });

  test('what cannot be read stays as it was written', () => {
    expect(decodeWords('=?x-unknown?q?abc?= and =?utf-8?x?abc?=')).toBe('=?x-unknown?q?abc?= and =?utf-8?x?abc?=');
    expect(decodeWords('1 =? 2 ?= 3')).toBe('1 =? 2 ?= 3');
  });
});

describe('the Received line', () => {
  const base = {
    from: { helo: 'pc.office.example', address: '192.0.2.7' },
    by: 'mail.office.example',
    protocol: 'ESMTPSA',
    id: '0123456789ABCDEF',
    for: 'a@b.example',
    at: AT,
  } as const;

  test('says from whom, by whom, how, for whom and when', () => {
    expect(receivedLine(base)).toBe(
      'Received: from pc.office.example ([192.0.2.7])\r\n\tby mail.office.example with ESMTPSA id 0123456789ABCDEF\r\n\tfor <a@b.example>;\r\n\tMon, 5 Jan 2026 07:08:09 +0000\r\n',
    );
    expect(receivedLine({ ...base, for: null, from: null, protocol: null })).toBe(
      'Received: by mail.office.example id 0123456789ABCDEF;\r\n\tMon, 5 Jan 2026 07:08:09 +0000\r\n',
    );
  });

  test('writes addresses as RFC 5321 does', () => {
    expect(receivedLine({ ...base, from: { helo: 'x', address: '2001:db8::1' } })).toContain(
      'from x ([IPv6:2001:db8::1])',
    );
    expect(receivedLine({ ...base, from: { helo: 'x', address: '::ffff:10.0.0.1' } })).toContain('([10.0.0.1])');
    expect(receivedLine({ ...base, from: { helo: 'x', address: 'fe80::1%eth0' } })).toContain('([IPv6:fe80::1])');
  });

  test('nothing a client says breaks out of it', () => {
    const evil = receivedLine({
      ...base,
      from: { helo: 'a\r\nBcc: x (y); <z>', address: '1.1.1.1' },
      for: 'a>\r\nX: y@b.example',
    });
    expect(evil.split('\r\n')).toHaveLength(4);
    expect(evil).toContain('from a??Bcc:?x??y????z? ([1.1.1.1])');
    expect(evil).not.toContain('for <');
    expect(receivedLine({ ...base, from: { helo: '', address: '1.1.1.1' } })).toContain('from unknown');
    for (const line of receivedLine({
      ...base,
      from: { helo: 'x'.repeat(5000), address: '1' },
      for: `${'y'.repeat(490)}@b`,
    }).split('\r\n'))
      expect(line.length).toBeLessThan(998);
  });

  test('what it makes is read back as one field', () => {
    expect(countReceived(Buffer.from(receivedLine(base)))).toBe(1);
    expect(mailDate(0)).toBe('Thu, 1 Jan 1970 00:00:00 +0000');
  });
});
