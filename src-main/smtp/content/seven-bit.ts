// A message in another form, for a host that takes 7-bit only (RFC 6152 §3) or no lines
// over 998 octets (RFC 5321 §4.5.3.1.6): parts with such content become quoted-printable
// or base64, their headers say so, everything else stays byte for byte; what is encoded
// already and header lines are only broken (long-lines.ts). Never where a signature that
// people see would break (multipart/signed; OpenPGP in its own lines is text and breaks
// too: it is seen by its first line); the mail servers' own (DKIM, ARC) only where the
// host takes the letter in no other form. Reads the message twice as a stream: once to
// look, once to change.
import { Readable } from 'node:stream';
import { HEADER_LIMIT, unfold } from '../../mail/header';
import { base64Encoder, quotedPrintableEncoder, type Encoder } from './encodings';
import { cutLine, foldedHeader, foldedLine, hasLongLine, LONGEST_LINE } from '../long-lines';
import { stepsOf, type MimePart } from './mime-lines';
import { plainHeader } from './plain-header';
import { textFields } from './mime-fields';
import { smtpWords } from '../../words/smtp';

/** To another encoding, which its header then names; 'cut', 'folded': its lines are broken, and nothing else. */
type Change = '7bit' | 'quoted-printable' | 'base64' | 'cut' | 'folded';

export interface Plan {
  /** What becomes of a part, by its index; the others stay. */
  readonly changes: ReadonlyMap<number, Change>;
  /** Parts whose header gets plain letters (RFC 2047, RFC 2231); 0 is the message's own. */
  readonly headers: ReadonlySet<number>;
  /** Parts whose header is folded. */
  readonly folded: ReadonlySet<number>;
  /** Charset to write down where the message says nothing of MIME. */
  readonly charset: 'utf-8' | 'unknown-8bit' | null;
}

export interface Obstacle {
  /** 'header': in letters of a header (5.6.7), else in the content. */
  readonly where: 'header' | 'content';
  /** "it is signed" */
  readonly why: string;
}

export interface WantedForm {
  /** Content in 7 bits. */
  readonly content: boolean;
  /** The header in ASCII. */
  readonly header: boolean;
  /** No line over 998 octets, also where that is all that is to be changed. */
  readonly lines?: boolean;
  /** Also where a mail server has signed it (DKIM, ARC). */
  readonly insist?: boolean;
}

interface Seen {
  readonly part: MimePart;
  bytes: number;
  eightBit: number;
  /** Has a line that is longer than SMTP allows. */
  long: boolean;
  armoured: boolean;
}

/** What has to be changed, nothing (null), or why it cannot be. Rejects when the content cannot be read. */
export async function planSevenBit(content: Readable, wanted: WantedForm): Promise<Plan | Obstacle | null> {
  const seen: Seen[] = [];
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let valid = true;
  for await (const step of stepsOf(content)) {
    if (step.kind === 'header') seen.push({ part: step.part, bytes: 0, eightBit: 0, long: false, armoured: false });
    if (step.kind === 'between' && wanted.content && eightBits(step.line) > 0)
      return { where: 'content', why: smtpWords.obstacle.eightBitBetween };
    if (step.kind === 'between' && wanted.lines && step.line.length > LONGEST_LINE)
      return { where: 'content', why: smtpWords.obstacle.longBetween };
    const last = seen.at(-1);
    if (step.kind !== 'body' || !last) continue;
    last.bytes += step.line.length;
    last.eightBit += eightBits(step.line);
    last.long ||= step.line.length > LONGEST_LINE;
    last.armoured ||= step.line.toString('latin1', 0, 40).startsWith('-----BEGIN PGP SIGNED');
    if (step.part.index === 0) valid &&= decodes(utf8, step.line);
  }
  return planOf(seen, wanted, valid);
}

function planOf(seen: readonly Seen[], wanted: WantedForm, valid: boolean): Plan | Obstacle | null {
  const top = seen[0];
  if (!top) return null;
  const headers = seen.filter(
    (one) => (wanted.header || (wanted.content && one !== top)) && eightBits(one.part.header) > 0,
  );
  const bodies = seen.filter(
    (one) =>
      (wanted.content && one.eightBit > 0) ||
      (one.long && (wanted.lines || (wanted.content && breaks(one.part) === null && obstacleOf(one) === null))),
  );
  const folded = wanted.lines ? seen.filter(({ part }) => hasLongLine(part.header)) : [];
  if (headers.length + bodies.length + folded.length === 0) return null;
  const obstacle = obstacleTo(top, headers, bodies, wanted);
  if (obstacle) return obstacle;
  if (folded.some(({ part }) => part.signed)) return { where: 'content', why: smtpWords.obstacle.signed };
  const changes = new Map(bodies.map((one) => [one.part.index, encodingFor(one)]));
  if (wanted.content)
    for (const { part } of seen)
      if (!changes.has(part.index) && /^(8bit|binary)$/.test(part.encoding)) changes.set(part.index, '7bit');
  const bare =
    encodes(changes.get(0)) && !unfold(top.part.header).some(({ name }) => /^(mime-version|content-type)$/i.test(name));
  const charset = valid ? 'utf-8' : 'unknown-8bit';
  const indexes = (some: readonly Seen[]): ReadonlySet<number> => new Set(some.map(({ part }) => part.index));
  return {
    changes,
    headers: indexes(headers),
    folded: indexes(folded),
    charset: bare ? charset : null,
  };
}

