// The message behind "send a test": short, plain, and honest about where it comes
// from, so that whoever finds it in a mailbox knows it can be thrown away.
import { hostname as computerName } from 'node:os';
import { ContractError } from '../contract/errors';
import type { Settings } from '../contract/settings';
import type { Admission } from '../mail/admission';
import { type Envelope, plainEnvelope } from '../mail/envelope';
import { mailDate } from '../mail/received';
import { newQueueId } from '../mail/queue-id';
import type { Router } from '../routing/router';
import { VERSION } from '../base/version';

export interface TestMessageDeps {
  readonly settings: Settings;
  readonly router: Router;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  admit(envelope: Envelope): Admission;
}

/**
 * Queues a test message to `to`, by `connector` where one is named; its queue id. Throws ContractError 'refused' with
 * the way it would go.
 */
export async function queueTest(to: string, connector: string | undefined, deps: TestMessageDeps): Promise<string> {
  const { envelope, content } = testMessage(to, deps.settings, deps.now);
  const routed = deps.router.route(
    { sender: envelope.sender, bytes: content.length, listener: null, priority: 'normal', system: false },
    to,
  );
  if (routed.connector === null)
    throw new ContractError('refused', `No connector would carry a message to ${to}: ${routed.why}`);
  if (connector !== undefined && routed.connector !== connector)
    throw new ContractError(
      'refused',
      `A message to ${to} goes by "${routed.connector}", not by "${connector}": ${routed.why}`,
    );
  const admission = deps.admit(envelope);
  await admission.write(content);
  return (await admission.commit()).id;
}

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
    envelope: plainEnvelope(postmaster, [to]),
    content: Buffer.from(lines.join('\r\n'), 'utf8'),
  };
}

/** A display name in quotes; what is not ASCII goes as an encoded word (RFC 2047). */
function quoted(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, '\\$&')}"`;
  return `=?utf-8?B?${Buffer.from(name.slice(0, 30)).toString('base64')}?=`;
}
