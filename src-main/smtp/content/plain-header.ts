// A header with letters beyond ASCII in plain letters (RFC 2047, RFC 2231), for hosts
// without SMTPUTF8. Names and subjects become encoded words, parameters are written
// with percent signs, domains in their ASCII form; trace fields, which nobody reads
// aloud, get question marks. A letter beyond ASCII left of the "@" has no other form:
// then, as where the bytes are no UTF-8, the answer is null. Fields in ASCII stay
// byte for byte. nodemailer's mime-node knows how each field is encoded.
import { buildHeaderValue, foldLines, parseHeaderValue } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import { splitHeader } from '../../mail/header';

/** `header` with its empty line, if it has one. */
export function plainHeader(header: Buffer): Buffer | null {
  const { header: fields } = splitHeader(header);
  const out: Buffer[] = [];
  for (const field of fieldsOf(fields)) {
    const plain = plainField(field);
    if (plain === null) return null;
    out.push(plain);
  }
  return Buffer.concat([...out, header.subarray(fields.length)]);
}

/** Each field with its folded lines. */
function fieldsOf(fields: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let from = 0; from < fields.length;) {
    let end = from;
    do {
      const newline = fields.indexOf(10, end);
      end = newline < 0 ? fields.length : newline + 1;
    } while (end < fields.length && (fields[end] === 0x20 || fields[end] === 0x09));
    found.push(fields.subarray(from, end));
    from = end;
  }
  return found;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function plainField(field: Buffer): Buffer | null {
  if (field.every((byte) => byte < 0x80)) return field;
  const text = decoded(field);
  const match = text === null ? null : /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(text);
  if (!match) return null;
  const [, name = '', raw = ''] = match;
  const value = raw.replace(/\r?\n(?=[ \t])/g, '').trim();
  const plain = plainValue(name.toLowerCase(), value);
  return /[^\x20-\x7e\r\n\t]/.test(plain) ? null : Buffer.from(`${foldLines(`${name}: ${plain}`, 76)}\r\n`, 'latin1');
}

function plainValue(name: string, value: string): string {
  if (/^(received|return-path|x-received|authentication-results)$/.test(name))
    return value.replace(/[^\x20-\x7e\t]/gu, '?');
  if (/^content-(type|disposition)$/.test(name)) return buildHeaderValue(parseHeaderValue(value));
  return MimeNode.encodeHeaderValue(name, value);
}

function decoded(bytes: Buffer): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}
