// Messages as they are read, wherever they lie: decoded where that goes well in time, as
// they were sent where it does not. Attachments are read where they lie in the message, a
// piece at a time; what was found out of the last few messages is remembered, so that a
// letter's page and its attachments need no second decoding.
import { assertNever } from '../base/never';
import { ContractError } from '../contract/errors';
import type { AsSent, MessagePart, MessageRef, ReadMessage } from '../contract/message/message';
import { readingWords } from '../words/reading';
import { AS_SENT_READ, shownAsSent } from './as-sent';
import { decodePiece } from './attachment';
import type { Decoded } from './decode';
import type { MessageReader } from './reader';

/** A content that was found. */
export interface Found {
  readonly bytes: number;
  /** It is not what was received. */
  readonly damaged: boolean;
  /** The bytes from `start` up to but not including `end`, or to its end. */
  read(start: number, end: number): Promise<Buffer>;
}

/**
 * Where messages lie: one for each kind of place. `whole`: is it to be seen whether it is what was received? Rejects
 * ContractError where it is not there.
 */
export type Sources = {
  readonly [Where in MessageRef['in']]: (
    message: Extract<MessageRef, { readonly in: Where }>,
    whole: boolean,
  ) => Promise<Found>;
};

/** Larger ones are not decoded: they would have to stand in memory. */
export const LARGEST = 67_108_864;
/** With the reading of it and the way to the window, the answer is there within the fifth of a second. */
const QUICK_MS = 140;
const PATIENT_MS = 8000;
const REMEMBERED = 4;

export class Letters {
  private readonly known = new Map<string, Decoded>();

  constructor(
    private readonly sources: Sources,
    private readonly reader: MessageReader,
  ) {}

  async read(message: MessageRef, patient: boolean): Promise<ReadMessage> {
    const found = await this.find(message, true);
    const decoded = await this.decoded(message, found, patient ? PATIENT_MS : QUICK_MS);
    const shown =
      typeof decoded === 'string'
        ? shownAsSent(await found.read(0, AS_SENT_READ), found.bytes, decoded)
        : { ...decoded.message, bytes: found.bytes, asSent: null };
    return found.damaged ? { ...shown, damaged: true } : shown;
  }

  /** null: it has none. */
  async page(message: MessageRef): Promise<string | null> {
    const decoded = await this.decoded(message, await this.find(message, false), PATIENT_MS);
    return typeof decoded === 'string' ? null : decoded.page;
  }

  /** A piece of an attachment; next: where the rest begins, null: there is none. */
  async piece(
    { message, part }: MessagePart,
    offset: number,
    maxBytes: number,
  ): Promise<{ readonly bytes: Buffer; readonly next: number | null }> {
    const found = await this.find(message, false);
    const decoded = await this.decoded(message, found, PATIENT_MS);
    const stretch = typeof decoded === 'string' ? undefined : decoded.stretches[part];
    if (!stretch) throw new ContractError('not-found', readingWords.noPart(part));
    const from = Math.min(stretch.to, stretch.from + offset);
    const to = Math.min(stretch.to, from + maxBytes);
    const { bytes, used } = decodePiece(await found.read(from, to), stretch.coding, to === stretch.to);
    const next = from + used;
    return { bytes, next: next >= stretch.to || used === 0 ? null : next - stretch.from };
  }

  async source(
    message: MessageRef,
    offset: number,
    maxBytes: number,
  ): Promise<{ readonly bytes: Buffer; readonly truncated: boolean; readonly damaged: boolean }> {
    const found = await this.find(message, offset === 0);
    const bytes = await found.read(offset, offset + maxBytes);
    return { bytes, truncated: found.bytes > offset + bytes.length && bytes.length > 0, damaged: found.damaged };
  }

  close(): Promise<void> {
    return this.reader.close();
  }

  private find(message: MessageRef, whole: boolean): Promise<Found> {
    switch (message.in) {
      case 'queue':
        return this.sources.queue(message, whole);
      case 'kept':
        return this.sources.kept(message, whole);
      case 'mailbox':
        return this.sources.mailbox(message, whole);
      default:
        return assertNever(message);
    }
  }

  private async decoded(message: MessageRef, found: Found, within: number): Promise<Decoded | AsSent> {
    const key = `${JSON.stringify(message)} ${found.bytes} ${found.damaged}`;
    const known = this.known.get(key);
    if (known) return known;
    if (found.bytes > LARGEST) return 'large';
    const decoded = await this.reader.decode(Buffer.from(await found.read(0, found.bytes)), within);
    if (typeof decoded !== 'string') this.remember(key, decoded);
    return decoded;
  }

  private remember(key: string, decoded: Decoded): void {
    this.known.set(key, decoded);
    const [oldest] = this.known.keys();
    if (this.known.size > REMEMBERED && oldest !== undefined) this.known.delete(oldest);
  }
}
