// The queue as people look at it: filtered, sorted, a page at a time. Orders and
// answers are kept until the queue changes; an order that has to be renewed takes
// out what changed and merges it in again, so that a page of 100,000 costs little
// more than walking through them. Ties stand in the order of arrival.
import { assertNever } from '../base/never';
import type { QueueFilter, QueueList } from '../contract/methods';
import type { AttemptView, QueueRow, RecipientView } from '../contract/views';
import { replyShown } from '../mail/cause';
import type { AttemptRecord, QueueItem, Recipient } from '../mail/envelope';
import { connectorOf, nextAttemptOf, reasonOf, type QueueEntry } from './entry';

export type Sort = QueueList['sort'];
type Key = 'arrived' | 'bytes' | 'sender' | 'nextAttempt' | 'state' | 'subject' | 'attempts';

/** How many filtered answers are kept; a window asks for one or two. */
const ANSWERS_KEPT = 4;

interface Order {
  entries: readonly QueueEntry[];
  /** Came, changed or went since. */
  readonly dirty: Set<QueueEntry>;
}

interface Answer {
  readonly version: number;
  readonly entries: readonly QueueEntry[];
  readonly bytes: number;
}

export class QueueListing {
  private readonly orders = new Map<Key, Order>();
  private readonly answers = new Map<string, Answer>();
  private version = 1;

  constructor(private readonly all: ReadonlyMap<string, QueueEntry>) {}

  /** A message came, something about it changed, or it went (entry.gone). */
  changed(entry: QueueEntry): void {
    for (const [key, order] of this.orders) {
      order.dirty.add(entry);
      // Where most of them changed, sorting anew is no dearer, and nothing need be remembered.
      if (order.dirty.size * 2 > this.all.size) this.orders.delete(key);
    }
    this.version += 1;
  }

  /** Rows `offset` to `offset + limit` of what fits, how many fit in all, and their bytes. */
  page(ask: QueueList): { readonly total: number; readonly bytes: number; readonly rows: readonly QueueRow[] } {
    const { entries, bytes } = this.answer(ask, ask.sort);
    const rows: QueueRow[] = [];
    const descending = ask.sort.startsWith('-');
    for (let i = ask.offset; i < Math.min(entries.length, ask.offset + ask.limit); i++) {
      const entry = entries[descending ? entries.length - 1 - i : i];
      if (entry) rows.push(rowOf(entry));
    }
    return { total: entries.length, bytes, rows };
  }

  /** Everything that fits, oldest first. */
  matching(filter: QueueFilter): readonly QueueEntry[] {
    return this.answer(filter, 'arrived').entries;
  }

  private answer(filter: QueueFilter, sort: Sort): Answer {
    const { state, search, connector, overBytes } = filter;
    const key = keyOf(sort);
    const name = JSON.stringify([key, state, search, connector, overBytes]);
    const known = this.answers.get(name);
    if (known?.version === this.version) return known;
    const fits = filterOf(filter);
    const order = this.order(key);
    const entries = fits ? order.filter(fits) : order;
    const answer: Answer = {
      version: this.version,
      entries,
      bytes: entries.reduce((sum, entry) => sum + entry.item.bytes, 0),
    };
    this.answers.delete(name);
    this.answers.set(name, answer);
    for (const old of this.answers.keys()) if (this.answers.size > ANSWERS_KEPT) this.answers.delete(old);
    return answer;
  }

  private order(key: Key): readonly QueueEntry[] {
    const known = this.orders.get(key);
    if (known?.dirty.size === 0) return known.entries;
    const compare = comparing(key);
    const entries = known ? renewed(known, compare) : [...this.all.values()].sort(compare);
    this.orders.set(key, { entries, dirty: new Set() });
    return entries;
  }
}

function renewed({ entries, dirty }: Order, compare: (a: QueueEntry, b: QueueEntry) => number): readonly QueueEntry[] {
  const kept = entries.filter((entry) => !dirty.has(entry));
  const moved = [...dirty].filter((entry) => !entry.gone).sort(compare);
  const merged: QueueEntry[] = [];
  let from = 0;
  for (const entry of moved) {
    const to = placeIn(kept, entry, compare, from);
    for (; from < to; from++) merged.push(kept[from] ?? entry);
    merged.push(entry);
  }
  for (const entry of from === 0 ? kept : kept.slice(from)) merged.push(entry);
  return merged;
}

