// An SMTP reply as a value (RFC 5321 §4.2, enhanced codes RFC 3463). Trouble
// with the other side travels as one of these, never as an exception.
import type { AttemptCause } from './cause';

/** Why no reply came, as data: with the name, the connection ('ourselves': to our own listener), its encryption, or the login. */
export type NoReplyWhy =
  | 'no-such-host'
  | 'no-address'
  | 'name-server-failed'
  | 'name-server-unreachable'
  | 'name-server-refused'
  | 'name-server-silent'
  | 'nobody-listens'
  | 'no-way'
  | 'ourselves'
  | 'silent'
  | 'reset'
  | 'closed'
  | 'no-smtp'
  | 'tls-wrong-port'
  | 'tls-self-signed'
  | 'tls-expired'
  | 'tls-not-yet'
  | 'tls-name'
  | 'tls-authority'
  | 'tls-too-old'
  | 'no-password'
  | 'no-login'
  | 'unknown-logins';

export interface Reply {
  /** Three digits, 200 to 599; 0 where no reply came (the line broke, nobody answered). */
  readonly code: number;
  /** "5.7.1", or null where the text does not begin with one. */
  readonly enhanced: string | null;
  /** The text lines without code and separator, the enhanced code still in front as sent. */
  readonly lines: readonly string[];
  /** Only where we made it ourselves: the fact behind the words. */
  readonly cause?: AttemptCause;
  /** With code 0, where it is known: why nobody said anything. */
  readonly why?: NoReplyWhy;
  /** Only where we made it ourselves: the sign-in that gave no token, and its own sentence. */
  readonly signIn?: { readonly id: string; readonly text: string };
}

const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3})(?= |$)/;

/** A reply from its code and text lines. */
export function makeReply(code: number, lines: readonly string[]): Reply {
  return { code, enhanced: ENHANCED.exec(lines[0] ?? '')?.[1] ?? null, lines };
}

/** One line for people and records: "550 5.1.1 No such user here"; a code repeated on every line stands once. */
export function replyText(reply: Reply): string {
  const repeated = reply.enhanced === null ? null : `${reply.enhanced} `;
  const rest = (line: string, i: number): string =>
    i > 0 && repeated !== null && line.startsWith(repeated) ? line.slice(repeated.length) : line;
  const text = reply.lines
    .map(rest)
    .join(' ')
    .replace(/[\s\x00-\x1f\x7f]+/g, ' ')
    .trim();
  return reply.code === 0 ? text : `${reply.code} ${text}`.trim();
}

/** "No reply" with a reason in words: the connection broke, timed out or was never made. */
export function noReply(reason: string, why?: NoReplyWhy): Reply {
  return { code: 0, enhanced: null, lines: [reason], ...(why ? { why } : {}) };
}

export function isPositive(reply: Reply): boolean {
  return reply.code >= 200 && reply.code < 400;
}

// EHLO of the longest server known has thirty; a peer that never ends must not fill the memory.
const LINES_AT_MOST = 500;

/** Collects reply lines as they come from the wire and hands out whole replies. */
export class ReplyParser {
  private code: string | null = null;
  private lines: string[] = [];

  /**
   * Takes one line without its CRLF. Returns the reply when it is complete, null
   * while more lines follow, 'garbage' when the line is no reply line at all, has
   * another code than the lines before it (RFC 5321 §4.2.1) or is one too many;
   * what came before is then forgotten.
   */
  push(line: string): Reply | null | 'garbage' {
    const match = /^([2-5]\d\d)(?:([ -])(.*))?$/s.exec(line);
    const code = match?.[1];
    const fits = code !== undefined && (this.code === null || this.code === code) && this.lines.length < LINES_AT_MOST;
    if (match && fits) this.lines.push(match[3] ?? '');
    if (match && fits && match[2] === '-') {
      this.code = code;
      return null;
    }
    const lines = this.lines;
    this.code = null;
    this.lines = [];
    return fits ? makeReply(Number(code), lines) : 'garbage';
  }
}
