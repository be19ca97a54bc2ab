// Mail that was fetched from a mailbox at the provider is here already: nobody can
// be refused any more, and a notice to its sender would often go to somebody whose
// name was only borrowed. What is for no mailbox of ours goes to the postmaster.
import type { Envelope } from '../mail/envelope';

/** `envelope` with recipients nobody here has replaced by `postmaster`, once. */
export function toKnown(envelope: Envelope, isKnown: (address: string) => boolean, postmaster: string): Envelope {
  const known = envelope.recipients.filter(({ address }) => isKnown(address));
  if (known.length === envelope.recipients.length) return envelope;
  const reached = known.some(({ address }) => address.toLowerCase() === postmaster.toLowerCase());
  return {
    ...envelope,
    recipients: reached ? known : [...known, { address: postmaster, notify: null, originalRecipient: null }],
  };
}
