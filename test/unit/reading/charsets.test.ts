// Text in the charsets that are in use, and under labels that are wrong in known ways; and
// text that was broken into lines for the way.
import { expect, test } from 'vitest';
import { decode } from '../../../src-main/reading/decode';

async function textOf(head: readonly string[], body: Buffer | string): Promise<string | null | undefined> {
  const bytes = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
  const decoded = await decode(bytes);
  return decoded?.page ?? decoded?.message.text;
}
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const BOTH = 'Grüße, “你好”';

test.each<[string, string, Buffer, string]>([
  ['iso-2022-jp', 'iso-2022-jp', latin1('\x1b$BF|K\\8l\x1b(B ok'), '日本語 ok'],
  ['gb18030', 'gb18030', latin1('\xc4\xe3\xba\xc3'), '你好'],
  ['a page of Windows that its program alone knows', 'cp936', latin1('\xc4\xe3\xba\xc3'), '你好'],
  ['koi8-r', '"KOI8-R"', latin1('\xf0\xd2\xc9\xd7\xc5\xd4'), 'Привет'],
  ['windows-1250', 'windows-1250', latin1('\x8a\x9e'), 'Šž'],
  ['Windows’ quotes and euro as Latin 1', 'iso-8859-1', latin1('\x93hi\x94 \x96 5 \x80'), '“hi” – 5 €'],
  ['Windows’ quotes by its own name', 'windows-1252', latin1('\x84hi\x93'), '„hi“'],
  ['utf-7', 'utf-7', latin1('Hi Mom -+Jjo--! +ZeVnLIqe, 1 +- 1 +ACE-'), 'Hi Mom -☺-! 日本語, 1 + 1 !'],
  ['utf-7 by an older name', 'unicode-1-1-utf-7', latin1('+2D3cqQ- +AOQA9gD8'), '💩 äöü'],
  ['what only says that it is utf-7', 'UTF-7', latin1('+49 761 12 and 1 + 1, a+b'), '+49 761 12 and 1 + 1, a+b'],
  ['utf-8 as utf-7', 'utf-7', Buffer.from(BOTH), BOTH],
  ['UTF-8 as us-ascii', 'us-ascii', Buffer.from(BOTH), BOTH],
  ['a charset nobody knows', 'klingon-8', Buffer.from(BOTH), BOTH],
])('%s', async (_, charset, body, text) => {
  expect(await textOf([`Content-Type: text/plain; charset=${charset}`], body)).toBe(text);
});

test('without a label it is UTF-8, or what Windows writes', async () => {
  expect(await textOf(['Subject: x'], BOTH)).toBe(BOTH);
  expect(await textOf(['Subject: x'], latin1('Gr\xfc\xdfe \x96 5 \x80'))).toBe('Grüße – 5 €');
});

test('a page without a label is read by its own', async () => {
  const head = ['Content-Type: text/html'];
  const meta = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>';
  expect(await textOf(head, latin1(`${meta}\xcf\xf0`))).toContain('<p>Пр');
});

test('a page in UTF-7', async () => {
  const page = '+ADw-p+AD4-Gr+APwA3w-e+ADw-/p+AD4-';
  expect(await textOf(['Content-Type: text/html; charset=utf-7'], page)).toContain('<p>Grüße</p>');
});

test('a subject in UTF-7', async () => {
  const decoded = await decode(Buffer.from('Subject: =?utf-7?Q?Gr+APwA3w-e?=\r\n\r\nx'));
  expect(decoded?.message.subject).toBe('Grüße');
});

test('a subject of Windows labelled Latin 1', async () => {
  const decoded = await decode(Buffer.from('Subject: =?iso-8859-1?Q?=93hi=94_=80?=\r\n\r\nx'));
  expect(decoded?.message.subject).toBe('“hi” €');
});

test('lines that were broken for the way are joined, quoted ones too, and a signature stands by itself', async () => {
  const flowed =
    'A long \r\nline.\r\n\r\n> quoted \r\n> goes on\r\n>> deeper \r\n> not\r\nnow \r\n-- \r\n  me\r\n>no\r\n';
  const head = ['Content-Type: text/plain; charset=utf-8; format=Flowed'];
  expect(await textOf(head, flowed)).toBe('A long line.\n\n> quoted goes on\n>> deeper \n> not\nnow \n-- \n me\n> no');
  expect(await textOf([`${head}; delsp=yes`], '日本 \r\n語\r\n')).toBe('日本語');
});
