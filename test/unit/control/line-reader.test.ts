// What comes over the control socket, before anybody makes sense of it: a line in however
// many pieces, one without an end, and how long that takes.
import { describe, expect, it } from 'vitest';
import { LineReader } from '../../../src-main/control/line-reader';

describe('lines from the control socket', () => {
  it.each<[pieces: readonly string[], lines: readonly string[]]>([
    [['a\nb\n'], ['a', 'b']],
    [['a', 'b', '\n', 'c'], ['ab']],
    [
      ['', 'a\n\n', 'b'],
      ['a', ''],
    ],
    [
      ['a', 'b\nc', 'd\n'],
      ['ab', 'cd'],
    ],
  ])('%j are %j', (pieces, lines) => {
    const reader = new LineReader(100);
    expect(pieces.flatMap((piece) => reader.push(piece))).toEqual(lines);
    expect(reader.tooLong).toBe(false);
  });

  it('a line without an end is too long at the limit, in one piece or in many', () => {
    for (const piece of ['x'.repeat(101), 'x']) {
      const reader = new LineReader(100);
      for (let came = 0; came <= 100; came += piece.length) expect(reader.push(piece)).toEqual([]);
      expect(reader.tooLong).toBe(true);
      expect(reader.push('\nhello\n')).toEqual([]);
    }
  });

  it('a long line in small pieces is joined once', () => {
    const timeOf = (pieces: number): number => {
      const reader = new LineReader(Infinity);
      const began = performance.now();
      for (let n = 0; n < pieces; n++) reader.push('x'.repeat(50));
      expect(reader.push('\n')[0]).toHaveLength(pieces * 50);
      return performance.now() - began;
    };
    timeOf(1_000);
    // Joined anew with each piece this takes half a minute.
    expect(timeOf(50_000)).toBeLessThan(2_000);
  });
});
