// Content on its way: chunks and dots, however the stream is cut.
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { chunksOf, DotStuffing } from '../../../src-main/smtp/content/content';

function pieces(text: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.subarray(i * size, (i + 1) * size));
}

async function chunks(text: Buffer, announced: number, size: number): Promise<readonly [number, boolean][]> {
  const found: [number, boolean][] = [];
  for await (const { bytes, last } of chunksOf(Readable.from(pieces(text, 7)), announced, size))
    found.push([bytes.length, last]);
  return found;
}

test('content comes in chunks of one size and the last one is known', async () => {
  expect(await chunks(Buffer.alloc(25, 'x'), 25, 10)).toEqual([
    [10, false],
    [10, false],
    [5, true],
  ]);
  expect(await chunks(Buffer.alloc(20, 'x'), 20, 10)).toEqual([
    [10, false],
    [10, true],
  ]);
  expect(await chunks(Buffer.alloc(0), 0, 10)).toEqual([[0, true]]);
});

test('content that is shorter or longer than announced is damaged', async () => {
  await expect(chunks(Buffer.alloc(9), 10, 100)).rejects.toThrow('9 of its 10 bytes');
  await expect(chunks(Buffer.alloc(11), 10, 100)).rejects.toThrow('longer');
});

test('a dot that begins a line is doubled, wherever the pieces are cut', () => {
  const text = Buffer.from('.a\r\n.\r\n..\r\nb.\r\n\n.c\r.d\r\n.e');
  const wanted = '..a\r\n..\r\n...\r\nb.\r\n\n.c\r.d\r\n..e\r\n.\r\n';
  for (let size = 1; size <= text.length; size++) {
    const dots = new DotStuffing();
    const sent = Buffer.concat([...pieces(text, size).map((piece) => dots.stuff(piece)), dots.end()]);
    expect(sent.toString()).toBe(wanted);
  }
});

test('the end adds a line break only where one is missing', () => {
  const endOf = (text: string): string => {
    const dots = new DotStuffing();
    dots.stuff(Buffer.from(text));
    return dots.end().toString();
  };
  expect(endOf('')).toBe('.\r\n');
  expect(endOf('a\r\n')).toBe('.\r\n');
  expect(endOf('a\n')).toBe('\r\n.\r\n');
  expect(endOf('a')).toBe('\r\n.\r\n');
});
