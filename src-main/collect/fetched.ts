// A message fetched from a mailbox, on its way into the queue: who it is for is read
// from the header lines the provider's delivery left there, the rest goes in as it
// came, with our Received line in front. Mail that names none of ours goes to the
// postmaster: it was in our mailbox, so it is not lost. A message is known again by its
// whole content, and by its Message-ID, recipients and body: a copy that came another way
// differs in its Received lines only. By the Message-ID alone is not enough: there are
// machines that give all their mail the same one. Never read from To and Cc:
// they say what was written, not where it was sent (and make loops).
import { createHash, type Hash } from 'node:crypto';
import { isLocal, parseAddress } from '../mail/address';
import type { Admission } from '../mail/admission';
import { type Envelope, plainEnvelope } from '../mail/envelope';
import { HEADER_LIMIT, type HeaderField, splitHeader, unfold } from '../mail/header';
import { receivedLine } from '../mail/received';

export interface Inbox {
  admit(envelope: Envelope): Admission<unknown>;
  /** Organization.domains, hostname and postmaster. */
  readonly domains: readonly string[];
  readonly hostname: string;
  readonly postmaster: string;
  /** DIR/collect: which messages were fetched before. */
  readonly seenDir: string;
}

export interface Sorting {
  /** Everything to this address; null: by the header. */
  readonly deliverTo: string | null;
  readonly envelopeHeader: string | null;
}

const ENVELOPE_HEADERS = ['Delivered-To', 'X-Original-To', 'Envelope-To', 'X-Envelope-To'];

function addressesIn(fields: readonly HeaderField[], name: string): readonly string[] {
  const values = fields.filter((field) => field.name.toLowerCase() === name.toLowerCase()).map((field) => field.value);
  return values.flatMap((value) => value.split(',')).map((text) => text.replace(/^.*<|>.*$/g, '').trim());
}

/** Whom a fetched message is for, without doubles. */
export function recipientsOf(fields: readonly HeaderField[], sorting: Sorting, inbox: Pick<Inbox, 'domains' | 'postmaster'>): readonly string[] {
  if (sorting.deliverTo !== null) return [sorting.deliverTo];
  const ours = (address: string): boolean => (parseAddress(address)?.domain ?? '') !== '' && isLocal(address, inbox.domains);
  for (const name of sorting.envelopeHeader === null ? ENVELOPE_HEADERS : [sorting.envelopeHeader]) {
    const found = addressesIn(fields, name).filter(ours);
    if (found.length > 0) return [...new Map(found.map((address) => [address.toLowerCase(), address])).values()];
  }
  return [inbox.postmaster];
}

/** The Return-Path the provider's delivery wrote; null where there is none: nobody is told of trouble then. */
function senderOf(fields: readonly HeaderField[]): string | null {
  const [path = ''] = addressesIn(fields, 'Return-Path');
  return parseAddress(path) ? path : null;
}

function envelopeOf(fields: readonly HeaderField[], sorting: Sorting, inbox: Inbox): Envelope {
  return { ...plainEnvelope(senderOf(fields), recipientsOf(fields, sorting, inbox)), body: '8bitmime' };
}

/** What a message is known again by: "h:" its whole content, "m:" its Message-ID, recipients and body. */
interface Marks {
  begin(head: Buffer, fields: readonly HeaderField[], envelope: Envelope): void;
  more(piece: Buffer): void;
  keys(): readonly string[];
}

function marks(): Marks {
  const whole = createHash('sha256');
  let letter: Hash | null = null;
  return {
    begin(head, fields, { recipients }) {
      whole.update(head);
      const id = fields.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? '';
      if (id === '') return;
      letter = createHash('sha256').update(JSON.stringify([id, recipients.map(({ address }) => address.toLowerCase()).sort()]));
      letter.update(head.subarray(splitHeader(head).header.length));
    },
    more(piece) {
      whole.update(piece);
      letter?.update(piece);
    },
    keys: () => [`h:${whole.digest('hex')}`, ...(letter ? [`m:${letter.digest('hex')}`] : [])],
  };
}

/**
 * Takes one message in. `known` is asked with each of its keys before it is admitted:
 * true drops it as a double. Resolves with the keys when it is safe; rejects with
 * whatever broke, and nothing is kept then.
 */
export async function takeIn(
  content: AsyncIterable<Buffer>, sorting: Sorting, inbox: Inbox, now: number, known: (key: string) => boolean,
): Promise<{ readonly keys: readonly string[]; readonly fresh: boolean }> {
  const seen = marks();
  let head: Buffer = Buffer.alloc(0);
  let admission: Admission<unknown> | null = null;
  const begin = async (): Promise<Admission<unknown>> => {
    const fields = unfold(head);
    const envelope = envelopeOf(fields, sorting, inbox);
    seen.begin(head, fields, envelope);
    const begun = inbox.admit(envelope);
    admission = begun;
    const [only] = envelope.recipients.length === 1 ? envelope.recipients : [];
    await begun.write(Buffer.from(receivedLine({ from: null, by: inbox.hostname, protocol: null, id: begun.id, for: only?.address ?? null, at: now })));
    await begun.write(head);
    return begun;
  };
  try {
    for await (const piece of content) {
      if (admission) {
        seen.more(piece);
        await (admission as Admission<unknown>).write(piece); // TypeScript does not see begin() set it.
      } else {
        head = Buffer.concat([head, piece]);
        if (splitHeader(head).ended || head.length > HEADER_LIMIT) await begin();
      }
    }
    const taken = admission ?? (await begin());
    const keys = seen.keys();
    const fresh = !keys.some(known);
    await (fresh ? taken.commit() : taken.abandon());
    return { keys, fresh };
  } catch (error) {
    // As above: set inside begin().
    await (admission as Admission<unknown> | null)?.abandon();
    throw error;
  }
}