function obstacleTo(top: Seen, headers: readonly Seen[], bodies: readonly Seen[], wanted: WantedForm): Obstacle | null {
  const where = headers.includes(top) ? 'header' : 'content';
  if ((!wanted.insist && hasSignature(top.part)) || headers.some(({ part }) => part.signed))
    return { where, why: smtpWords.obstacle.signed };
  if (headers.some(({ part }) => plainHeader(part.header) === null))
    return { where: 'header', why: smtpWords.obstacle.headerAddress };
  return bodies.map(obstacleOf).find((one) => one !== null) ?? null;
}

/** RFC 6376 §5.3: who signs converts first; who converts later breaks it. */
function hasSignature({ header }: MimePart): boolean {
  return unfold(header).some(({ name }) => /^(dkim-signature|arc-message-signature|domainkey-signature)$/i.test(name));
}

function obstacleOf({ part, armoured, eightBit }: Seen): Obstacle | null {
  if (part.signed || armoured) return { where: 'content', why: smtpWords.obstacle.signed };
  if (eightBit === 0 && breaks(part) !== null) return null;
  if (part.encoding === 'base64' || part.encoding === 'quoted-printable')
    return { where: 'content', why: smtpWords.obstacle.notEncoded(part.encoding) };
  if (part.type.startsWith('message/')) return { where: 'content', why: smtpWords.obstacle.mayNotBeEncoded(part.type) };
  return null;
}

/** How long lines of `part` are broken without another encoding; null: not at all. */
function breaks({ encoding, type }: MimePart): 'cut' | 'folded' | null {
  if (encoding === 'base64' || encoding === 'quoted-printable') return 'cut';
  // Made of header fields (RFC 3464, 8098, 5965).
  return /^message\/(?:delivery-status|disposition-notification|feedback-report)$/.test(type) ? 'folded' : null;
}

/** Whichever is shorter; text people can read without a mail program where it is close. */
function encodingFor({ part, bytes, eightBit }: Seen): Change {
  const broken = breaks(part);
  if (broken) return broken;
  return part.type.startsWith('text/') && eightBit * 5 < bytes ? 'quoted-printable' : 'base64';
}

/** The message as `plan` says. Rejects as reading it does. */
export function inSevenBits(content: Readable, plan: Plan): Readable {
  return Readable.from(changed(content, plan), { objectMode: false });
}

async function* changed(content: Readable, plan: Plan): AsyncGenerator<Buffer, void, void> {
  let encoder: Encoder | null = null;
  let breaking: (line: Buffer) => Buffer = (line) => line;
  for await (const step of stepsOf(content)) {
    if (step.kind === 'body') {
      const bytes: Buffer = encoder ? encoder.line(step.line) : breaking(step.line);
      if (bytes.length > 0) yield bytes;
      continue;
    }
    if (encoder) yield encoder.end(false);
    encoder = null;
    if (step.kind === 'between') yield step.line;
    else {
      yield headerOf(step.part, plan);
      const { index, encoding } = step.part;
      const change = plan.changes.get(index);
      encoder = encoderFor(change);
      breaking = breakerFor(change, encoding);
    }
  }
  if (encoder) yield encoder.end(true);
}

/** Breaks lines of a part that keeps its encoding. */
function breakerFor(change: Change | undefined, encoding: MimePart['encoding']): (line: Buffer) => Buffer {
  if (change === 'cut') return (line) => cutLine(line, encoding);
  return change === 'folded' ? foldedLine : (line) => line;
}

function encoderFor(change: Change | undefined): Encoder | null {
  if (change === 'base64') return base64Encoder();
  return change === 'quoted-printable' ? quotedPrintableEncoder() : null;
}

function headerOf(part: MimePart, plan: Plan): Buffer {
  const change = plan.changes.get(part.index);
  const plain = plan.headers.has(part.index) ? (plainHeader(part.header) ?? part.header) : part.header;
  const header = plan.folded.has(part.index) ? foldedHeader(plain) : plain;
  return encodes(change) ? withEncoding(header, change, part.index === 0 ? plan.charset : null) : header;
}

function encodes(change: Change | undefined): change is '7bit' | 'quoted-printable' | 'base64' {
  return change !== undefined && change !== 'cut' && change !== 'folded';
}

/**
 * The header with that Content-Transfer-Encoding in place of any other; behind HEADER_LIMIT nothing is looked for, as
 * nothing was seen there.
 */
function withEncoding(header: Buffer, encoding: string, charset: Plan['charset']): Buffer {
  const text = header.toString('latin1');
  const seen = header.length <= HEADER_LIMIT ? text.length : text.lastIndexOf('\n', HEADER_LIMIT - 1) + 1;
  const rest = text.slice(0, seen).replace(/^content-transfer-encoding[ \t]*:.*(?:\r?\n[ \t].*)*(?:\r?\n|$)/gim, '');
  const ended = /(^|\n)\r?\n$/.test(rest);
  const fields = ended ? rest.replace(/\r?\n$/, '') : rest;
  // RFC 1428 §3: where nothing was said of the letters.
  const mime = charset ? textFields(charset) : '';
  const ours = `${mime}Content-Transfer-Encoding: ${encoding}\r\n`;
  if (seen < text.length) return Buffer.from(`${ours}${rest}${text.slice(seen)}`, 'latin1');
  return Buffer.from(`${fields}${ours}${ended ? '\r\n' : ''}`, 'latin1');
}

function eightBits(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte > 0x7f) count++;
  return count;
}

function decodes(decoder: TextDecoder, bytes: Buffer): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
