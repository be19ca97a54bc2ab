// An attachment out of the bytes of its message, in pieces: each is decoded by itself and
// says where the next begins, so that a large one needs no more memory than a small one.
// What is damaged is decoded as far as it goes. Pure.

export type Coding = 'base64' | 'quoted-printable' | 'plain';

/** Where an attachment lies in its message, and how it is written there. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly coding: Coding;
}

export function codingOf(field: string): Coding {
  if (/base64/i.test(field.slice(0, 100))) return 'base64';
  return /quoted-printable/i.test(field.slice(0, 100)) ? 'quoted-printable' : 'plain';
}

/** About as many bytes as it has when it is decoded: lines are taken to be as long as the first. */
export function decodedBytes(message: Buffer, { from, to, coding }: Stretch): number {
  if (coding !== 'base64') return to - from;
  const newline = message.subarray(from, Math.min(to, from + 1000)).indexOf(10);
  if (newline < 1) return Math.floor(((to - from) * 3) / 4);
  const ends = message[from + newline - 1] === 13 ? 2 : 1;
  const letters = ((to - from) * (newline + 1 - ends)) / (newline + 1);
  return Math.floor((letters * 3) / 4);
}

export function decodedWhole(message: Buffer, stretch: Stretch): Buffer {
  return decodePiece(message.subarray(stretch.from, stretch.to), stretch.coding, true).bytes;
}

/**
 * `raw` is what lies at the place asked for, `last` says that nothing follows it. `used`: how much of it was decoded; the
 * rest belongs to the next piece.
 */
export function decodePiece(
  raw: Buffer,
  coding: Coding,
  last: boolean,
): { readonly bytes: Buffer; readonly used: number } {
  if (coding === 'plain') return { bytes: raw, used: raw.length };
  if (coding === 'base64') return base64Piece(raw, last);
  const used = last ? raw.length : wholeLines(raw);
  return { bytes: quotedPrintable(raw.subarray(0, used)), used };
}

const LETTER = /[A-Za-z0-9+/\-_]/;
const NO_LETTERS = /[^A-Za-z0-9+/\-_=]+/g;

function base64Piece(raw: Buffer, last: boolean): { readonly bytes: Buffer; readonly used: number } {
  const used = last ? raw.length : wholeFours(raw);
  const letters = raw.subarray(0, used).toString('latin1').replace(NO_LETTERS, '');
  // What was put together of several ends in the midst of it, too.
  const runs = letters.split(/=+/).map((run) => Buffer.from(run, 'base64'));
  return { bytes: runs.length === 1 ? (runs[0] ?? Buffer.alloc(0)) : Buffer.concat(runs), used };
}

/** Up to where the letters make whole fours, counted from the last sign that ends one. */
function wholeFours(raw: Buffer): number {
  const ended = raw.lastIndexOf('=') + 1;
  const letters = raw
    .subarray(ended)
    .toString('latin1')
    .replace(/[^A-Za-z0-9+/\-_]+/g, '').length;
  let used = raw.length;
  for (let over = letters % 4; over > 0 && used > ended;) {
    used--;
    if (LETTER.test(String.fromCharCode(raw[used] ?? 0))) over--;
  }
  // Fewer than four: there is no more to be had of it.
  return used > 0 ? used : raw.length;
}

/** A sign of quoted-printable never reaches over the end of a line. */
function wholeLines(raw: Buffer): number {
  const newline = raw.lastIndexOf(10);
  if (newline >= 0) return newline + 1;
  const sign = raw.lastIndexOf(61);
  return sign > 0 && sign > raw.length - 3 ? sign : raw.length;
}

function quotedPrintable(raw: Buffer): Buffer {
  const text = raw
    .toString('latin1')
    // Blanks before a line's end are none of it (RFC 2045 §6.7); a run of them is gone through once.
    .replace(/[ \t]+(\r?\n)?/g, (blanks: string, end: string | undefined) => end ?? blanks)
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
