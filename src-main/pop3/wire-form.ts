// A letter as it goes over the line (RFC 1939 §3): dot-stuffed, every line ended with
// CR LF, a lone dot behind it. Our own files have CR LF throughout and come out byte
// for byte; what another program wrote otherwise is mended (mail/line-ends.ts). Nothing here grows
// with the letter. Rejects when the file cannot be read to its end.
import { inCrLf } from '../mail/line-ends';
import { DotStuffing } from '../smtp/content/content';

const LF = 0x0a;
const CR = 0x0d;

/** Everything of `content`, in wire form, the ending dot included. */
export async function* wireForm(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  const stuffing = new DotStuffing();
  for await (const piece of inCrLf(content)) yield stuffing.stuff(piece);
  yield stuffing.end();
}

/** TOP: the header, the empty line, and `lines` lines of the body. */
export async function* topOf(content: AsyncIterable<Buffer>, lines: number): AsyncGenerator<Buffer, void, void> {
  let inBody = false;
  let left = lines;
  let lineLength = 0;
  for await (const piece of content) {
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i];
      if (byte !== LF) {
        if (byte !== CR) lineLength++;
        continue;
      }
      if (inBody) left--;
      else if (lineLength === 0) inBody = true;
      lineLength = 0;
      if (inBody && left <= 0) return yield piece.subarray(0, i + 1);
    }
    yield piece;
  }
}
