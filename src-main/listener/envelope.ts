// The envelope of a message as the session has it: addresses in the form the queue
// keeps, DSN parameters (RFC 3461), who logged in. What cannot be told is null.
import type { SMTPServerAddress, SMTPServerSession } from 'smtp-server';
import type { Account, Listener } from '../contract/listener';
import type { Envelope, RecipientNotify } from '../mail/envelope';
import { type Protocol, PROTOCOLS } from '../mail/received';
import { envelopeAddress, type Parameters } from './policy';

export interface Setting {
  readonly listener: Pick<Listener, 'id' | 'rewriteSender'>;
  readonly account: Account | null;
  /** Where <postmaster> without a domain goes. */
  readonly ownDomain: string;
}

export function envelopeOf(session: SMTPServerSession, { listener, account, ownDomain }: Setting): Envelope {
  const { mailFrom, rcptTo, dsn, bodyType } = session.envelope;
  const smtputf8 = session.envelope.smtpUtf8 === true;
  const from = mailFrom ? mailFrom.address : '';
  return {
    // The null sender stays: a machine's own bounce must not come back to us.
    sender: from === '' ? null : (listener.rewriteSender ?? envelopeAddress(from, smtputf8, ownDomain)),
    recipients: rcptTo.map((r) => ({
      address: envelopeAddress(r.address, smtputf8, ownDomain),
      notify: notifyOf(r.dsn?.notify),
      originalRecipient: asMeant(r.dsn?.orcpt),
    })),
    body: bodyType === '8bitmime' ? '8bitmime' : '7bit',
    smtputf8,
    ret: retOf(dsn?.ret),
    envelopeId: asMeant(dsn?.envid),
    listener: listener.id,
    account: account?.username ?? null,
  };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** smtp-server reads each +XX as a letter (RFC 3461 §4: as a byte); together they may be one in UTF-8. */
function asMeant(text: string | null | undefined): string | null {
  if (!text) return null;
  if (/[^\x00-\xff]/.test(text)) return text;
  try {
    return UTF8.decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

/** How much of the message a report is to bring back. */
function retOf(word: string | null | undefined): Envelope['ret'] {
  if (word === 'FULL') return 'full';
  return word === 'HDRS' ? 'hdrs' : null;
}

const NOTIFY = ['never', 'success', 'failure', 'delay'] as const;

function notifyOf(words: readonly string[] | undefined): RecipientNotify['notify'] {
  return words ? NOTIFY.filter((word) => words.some((w) => w.toLowerCase() === word)) : null;
}

/** RFC 3848, and RFC 6531 §4.3 for SMTPUTF8. */
export function protocolOf(session: SMTPServerSession): Protocol {
  const { openingCommand, secure, user, envelope } = session;
  if (openingCommand !== 'EHLO') return 'SMTP';
  const name = `${envelope.smtpUtf8 ? 'UTF8SMTP' : 'ESMTP'}${secure ? 'S' : ''}${user ? 'A' : ''}`;
  return PROTOCOLS.find((protocol) => protocol === name) ?? 'ESMTP';
}

/** smtp-server's parameters with an empty record for none. */
export function parametersOf(address: SMTPServerAddress): Parameters {
  // smtp-server: false, or values as text and true for a bare name.
  return (address.args || {}) as Parameters;
}

/** "" for the null sender, and where there is none yet. */
export function senderOf(session: SMTPServerSession): string {
  return session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
}
