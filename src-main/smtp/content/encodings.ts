// Body lines as base64 and quoted-printable (RFC 2045 §6.7, §6.8), fed line by line,
// so that memory does not grow with a part. The line end before a boundary belongs
// to the boundary: it is held back until it is known what follows.

export interface Encoder {
  /** Takes a line with its line end; gives what is ready. */
  line(line: Buffer): Buffer;
  /** The part is over; `last` when nothing follows it in the message. */
  end(last: boolean): Buffer;
}

const NOTHING = Buffer.alloc(0);
const BYTES_A_LINE = 57;

/** 76 letters a line. */
export function base64Encoder(): Encoder {
  let held: Buffer = NOTHING;
  let lineEnd: Buffer = NOTHING;
  const encode = (bytes: Buffer): Buffer => {
    const lines: string[] = [];
    for (let from = 0; from < bytes.length; from += BYTES_A_LINE)
      lines.push(`${bytes.toString('base64', from, Math.min(bytes.length, from + BYTES_A_LINE))}\r\n`);
    return Buffer.from(lines.join(''), 'latin1');
  };
  return {
    line(line) {
      const cut = endOf(line);
      const bytes = Buffer.concat([held, lineEnd, line.subarray(0, cut)]);
      lineEnd = line.subarray(cut);
      const whole = bytes.length - (bytes.length % BYTES_A_LINE);
      held = bytes.subarray(whole);
      return encode(bytes.subarray(0, whole));
    },
    end(last) {
      // Before a boundary the last line of base64 brings the line end the boundary needs.
      const out = encode(last ? Buffer.concat([held, lineEnd]) : held);
      held = lineEnd = NOTHING;
      return out;
    },
  };
}

const LONGEST = 76;

/** Lines stay lines. */
export function quotedPrintableEncoder(): Encoder {
  return {
    line(line) {
      const cut = endOf(line);
      return Buffer.from(quoted(line.subarray(0, cut)) + line.toString('latin1', cut), 'latin1');
    },
    end: () => NOTHING,
  };
}

function quoted(line: Buffer): string {
  let out = '';
  let column = 0;
  line.forEach((byte, i) => {
    const blank = byte === 0x20 || byte === 0x09;
    const plain = (byte > 0x20 && byte < 0x7f && byte !== 0x3d) || (blank && i < line.length - 1);
    const text = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    // Room for the "=" of a soft line break, also before the last letter: simpler, and never too long.
    if (column + text.length > LONGEST - 1) {
      out += '=\r\n';
      column = 0;
    }
    out += text;
    column += text.length;
  });
  return out;
}

/** Where the line end of `line` begins. */
function endOf(line: Buffer): number {
  if (line.at(-1) !== 10) return line.length;
  return line.at(-2) === 13 ? line.length - 2 : line.length - 1;
}
