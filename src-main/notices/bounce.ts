// Tells senders what became of their mail: one notice for all recipients of one
// attempt, from the null sender, in the spool before the answer is given (so it is
// asked again after a crash, and a notice may then come twice, never not at all).
// A failure that cannot be told to its sender (there is none, or no connector serves
// his address) goes to the postmaster; where not even that is possible the answer is
// 'untold' and the message stays in the queue, in hold. A notice is never answered by
// a notice to its own sender, so nothing goes round. Rejects with the spool's error
// when the disk cannot take the notice, or does not give for now what it returns.
import type { Readable } from 'node:stream';
import type { Clock } from '../base/clock';
import { systemCode } from '../base/durable';
import type { Log } from '../base/log';
import type { Retry } from '../contract/connector';
import { type Envelope, plainEnvelope, type QueueItem, type Recipient } from '../mail/envelope';
import type { Admission } from '../mail/admission';
import { HEADER_LIMIT } from '../mail/header';
import { type NoticeKind, noticeOf, type Tell } from '../mail/notice';
import { SpoolError } from '../spool/spool-error';
import { noticesWords } from '../words/notices/returns';
import { writeNotice, type Notice, type Written } from './dsn';
import { returned, toTell, wantsNotice } from './policy';
import { takingTurns } from './turns';
import type { Reader } from './words';

export interface BounceDeps {
  readonly clock: Clock;
  readonly log: Log;
  organization(): { readonly name: string; readonly hostname: string; readonly postmaster: string };
  /** Of the office. */
  zone(): string;
  /** Begins to take our own message in, as the queue does. */
  admit(envelope: Envelope): Admission<unknown>;
  /** The stored content from byte `start` up to but not including `end`. */
  content(id: string, start: number, end: number): Promise<Readable>;
  /** False where no connector would ever carry a notice of `bytes` to this address. */
  mayCarry(to: string, bytes: number): boolean;
  retryOf(connector: string): Retry;
  /** The postmaster gets a copy of every notice of failure. */
  postmasterCopies(): boolean;
}

export interface Bounce {
  /** Of a message without a sender only a failure is told: to the postmaster. */
  readonly tell: Tell;
  /** They wait for the time set for large mail, which next begins at `largeFrom` (null: not known). */
  large(item: QueueItem, recipients: readonly Recipient[], largeFrom: number | null): Promise<void>;
}

interface Deps extends BounceDeps {
  /** Messages whose content the disk refused for their notice of failure: the next one goes without it. */
  readonly refused: Set<string>;
  readonly inTurn: ReturnType<typeof takingTurns>;
}

interface Telling {
  readonly kind: NoticeKind;
  readonly item: QueueItem;
  readonly recipients: readonly Recipient[];
  readonly reader: Reader;
  readonly to: string;
  readonly largeFrom?: number | null;
}

/** Enough for one sync of the journal to serve many, few enough for memory. */
const AT_ONCE = 16;

export function openBounce(given: BounceDeps): Bounce {
  const inTurn = takingTurns(AT_ONCE);
  const deps: Deps = { ...given, inTurn, refused: new Set() };
  const tellSender = async (
    kind: NoticeKind,
    item: QueueItem,
    recipients: readonly Recipient[],
    more: Pick<Telling, 'largeFrom'> = {},
  ): Promise<'told' | 'untold'> => {
    const mine = toTell(item, recipients, kind);
    if (item.sender === null || mine.length === 0) return 'told';
    return post({ kind, item, recipients: mine, reader: 'sender', to: item.sender, ...more }, deps);
  };
  const tellFailed = async (item: QueueItem, recipients: readonly Recipient[]): Promise<'told' | 'untold'> => {
    if (item.sender !== null && (await tellSender('failed', item, recipients)) === 'told') return 'told';
    const untold = recipients.filter((recipient) => wantsNotice(recipient, 'failed'));
    return untold.length === 0 ? 'told' : tellPostmaster(item, untold, deps);
  };
  return {
    async tell(kind, item, recipients) {
      const answer = await (kind === 'failed' ? tellFailed(item, recipients) : tellSender(kind, item, recipients));
      if (answer === 'untold') unsaid(item, kind, deps);
      return answer;
    },
    async large(item, recipients, largeFrom) {
      const answer = await tellSender('delayed', item, recipients, { largeFrom });
      if (answer === 'untold') unsaid(item, 'large', deps);
    },
  };
}

