// The header of a message as the relay sees it (RFC 5322 §2.2): where it ends,
// its fields, the few facts the queue and routing want, and the Received line we
// put in front. A header comes from strangers: nothing in it can make these
// functions throw or run long, and what cannot be read is left out. Callers hand
// in at most HEADER_LIMIT bytes of a message; what stands behind that is not seen.
import { ownText } from '../base/kept-text';
import type { HeaderFacts, Priority } from './envelope';
import { decodeWords } from './encoded-words';

/** How much of a message's beginning is read for its header. */
export const HEADER_LIMIT = 262_144;
const SUBJECT_LIMIT = 500;
const MESSAGE_ID_LIMIT = 500;
// Ten times what is kept: encoded words are longer than what they say.
const READ_LIMIT = 8_000;
const CR = 13;
const LF = 10;

export interface HeaderField {
  /** As written. */
  readonly name: string;
  /** Unfolded, UTF-8 where it is UTF-8, else byte for byte; encoded words as they stand. */
  readonly value: string;
}

/**
 * The bytes of the header with the line end of its last line, without the empty
 * line; `ended` is false while the end has not been seen in `head`.
 */
export function splitHeader(head: Buffer): { readonly header: Buffer; readonly ended: boolean } {
  let at = 0;
  // Byte by byte: lines are short, and to have each searched for costs more than to look.
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== LF) continue;
    const empty = i === at || (i === at + 1 && head[at] === CR);
    if (empty) return { header: head.subarray(0, at), ended: true };
    at = i + 1;
  }
  return { header: head, ended: false };
}

/** What stands before a field's colon (RFC 5322 §2.2). */
const FIELD = /^[!-9;-~]+[ \t]*$/;
/** How a mailbox file begins a letter; "From : a@b" is the field. */
const MAILBOX_LINE = /^>?From (?![ \t]*:)/;

/**
 * The fields in order, unfolded. The first line that is neither a field nor the
 * rest of one ends the header, as it does for every mail server (an mbox "From "
 * line in front is passed over).
 */
export function unfold(head: Buffer): readonly HeaderField[] {
  const text = splitHeader(head).header.toString('latin1');
  const fields: { name: string; value: string }[] = [];
  for (let at = MAILBOX_LINE.test(text) ? lineEnd(text, 0) + 1 : 0; at < text.length;) {
    const end = lineEnd(text, at);
    const line = text.slice(at, text[end - 1] === '\r' ? end - 1 : end);
    const last = fields.at(-1);
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon));
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (last) last.value += line;
    } else if (FIELD.test(name)) fields.push({ name: name.trimEnd(), value: line.slice(colon + 1) });
    else break;
    at = end + 1;
  }
  for (const field of fields) field.value = readable(field.value).trim();
  return fields;
}

/** Where the LF stands that ends the line in which `at` is; the text's end where there is none. */
function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

/**
 * The same with an mbox "From " line in front made a field, as Postfix names it: behind lines of ours it would end the
 * header, and all that follows it would be text.
 */
export function mailboxLineNamed(head: Buffer): Buffer {
  const named = MAILBOX_LINE.test(head.toString('latin1', 0, 200));
  return named ? Buffer.concat([Buffer.from('X-Mailbox-Line: '), head]) : head;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function readable(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  try {
    return UTF8.decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}

/** What the queue and routing want to know; `sender` null is the null sender. */
export function headerFacts(head: Buffer, sender: string | null): HeaderFacts {
  const fields = new Map<string, string>();
  for (const { name, value } of unfold(head)) {
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, value);
  }
  const subject = decodeWords((fields.get('subject') ?? '').slice(0, READ_LIMIT));
  return {
    subject: oneLine(subject, SUBJECT_LIMIT),
    messageId: oneLine(fields.get('message-id') ?? '', MESSAGE_ID_LIMIT) || null,
    priority: priorityOf(fields),
    system:
      sender === null || isReport(fields.get('content-type') ?? '') || isAutomatic(fields.get('auto-submitted') ?? ''),
  };
}

/** One line without control characters, at most `limit` characters and never half of one. */
function oneLine(text: string, limit: number): string {
  const line = text
    .slice(0, READ_LIMIT)
    .replace(/[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ')
    .trim();
  // A letter may wait for months, and its header need not wait in memory with it.
  return ownText(line.length <= limit ? line : line.slice(0, limit).replace(/[\ud800-\udbff]$/, ''));
}

/** X-Priority, Priority (RFC 2156 §5.3.6) and Importance. */
const PRIORITY_WORDS: readonly (readonly [field: string, high: RegExp, low: RegExp])[] = [
  ['x-priority', /^[12](?!\d)/, /^[45](?!\d)/],
  ['priority', /^urgent\b/i, /^non-urgent\b/i],
  ['importance', /^high\b/i, /^low\b/i],
];

/** The first that says high or low decides. */
function priorityOf(fields: ReadonlyMap<string, string>): Priority {
  for (const [field, high, low] of PRIORITY_WORDS) {
    const value = fields.get(field) ?? '';
    if (high.test(value)) return 'high';
    if (low.test(value)) return 'low';
  }
  return 'normal';
}

/** A delivery status notification (RFC 3464) or a disposition notification (RFC 8098). */
function isReport(contentType: string): boolean {
  return (
    /^multipart\/report\b/i.test(contentType) &&
    /;\s*report-type\s*=\s*"?(delivery-status|disposition-notification)\b/i.test(contentType)
  );
}

/** RFC 3834 §5: anything but "no" was not written by a person for this occasion. */
function isAutomatic(autoSubmitted: string): boolean {
  const word =
    autoSubmitted
      .replace(/\([^()]*\)/g, ' ')
      .trim()
      .split(/[\s;]/)[0] ?? '';
  return word !== '' && word.toLowerCase() !== 'no';
}

/** How many servers the message has been through; a hundred means it goes in circles (RFC 5321 §6.3). */
export function countReceived(head: Buffer): number {
  return (
    splitHeader(head)
      .header.toString('latin1')
      .match(/^received[ \t]*:/gim)?.length ?? 0
  );
}
