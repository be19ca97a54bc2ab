// One line of the protocol log: an SMTP command that was answered here, or a line
// said to or heard from another host. Fields are named as in the W3C Extended Log
// File Format the way the Windows SMTP service filled them; our own begin with x-.
// A value can never break its line: blanks become "+", what is empty "-".
import { PROTOCOL_FIELDS, type ProtocolField } from '../contract/protocol-fields';

export interface ProtocolEntry {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** The listener's id, or "outbound". */
  readonly site: string;
  /** The other side's address. */
  readonly remote: string;
  /** Its EHLO name; outbound OutboundConnectionCommand or OutboundConnectionResponse. */
  readonly username: string;
  /** Our address and port; outbound the other side's port. */
  readonly server: string;
  readonly port: number | null;
  /** "MAIL"; "xxxx" for an unknown one; "" for a response heard outbound. */
  readonly method: string;
  /** The argument, or the reply heard. */
  readonly query: string;
  /** The reply's code; 0 outbound. */
  readonly status: number;
  readonly sent: number;
  readonly received: number;
  /** Milliseconds. */
  readonly took: number;
  readonly queueId?: string | null;
  readonly session?: string | null;
  readonly connector?: string | null;
  readonly link?: string | null;
  /** "TLSv1.3", or nothing. */
  readonly tls?: string | null;
}

type Value = (entry: ProtocolEntry, computer: string) => string | number | null | undefined;

const iso = (at: number): string => new Date(at).toISOString();

const VALUES: Readonly<Record<ProtocolField, Value>> = {
  date: (e) => iso(e.at).slice(0, 10),
  time: (e) => iso(e.at).slice(11, 19),
  'c-ip': (e) => e.remote,
  'cs-username': (e) => e.username,
  's-sitename': (e) => e.site,
  's-computername': (_, computer) => computer,
  's-ip': (e) => e.server,
  's-port': (e) => e.port,
  'cs-method': (e) => e.method,
  'cs-uri-stem': () => '',
  'cs-uri-query': (e) => e.query,
  'sc-status': (e) => e.status,
  'sc-win32-status': () => 0,
  'sc-bytes': (e) => e.sent,
  'cs-bytes': (e) => e.received,
  'time-taken': (e) => Math.max(0, Math.round(e.took)),
  'cs-version': () => 'SMTP',
  'cs-host': () => '',
  'cs(User-Agent)': () => '',
  'cs(Cookie)': () => '',
  'cs(Referer)': () => '',
  'x-queue-id': (e) => e.queueId,
  'x-session': (e) => e.session,
  'x-connector': (e) => e.connector,
  'x-link': (e) => e.link,
  'x-tls': (e) => e.tls,
};

/** `wanted` in its order, each once; all where it names none. */
export function chosenFields(wanted: readonly ProtocolField[] | null): readonly ProtocolField[] {
  return wanted && wanted.length > 0 ? [...new Set(wanted)] : PROTOCOL_FIELDS;
}

const LONGEST = 2000;

function plain(value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') return '-';
  return String(value)
    .slice(0, LONGEST)
    .replace(/[\s\x00-\x1f\x7f\x85\u2028\u2029]/g, '+');
}

/** The line without its end. */
export function entryLine(entry: ProtocolEntry, fields: readonly ProtocolField[], computer: string): string {
  return fields.map((name) => plain(VALUES[name](entry, computer))).join(' ');
}

/** The directives a file begins with, and begins anew with after a start or another choice of fields. */
export function directives(software: string, at: number, fields: readonly string[]): string {
  const date = iso(at).slice(0, 19).replace('T', ' ');
  return `#Software: ${software}\r\n#Version: 1.0\r\n#Date: ${date}\r\n#Fields: ${fields.join(' ')}\r\n`;
}
