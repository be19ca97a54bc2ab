// Bytes of mail as text, by the charset they are labelled with. Real labels break the
// standard in known ways, and those are forgiven: names that only Windows and Python know,
// "us-ascii" or nothing on text in UTF-8, Latin 1 on text of Windows, escapes of
// ISO-2022-JP with nothing between them. UTF-7, which the standard leaves out and old
// Exchange servers and faxes still send, is read by us. Never throws.

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

const UTF_7 = /^(?:(?:cs|x-)?(?:unicode-?[12]-[01]-?)?utf-?7|csunicode11utf7|cp65000)$/;

/**
 * Escape sequences of ISO-2022-JP with nothing between them: the end of one word and the begin of the next. The
 * reader takes the first for damage.
 */
const IDLE_ESCAPE = /\x1b(?:\([BIJ]|\$[@B])(?=\x1b[($])/g;

/** 0x80 to 0x9f of Windows' Latin 1. Node's reader leaves them as the controls that nobody writes. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** `label`: as it was sent; '': there was none. null: nobody knows it. */
export function textIn(bytes: Uint8Array, label: string): string | null {
  const charset = label.trim().toLowerCase();
  if (ISO_2022_JP.test(charset))
    return decoded(
      'iso-2022-jp',
      Buffer.from(Buffer.from(bytes).toString('latin1').replace(IDLE_ESCAPE, ''), 'latin1'),
    );
  if (UTF_7.test(charset)) return utf7(bytes);
  const name =
    ALIASES[charset] ??
    charset.replace(/^(?:x-)?cp-?(?=125\d$)/, 'windows-').replace(/^(?:x-)?cp-?(?=85[0-9]$|866$)/, 'ibm');
  if (/^$|^(?:us-)?ascii$|^ansi_x3\.4/.test(name))
    return decoded('utf-8', bytes, true) ?? decoded('windows-1252', bytes);
  return decoded(name, bytes);
}

/**
 * Runs of "+" and base64 of UTF-16, ended by "-" or whatever is none of it (RFC 2152); a run that is none, as of
 * a telephone number, stays. With bytes that UTF-7 has not, the label is wrong.
 */
function utf7(bytes: Uint8Array): string | null {
  if (bytes.some((byte) => byte > 0x7f)) return textIn(bytes, '');
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/\+([A-Za-z0-9+/]*)(-?)/g, (raw: string, run: string, end: string) => {
      if (run === '') return end === '' ? raw : '+';
      return utf16In(run) ?? raw;
    });
}

/** null: the bits that are left over, or the halves of characters, show that it is none. */
function utf16In(run: string): string | null {
  const units = Buffer.from(run, 'base64');
  const leftOver = (run.length * BITS_A_LETTER) % BITS_A_UNIT;
  const last = (BASE64.indexOf(run.slice(-1)) & ((1 << leftOver) - 1)) !== 0;
  if (leftOver >= BITS_A_LETTER || last) return null;
  const text = units
    .subarray(0, units.length & ~1)
    .swap16()
    .toString('utf16le');
  return /\p{Cs}/u.test(text) ? null : text;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BITS_A_LETTER = 6;
const BITS_A_UNIT = 16;

/** null where the charset is not known, or `strict` and the bytes are not of it; half a character at the end is left out then. */
function decoded(charset: string, bytes: Uint8Array, strict = false): string | null {
  try {
    const reader = new TextDecoder(charset, { fatal: strict });
    const text = reader.decode(bytes, { stream: strict });
    if (reader.encoding !== 'windows-1252') return text;
    return text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS.charAt(sign.charCodeAt(0) - 0x80));
  } catch {
    return null;
  }
}
