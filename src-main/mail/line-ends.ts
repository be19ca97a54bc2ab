// Lines that end with CR LF and with nothing else, and no NUL (RFC 5321 §2.3.8): the
// rule for content that did not come through a listener's gate, and once more for
// whatever leaves with a dot at its end. A host that takes LF for a line end reads
// LF.LF or LF.CRLF as the end of a letter and what follows as commands.
// The rule: a LF, or a CR that no LF follows, becomes CR LF; CRs in front of a LF are one
// line end with it, as tools that convert twice leave them; a NUL is dropped. Content
// that has only CR LF comes out as it came in, in the same memory.
// Holds nothing of the content but how many CRs stood last.
import { joined } from '../base/joined';

const CR = 13;
const LF = 10;
const NUL = 0;
const CRLF = Buffer.from('\r\n');
/** A longer run of CRs is not waited out. */
const MOST_CRS = 1000;

export class LineEnds {
  /** CRs that came last and of which nobody knows yet what follows. */
  private crs = 0;

  /** `piece` as it may go on; pieces in order. A CR at its end waits for the next. */
  take(piece: Buffer): Buffer {
    const parts: Buffer[] = [];
    let from = 0;
    let crs = this.crs;
    /** How many of `crs` do not stand right before the byte looked at. */
    let elsewhere = crs;
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i];
      if (byte === CR) {
        crs++;
        continue;
      }
      if (byte === LF ? crs === 1 && elsewhere === 0 : crs === 0 && byte !== NUL) {
        crs = 0;
        continue;
      }
      parts.push(piece.subarray(from, i - (crs - elsewhere)));
      from = i + (byte === LF || byte === NUL ? 1 : 0);
      if (byte === LF) parts.push(CRLF);
      else if (byte !== NUL) parts.push(lineEnds(crs));
      crs = byte === NUL ? crs : 0;
      elsewhere = crs;
    }
    parts.push(piece.subarray(from, piece.length - (crs - elsewhere)));
    this.crs = crs;
    if (crs > MOST_CRS) parts.push(this.end());
    return joined(parts);
  }

  /** What is left when the last piece was taken. */
  end(): Buffer {
    const left = lineEnds(this.crs);
    this.crs = 0;
    return left;
  }
}

function lineEnds(count: number): Buffer {
  return count === 0 ? Buffer.alloc(0) : Buffer.alloc(2 * count, CRLF);
}

/** `content` with such lines. Rejects when `content` does. */
export async function* inCrLf(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  const lines = new LineEnds();
  for await (const piece of content) yield lines.take(piece);
  yield lines.end();
}
