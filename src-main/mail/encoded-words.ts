// Encoded words of header fields as people read them (RFC 2047). Real mail breaks
// the rules in known ways, and those are forgiven: blanks inside a word, a
// multi-byte character cut in two by neighbouring words (so their bytes are joined
// before they are read, also where a charset has states, as ISO-2022-JP), a language
// after the charset (RFC 2231 §5). A word in a charset nobody knows (charset.ts) stays as
// it was written. Never throws; takes time in proportion to the text.
import { textIn } from './charset';

// A "?" ends every part, so that no text makes this go back and forth.
const WORD = /=\?([^?\s]{1,80})\?([bq])\?([^?\r\n]*)\?=/gi;

interface Run {
  readonly charset: string;
  readonly bytes: Buffer[];
  raw: string;
}

/** The text with its encoded words decoded; `text` is an unfolded field value. */
export function decodeWords(text: string): string {
  // Most have none, and to set out to look for them costs more than this.
  if (!text.includes('=?')) return text;
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

function readRun({ charset, bytes, raw }: Run): string {
  return textIn(Buffer.concat(bytes), charset) ?? raw;
}

function decodeBody(encoding: string, body: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(body, 'base64');
  const plain = body
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