async function tellPostmaster(
  item: QueueItem,
  recipients: readonly Recipient[],
  deps: Deps,
): Promise<'told' | 'untold'> {
  const { postmaster } = deps.organization();
  // What could not reach the postmaster is not sent to the postmaster.
  const mine = recipients.some(({ address }) => address.toLowerCase() === postmaster.toLowerCase());
  return mine ? 'untold' : post({ kind: 'failed', item, recipients, reader: 'postmaster', to: postmaster }, deps);
}

function unsaid(item: QueueItem, what: keyof typeof noticesWords.log.unsaid, { log }: BounceDeps): void {
  log.write('queue', 'minimum', noticesWords.log.unsaid[what](item.id), { sender: item.sender ?? '<>' });
}

/** Writes the notice and puts it into the queue, whole or with the header alone, as it may travel. */
async function post(telling: Telling, deps: Deps): Promise<'told' | 'untold'> {
  const { kind, item, to } = telling;
  if (!deps.mayCarry(to, 0)) return 'untold';
  const first = returned(item, kind);
  for (const what of first === 'message' ? (['message', 'header'] as const) : (['header'] as const)) {
    if (await deps.inTurn(() => postWith(telling, what, deps))) return 'told';
  }
  return 'untold';
}

async function postWith(telling: Telling, what: 'message' | 'header', deps: Deps): Promise<boolean> {
  const content = await contentOf(telling, what, deps);
  const notice = (id: string): Notice => ({
    ...telling,
    ...deps.organization(),
    organization: deps.organization().name,
    id,
    at: deps.clock.now(),
    retryUntil: retryUntil(telling, deps),
    zone: deps.zone(),
    returned: what,
    content,
  });
  const draft = await writeNotice(notice('0'.repeat(16)));
  if (!deps.mayCarry(telling.to, draft.content.length)) return false;
  const admission = deps.admit(envelopeTo([telling.to, ...copies(telling, draft, deps)], draft));
  try {
    await admission.write((await writeNotice(notice(admission.id))).content);
    await admission.commit();
  } finally {
    // Harmless after commit.
    await admission.abandon();
  }
  deps.refused.delete(telling.item.id);
  deps.log.write('queue', 'medium', noticesWords.log.told(admission.id, telling.item.id), {
    to: telling.to,
    kind: telling.kind,
    recipients: telling.recipients.length,
  });
  return true;
}

/** RFC 3461 §6: from the null sender. No NOTIFY=NEVER: if it fails, the postmaster is to hear of it. */
function envelopeTo(to: readonly string[], { body, smtputf8 }: Written): Envelope {
  return { ...plainEnvelope(null, to), body, smtputf8 };
}

/** Who else gets this notice. */
function copies({ kind, reader, to }: Telling, { content }: Written, deps: Deps): readonly string[] {
  const { postmaster } = deps.organization();
  const wanted =
    noticeOf(kind).copied &&
    reader === 'sender' &&
    deps.postmasterCopies() &&
    to.toLowerCase() !== postmaster.toLowerCase();
  return wanted && deps.mayCarry(postmaster, content.length) ? [postmaster] : [];
}

/**
 * Empty where it is damaged or cannot be read: the notice then says so. With the notice of a failure the message
 * leaves: so it rejects, and is asked again, for as long as somebody can set right what the disk says (rights, files
 * open at once), and once where the disk itself is broken.
 */
async function contentOf({ kind, item }: Telling, what: 'message' | 'header', deps: Deps): Promise<Buffer> {
  if (kind === 'damaged') return Buffer.alloc(0);
  const end = what === 'message' ? item.bytes : Math.min(item.bytes, HEADER_LIMIT);
  try {
    const parts: Buffer[] = [];
    // A byte stream without encoding yields Buffers.
    for await (const part of (await deps.content(item.id, 0, end)) as AsyncIterable<Buffer>) parts.push(part);
    return Buffer.concat(parts);
  } catch (error) {
    deps.log.write('queue', 'minimum', noticesWords.log.unreadable(item.id), { error: String(error) });
    const passing = error instanceof SpoolError && error.kind === 'disk';
    const broken = passing && systemCode(error.cause) === 'EIO';
    if (kind === 'failed' && passing && !(broken && deps.refused.has(item.id))) {
      deps.refused.add(item.id);
      throw error;
    }
    return Buffer.alloc(0);
  }
}

/** When the last attempt at the latest may be, as far as one knows: time offline does not count. */
function retryUntil({ kind, item, recipients }: Telling, deps: Deps): number | null {
  const connector = item.attempts.at(-1)?.connector;
  if (kind !== 'delayed' || connector === undefined) return null;
  const retriedFor = Math.min(...recipients.map((recipient) => recipient.retriedFor));
  return deps.clock.now() + Math.max(0, deps.retryOf(connector).expireHours * 3_600_000 - retriedFor);
}
