// What a letter from one of our own clients may lack (RFC 6409 §8): printers, power
// supplies and scripts send without Message-ID, Date or From, and large hosts refuse or
// bury such mail. Only for those who may relay, and only what is not there at all: a field
// that stands in the header, empty or garbled, stays, for a second one is worse. Letters
// from strangers are not touched. The new lines go on top, so a signature over the
// fields that were there, and the body, hold. A header longer than HEADER_LIMIT, whose end
// is not seen, gets nothing.
import { unfold } from '../mail/header';
import { mailDate } from '../mail/received';

export interface MissingFacts {
  /** The queue id. */
  readonly id: string;
  /** Our host name. */
  readonly by: string;
  /** The envelope's; null is the null sender. */
  readonly sender: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** The missing fields, each with its CRLF; "" where nothing is missing. `header` is whole, without its empty line. */
export function missingFields(header: Buffer, { id, by, sender, at }: MissingFacts): string {
  const there = new Set(unfold(header).map(({ name }) => name.toLowerCase()));
  return [
    there.has('message-id') ? '' : `Message-ID: <${id}@${by}>\r\n`,
    there.has('date') ? '' : `Date: ${mailDate(at)}\r\n`,
    // RFC 5322 §3.6 wants one; the null sender has no address of its own.
    there.has('from') ? '' : `From: <${sender ?? `MAILER-DAEMON@${by}`}>\r\n`,
  ].join('');
}
