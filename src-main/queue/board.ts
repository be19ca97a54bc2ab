// Everything the queue knows, in memory, and always consistent with itself: the
// messages, who stands in whose line, the sums. A message is changed in one place,
// `change`, which takes it out of every sum, lets the caller change it, and puts it
// back. Nothing here waits and nothing touches the disk.
import { isDeepStrictEqual } from 'node:util';
import { isOpen, type QueueItem, type Recipient, type State } from '../mail/envelope';
import {
  believedArrival,
  connectorOf,
  dueBy,
  isInFlight,
  type LanePlace,
  newEntry,
  type QueueEntry,
  type Routed,
  UNPLACED,
} from './entry';
import { grouped } from './grouped';
import { Heap } from './heap';
import { isOlder, ConnectorLane, newPlace } from './lane';
import { QueueListing } from './listing';

const TEXTS_KEPT = 10_000;
/** From so many on it is cheaper to put a line in order anew than to move them one by one. */
const MANY = 1000;

interface Sum {
  messages: number;
  bytes: number;
}

export interface Counts extends Readonly<Record<State, number>> {
  readonly bytes: number;
  /** Arrival of the oldest message, milliseconds since 1970. */
  readonly oldest: number | null;
  readonly byConnector: readonly {
    readonly connector: string | null;
    readonly messages: number;
    readonly bytes: number;
  }[];
}

export class Board {
  readonly entries = new Map<string, QueueEntry>();
  readonly listing = new QueueListing(this.entries);
  private readonly lanes = new Map<string, ConnectorLane>();
  private readonly arrivals = new Heap<QueueEntry>(isOlder);
  private readonly states: Record<State, number> = { incoming: 0, active: 0, deferred: 0, hold: 0 };
  private readonly connectors = new Map<string | null, Sum>();
  private readonly answers = new Map<string, readonly [Routed]>();
  private readonly seen = new WeakMap<Routed, readonly [Routed]>();
  private bytes = 0;

  constructor(
    private readonly route: (item: QueueItem, recipient: Recipient) => Routed,
    private readonly now: () => number,
  ) {}

  insert(item: QueueItem): QueueEntry {
    const entry = newEntry(item, this.routesOf(item));
    this.entries.set(item.id, entry);
    this.arrivals.push(entry);
    this.enter(entry);
    this.listing.changed(entry);
    return entry;
  }

  change(entry: QueueEntry, change: () => void): void {
    this.leave(entry);
    change();
    this.enter(entry);
    this.listing.changed(entry);
  }

  /** Calls under way ask something else of these: only their places change. A person may name a hundred thousand. */
  mark(entries: Iterable<QueueEntry>, marksOf: (entry: QueueEntry) => QueueEntry['marks']): void {
    const moved: QueueEntry[] = [];
    for (const entry of entries) {
      const before = entry.marks;
      entry.marks = marksOf(entry);
      if (!sameEffect(before, entry.marks)) moved.push(entry);
    }
    if (moved.length > MANY) return this.moveMany(moved);
    for (const entry of moved) {
      for (const place of entry.places) this.lane(place.connector).remove(place);
      this.place(entry);
    }
  }

  private moveMany(entries: readonly QueueEntry[]): void {
    const lanes = (): ReadonlyMap<string, readonly LanePlace[]> =>
      grouped(
        entries.flatMap(({ places }) => places),
        ({ connector }) => connector,
      );
    for (const [connector, places] of lanes()) this.lane(connector).removeAll(places);
    for (const entry of entries) entry.places = this.placesOf(entry);
    for (const [connector, places] of lanes()) this.lane(connector).addAll(places, this.now());
  }

  drop(entry: QueueEntry): void {
    if (entry.gone) return;
    this.leave(entry);
    this.arrivals.remove(entry);
    entry.gone = true;
    this.entries.delete(entry.item.id);
    this.listing.changed(entry);
  }

  /** Asks routing again for every message; the ids of those that go another way now. */
  reroute(): string[] {
    this.answers.clear();
    const moved: string[] = [];
    for (const entry of this.entries.values()) {
      const routed = this.routesOf(entry.item);
      if (sameWays(entry.routed, routed)) continue;
      this.change(entry, () => {
        entry.routed = routed;
      });
      moved.push(entry.item.id);
    }
    return moved;
  }

  /** Asks routing again for one message; within a change. */
  rerouteOne(entry: QueueEntry): void {
    entry.routed = this.routesOf(entry.item);
  }

  /**
   * The wall clock was set by `leap` milliseconds: what was written down by it moves along, so that every wait lasts
   * as long as it was to.
   */
  clockSet(leap: number): void {
    const all = [...this.entries.values()];
    const now = this.now();
    // Everybody out, moved, and in again: no line ever holds times of both clocks.
    all.forEach((entry) => this.leave(entry));
    for (const entry of all) entry.item = movedBy(entry.item, leap, now);
    for (const entry of all) {
      this.enter(entry);
      this.listing.changed(entry);
    }
  }

