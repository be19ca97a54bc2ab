// The queue as people look at it: filtered, sorted, a page at a time. Orders and
// answers are kept; one that has to be renewed takes out what changed and puts it
// in again, so that a page of 100,000 after a change costs little more than one
// before it. Ties stand in the order of arrival.
import { assertNever } from '../base/never';
import type { QueueFilter, QueueList } from '../contract/methods';
import type { AttemptView, QueueRow, RecipientView } from '../contract/views';
import { searchable } from '../contract/search';
import { replyShown } from '../mail/cause';
import type { AttemptRecord, QueueItem, Recipient } from '../mail/envelope';
import { connectorOf, nextAttemptOf, reasonOf, type QueueEntry } from './entry';

export type Sort = QueueList['sort'];
type Key = 'arrived' | 'bytes' | 'sender' | 'nextAttempt' | 'state' | 'subject' | 'attempts';

/** How many filtered answers are kept; a window asks for one or two. */
const ANSWERS_KEPT = 4;
/** So many changed entries are looked for one by one. */
const FEW = 16;

/** What fits, in one order, as it was when it was last asked for. */
interface Kept {
  readonly entries: readonly QueueEntry[];
  /** Of all of them; a letter's size never changes. */
  readonly bytes: number;
  /** Came, changed or went since. */
  readonly dirty: Set<QueueEntry>;
}

type Compare = (a: QueueEntry, b: QueueEntry) => number;
type Fits = (entry: QueueEntry) => boolean;

export class QueueListing {
  private readonly orders = new Map<Key, Kept>();
  private readonly answers = new Map<string, Kept>();

  constructor(private readonly all: ReadonlyMap<string, QueueEntry>) {}

  /** A message came, something about it changed, or it went (entry.gone). */
  changed(entry: QueueEntry): void {
    this.note(this.orders, entry);
    this.note(this.answers, entry);
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

  private note<Name>(those: Map<Name, Kept>, entry: QueueEntry): void {
    for (const [name, { dirty }] of those) {
      dirty.add(entry);
      // Where most of them changed, sorting anew is no dearer, and nothing need be remembered.
      if (dirty.size * 2 > this.all.size) those.delete(name);
    }
  }

  private answer(filter: QueueFilter, sort: Sort): Kept {
    const { state, search, connector, overBytes } = filter;
    const key = keyOf(sort);
    const fits = filterOf(filter);
    if (!fits) return this.order(key);
    const name = JSON.stringify([key, state, search, connector, overBytes]);
    const known = this.answers.get(name);
    const answer = known ? renewed(known, comparing(key), fits) : keep(this.order(key).entries.filter(fits));
    // The last asked for stands last; the first goes.
    this.answers.delete(name);
    this.answers.set(name, answer);
    for (const old of this.answers.keys()) if (this.answers.size > ANSWERS_KEPT) this.answers.delete(old);
    return answer;
  }

  private order(key: Key): Kept {
    const known = this.orders.get(key);
    const compare = comparing(key);
    const order = known ? renewed(known, compare, () => true) : keep([...this.all.values()].sort(compare));
    this.orders.set(key, order);
    return order;
  }
}

function keep(entries: readonly QueueEntry[], bytes = bytesOf(entries)): Kept {
  return { entries, bytes, dirty: new Set() };
}

const bytesOf = (entries: readonly QueueEntry[]): number => entries.reduce((sum, { item }) => sum + item.bytes, 0);

function renewed(known: Kept, compare: Compare, fits: Fits): Kept {
  if (known.dirty.size === 0) return known;
  const moved = [...known.dirty].filter((entry) => !entry.gone && fits(entry)).sort(compare);
  if (known.dirty.size > FEW) return keep(merged(without(known), moved, compare));
  // To look into a hundred thousand entries takes far longer than to move their places about.
  const entries = known.entries.slice();
  let { bytes } = known;
  for (const entry of known.dirty) {
    const at = entries.indexOf(entry);
    if (at < 0) continue;
    entries.splice(at, 1);
    bytes -= entry.item.bytes;
  }
  for (const entry of moved) entries.splice(placeIn(entries, entry, compare), 0, entry);
  return keep(entries, bytes + bytesOf(moved));
}

const without = ({ entries, dirty }: Kept): readonly QueueEntry[] => entries.filter((entry) => !dirty.has(entry));

function merged(kept: readonly QueueEntry[], moved: readonly QueueEntry[], compare: Compare): readonly QueueEntry[] {
  const all: QueueEntry[] = [];
  let from = 0;
  for (const entry of moved) {
    const to = placeIn(kept, entry, compare, from);
    for (; from < to; from++) all.push(kept[from] ?? entry);
    all.push(entry);
  }
  for (const entry of from === 0 ? kept : kept.slice(from)) all.push(entry);
  return all;
}

/** The first slot of `sorted`, from `from` on, whose entry comes after `entry`. */
function placeIn(sorted: readonly QueueEntry[], entry: QueueEntry, compare: Compare, from = 0): number {
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

function comparing(key: Key): Compare {
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
function filterOf(filter: QueueFilter): Fits | null {
  const { state, connector, overBytes } = filter;
  const search = searchable(filter.search?.trim() ?? '');
  if (state === undefined && connector === undefined && overBytes === undefined && search === '') return null;
  return (entry) =>
    (state === undefined || entry.item.state === state) &&
    (overBytes === undefined || entry.item.bytes >= overBytes) &&
    (connector === undefined || connectorOf(entry) === connector) &&
    (search === '' || isFound(entry.item, search));
}

/** `search`: searchable. Kept for a hundred thousand they would be a tenth of all that is kept of them. */
function isFound({ id, sender, subject, messageId, recipients }: QueueItem, search: string): boolean {
  const has = (text: string): boolean => searchable(text).includes(search);
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
