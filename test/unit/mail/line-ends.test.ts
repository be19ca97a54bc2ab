// Line ends as they may be stored and sent, however the content is cut.
import { expect, it, test } from 'vitest';
import { inCrLf, LineEnds } from '../../../src-main/mail/line-ends';

function mended(text: string, size: number): string {
  const lines = new LineEnds();
  const content = Buffer.from(text, 'latin1');
  const pieces = Array.from({ length: Math.ceil(content.length / size) }, (_, i) =>
    lines.take(content.subarray(i * size, (i + 1) * size)),
  );
  return Buffer.concat([...pieces, lines.end()]).toString('latin1');
}

test.each([
  ['', ''],
  ['a', 'a'],
  ['a\r\nb\r\n', 'a\r\nb\r\n'],
  ['\r\n\r\n', '\r\n\r\n'],
  ['a\nb', 'a\r\nb'],
  ['\n\n', '\r\n\r\n'],
  ['\n.\n', '\r\n.\r\n'],
  ['\n.\r\n', '\r\n.\r\n'],
  ['a\rb', 'a\r\nb'],
  ['\r.\r', '\r\n.\r\n'],
  ['\r.\n', '\r\n.\r\n'],
  ['a\r\r\nb', 'a\r\nb'],
  ['a\r\r\rb', 'a\r\n\r\n\r\nb'],
  ['a\r', 'a\r\n'],
  ['a\r\n\r', 'a\r\n\r\n'],
  ['\r\n.\r\r\n', '\r\n.\r\n'],
  ['a\0b', 'ab'],
  ['\r\0\n', '\r\n'],
  ['a\r\0b', 'a\r\nb'],
  ['\0\0\n\0', '\r\n'],
  ['\r\n\0.\r\n', '\r\n.\r\n'],
  ['\r\0\r\0\nx', '\r\nx'],
  ['a\xff\x80\r\n', 'a\xff\x80\r\n'],
])('B3: %j is kept as %j in pieces of any size', (text, wanted) => {
  for (let size = 1; size <= Math.max(1, text.length); size++) expect(mended(text, size)).toBe(wanted);
});

it('B3: no cut of any mixture leaves a bare CR, a bare LF or a NUL', () => {
  const signs = ['\r', '\n', '.', '\0', 'x'];
  for (let n = 0; n < 5 ** 5; n++) {
    const text = Array.from({ length: 5 }, (_, i) => signs[Math.floor(n / 5 ** i) % 5]).join('');
    const found = mended(text, 2);
    expect(found).toBe(mended(text, 5));
    expect(found.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
  }
});

it('content that is clean is not copied, and CRs without end hold nothing back', async () => {
  const clean = Buffer.from('a\r\nb\r\n');
  expect(new LineEnds().take(clean).buffer).toBe(clean.buffer);
  const pieces: Buffer[] = [];
  for await (const piece of inCrLf(
    (async function* () {
      for (let i = 0; i < 4; i++) yield Buffer.alloc(200_000, '\r');
    })(),
  ))
    pieces.push(piece);
  expect(Buffer.concat(pieces).equals(Buffer.alloc(1_600_000, '\r\n'))).toBe(true);
});
