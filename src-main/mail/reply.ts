// An SMTP reply as a value (RFC 5321 §4.2, enhanced codes RFC 3463). Trouble
// with the other side travels as one of these, never as an exception.

export interface Reply {
  /** Three digits, 200 to 599; 0 where no reply came (the line broke, nobody answered). */
  readonly code: number;
  /** "5.7.1", or null where the text does not begin with one. */
  readonly enhanced: string | null;
  /** The text lines without code and separator, the enhanced code still in front as sent. */
  readonly lines: readonly string[];
}

const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3})(?= |$)/;

/** A reply from its code and text lines. */
export function makeReply(code: number, lines: readonly string[]): Reply {
  return { code, enhanced: ENHANCED.exec(lines[0] ?? '')?.[1] ?? null, lines };
}

/** One line for people and records: "550 5.1.1 No such user here". */
export function replyText(reply: Reply): string {
  const text = reply.lines.join(' ').trim();
  return reply.code === 0 ? text : `${reply.code} ${text}`.trim();
}

/** "No reply" with a reason in words: the connection broke, timed out or was never made. */
export function noReply(reason: string): Reply {
  return { code: 0, enhanced: null, lines: [reason] };
}

export function isPositive(reply: Reply): boolean {
  return reply.code >= 200 && reply.code < 400;
}

/** Collects reply lines as they come from the wire and hands out whole replies. */
export class ReplyParser {
  private code = 0;
  private lines: string[] = [];

  /**
   * Takes one line without its CRLF. Returns the reply when it is complete, null
   * while more lines follow, 'garbage' when the line is no reply line at all.
   */
  push(line: string): Reply | null | 'garbage' {
    const match = /^([2-5]\d\d)(?:([ -])(.*))?$/s.exec(line);
    if (!match) return 'garbage';
    this.code = Number(match[1]);
    this.lines.push(match[3] ?? '');
    if (match[2] === '-') return null;
    const reply = makeReply(this.code, this.lines);
    this.lines = [];
    return reply;
  }
}
