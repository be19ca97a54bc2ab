// One message's content, from the line to the admission. Our Received line goes
// first. The header is held back (bounded) until its end, for the hop count and,
// for scanners, the new From; the body streams, one awaited write after the other.
// PROMISE: 'accepted' only after commit. Whatever goes wrong, the admission is
// abandoned and the rest is read and forgotten, because a client listens only when
// it has said everything. A client that goes away leaves nothing behind.
import { isSlip } from '../base/fault-line';
import { joined } from '../base/joined';
import type { Log } from '../base/log';
import type { Envelope, QueueItem } from '../mail/envelope';
import { countReceived, HEADER_LIMIT, mailboxLineNamed } from '../mail/header';
import { LineEnds } from '../mail/line-ends';
import { type Protocol, receivedLine } from '../mail/received';
import type { Admission } from '../mail/admission';
import { missingFields } from './completion';
import { contentGate } from './gate';
import type { Limits } from './limits';
import { REFUSALS, type Refusal } from './refusal';
import { bodyStart, rewriteFrom } from './rewrite';
import { listenerWords } from '../words/doors';

export interface Delivery {
  readonly envelope: Envelope;
  readonly helo: string;
  readonly remote: string;
  readonly by: string;
  readonly protocol: Protocol;
  readonly at: number;
}

export interface Reception {
  readonly delivery: Delivery;
  readonly maxBytes: number;
  readonly rewriteSender: string | null;
  /**
   * Our provider brings it on a line of ours: line ends and NULs are mended; refusing would only make the provider
   * bounce it.
   */
  readonly mends: boolean;
  /** One of ours hands it in: what its header lacks is added (completion.ts). */
  readonly completes: boolean;
  readonly limits: Limits;
  readonly log: Log;
  admit(envelope: Envelope): Admission;
  /** Told of every piece as it comes, also of what is thrown away. */
  came(bytes: number): void;
  /** True while we are the slow one. */
  storing(busy: boolean): void;
}

export type ReceivedMessage =
  | { readonly kind: 'accepted'; readonly item: QueueItem }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'gone' };

/** Reads `content` to its end. Rejects with a slip of ours alone; nothing is left of the message then. */
export async function receive(content: AsyncIterable<Buffer>, reception: Reception): Promise<ReceivedMessage> {
  const intake = new Intake(reception);
  try {
    for await (const chunk of content) await intake.ours(() => intake.came(chunk));
    return await intake.ours(() => intake.finish());
  } catch {
    await intake.abandon();
    // A stream that breaks off is a client that went away; that is nobody's fault.
    if (intake.fault) throw intake.fault.error;
    return { kind: 'gone' };
  }
}

const EMPTY_LINE = Buffer.from('\n\r\n');

class Intake {
  private readonly admission: Admission;
  private readonly gate;
  private readonly lines: LineEnds | null;
  /** A slip of ours while the message was handled. */
  fault: { readonly error: unknown } | null = null;
  private refused: Refusal | null = null;
  private bytes = 0;
  /** The header so far; null once it went through. */
  private head: Buffer[] | null = [];
  private headSize = 0;
  /** As if a line had just ended: a message may begin with its empty line. */
  private tail: Buffer = Buffer.from('\n');

  constructor(private readonly reception: Reception) {
    this.admission = reception.admit(reception.delivery.envelope);
    this.gate = contentGate(reception.limits.line);
    this.lines = reception.mends ? new LineEnds() : null;
  }

  /** What goes wrong in here is a fault of ours; what breaks outside is the client's line. */
  async ours<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.fault = { error };
      throw error;
    }
  }

  came(piece: Buffer): Promise<void> {
    this.reception.came(piece.length);
    return this.take(piece);
  }

  private async take(piece: Buffer): Promise<void> {
    if (this.refused) return;
    const chunk = this.lines?.take(piece) ?? piece;
    this.bytes += chunk.length;
    const fault =
      this.bytes > this.reception.maxBytes ? REFUSALS.tooBig(this.reception.maxBytes) : this.gate.look(chunk);
    if (fault) return this.refuse(fault);
    if (!this.head) return this.store(chunk);
    this.head.push(chunk);
    this.headSize += chunk.length;
    // The empty line may come in pieces; only the new bytes and the last two before them are looked at.
    const seam = Buffer.concat([this.tail, chunk.subarray(0, 2)]);
    this.tail = chunk.length < 2 ? seam.subarray(-2) : chunk.subarray(-2);
    if (seam.includes(EMPTY_LINE) || chunk.includes(EMPTY_LINE) || this.headSize > HEADER_LIMIT)
      await this.passHeader();
  }

  async finish(): Promise<ReceivedMessage> {
    const left = this.lines?.end();
    if (left && left.length > 0) await this.take(left);
    if (!this.refused && this.head) await this.passHeader(true);
    const fault = this.refused ?? this.gate.end();
    if (fault) await this.refuse(fault);
    if (this.refused) return { kind: 'refused', refusal: this.refused };
    try {
      this.reception.storing(true);
      return { kind: 'accepted', item: await this.admission.commit() };
    } catch (error) {
      await this.spoolTrouble(error);
      return { kind: 'refused', refusal: this.refused ?? REFUSALS.noRoom };
    } finally {
      this.reception.storing(false);
    }
  }

  abandon(): Promise<void> {
    return this.admission.abandon();
  }

  /** `whole`: there is no more of the message. */
  private async passHeader(whole = false): Promise<void> {
    const head = joined(this.head ?? []);
    this.head = null;
    const { limits, rewriteSender, delivery, completes } = this.reception;
    const found = bodyStart(head);
    const end = found < 0 ? head.length : found;
    if (countReceived(head.subarray(0, HEADER_LIMIT)) > limits.hops) return this.refuse(REFUSALS.loop);
    if (rewriteSender !== null && end > HEADER_LIMIT) return this.refuse(REFUSALS.headerTooLong(HEADER_LIMIT));
    const came = mailboxLineNamed(head.subarray(0, end));
    const header = rewriteSender === null ? came : rewriteFrom(came, rewriteSender);
    const added = completes && (found >= 0 || whole) ? this.missing(header, delivery) : '';
    await this.store(Buffer.concat([Buffer.from(this.received(delivery) + added), header, head.subarray(end)]));
  }

  private missing(header: Buffer, { envelope, by, at }: Delivery): string {
    return missingFields(header, { id: this.admission.id, by, sender: envelope.sender, at });
  }

  private received({ envelope, helo, remote, by, protocol, at }: Delivery): string {
    // RFC 5321 §7.2: more than one recipient must not learn of each other.
    const only = envelope.recipients.length === 1 ? (envelope.recipients[0]?.address ?? null) : null;
    return receivedLine({ from: { helo, address: remote }, by, protocol, id: this.admission.id, for: only, at });
  }

  private async store(chunk: Buffer): Promise<void> {
    try {
      this.reception.storing(true);
      await this.admission.write(chunk);
    } catch (error) {
      await this.spoolTrouble(error);
    } finally {
      this.reception.storing(false);
    }
  }

  private async spoolTrouble(error: unknown): Promise<void> {
    if (isSlip(error)) throw error;
    const trouble = error instanceof Error ? error.message : String(error);
    this.reception.log.write('smtp-in', 'minimum', listenerWords.log.notStored, {
      trouble,
    });
    await this.refuse(REFUSALS.noRoom);
  }

  private async refuse(refusal: Refusal): Promise<void> {
    this.refused = refusal;
    this.head = null;
    await this.admission.abandon();
  }
}
