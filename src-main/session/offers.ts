// What delivery was offered, and the message taken from the queue behind each offer:
// answered for once, by settling or putting back. An answer for anything else would be
// a fault of ours, and throws.
import { slip } from '../base/slip';
import type { Offer } from '../delivery/source';
import type { Recipient } from '../mail/envelope';
import type { TakenMessage } from '../queue/entry';
import type { Spool } from '../spool/spool';

export interface Offers {
  /**
   * `taken` as delivery is offered it, to all its recipients or to these of them; `late`: it stood in the way of
   * others.
   */
  make(taken: TakenMessage, recipients?: readonly Recipient[], late?: boolean): Offer;
  /** Delivery answers for `offer`: what was taken, which is forgotten here. */
  answered(offer: Offer): TakenMessage;
}

export function openOffers(spool: Pick<Spool, 'read'>): Offers {
  const open = new Map<Offer, TakenMessage>();
  return {
    make(taken, recipients = taken.recipients, late = false) {
      const { id, sender, bytes, body, smtputf8, ret, envelopeId } = taken.item;
      const offer: Offer = {
        id,
        sender,
        recipients,
        bytes,
        body,
        smtputf8,
        ret,
        envelopeId,
        late,
        content: (start = 0) => spool.read(id, start),
      };
      open.set(offer, taken);
      return offer;
    },
    answered(offer) {
      const taken = open.get(offer);
      if (!taken) throw slip(`delivery answered for ${offer.id}, which it did not take`);
      open.delete(offer);
      return taken;
    },
  };
}
