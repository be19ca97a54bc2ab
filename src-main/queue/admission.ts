// A message on its way in. Content streams to the spool while the beginning is kept
// for its header. PROMISE: `commit` resolves when content and journal record are
// synced and the message is in the queue; until then there is nothing to see, and
// after a failure or `abandon` nothing remains. On disk trouble every call rejects
// with the same SpoolError (the listener answers 452 4.3.1).
import { joined } from '../base/joined';
import { slip } from '../base/slip';
import type { Admission } from '../mail/admission';
import { newRecipient, type Envelope, type QueueItem } from '../mail/envelope';
import { HEADER_LIMIT, headerFacts, splitHeader } from '../mail/header';
import { thrifty } from '../mail/thrifty';
import type { ContentWriter, Spool } from '../spool/spool';

export interface AdmissionDeps {
  readonly spool: Spool;
  readonly now: () => number;
  /** Of equal texts there is one in memory. */
  readonly share: (text: string) => string;
  /** Makes the item durable and visible. */
  readonly admitted: (item: QueueItem) => Promise<void>;
}

export function startAdmission(id: string, envelope: Envelope, deps: AdmissionDeps): Admission {
  const head = headerCapture();
  let writer: ContentWriter | null = null;
  let state: 'open' | 'done' | 'over' = 'open';

  const abandon = async (): Promise<void> => {
    if (state === 'done') return;
    state = 'over';
    await writer?.abandon();
  };
  const orAbandon = async <T>(work: () => Promise<T>): Promise<T> => {
    if (state !== 'open') throw slip(`admission ${id} is over`);
    try {
      return await work();
    } catch (error) {
      await abandon();
      throw error;
    }
  };
  return {
    id,
    write: (chunk) =>
      orAbandon(async () => {
        head.take(chunk);
        writer ??= await deps.spool.write(id);
        await writer.write(chunk);
      }),
    commit: () =>
      orAbandon(async () => {
        writer ??= await deps.spool.write(id);
        const { bytes, crc } = await writer.finish();
        const item = thrifty(itemOf(id, envelope, head.bytes(), { bytes, crc, arrived: deps.now() }), deps.share);
        await deps.admitted(item);
        state = 'done';
        return item;
      }),
    abandon,
  };
}

function itemOf(
  id: string,
  envelope: Envelope,
  head: Buffer,
  content: Pick<QueueItem, 'bytes' | 'crc' | 'arrived'>,
): QueueItem {
  const { sender, recipients, body, smtputf8, ret, envelopeId, listener, account, cameBy = null } = envelope;
  return {
    id,
    state: 'incoming',
    sender,
    recipients: recipients.map(newRecipient),
    body,
    smtputf8,
    ret,
    envelopeId,
    listener,
    account,
    ...(cameBy === null ? {} : { cameBy }),
    ...headerFacts(head, sender),
    ...content,
    attempts: [],
    attemptCount: 0,
    reason: null,
  };
}

/** Keeps the beginning of a message until its header has ended or is too long to be one. */
function headerCapture(): { take(chunk: Buffer): void; bytes(): Buffer } {
  let kept: Buffer[] = [];
  let size = 0;
  let ended = false;
  return {
    take(chunk) {
      if (ended) return;
      const part = chunk.subarray(0, HEADER_LIMIT - size);
      kept.push(part);
      size += part.length;
      // An end that two chunks share is found when it is looked for in the last bytes of both.
      const tail = kept.length > 1 ? Buffer.concat([(kept.at(-2) ?? part).subarray(-3), part]) : part;
      ended = size >= HEADER_LIMIT || (splitHeader(tail).ended && splitHeader(joined(kept)).ended);
    },
    bytes() {
      const head = joined(kept);
      kept = [];
      return splitHeader(head).header;
    },
  };
}
