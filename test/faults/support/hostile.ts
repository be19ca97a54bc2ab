// Texts as strangers send them. By chance: made of the words that mean something to a
// parser of mail, with any bytes between. By design: one word again and again, as long
// as may be, with an end that spoils what a pattern hoped for; of these the time is taken.
import fc from 'fast-check';

/** Words that some parser of ours waits for. */
export const WORDS: readonly string[] = [
  '(',
  ')',
  '<',
  '>',
  '"',
  '\\',
  '\\"',
  '[',
  ']',
  '{',
  '}',
  ',',
  ';',
  ':',
  '@',
  '.',
  '..',
  '=',
  '==',
  '-',
  '--',
  '%',
  '!',
  '/',
  '../',
  '..\\',
  '*',
  '+',
  '~',
  '?',
  ' ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\r\n ',
  '\n\t',
  '\0',
  '\x1b[2J',
  '\x7f',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ud800',
  'ä',
  '日本',
  '=?utf-8?q?=41?=',
  '=?utf-8?b?QQ==?=',
  '=?x?',
  '=?',
  '?=',
  '=?utf-8?q?',
  ' for ',
  ' for <a@b>',
  'a@b,',
  '<a@b> ',
  '(a',
  'a ',
  ' a',
  'a.',
  'a-',
  'a=1 ',
  ' SIZE=1',
  ' BODY=x',
  ' NOTIFY=NEVER',
  ' ORCPT=rfc822;+40',
  'Received: from a\r\n',
  'X: y\r\n',
  'Subject:',
  'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n',
  'Content-Type: multipart/mixed; boundary="',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-Transfer-Encoding: x\r\n y\r\n',
  '--a\r\n',
  '--a--\r\n',
  '; boundary=',
  '; ',
  'MAIL FROM:<',
  'RCPT TO:<',
  'BDAT 1 LAST',
  'EHLO ',
  'AUTH PLAIN ',
  'ETRN @',
  'ATRN a,',
  '250-',
  '250 ',
  '550 5.1.1 ',
  '421 ',
  'limit ',
  'sending ',
  'blocked ',
  'your ip ',
  'too many ',
  'account ',
  'relay ',
  'mailbox ',
  '1.2.3.4 ',
  'http://',
  'AUTH=LOGIN ',
  'SIZE 1',
  'SRS0=',
  'con',
  'nul.',
  'postmaster',
  '{"a":',
  '[[',
  '["0000001c","89abcdef",',
  '("00000fa0","89abcdef",',
  '\n["',
  'A001 LOGIN ',
  '* 1 FETCH (',
  '0123456789',
  'e',
  '1',
  '=41',
  '=\r\n',
  '\x80',
  '\xc0',
  '+OK',
  'Mon, 1 Jan 2026 00:00:00 +0000',
];
/** What stands last: nothing, or something that no longer fits. */
const ENDS: readonly string[] = ['', '\u2028', '\rx', '\nx', 'x', '!', '\0', '"', '<', '@', ' .'];
const BEGINNINGS: readonly string[] = [
  '',
  'EHLO',
  'HELO x',
  'MAIL FROM:',
  '<',
  '"',
  'a@',
  'Subject: ',
  'X: ',
  'Content-Type: multipart/mixed',
  '250 ',
  'SRS0=',
  'AUTH ',
];

export interface Shape {
  readonly name: string;
  readonly of: (length: number) => string;
}

/** Every word as a run. `all`: with every beginning and every end; else with some, by `pick` (0..1). */
export function* shapes(pick: () => number, all: boolean): Generator<Shape, void, void> {
  const any = (of: readonly string[]): string => of[Math.floor(pick() * of.length)] ?? '';
  const run = (begin: string, word: string, end: string): Shape => ({
    name: JSON.stringify([begin, word, end]),
    of: (length) => begin + word.repeat(Math.max(1, Math.ceil(length / word.length))) + end,
  });
  for (const word of WORDS) {
    yield run('', word, '');
    if (all) for (const begin of BEGINNINGS) for (const end of ENDS) yield run(begin, word, end);
    else for (let i = 0; i < 3; i++) yield run(any(BEGINNINGS), word + (pick() < 0.3 ? any(WORDS) : ''), any(ENDS));
  }
}

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

/** A text of such words. */
export const hostileText: fc.Arbitrary<string> = fc.array(word, { maxLength: 40 }).map((parts) => parts.join(''));
export const hostileBytes: fc.Arbitrary<Buffer> = fc.oneof(
  hostileText.map((text) => Buffer.from(text)),
  hostileText.map((text) => Buffer.from(text, 'latin1')),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

/** `bytes` in pieces of random lengths. */
export const cuts: fc.Arbitrary<readonly number[]> = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 });

export function cut(bytes: Buffer, lengths: readonly number[]): readonly Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const length of lengths) pieces.push(bytes.subarray(at, (at += length)));
  return [...pieces, bytes.subarray(at)].filter((piece) => piece.length > 0);
}
