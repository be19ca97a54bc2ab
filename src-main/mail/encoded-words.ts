// Encoded words of header fields as people read them (RFC 2047). Real mail breaks
// the rules in known ways, and those are forgiven: blanks inside a word, a
// multi-byte character cut in two by neighbouring words (so their bytes are joined
// before they are read, also where a charset has states, as ISO-2022-JP), a language
// after the charset (RFC 2231 §5), names of charsets that only Windows and Python know,
// "us-ascii" on text in UTF-8. A word in a charset nobody knows stays as it was
// written. Never throws; takes time in proportion to the text.

// A "?" ends every part, so that no text makes this go back and forth.
const WORD = /=\?([^?\s]{1,80})\?([bq])\?([^?\r\n]*)\?=/gi;

interface Run {
  readonly charset: string;
  readonly bytes: Buffer[];
  raw: string;
}

/** The text with its encoded words decoded; `text` is an unfolded field value. */
export function decodeWords(text: string): string {
  let out = '';
  let end = 0;
  let run: Run | null = null;
  for (const match of text.matchAll(WORD)) {
    const [raw, label = '', encoding = '', body = ''] = match;
    const between = text.slice(end, match.index);
    const charset = label.replace(/\*.*$/, '').toLowerCase();
    // RFC 2047 §6.2: blanks between two encoded words are not part of the text.
    const joined: boolean = run !== null && between.trim() === '';
    if (run && joined && run.charset === charset) {
      run.bytes.push(decodeBody(encoding, body));
      run.raw += between + raw;
    } else {
      out += (run ? readRun(run) : '') + (joined ? '' : between);
      run = { charset, bytes: [decodeBody(encoding, body)], raw };
    }
    end = match.index + raw.length;
  }
  return out + (run ? readRun(run) : '') + text.slice(end);
}

/** What the standard (WHATWG) does not know by these names. */
const ALIASES: Readonly<Record<string, string>> = {
  utf8mb4: 'utf-8',
  'utf-8-sig': 'utf-8',
  cp65001: 'utf-8',
  'unknown-8bit': 'utf-8',
  default: 'utf-8',
  cp932: 'shift_jis',
  cp51932: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  cp936: 'gbk',
  ms936: 'gbk',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  cp950: 'big5',
  ms950: 'big5',
};

/** ISO-2022-JP-1 to -3 are nearly always the plain one. */
const ISO_2022_JP = /^(?:csiso2022jp|iso-2022-jp(?:-[\w-]+)?|cp5022\d)$/;

/**
 * Escape sequences of ISO-2022-JP with nothing between them: the end of one word and the begin of the next. The
 * reader takes the first for damage.
 */
const IDLE_ESCAPE = /\x1b(?:\([BIJ]|\$[@B])(?=\x1b[($])/g;

function readRun({ charset, bytes, raw }: Run): string {
  const joined = Buffer.concat(bytes);
  if (ISO_2022_JP.test(charset))
    return decoded('iso-2022-jp', Buffer.from(joined.toString('latin1').replace(IDLE_ESCAPE, ''), 'latin1')) ?? raw;
  const name =
    ALIASES[charset] ??
    charset.replace(/^(?:x-)?cp-?(?=125\d$)/, 'windows-').replace(/^(?:x-)?cp-?(?=85[0-9]$|866$)/, 'ibm');
  if (/^(?:us-)?ascii$|^ansi_x3\.4/.test(name))
    return decoded('utf-8', joined, true) ?? decoded('windows-1252', joined) ?? raw;
  return decoded(name, joined) ?? raw;
}

/** null where the charset is not known, or `strict` and the bytes are not of it. */
function decoded(charset: string, bytes: Buffer, strict = false): string | null {
  try {
    return new TextDecoder(charset, { fatal: strict }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeBody(encoding: string, body: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(body, 'base64');
  const plain = body
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