  lane(connector: string): ConnectorLane {
    const known = this.lanes.get(connector);
    if (known) return known;
    const lane = new ConnectorLane();
    this.lanes.set(connector, lane);
    return lane;
  }

  counts(): Counts {
    const byConnector = [...this.connectors]
      .map(([connector, sum]) => ({ connector, ...sum }))
      .filter((sum) => sum.messages > 0);
    return { ...this.states, bytes: this.bytes, oldest: this.arrivals.peek()?.item.arrived ?? null, byConnector };
  }

  private enter(entry: QueueEntry): void {
    this.sum(entry, 1);
    this.place(entry);
  }

  private place(entry: QueueEntry): void {
    entry.places = this.placesOf(entry);
    const now = this.now();
    for (const place of entry.places) this.lane(place.connector).add(place, now);
  }

  private leave(entry: QueueEntry): void {
    this.sum(entry, -1);
    for (const place of entry.places) this.lane(place.connector).remove(place);
    entry.places = UNPLACED;
  }

  private sum(entry: QueueEntry, sign: 1 | -1): void {
    const { state, bytes } = entry.item;
    const connector = connectorOf(entry);
    const sum = this.connectors.get(connector) ?? { messages: 0, bytes: 0 };
    this.connectors.set(connector, { messages: sum.messages + sign, bytes: sum.bytes + sign * bytes });
    this.states[state] += sign;
    this.bytes += sign * bytes;
  }

  /** One place for each connector that has somebody to serve. */
  private placesOf(entry: QueueEntry): QueueEntry['places'] {
    if (entry.item.state === 'hold' || entry.wish !== null || entry.leaving) return UNPLACED;
    const now = this.now();
    const dueAt = new Map<string, number>();
    entry.item.recipients.forEach((recipient, i) => {
      const connector = entry.routed[i]?.connector ?? null;
      const from = connector === null ? null : dueBy(entry, recipient, connector, now);
      if (connector === null || from === null || (entry.taken.length > 0 && isInFlight(entry, recipient))) return;
      dueAt.set(connector, Math.min(from, dueAt.get(connector) ?? from));
    });
    const oversize = (connector: string): boolean =>
      entry.routed.some((routed) => routed.connector === connector && routed.oversize);
    return [...dueAt].map(([connector, at]) => newPlace(entry, connector, at, oversize(connector)));
  }

  /** A hundred thousand messages share a handful of answers: each is kept once. */
  private routesOf(item: QueueItem): readonly Routed[] {
    const [first, ...others] = item.recipients.map((recipient) =>
      isOpen(recipient) ? this.shared(this.route(item, recipient)) : this.shared(SERVED),
    );
    if (!first) return [];
    return others.length === 0 ? first : [first, ...others].map(([routed]) => routed);
  }

  private shared(routed: Routed): readonly [Routed] {
    const seen = this.seen.get(routed);
    if (seen) return seen;
    const answer = this.oneOf(routed);
    this.seen.set(routed, answer);
    return answer;
  }

  private oneOf(routed: Routed): readonly [Routed] {
    const name = `${routed.connector}\n${routed.oversize}\n${routed.refusal?.code}\n${routed.why}`;
    const known = this.answers.get(name);
    if (known) return known;
    if (this.answers.size >= TEXTS_KEPT) this.answers.clear();
    const { connector, why, oversize, refusal } = routed;
    const answer = [refusal ? { connector, why, oversize, refusal } : { connector, why, oversize }] as const;
    this.answers.set(name, answer);
    return answer;
  }
}

function sameWays(before: readonly Routed[], now: readonly Routed[]): boolean {
  return before.every((one, i) => {
    const other = now[i];
    return (
      other !== undefined &&
      one.connector === other.connector &&
      one.oversize === other.oversize &&
      one.why === other.why &&
      isDeepStrictEqual(one.refusal, other.refusal)
    );
  });
}

/** What one call more or less asks of a message that others ask for too changes nothing about its places. */
function sameEffect(one: QueueEntry['marks'], other: QueueEntry['marks']): boolean {
  return (one.length === 0 && other.length === 0) || (isWithin(one, other) && isWithin(other, one));
}

function isWithin(one: QueueEntry['marks'], other: QueueEntry['marks']): boolean {
  return one.every(({ named, wakes }) => other.some((mark) => (named ? mark.named : mark.wakes === wakes)));
}

function movedBy(item: QueueItem, leap: number, now: number): QueueItem {
  const moved = (at: number | null): number | null => (at === null ? null : at + leap);
  return {
    ...item,
    // What was here before this start was dated by yet another clock.
    arrived: believedArrival(item.arrived + leap, now),
    recipients: item.recipients.map((r) => ({
      ...r,
      lastAttempt: moved(r.lastAttempt),
      nextAttempt: moved(r.nextAttempt),
    })),
  };
}

/** Nobody needs a way for a recipient that is final; one that is tried again after all is routed anew. */
const SERVED: Routed = { connector: null, why: 'served', oversize: false };
