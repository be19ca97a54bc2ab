// The part of a notice that machines read (RFC 3464 §2): one group of fields for
// the message and one for each recipient. In ASCII, addresses beyond it written as
// RFC 6533 §3 wants; with `utf8` they stand as they are (message/global-delivery-
// status). Nothing a host or a sender said can end a line here. Pure.
import { isIP } from 'node:net';
import type { QueueItem, Recipient } from '../mail/envelope';
import { type NoticeKind, noticeOf } from '../mail/notice';
import { mailDate } from '../mail/received';
import { lastSaid, remoteHost, statusOf } from './reply';

export interface Report {
  readonly kind: NoticeKind;
  readonly item: QueueItem;
  readonly recipients: readonly Recipient[];
  readonly hostname: string;
  readonly retryUntil: number | null;
  readonly utf8: boolean;
}

/** Nobody needs more of a reply than this. */
const SAID_LIMIT = 800;

/** The whole part, lines ended by CRLF. */
export function reportText(report: Report): string {
  const { item, hostname, utf8 } = report;
  const message = fields(
    [
      // RFC 3464 §2.2.1: only where the sender gave one.
      ['Original-Envelope-Id', item.envelopeId === null ? null : plain(item.envelopeId)],
      ['Reporting-MTA', `dns; ${hostname}`],
      ['Arrival-Date', mailDate(item.arrived)],
    ],
    utf8,
  );
  return [message, ...report.recipients.map((recipient) => recipientGroup(recipient, report))].join('\r\n');
}

function recipientGroup(recipient: Recipient, { kind, item, retryUntil, utf8 }: Report): string {
  const host = remoteHost(item, recipient);
  const { said, smtp } = lastSaid(recipient);
  return fields(
    [
      ['Original-Recipient', recipient.originalRecipient === null ? null : originalText(recipient.originalRecipient)],
      ['Final-Recipient', addressText(recipient.address, utf8)],
      ['Action', actionOf(kind, recipient)],
      ['Status', statusOf(recipient)],
      ['Remote-MTA', host === null ? null : `dns; ${hostText(plain(host))}`],
      // RFC 3464 §2.3.6: what is no SMTP reply has another type.
      [
        'Diagnostic-Code',
        said === '' || (kind === 'done' && !smtp)
          ? null
          : `${smtp && host !== null ? 'smtp' : 'X-Dialpost'}; ${plain(said).slice(0, SAID_LIMIT)}`,
      ],
      ['Last-Attempt-Date', recipient.lastAttempt === null ? null : mailDate(recipient.lastAttempt)],
      // RFC 3464 §2.3.9: only for "delayed".
      ['Will-Retry-Until', kind === 'delayed' && retryUntil !== null ? mailDate(retryUntil) : null],
    ],
    utf8,
  );
}

/** RFC 5321 §4.1.3: an address literal stands in brackets. */
function hostText(host: string): string {
  if (isIP(host) === 0) return host;
  return isIP(host) === 6 ? `[IPv6:${host}]` : `[${host}]`;
}

/** RFC 3464 §2.3.3: relayed is what left for a host that will not report. */
function actionOf(kind: NoticeKind, recipient: Recipient): string {
  const { action } = noticeOf(kind);
  return action === 'delivered' && recipient.nextHop !== undefined ? 'relayed' : action;
}

/** RFC 6533 §3: type utf-8 for what ASCII cannot say. */
function addressText(address: string, utf8: boolean): string {
  const clean = plain(address);
  if (/^[\x20-\x7e]*$/.test(clean)) return `rfc822; ${clean}`;
  return `utf-8; ${utf8 ? clean : escaped(clean)}`;
}

/** ORCPT as it came, decoded by the listener: "rfc822;someone@example". */
function originalText(text: string): string {
  const [type = 'rfc822', ...rest] = text.includes(';') ? text.split(';') : ['rfc822', text];
  return `${plain(type).trim()}; ${escaped(plain(rest.join(';')).trim())}`;
}

/** RFC 6533 §3: \x{…} for what is not printable ASCII; a plain address is as it was. */
function escaped(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (letter) => `\\x{${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);
}

function plain(text: string): string {
  return text.replace(/[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();
}

type Field = readonly [name: string, value: string | null];

function fields(list: readonly Field[], utf8: boolean): string {
  const lines = list
    .filter(([, value]) => value !== null)
    .map(([name, value]) => folded(`${name}: ${utf8 ? value : escaped(value ?? '')}`));
  return `${lines.join('\r\n')}\r\n`;
}

/** RFC 5322 §2.2.3: folded at blanks; a reader puts the line together again. */
function folded(line: string): string {
  const out: string[] = [];
  let rest = line;
  while (rest.length > 76) {
    const blank = rest.lastIndexOf(' ', 76);
    const at = blank > rest.search(/[^ ]/) + 1 ? blank : rest.indexOf(' ', 76);
    // The first line's name and its value stay together.
    if (at <= 0 || (out.length === 0 && at <= rest.indexOf(':') + 1)) break;
    out.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...out, rest].join('\r\n');
}
