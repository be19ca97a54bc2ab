// Settings files come from Notepad, PowerShell 5 and every other editor (D13).
import { expect, test } from 'vitest';
import { decodeText } from '../../../src-main/base/text-file';

const TEXT = '{ "name": "Büro Müller €" }\r\n';
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16, little endian, with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16, little endian, without', Buffer.from(TEXT, 'utf16le')],
  ['UTF-16, big endian, with a mark', utf16be(`\uFEFF${TEXT}`)],
  ['UTF-16, big endian, without', utf16be(TEXT)],
])('D13: %s is read', (_, bytes) => {
  expect(decodeText(bytes)).toBe(TEXT);
});

test.each([
  ['Windows-1252', Buffer.from(TEXT.replace('€', ''), 'latin1')],
  ['half a character at the end', Buffer.from('{"a":"ü').subarray(0, 7)],
  ['UTF-16 with half a unit', Buffer.from('\uFEFF{}', 'utf16le').subarray(0, 5)],
])('D13: %s is not guessed at', (_, bytes) => {
  expect(decodeText(bytes)).toBeNull();
});

test('D13: nothing, and a single character, are text', () => {
  expect(decodeText(Buffer.alloc(0))).toBe('');
  expect(decodeText(Buffer.from('5'))).toBe('5');
});
