// A message fetched from a mailbox, on its way into the queue: who it is for is read
// from the header lines the provider's delivery left there, the rest goes in as it
// came, with our Received line in front. Mail that names none of ours goes to the
// postmaster: it was in our mailbox, so it is not lost. Line ends are made CR LF and NULs
// dropped (mail/line-ends.ts): no gate has seen it. What a message is known again by
// stands in marks.ts. Never read from To and Cc: they say what was written, not where it
// was sent (and make loops).
import { isLocal, parseAddress } from '../mail/address';
import type { Admission } from '../mail/admission';
import { type Envelope, plainEnvelope } from '../mail/envelope';
import { HEADER_LIMIT, type HeaderField, splitHeader, unfold } from '../mail/header';
import { inCrLf } from '../mail/line-ends';
import { receivedLine } from '../mail/received';
import { letterMarks } from './marks';

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

/**
 * Takes one message in. `known` is asked with its marks before it is admitted: true
 * drops it as a double. Resolves with the marks when it is safe; rejects with whatever
 * broke, and nothing is kept then.
 */
export async function takeIn(
  content: AsyncIterable<Buffer>, sorting: Sorting, inbox: Inbox, now: number, known: (marks: readonly string[]) => boolean,
): Promise<{ readonly marks: readonly string[]; readonly fresh: boolean }> {
  const seen = letterMarks();
  let head: Buffer = Buffer.alloc(0);
  let admission: Admission<unknown> | null = null;
  const begin = async (): Promise<Admission<unknown>> => {
    const fields = unfold(head);
    const envelope = envelopeOf(fields, sorting, inbox);
    seen.begin(head, fields, envelope.recipients.map(({ address }) => address));
    const begun = inbox.admit(envelope);
    admission = begun;
    const [only] = envelope.recipients.length === 1 ? envelope.recipients : [];
    await begun.write(Buffer.from(receivedLine({ from: null, by: inbox.hostname, protocol: null, id: begun.id, for: only?.address ?? null, at: now })));
    await begun.write(head);
    return begun;
  };
  try {
    for await (const piece of inCrLf(content)) {
      if (admission) {
        seen.more(piece);
        await (admission as Admission<unknown>).write(piece); // TypeScript does not see begin() set it.
      } else {
        head = Buffer.concat([head, piece]);
        if (splitHeader(head).ended || head.length > HEADER_LIMIT) await begin();
      }
    }
    const taken = admission ?? (await begin());
    const marks = seen.marks();
    const fresh = !known(marks);
    await (fresh ? taken.commit() : taken.abandon());
    return { marks, fresh };
  } catch (error) {
    // As above: set inside begin().
    await (admission as Admission<unknown> | null)?.abandon();
    throw error;
  }
}
