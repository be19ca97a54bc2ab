// Text files as people's programs write them: UTF-8 with or without a byte order
// mark, and the UTF-16 of Notepad and of PowerShell 5's ">" (both byte orders, with
// the mark or without). Pure. What is none of these is not guessed at: a wrong guess
// would store somebody's name with wrong letters.

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The text without its byte order mark; null where the bytes are neither UTF-8 nor UTF-16. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The mark decides; without one, text in UTF-16 that begins in ASCII (as JSON does) has a zero beside its first
 * character.
 */
function encodingOf([first, second]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || (first !== undefined && first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0)) return 'utf-16be';
  return 'utf-8';
}
