import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../../src-main/mail/envelope';
import { toKnown } from '../../../src-main/session/fetched-mail';

function fetched(...addresses: string[]): Envelope {
  const recipients = addresses.map((address) => ({ address, notify: null, originalRecipient: null }));
  return {
    sender: 'anybody@far.example',
    recipients,
    body: '8bitmime',
    smtputf8: false,
    ret: null,
    envelopeId: null,
    listener: null,
    account: null,
  };
}
const mailboxes = ['anna@ship.example', 'postmaster@ship.example'];
const whom = (envelope: Envelope): string[] =>
  toKnown(envelope, (a) => mailboxes.includes(a), 'postmaster@ship.example').recipients.map((r) => r.address);

describe('mail fetched from the provider', () => {
  it('goes to those who have a mailbox here', () => {
    expect(whom(fetched('anna@ship.example'))).toEqual(['anna@ship.example']);
  });
  it('goes to the postmaster where nobody has it, and no notice goes to a borrowed name', () => {
    expect(whom(fetched('info@ship.example'))).toEqual(['postmaster@ship.example']);
    expect(whom(fetched('anna@ship.example', 'info@ship.example', 'sales@ship.example'))).toEqual([
      'anna@ship.example',
      'postmaster@ship.example',
    ]);
  });
  it('reaches the postmaster once', () => {
    expect(whom(fetched('postmaster@ship.example', 'info@ship.example'))).toEqual(['postmaster@ship.example']);
  });
});
