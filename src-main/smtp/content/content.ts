// Content on its way to the wire: in chunks of bounded size with the last one
// known as such, or dot-stuffed for DATA. Streams are read no faster than they are
// used, so memory does not grow with a message.
// A content that is shorter or longer than announced throws: it is damaged.
import type { Readable } from 'node:stream';
import { joined } from '../../base/joined';
import { smtpWords } from '../../words/smtp';

export interface Chunk {
  readonly bytes: Buffer;
  readonly last: boolean;
}

/** Chunks of `size` bytes, the last one up to that; always at least one, empty for empty content. */
export async function* chunksOf(content: Readable, announced: number, size: number): AsyncGenerator<Chunk, void, void> {
  let parts: Buffer[] = [];
  let held = 0;
  let total = 0;
  for await (const part of content as AsyncIterable<Buffer>) {
    // a byte stream without encoding yields Buffers
    parts.push(part);
    held += part.length;
    total += part.length;
    if (total > announced) throw new Error(smtpWords.message.tooLong(announced));
    while (held > size) {
      const whole = Buffer.concat(parts);
      yield { bytes: whole.subarray(0, size), last: false };
      parts = [whole.subarray(size)];
      held -= size;
    }
  }
  if (total !== announced) throw new Error(smtpWords.message.tooShort(total, announced));
  yield { bytes: Buffer.concat(parts), last: true };
}

const DOT = 0x2e;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Dot-stuffing (RFC 5321 §4.5.2) across pieces: `stuff` each piece in order, then
 * send `end()`: CRLF if the content did not end in one, a dot, CRLF.
 */
export class DotStuffing {
  /** The last two bytes sent; a message begins at the begin of a line. */
  private before = CR;
  private last = LF;
  private begun = false;

  stuff(piece: Buffer): Buffer {
    const parts: Buffer[] = [];
    let from = 0;
    for (let i = piece.indexOf(DOT); i >= 0; i = piece.indexOf(DOT, i + 1)) {
      if (!this.atLineStart(piece, i)) continue;
      parts.push(piece.subarray(from, i), Buffer.from('.'));
      from = i;
    }
    parts.push(piece.subarray(from));
    this.remember(piece);
    return joined(parts);
  }

  end(): Buffer {
    const whole = !this.begun || (this.before === CR && this.last === LF);
    return Buffer.from(whole ? '.\r\n' : '\r\n.\r\n');
  }

  private atLineStart(piece: Buffer, i: number): boolean {
    if (i === 0) return this.last === LF && this.before === CR;
    const before = i === 1 ? this.last : piece[i - 2];
    return piece[i - 1] === LF && before === CR;
  }

  private remember(piece: Buffer): void {
    if (piece.length === 0) return;
    this.begun = true;
    this.before = piece.length > 1 ? (piece[piece.length - 2] ?? 0) : this.last;
    this.last = piece[piece.length - 1] ?? 0;
  }
}
