// The answer to a message sent to echo@practice.example: who is writing, that no
// real mail left, and the text as it came. Pure; it reads just enough MIME to show
// plain text (first text part, base64 and quoted-printable) and quotes nothing where
// there is none. It never answers the null sender or an automatic message, so that
// two robots do not write to each other for ever (RFC 3834 §2).
import { echoFields } from './replies';
import { practiceWords } from '../words/doors';

/** More than this is not quoted; a thin line is a thin line also when practising. */
const LINES_QUOTED = 100;

interface Part {
  readonly head: string;
  readonly body: Buffer;
}

/** Splits at the first empty line; everything is head where there is none. */
function splitPart(raw: Buffer): Part {
  const gap = /\r?\n\r?\n/.exec(raw.toString('latin1'));
  if (!gap) return { head: raw.toString('utf8'), body: Buffer.alloc(0) };
  return { head: raw.subarray(0, gap.index).toString('utf8'), body: raw.subarray(gap.index + gap[0].length) };
}

/** The unfolded value of the first field of that name, or "". */
function headerField(head: string, name: string): string {
  const unfolded = head.replace(/\r?\n(?=[ \t])/g, '');
  const line = unfolded.split(/\r?\n/).find((l) => l.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}

function decodeQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/(?<![ \t])[ \t]*=\r?\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

function decodeTransfer(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body.toString('latin1')) : body;
}

function decodeBody(part: Part): string {
  const encoding = headerField(part.head, 'Content-Transfer-Encoding').toLowerCase();
  const charset = /charset="?([^";\s]+)/i.exec(headerField(part.head, 'Content-Type'))?.[1]?.toLowerCase() ?? 'utf-8';
  const bytes = decodeTransfer(part.body, encoding);
  return /^(iso-8859-|windows-125)/.test(charset) ? bytes.toString('latin1') : bytes.toString('utf8');
}

/** The first plain text in a message, "" where there is none to show. `depth` bounds nesting. */
function plainText(raw: Buffer, depth = 0): string {
  const part = splitPart(raw);
  const type = headerField(part.head, 'Content-Type');
  const boundary = /^multipart\/.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  if (!boundary) return type === '' || /^text\/plain/i.test(type) ? decodeBody(part) : '';
  if (depth > 4) return '';
  const inner = part.body
    .toString('latin1')
    .split(`--${boundary[1] ?? boundary[2]}`)
    .slice(1);
  for (const piece of inner) {
    const text = plainText(Buffer.from(piece.replace(/^\r?\n/, ''), 'latin1'), depth + 1);
    if (text !== '') return text;
  }
  return '';
}

/** True where a message must not be answered. */
function isAutomatic(head: string): boolean {
  const submitted = headerField(head, 'Auto-Submitted').toLowerCase();
  return submitted !== '' && submitted !== 'no';
}

function reSubject(subject: string): string {
  const text = /^re:/i.test(subject) ? subject : `Re: ${subject}`.trim();
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function quote(text: string): readonly string[] {
  const lines = text.trimEnd().split(/\r?\n/);
  const shown = lines.slice(0, LINES_QUOTED).map((line) => `> ${line}`.slice(0, 900).trimEnd());
  return lines.length > LINES_QUOTED ? [...shown, '> …'] : shown;
}

/**
 * The whole answer to `raw` (the message as it came) for `sender`, CRLF lines, or
 * null where it must not be answered. `id` is unique, `now` milliseconds since 1970.
 */
export function echoAnswer(raw: Buffer, sender: string, id: string, now: number): Buffer | null {
  const { head } = splitPart(raw);
  if (sender === '' || isAutomatic(head)) return null;
  const messageId = headerField(head, 'Message-ID');
  const thread = messageId === '' ? [] : [`In-Reply-To: ${messageId}`, `References: ${messageId}`];
  const text = plainText(raw);
  const { hello, arrived, noText, youWrote } = practiceWords.echo;
  const lines = [
    ...echoFields({ sender, subject: reSubject(headerField(head, 'Subject')), thread, id, now }),
    '',
    hello,
    '',
    ...arrived,
    '',
    ...(text.trim() === '' ? [noText] : [youWrote, '', ...quote(text)]),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
