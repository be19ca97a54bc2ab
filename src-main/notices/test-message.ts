// The message behind "send a test": short, plain, and honest about where it comes
// from, so that whoever finds it in a mailbox knows it can be thrown away.
import { hostname as computerName } from 'node:os';
import { ContractError } from '../contract/errors';
import type { Settings } from '../contract/settings';
import type { Admission } from '../mail/admission';
import { type Envelope, plainEnvelope } from '../mail/envelope';
import { newQueueId } from '../mail/queue-id';
import type { Router } from '../routing/router';
import { VERSION } from '../base/version';
import { ownMailWords } from '../words/notices/own';
import { ownMail } from './own-mail';

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
  if (routed.connector === null) throw new ContractError('refused', ownMailWords.test.noConnector(to, routed.why));
  if (connector !== undefined && routed.connector !== connector)
    throw new ContractError('refused', ownMailWords.test.otherConnector(to, routed.connector, connector, routed.why));
  const admission = deps.admit(envelope);
  await admission.write(content);
  return (await admission.commit()).id;
}

/** Envelope and content (CRLF lines, RFC 5322) of a test message to `to`. */
export function testMessage(to: string, settings: Settings, now: number): { envelope: Envelope; content: Buffer } {
  const { postmaster, hostname, name } = settings.organization;
  const { test: say } = ownMailWords;
  const content = ownMail({
    from: { name: name === '' ? 'Dialpost' : name, address: postmaster },
    to,
    subject: say.subject,
    at: now,
    messageId: `${newQueueId(now)}.test@${hostname}`,
    automatic: false,
    lines: say.text(VERSION, hostname, computerName().replace(/[^\x20-\x7e]/g, '?')),
  });
  return { envelope: plainEnvelope(postmaster, [to]), content };
}
