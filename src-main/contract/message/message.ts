// A message as it is read: where it lies, what a reader is shown of it, and how its
// attachments and its source are fetched in pieces. What a part is called is safe to show
// and safe to write: names come from strangers.
import { z } from 'zod';
import { whole } from '../fields';

const name = z.string().min(1).max(200);

/** Where the message lies. */
export const MessageRef = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('queue'), id: name }),
  /** Delivered, and kept for a while. */
  z.strictObject({ in: z.literal('kept'), id: name }),
  /** In a mailbox of this computer, by its address. */
  z.strictObject({ in: z.literal('mailbox'), mailbox: z.string().min(1).max(500), id: name }),
]);
export type MessageRef = z.output<typeof MessageRef>;

/** A part of a message, by its number in `attachments`. */
export const MessagePart = z.strictObject({ message: MessageRef, part: whole(0, 100_000) });
export type MessagePart = z.output<typeof MessagePart>;

const offset = whole(0, Number.MAX_SAFE_INTEGER).default(0);
const maxBytes = whole(1, 104_857_600).default(262_144);

/** Which piece of a content is wanted. */
export const SourcePiece = z.strictObject({
  /** Where it begins, in bytes. */
  offset,
  maxBytes,
  /** utf8 is for reading; base64 keeps every byte, whatever the letters. */
  encoding: z.enum(['utf8', 'base64']).default('utf8'),
});

/**
 * One piece. `truncated`: there is more after it. `damaged`: it is not what was received; it was set aside and is
 * shown as it was found.
 */
export interface SourceText {
  readonly text: string;
  readonly truncated: boolean;
  readonly damaged?: true;
}

export const MESSAGE_PARAMS = {
  /** `patient`: seconds may be spent on it; without it the answer comes within the fifth of one, decoded or not. */
  'message.read': z.strictObject({ message: MessageRef, patient: z.boolean().optional() }),
  'message.page': z.strictObject({ message: MessageRef }),
  /** `offset`: 0, then what the answer before called `next`. */
  'message.attachment': MessagePart.extend({ offset, maxBytes }),
  'message.source': z.strictObject({ message: MessageRef, ...SourcePiece.shape }),
} as const;

export interface MessageResults {
  'message.read': ReadMessage;
  /** The letter as a page of its own that runs nothing and fetches nothing; null: it has none. */
  'message.page': { readonly page: string | null };
  /** base64; next: where the rest begins, null: that was the last. */
  'message.attachment': { readonly text: string; readonly next: number | null };
  'message.source': SourceText;
}

export interface MessagePerson {
  /** '' where there is none. */
  readonly name: string;
  /** '' where there is none. */
  readonly address: string;
}

export interface MessageAttachment {
  /** What message.attachment calls it. */
  readonly part: number;
  /** As it is shown: what cannot be seen in it is made visible. */
  readonly name: string;
  /** As it may be written, on every system. */
  readonly fileName: string;
  /** "application/pdf" */
  readonly type: string;
  /** About: what is left when it is decoded. */
  readonly bytes: number;
  /** It stands in the letter itself, as a picture. */
  readonly inline: boolean;
}

/**
 * Why a message is shown as it was sent and not decoded: too big, too many parts (or too deep), not done in time, or the
 * decoder could not.
 */
export const AS_SENT = ['large', 'parts', 'slow', 'unreadable'] as const;
export type AsSent = (typeof AS_SENT)[number];

export interface ReadMessage {
  readonly subject: string;
  readonly from: readonly MessagePerson[];
  readonly replyTo: readonly MessagePerson[];
  readonly to: readonly MessagePerson[];
  readonly cc: readonly MessagePerson[];
  /** There are more people than are named. */
  readonly morePeople: boolean;
  /** When the sender says it was written, ISO; null: he does not, or not so that it can be read. */
  readonly date: string | null;
  readonly bytes: number;
  /** The letter in plain text; null: it has none and is a page alone. */
  readonly text: string | null;
  /** Is there more text than is told? */
  readonly cut: boolean;
  /** Is there a page (message.page)? `remote`: what it would fetch from elsewhere and does not. */
  readonly page: { readonly remote: number } | null;
  /** Addresses it would lead to, each once. */
  readonly links: readonly string[];
  readonly attachments: readonly MessageAttachment[];
  /** null: it is decoded. */
  readonly asSent: AsSent | null;
  /** It is not what was received; it was set aside and is shown as it was found. */
  readonly damaged?: true;
}
