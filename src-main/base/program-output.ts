// What a program of the system printed, as text. Nobody says in which encoding it
// writes: UTF-8, UTF-16 (PowerShell, wmic), or its system's own old code page (rasdial,
// cmd.exe). What is neither of the first two is read with the letters that the old
// pages of Western Europe share; and where two names are compared, every run of letters
// beyond ASCII counts as one unknown letter, so that "Büro" is found again in any of them.
import { decodeText } from './text-file';

/** Bytes 0x80 to 0xA5 of the code pages 437 and 850, as they lie on Windows' consoles. */
const CONSOLE = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑ';

export function decodeOutput(bytes: Buffer, platform: NodeJS.Platform = process.platform): string {
  const text = decodeText(bytes) ?? decodeText(withoutCutEnds(bytes));
  if (text !== null) return text;
  if (platform !== 'win32') return bytes.toString('latin1');
  return [...bytes]
    .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CONSOLE[byte - 0x80] ?? '\uFFFD')))
    .join('');
}

/** Of long output only the end is kept, and that may begin, or be read, within a letter. */
function withoutCutEnds(bytes: Buffer): Buffer {
  let from = 0;
  while (from < 3 && isContinuation(bytes[from])) from += 1;
  let to = bytes.length;
  while (bytes.length - to < 3 && isContinuation(bytes[to - 1])) to -= 1;
  const lead = bytes[to - 1] ?? 0;
  return bytes.subarray(from, lead >= 0xc0 ? to - 1 : bytes.length);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}

/** True where two names may be the same, whatever page one of them was written in. */
export function sameName(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b);
}

function folded(name: string): string {
  return name
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\x20-\x7e]+/g, '?');
}
