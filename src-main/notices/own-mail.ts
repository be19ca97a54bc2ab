// How mail of our own stands on the line: header fields, then lines of text, CRLF. In
// ASCII where the words are, so that it passes everywhere; else the text goes as UTF-8
// in base64 and what a header says as encoded words (RFC 2047).
import { mailDate } from '../mail/received';

export interface OwnMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Without its brackets. */
  readonly messageId: string;
  /** No program may answer it (RFC 3834 §5). */
  readonly automatic: boolean;
  readonly lines: readonly string[];
}

/** The whole message. */
export function ownMail({ from, to, subject, at, messageId, automatic, lines }: OwnMail): Buffer {
  const text = `${lines.join('\r\n')}\r\n`;
  const plain = isAscii(text);
  const header = [
    `From: ${displayName(from.name)} <${from.address}>`,
    `To: <${to}>`,
    `Subject: ${isAscii(subject) ? subject : encodedWords(subject)}`,
    `Date: ${mailDate(at)}`,
    `Message-ID: <${messageId}>`,
    ...(automatic ? ['Auto-Submitted: auto-generated'] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...(plain ? [] : ['Content-Transfer-Encoding: base64']),
  ];
  const body = plain ? text : base64Lines(text);
  return Buffer.from(`${header.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

function displayName(name: string): string {
  return isAscii(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodedWords(name);
}

function base64Lines(text: string): string {
  return Buffer.from(text)
    .toString('base64')
    .replace(/.{1,76}/g, '$&\r\n');
}

/** An encoded word has 75 characters at most, and no character stands in two of them. */
const WORD_BYTES = 45;

function encodedWords(text: string): string {
  const words = [''];
  for (const character of text) {
    const last = words.at(-1) ?? '';
    if (Buffer.byteLength(last + character) > WORD_BYTES) words.push(character);
    else words[words.length - 1] = last + character;
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}
