// A letter sent on from a mailbox: a new message in the queue, to the addresses of the
// settings (RFC 5321 §3.9.1), from the sender that forward-sender.ts gives it. Each
// carries an X-Loop line with the mailbox's address, signed for this letter; one that comes
// back with it is not sent on again, so no circle of forwardings goes round. A line that a
// sender wrote, or copied from another letter, stops nothing. (Delivered-To would not do:
// providers put it into mail that is then collected.) Rejects when the queue's disk
// fails: nothing was sent on.
import type { Admission } from '../mail/admission';
import { HEADER_LIMIT, splitHeader, unfold } from '../mail/header';
import type { Envelope, RecipientNotify } from '../mail/envelope';
import type { Offer } from '../delivery/source';

/** The queue's way in. */
export type Admit = (envelope: Envelope) => Omit<Admission<unknown>, 'id'>;

/** What signs a letter for a mailbox (forward-sender.ts). */
type Mark = (mailbox: string, letter: string) => string;

export interface From {
  readonly sender: string | null;
  readonly mailbox: string;
  readonly mark: Mark;
}

/** True where this letter was sent on from `mailbox` before. */
export async function cameBack(offer: Offer, mailbox: string, mark: Mark): Promise<boolean> {
  const fields = unfold(await headOf(offer));
  const seen = `${mailbox} ${mark(mailbox, lasting(fields))}`;
  return fields.some(({ name, value }) => name.toLowerCase() === 'x-loop' && value.toLowerCase() === seen);
}

async function headOf(offer: Offer): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  // Leaving the loop closes the content.
  for await (const piece of await offer.content()) {
    head = Buffer.concat([head, piece]);
    if (splitHeader(head).ended || head.length > HEADER_LIMIT) break;
  }
  return head;
}

/** What nobody changes on a letter's way round. */
function lasting(fields: ReturnType<typeof unfold>): string {
  return ['message-id', 'date', 'from']
    .map(
      (wanted) =>
        fields
          .find(({ name }) => name.toLowerCase() === wanted)
          ?.value.replace(/\s+/g, ' ')
          .trim() ?? '',
    )
    .join('\n');
}

/** Resolves when the letter for `to` is safe in the queue. */
export async function sendOn(
  offer: Offer,
  { sender, mailbox, mark }: From,
  { asked, to }: { readonly asked: RecipientNotify; readonly to: readonly string[] },
  admit: Admit,
): Promise<void> {
  const { body, smtputf8, ret, envelopeId } = offer;
  const notify = onwardNotify(asked.notify);
  const recipients = to.map((address) => ({ address, notify, originalRecipient: asked.originalRecipient }));
  const signed = mark(mailbox, lasting(unfold(await headOf(offer))));
  const admission = admit({ sender, recipients, body, smtputf8, ret, envelopeId, listener: null, account: null });
  try {
    await admission.write(Buffer.from(`X-Loop: ${mailbox} ${signed}\r\n`));
    for await (const piece of await offer.content()) await admission.write(piece);
    await admission.commit();
  } catch (error) {
    await admission.abandon().catch(() => undefined);
    throw error;
  }
}

/** Success was told by the mailbox; what goes wrong further on is told where it was asked for. */
function onwardNotify(asked: RecipientNotify['notify']): RecipientNotify['notify'] {
  if (asked === null) return null;
  const rest = asked.filter((what) => what !== 'success');
  return rest.length > 0 ? rest : ['never'];
}
