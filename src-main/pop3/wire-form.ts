// A letter as it goes over the line (RFC 1939 §3): dot-stuffed, every line ended with
// CR LF, a lone dot behind it. Our own files have CR LF throughout and come out byte
// for byte; a bare LF that another program wrote becomes CR LF. Nothing here grows
// with the letter. Rejects when the file cannot be read to its end.
import { DotStuffing } from '../smtp/content';

const LF = 0x0a;
const CR = 0x0d;

/** Everything of `content`, in wire form, the ending dot included. */
export async function* wireForm(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  const stuffing = new DotStuffing();
  const mend = lineEnds();
  for await (const piece of content) yield stuffing.stuff(mend(piece));
  yield stuffing.end();
}

/** A function that puts a CR before every LF that has none, piece by piece. */
function lineEnds(): (piece: Buffer) => Buffer {
  let last = 0;
  return (piece) => {
    const parts: Buffer[] = [];
    let from = 0;
    for (let i = piece.indexOf(LF); i >= 0; i = piece.indexOf(LF, i + 1)) {
      if ((i > 0 ? piece[i - 1] : last) === CR) continue;
      parts.push(piece.subarray(from, i), Buffer.from('\r'));
      from = i;
    }
    last = piece.at(-1) ?? last;
    return parts.length === 0 ? piece : Buffer.concat([...parts, piece.subarray(from)]);
  };
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
