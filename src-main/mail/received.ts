// The Received line a server puts in front of every message it takes (RFC 5321
// §4.4). What the client said of itself stands in it, so everything is cleaned
// first: nothing a client says can end the line, begin another field or pass for
// the part that we vouch for.
import { isIPv6 } from 'node:net';

/** RFC 3848, RFC 6531 §4.3, RFC 2033. */
export const PROTOCOLS = [
  'SMTP',
  'ESMTP',
  'ESMTPA',
  'ESMTPS',
  'ESMTPSA',
  'UTF8SMTP',
  'UTF8SMTPA',
  'UTF8SMTPS',
  'UTF8SMTPSA',
  'LMTP',
  'LMTPS',
] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export interface Received {
  /** What the client called itself in EHLO, and where it called from; null for mail made or fetched by ourselves. */
  readonly from: { readonly helo: string; readonly address: string } | null;
  /** Our host name. */
  readonly by: string;
  /** null: not by SMTP. */
  readonly protocol: Protocol | null;
  /** The queue id. */
  readonly id: string;
  /** The recipient where there is only one (more would tell them of each other, RFC 5321 §7.2). */
  readonly for: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** "Received: from …; date", folded, with its last CRLF. */
export function receivedLine(received: Received): string {
  const { from, by, protocol, id, at } = received;
  const utf8 = protocol?.startsWith('UTF8') ?? false;
  const only = received.for;
  const clauses = [
    ...(from ? [`from ${cleanName(from.helo, utf8)} (${literal(from.address)})`] : []),
    `by ${cleanName(by, utf8)}${protocol ? ` with ${protocol}` : ''} id ${cleanName(id, false)}`,
    ...(only !== null && isPlainAddress(only, utf8) ? [`for <${only}>`] : []),
  ];
  return `Received: ${clauses.join('\r\n\t')};\r\n\t${mailDate(at)}\r\n`;
}

/** A word of letters, digits and what names and literals are made of; "?" for everything else. */
function cleanName(name: string, utf8: boolean): string {
  const bad = utf8 ? /[^\w.:[\]\-\u00a1-\uffff]/g : /[^\w.:[\]-]/g;
  return name.slice(0, 255).replace(bad, '?') || 'unknown';
}

/** "[192.0.2.1]" or "[IPv6:2001:db8::1]" (RFC 5321 §4.1.3). */
function literal(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return `[${mapped[1]}]`;
  const plain = cleanName(address.split('%', 1)[0] ?? '', false);
  return plain.includes(':') && isIPv6(plain) ? `[IPv6:${plain}]` : `[${plain}]`;
}

/** False for what would need quoting or could end the line: then the clause is left out. */
function isPlainAddress(address: string, utf8: boolean): boolean {
  const plain = utf8 ? /^[^\s<>()"\\;,\x00-\x1f\x7f-\xa0]{1,500}$/ : /^[!#-'*+\-./0-9=?@A-Z^_`a-z{|}~[\]:%]{1,500}$/;
  return plain.test(address);
}

/** Who called, as our own line says it, which stands in front; null: nobody did. */
export function callerIn(head: Buffer): string | null {
  const line = /^Received: from \S+ \(\[(?:IPv6:)?([\w.:-]+)\]\)\r\n/.exec(head.subarray(0, 1024).toString('latin1'));
  return line?.[1] ?? null;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Mon, 5 Jan 2026 12:00:00 +0000" (RFC 5322 §3.3), in UTC. */
export function mailDate(at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${DAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} ${time} +0000`;
}
