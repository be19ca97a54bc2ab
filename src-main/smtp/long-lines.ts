// Lines over 998 octets (RFC 5321 §4.5.3.1.6) made shorter where they stand, without
// another encoding: a header's by folding (RFC 5322 §2.2.3), base64 by a line break
// anywhere, quoted-printable by a soft one. What a reader makes of them stays the same,
// but for one case: a header line without a blank is broken by CR LF and a blank, as
// Postfix does. Lines that are short enough stay byte for byte.

/** Octets with CR LF. */
export const LONGEST_LINE = 1000;
const FOLDED_AT = 78;

/** A line with its line end, folded at blanks behind column 78 and broken before 998. */
export function foldedLine(line: Buffer): Buffer {
  if (line.length <= LONGEST_LINE) return line;
  const text = line.toString('latin1');
  const content = text.replace(/\r?\n$/, '');
  const lines: string[] = [];
  for (let from = 0; from < content.length;) {
    const end = from + (content.length - from <= FOLDED_AT ? FOLDED_AT : foldAt(content.slice(from)));
    lines.push(content.slice(from, end));
    from = end;
  }
  // Each piece begins with its own blank; where there was none it gets one.
  const folded = lines.map((piece, i) => (i === 0 || /^[ \t]/.test(piece) ? piece : ` ${piece}`)).join('\r\n');
  return Buffer.from(folded + text.slice(content.length), 'latin1');
}

/**
 * Where the next piece of `rest` begins: at its last blank before the column, else the first one behind it, else in
 * the midst.
 */
function foldAt(rest: string): number {
  // A piece of blanks alone would end the header for some.
  const fits = (at: number): boolean => at > 0 && rest.slice(0, at).trim() !== '' && rest.slice(at).trim() !== '';
  const blanks = [...rest.slice(0, LONGEST_LINE - 4).matchAll(/[ \t]/g)].map(({ index }) => index).filter(fits);
  return blanks.findLast((at) => at <= FOLDED_AT) ?? blanks[0] ?? Math.min(rest.length, LONGEST_LINE - 4);
}

/** A header with all of its lines. */
export function foldedHeader(header: Buffer): Buffer {
  return Buffer.concat(linesIn(header).map(foldedLine));
}

export function hasLongLine(bytes: Buffer): boolean {
  return linesIn(bytes).some(({ length }) => length > LONGEST_LINE);
}

/** A line of base64 or quoted-printable in lines of 76. */
export function cutLine(line: Buffer, encoding: string): Buffer {
  if (line.length <= LONGEST_LINE) return line;
  const text = line.toString('latin1');
  const content = text.replace(/\r?\n$/, '');
  const end = text.slice(content.length);
  // Room for "="; an "=XX" is not taken apart.
  const pieces = encoding === 'base64' ? content.match(/.{1,76}/gs) : content.match(/(?:=[0-9A-Fa-f]{2}|[^]){1,25}/g);
  return Buffer.from((pieces ?? []).join(encoding === 'base64' ? '\r\n' : '=\r\n') + end, 'latin1');
}

function linesIn(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const at = bytes.indexOf(10, from);
    const end = at < 0 ? bytes.length : at + 1;
    lines.push(bytes.subarray(from, end));
    from = end;
  }
  return lines;
}
