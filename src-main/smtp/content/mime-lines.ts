// A message read line by line, each line told which part it belongs to: the lines of a header together, body
// lines one by one, and what stands between the parts. Knows multipart and message/rfc822, however nested,
// and nothing of what is inside. Reads as a stream: memory holds one header and one line, and of a header its
// first HEADER_LIMIT bytes say what the part is. The same bytes always give the same steps, so a message can
// be read once to look and once to change.
import type { Readable } from 'node:stream';
import { HEADER_LIMIT, splitHeader, unfold } from '../../mail/header';

export interface MimePart {
  /** 0 for the message itself, then in order of appearance. */
  readonly index: number;
  /** "text/plain"; lower case; "text/plain" where nothing is said. */
  readonly type: string;
  /** Content-Transfer-Encoding, lower case, "7bit" where nothing is said. */
  readonly encoding: string;
  /** Contains parts or a message: may not be encoded itself (RFC 2045 §6.4). */
  readonly container: boolean;
  /** Within multipart/signed: may not be changed. */
  readonly signed: boolean;
  /** With its empty line, if it had one. */
  readonly header: Buffer;
}

export type Step =
  | { readonly kind: 'header'; readonly part: MimePart }
  /** A whole line of a part that contains no parts, with its line end if it had one. */
  | { readonly kind: 'body'; readonly part: MimePart; readonly line: Buffer }
  /** Boundaries, and text before and after the parts of a multipart. */
  | { readonly kind: 'between'; readonly line: Buffer };

/** Deeper nesting is read as plain content. */
const DEEPEST = 30;

interface Open {
  readonly boundary: string;
  readonly signed: boolean;
}

/** Lines with their ends; the last one may have none. */
export async function* linesOf(content: Readable): AsyncGenerator<Buffer, void, void> {
  let parts: Buffer[] = [];
  for await (const chunk of content as AsyncIterable<Buffer>) {
    // a byte stream without encoding yields Buffers
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = chunk.subarray(from, end + 1);
      yield parts.length === 0 ? line : Buffer.concat([...parts, line]);
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

export async function* stepsOf(content: Readable): AsyncGenerator<Step, void, void> {
  const reader = new PartReader();
  for await (const line of linesOf(content)) yield* reader.push(line);
  yield* reader.end();
}

class PartReader {
  private readonly open: Open[] = [];
  /** Lines of a header that has not ended; null: not in a header. */
  private head: Buffer[] | null = [];
  private part: MimePart | null = null;
  private count = 0;
  private signed = false;

  *push(line: Buffer): Generator<Step, void, void> {
    if (this.open.length > 0 && line[0] === 0x2d && line[1] === 0x2d && (yield* this.boundary(line))) return;
    if (this.head) {
      this.head.push(line);
      if (line.length <= 2 && /^\r?\n$/.test(line.toString('latin1'))) yield this.headerEnded();
    } else if (this.part) yield { kind: 'body', part: this.part, line };
    else yield { kind: 'between', line };
  }

  *end(): Generator<Step, void, void> {
    if (this.head && this.head.length > 0) yield this.headerEnded();
  }

  /** True when `line` is a boundary; a part that ends in its header has no body. */
  private *boundary(line: Buffer): Generator<Step, boolean, void> {
    const text = line.toString('latin1').trimEnd();
    const at = this.open.findLastIndex(({ boundary }) => text === `--${boundary}` || text === `--${boundary}--`);
    const found = this.open[at];
    if (!found) return false;
    yield* this.end();
    const closed = text === `--${found.boundary}--`;
    this.open.length = closed ? at : at + 1;
    this.signed = this.open.some(({ signed }) => signed);
    this.part = null;
    this.head = closed ? null : [];
    yield { kind: 'between', line };
    return true;
  }

  private headerEnded(): Step {
    const header = Buffer.concat(this.head ?? []);
    const described = describe(header);
    const deep = this.open.length >= DEEPEST;
    const identity = /^(7bit|8bit|binary)$/.test(described.encoding);
    const message = !deep && identity && /^message\/(rfc822|global|news)$/.test(described.type);
    const multipart = !deep && described.boundary !== null;
    const part: MimePart = {
      index: this.count++,
      type: described.type,
      encoding: described.encoding,
      container: message || multipart,
      signed: this.signed,
      header,
    };
    if (multipart)
      this.open.push({ boundary: described.boundary ?? '', signed: described.type === 'multipart/signed' });
    this.signed ||= described.type === 'multipart/signed';
    this.head = message ? [] : null;
    this.part = part.container ? null : part;
    return { kind: 'header', part };
  }
}

function describe(header: Buffer): {
  readonly type: string;
  readonly encoding: string;
  readonly boundary: string | null;
} {
  const fields = unfold(splitHeader(header.subarray(0, HEADER_LIMIT)).header);
  const value = (name: string): string => fields.find((field) => field.name.toLowerCase() === name)?.value ?? '';
  const contentType = value('content-type');
  const type = /^[^\s;]+/.exec(contentType)?.[0].toLowerCase() ?? 'text/plain';
  const encoding = /^[^\s;(]+/.exec(value('content-transfer-encoding'))?.[0].toLowerCase() ?? '7bit';
  const quoted = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i.exec(contentType);
  const boundary = type.startsWith('multipart/') ? (quoted?.[1]?.replace(/\\(.)/g, '$1') ?? quoted?.[2] ?? null) : null;
  return { type, encoding, boundary };
}
