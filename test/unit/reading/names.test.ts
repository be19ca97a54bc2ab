// Names that strangers chose: what is shown hides nothing, what is written is one plain
// name on every system.
import { describe, expect, test } from 'vitest';
import { decode } from '../../../src-main/reading/decode';
import { fileNameOf, numberedName } from '../../../src-main/reading/file-name';
import { nameShown, textShown } from '../../../src-main/reading/shown';

describe('a name that is shown', () => {
  test.each([
    ['Käpt’n', 'Käpt’n'],
    ['מכתב.pdf', 'מכתב.pdf'],
    ['نامه\u200cها', 'نامه\u200cها'],
    ['👩\u200d🔬', '👩\u200d🔬'],
    ['क्\u200dष', 'क्\u200dष'],
    ['invoice\u202efdp.exe', 'invoice⟨U+202E⟩fdp.exe'],
    ['pay\u200bpal', 'pay⟨U+200B⟩pal'],
    ['pay\u200dpal', 'pay⟨U+200D⟩pal'],
    ['a\u2066b\u2069', 'a⟨U+2066⟩b⟨U+2069⟩'],
    ['tag\u{e0041}', 'tag⟨U+E0041⟩'],
    ['a\r\nb\0c\td', 'a b c d'],
  ])('%j', (name, shown) => expect(nameShown(name)).toBe(shown));

  test('is no longer than a line', () => expect(nameShown('a'.repeat(900), 10)).toBe('aaaaaaaaaa…'));
  test('but in a text its marks of direction stay', () =>
    expect(textShown('a\u200eb\u202ec\r\nd\x07', 100)).toBe('a\u200eb\ufffdc\nd\ufffd'));
});

describe('a name that is written', () => {
  test.each([
    ['Rechnung März.pdf', 'Rechnung März.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\boot.ini', '_.._boot.ini'],
    ['C:\\Windows\\a.exe', 'C_Windows_a.exe'],
    ['a.txt:stream', 'a.txt_stream'],
    ['NUL', '_NUL'],
    ['con.txt', '_con.txt'],
    ['com1 .log', '_com1 .log'],
    ['COM¹.log', '_COM¹.log'],
    ['lpt9', '_lpt9'],
    ['confirm.txt', 'confirm.txt'],
    ['.bashrc', 'bashrc'],
    ['a.exe. . .', 'a.exe'],
    ['-rf', '_-rf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\u200bb.txt', 'ab.txt'],
    ['a\0b\nc', 'a_b_c'],
    ['', 'attachment-1'],
    ['...', 'attachment-1'],
    ['???', 'attachment-1'],
    ['a／b', 'a_b'],
  ])('%j', (name, file) => expect(fileNameOf(name, 'attachment-1')).toBe(file));

  test('a long one keeps its ending and fits every disk', () => {
    const name = fileNameOf(`${'ä'.repeat(300)}.pdf`, 'x');
    expect(name.endsWith('ä.pdf')).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(160);
    expect(Buffer.byteLength(fileNameOf(`a.${'😀'.repeat(300)}`, 'x'))).toBeLessThanOrEqual(160);
  });
  test('a second of the same name gets a number', () => {
    expect(numberedName('list.tar.gz', 2)).toBe('list.tar (2).gz');
    expect(numberedName('list', 3)).toBe('list (3)');
  });
});

test('what nobody named is named by its kind, so that it can be opened', async () => {
  const part = (type: string, more = ''): string => `--b\r\nContent-Type: ${type}${more}\r\n\r\nx\r\n`;
  const parts = [
    part('text/plain'),
    part('text/calendar'),
    part('application/x-odd'),
    part('image/png', '; name="..."'),
  ];
  const letter = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('')}--b--`;
  const decoded = await decode(Buffer.from(letter));
  expect(decoded?.message.attachments.map(({ fileName }) => fileName)).toEqual([
    'attachment-1.ics',
    'attachment-2',
    'attachment-3.png',
  ]);
});
