// A message as the question "when does it go?" sees it: its size and age, who of its
// recipients still waits, for what and until when. One for each connector, size rule and time,
// not one for each recipient.
import { BY_HAND, type HoldReason, replyShown } from '../mail/cause';
import { isOpen, type Priority } from '../mail/envelope';
import { dueBy, type QueueEntry } from './entry';

/** What some of the recipients wait for. */
export interface OpenPart {
  /** null: none may carry it. */
  readonly connector: string | null;
  /** Routing's sentence. */
  readonly why: string;
  /** The connector's schedule for large mail applies. */
  readonly large: boolean;
  /** From when on it may be tried, milliseconds since 1970; 0: at once. */
  readonly due: number;
  /** Attempts made online. */
  readonly tries: number;
  /** Of the last one. */
  readonly said: string | null;
}

export interface Letter {
  readonly bytes: number;
  readonly priority: Priority;
  /** Milliseconds since 1970. */
  readonly arrived: number;
  readonly active: boolean;
  /** What a person asked for while it is being sent. */
  readonly wish: 'hold' | 'remove' | null;
  /** Why it is on hold; null: it is not. */
  readonly held: HoldReason | null;
  /** A person named it for a call under way. */
  readonly named: boolean;
  readonly open: readonly OpenPart[];
}

/** As it stands at `now`. */
export function letterOf(entry: QueueEntry, now: number): Letter {
  const { item, wish } = entry;
  return {
    bytes: item.bytes,
    priority: item.priority,
    arrived: item.arrived,
    active: item.state === 'active',
    wish,
    held: item.state === 'hold' ? (item.reason ?? BY_HAND) : null,
    named: entry.marks.some((mark) => mark.named),
    open: item.state === 'hold' || item.state === 'active' ? [] : openParts(entry, now),
  };
}

function openParts(entry: QueueEntry, now: number): readonly OpenPart[] {
  const parts: OpenPart[] = [];
  entry.item.recipients.forEach((recipient, i) => {
    const routed = entry.routed[i];
    if (!routed || !isOpen(recipient)) return;
    const { connector, why, oversize: large } = routed;
    const due = connector === null ? 0 : (dueBy(entry, recipient, connector, now) ?? 0);
    if (parts.some((one) => one.connector === connector && one.large === large && one.due === due)) return;
    parts.push({ connector, why, large, due, tries: recipient.attempts, said: replyShown(recipient) });
  });
  return parts;
}
