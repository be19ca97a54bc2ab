// A message fetched from a mailbox, on its way into the queue: who it is for is read
// from the header lines the provider's delivery left there, the rest goes in as it
// came, with our Received line in front. Mail that names none of ours goes to the
// postmaster: it was in our mailbox, so it is not lost. Line ends are made CR LF and NULs
// dropped (mail/line-ends.ts): no gate has seen it. What a message is known again by
// stands in marks.ts. Never read from To and Cc: they say what was written, not where it
// was sent (and make loops).
import { isLocal, parseAddress, withoutLastDot } from '../mail/address';
import type { Admission } from '../mail/admission';
import { type Envelope, plainEnvelope } from '../mail/envelope';
import { HEADER_LIMIT, type HeaderField, mailboxLineNamed, splitHeader, unfold } from '../mail/header';
import { inCrLf } from '../mail/line-ends';
import { receivedLine } from '../mail/received';
import { messageMarks } from './marks';

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

/**
 * From the most exact on: what the sender's envelope said stands before Delivered-To,
 * which names the mailbox it ended in: with a catch-all the same for everybody.
 */
const ENVELOPE_HEADERS = ['x-original-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to', 'delivered-to', 'received'];

/** "Delivered-To:" and " delivered-to :" mean Delivered-To. */
function headerName(written: string): string {
  return written
    .trim()
    .replace(/\s*:\s*$/, '')
    .toLowerCase();
}

function addressesIn(value: string): readonly string[] {
  return value
    .replace(/\([^()]*\)/g, ' ')
    .split(',')
    .map((text) => withoutLastDot(inBrackets(text).trim()));
}

/** What stands between the last "<" and the ">" behind it; without them all of it. */
function inBrackets(text: string): string {
  const inside = text.slice(text.lastIndexOf('<') + 1);
  const end = inside.indexOf('>');
  return end < 0 ? inside : inside.slice(0, end);
}

/** "by mx.isp.example with ESMTP id 7 for <anna@office.example>; Mon, …" (RFC 5321 §4.4). */
function namedBy(value: string): readonly string[] {
  const only = /\sfor\s+<?([^\s<>;@]+@[^\s<>;@]+)/i.exec(value)?.[1];
  return only === undefined ? [] : [withoutLastDot(only)];
}

/**
 * Those of ours that the fields `name` say, by the topmost of them that names one: what
 * stands further down was written on an earlier way. Several lines of one server stand
 * together and count together, but for Delivered-To, which is written once a mailbox.
 */
function oursIn(fields: readonly HeaderField[], name: string, ours: (address: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (const field of fields) {
    const its = field.name.toLowerCase();
    if (its === name)
      found.push(...(name === 'received' ? namedBy(field.value) : addressesIn(field.value)).filter(ours));
    if (found.length > 0 && (its === 'received' || name === 'delivered-to')) break;
  }
  return found;
}

/** Whom a fetched message is for, without doubles. */
export function recipientsOf(
  fields: readonly HeaderField[],
  sorting: Sorting,
  inbox: Pick<Inbox, 'domains' | 'postmaster'>,
): readonly string[] {
  if (sorting.deliverTo !== null) return [sorting.deliverTo];
  const ours = (address: string): boolean =>
    (parseAddress(address)?.domain ?? '') !== '' && isLocal(address, inbox.domains);
  const wanted = headerName(sorting.envelopeHeader ?? '');
  for (const name of wanted === '' ? ENVELOPE_HEADERS : [wanted]) {
    const found = oursIn(fields, name, ours);
    if (found.length > 0) return [...new Map(found.map((address) => [address.toLowerCase(), address])).values()];
  }
  return [inbox.postmaster];
}

/** The Return-Path the provider's delivery wrote; null where there is none: nobody is told of trouble then. */
function senderOf(fields: readonly HeaderField[]): string | null {
  const [path = ''] = addressesIn(fields.find(({ name }) => name.toLowerCase() === 'return-path')?.value ?? '');
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
  content: AsyncIterable<Buffer>,
  { sorting, inbox, now }: { readonly sorting: Sorting; readonly inbox: Inbox; readonly now: number },
  known: (marks: readonly string[]) => boolean,
): Promise<{ readonly marks: readonly string[]; readonly fresh: boolean }> {
  const seen = messageMarks();
  let head: Buffer = Buffer.alloc(0);
  let admission: Admission<unknown> | null = null;
  const begin = async (): Promise<Admission<unknown>> => {
    const fields = unfold(head);
    const envelope = envelopeOf(fields, sorting, inbox);
    seen.begin(
      head,
      fields,
      envelope.recipients.map(({ address }) => address),
    );
    const begun = inbox.admit(envelope);
    admission = begun;
    const [only] = envelope.recipients.length === 1 ? envelope.recipients : [];
    await begun.write(
      Buffer.from(
        receivedLine({
          from: null,
          by: inbox.hostname,
          protocol: null,
          id: begun.id,
          for: only?.address ?? null,
          at: now,
        }),
      ),
    );
    await begun.write(mailboxLineNamed(head));
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