/** The first slot of `sorted`, from `from` on, whose entry comes after `entry`. */
function placeIn(
  sorted: readonly QueueEntry[],
  entry: QueueEntry,
  compare: (a: QueueEntry, b: QueueEntry) => number,
  from: number,
): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other && compare(other, entry) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keyOf(sort: Sort): Key {
  // The minus is the only thing that parts a Sort from a Key.
  return sort.replace(/^-/, '') as Key;
}

function comparing(key: Key): (a: QueueEntry, b: QueueEntry) => number {
  const value = valueOf(key);
  const plain = (a: string | number, b: string | number): number => Number(a > b) - Number(a < b);
  return (a, b) => plain(value(a), value(b)) || plain(a.item.arrived, b.item.arrived) || plain(a.item.id, b.item.id);
}

const STATE_ORDER = { active: 0, incoming: 1, deferred: 2, hold: 3 } as const;

function valueOf(key: Key): (entry: QueueEntry) => string | number {
  switch (key) {
    case 'arrived':
      return (entry) => entry.item.arrived;
    case 'bytes':
      return (entry) => entry.item.bytes;
    case 'attempts':
      return (entry) => entry.item.attemptCount;
    case 'state':
      return (entry) => STATE_ORDER[entry.item.state];
    case 'nextAttempt':
      return (entry) => nextAttemptOf(entry.item) ?? Number.MAX_VALUE;
    case 'sender':
      return (entry) => (entry.item.sender ?? '').toLowerCase();
    case 'subject':
      return (entry) => entry.item.subject.toLowerCase();
    default:
      return assertNever(key);
  }
}

/** null: everything fits. "corrupt" fits nothing here: what was set aside is no longer in the queue. */
function filterOf(filter: QueueFilter): ((entry: QueueEntry) => boolean) | null {
  const { state, connector, overBytes } = filter;
  const search = filter.search?.trim().toLowerCase() ?? '';
  if (state === undefined && connector === undefined && overBytes === undefined && search === '') return null;
  return (entry) =>
    (state === undefined || entry.item.state === state) &&
    (overBytes === undefined || entry.item.bytes >= overBytes) &&
    (connector === undefined || connectorOf(entry) === connector) &&
    (search === '' || isFound(entry.item, search));
}

/** In small letters; kept for a hundred thousand they would be a tenth of all that is kept of them. */
function isFound({ id, sender, subject, messageId, recipients }: QueueItem, search: string): boolean {
  const has = (text: string): boolean => text.toLowerCase().includes(search);
  return (
    has(subject) ||
    has(sender ?? '<>') ||
    recipients.some(({ address }) => has(address)) ||
    has(id) ||
    has(messageId ?? '')
  );
}

/** A recipient as people see it. */
export function recipientView(recipient: Recipient): RecipientView {
  const { address, status } = recipient;
  return { address, status, reply: replyShown(recipient) };
}

/** An attempt as people see it. */
export function attemptView({ cause, ...attempt }: AttemptRecord): AttemptView {
  return { ...attempt, at: iso(attempt.at), reply: replyShown({ reply: attempt.reply, cause }) ?? '' };
}

const iso = (at: number): string => new Date(at).toISOString();

export function rowOf(entry: QueueEntry): QueueRow {
  const { item } = entry;
  const next = nextAttemptOf(item);
  return {
    id: item.id,
    state: item.state,
    sender: item.sender,
    recipients: item.recipients.map(recipientView),
    subject: item.subject,
    messageId: item.messageId,
    bytes: item.bytes,
    arrived: iso(item.arrived),
    priority: item.priority,
    system: item.system,
    oversize: entry.routed.some((routed) => routed.oversize),
    attempts: item.attemptCount,
    nextAttempt: next === null ? null : iso(next),
    connector: connectorOf(entry),
    reason: reasonOf(entry),
  };
}
