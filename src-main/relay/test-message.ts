// The message behind "send a test": short, plain, and honest about where it comes
// from, so that whoever finds it in a mailbox knows it can be thrown away.
import { hostname as computerName } from 'node:os';
import type { Settings } from '../contract/settings';
import type { Envelope } from '../mail/envelope';
import { newQueueId } from '../mail/queue-id';
import { VERSION } from './version';

/** Envelope and content (CRLF lines, RFC 5322) of a test message to `to`. */
export function testMessage(to: string, settings: Settings, now: number): { envelope: Envelope; content: Buffer } {
  const { postmaster, hostname, name } = settings.organization;
  const lines = [
    `From: ${quoted(name === '' ? 'Dialpost' : name)} <${postmaster}>`,
    `To: <${to}>`,
    'Subject: Dialpost test message',
    `Date: ${mailDate(now)}`,
    `Message-ID: <${newQueueId(now)}.test@${hostname}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `This is a test message that Dialpost ${VERSION} sent from ${hostname}`,
    `(computer ${computerName().replace(/[^\x20-\x7e]/g, '?')}).`,
    'If you can read it, mail leaves that office. Nothing needs to be done.',
    '',
  ];
  return {
    envelope: {
      sender: postmaster,
      recipients: [{ address: to, notify: null, originalRecipient: null }],
      body: '7bit', smtputf8: false, ret: null, envelopeId: null, listener: null, account: null,
    },
    content: Buffer.from(lines.join('\r\n'), 'utf8'),
  };
}

/** RFC 5322 §3.3, in UTC: "Mon, 23 Nov 2026 12:00:00 +0000". */
export function mailDate(now: number): string {
  return new Date(now).toUTCString().replace('GMT', '+0000');
}

/** A display name in quotes; what is not ASCII goes as an encoded word (RFC 2047). */
function quoted(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, '\\$&')}"`;
  return `=?utf-8?B?${Buffer.from(name.slice(0, 30)).toString('base64')}?=`;
}
