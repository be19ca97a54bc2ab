// The line in front of one connector: who may go now, in which order, and who
// comes into it later. Order: urgent first, then small before large by size class,
// then the oldest. A message comes into the line when its time has come, which is
// looked at whenever somebody asks: nothing here has a timer. Every question costs
// logarithmic time, whatever waits.
import { Heap, type Slotted } from './heap';
import type { Entry } from './entry';

/** Upper ends of the size classes, bytes; what is larger is the last class. */
const CLASS_ENDS = [16_384, 262_144, 2_097_152];
const CLASSES = CLASS_ENDS.length + 1;
const RANKS = 3 * CLASSES;

export interface Place extends Slotted {
  readonly entry: Entry;
  readonly connector: string;
  /** From when on, milliseconds since 1970; 0: at once. */
  readonly dueAt: number;
  readonly oversize: boolean;
  /** Counts up in the order of taking: 0 urgent and small. */
  readonly rank: number;
  where: 'ready' | 'later' | 'parked' | null;
}

export interface Due {
  readonly messages: number;
  readonly bytes: number;
  /** Arrival of the oldest of them, milliseconds since 1970. */
  readonly oldest: number | null;
  /** How many of them are of high priority. */
  readonly urgent: number;
}

export interface Ask {
  /** Only mail for the large-mail schedule, or only the other; undefined: both. */
  readonly oversize?: boolean;
  /** Nothing larger. */
  readonly maxBytes?: number;
}

export function newPlace(entry: Entry, connector: string, dueAt: number, oversize: boolean): Place {
  const { bytes, priority } = entry.item;
  const size = CLASS_ENDS.findIndex((end) => bytes <= end);
  const urgency = { high: 0, normal: 1, low: 2 }[priority];
  const rank = urgency * CLASSES + (size < 0 ? CLASSES - 1 : size);
  return { entry, connector, dueAt, oversize, rank, where: null, slot: -1 };
}

/** Older first; ids settle what arrived in one millisecond. */
export function isOlder(a: Entry, b: Entry): boolean {
  return a.item.arrived !== b.item.arrived ? a.item.arrived < b.item.arrived : a.item.id < b.item.id;
}

interface Side {
  readonly ready: readonly Heap<Place>[];
  /** Passed over because they were larger than asked for, smallest first. */
  readonly parked: Heap<Place>;
  messages: number;
  bytes: number;
  urgent: number;
}

function newSide(): Side {
  const byAge = (a: Place, b: Place): boolean => isOlder(a.entry, b.entry);
  return {
    ready: Array.from({ length: RANKS }, () => new Heap(byAge)),
    parked: new Heap((a, b) => a.entry.item.bytes < b.entry.item.bytes),
    messages: 0, bytes: 0, urgent: 0,
  };
}

export class Lane {
  private readonly usual = newSide();
  private readonly large = newSide();
  private readonly later = new Heap<Place>((a, b) => a.dueAt < b.dueAt);

  add(place: Place, now: number): void {
    if (place.dueAt > now) {
      place.where = 'later';
      this.later.push(place);
      return;
    }
    const side = this.sideOf(place);
    this.count(side, place, 1);
    this.line(side, place);
  }

  remove(place: Place): void {
    const { where } = place;
    place.where = null;
    if (where === 'later') return this.later.remove(place);
    const side = this.sideOf(place);
    this.count(side, place, -1);
    if (where === 'parked') side.parked.remove(place);
    else side.ready[place.rank]?.remove(place);
  }

  /** The first in line, left where it is; null when nobody may go now. */
  first(ask: Ask, now: number): Place | null {
    this.promote(now);
    const most = ask.maxBytes ?? Number.POSITIVE_INFINITY;
    const sides = this.sidesFor(ask.oversize);
    for (const side of sides) this.unpark(side, most);
    for (let rank = 0; rank < RANKS; rank++) {
      const heads = sides.map((side) => this.head(side, rank, most)).filter((place) => place !== undefined);
      const [one, other] = heads;
      if (one) return other && isOlder(other.entry, one.entry) ? other : one;
    }
    return null;
  }

  /** What may go at `at`, which may lie in the future. */
  due(now: number, at: number, oversize?: boolean): Due {
    this.promote(now);
    const sides = this.sidesFor(oversize);
    const sum: { -readonly [K in keyof Due]: Due[K] } = { messages: 0, bytes: 0, urgent: 0, oldest: null };
    const older = (arrived: number): number => Math.min(sum.oldest ?? arrived, arrived);
    for (const side of sides) {
      sum.messages += side.messages;
      sum.bytes += side.bytes;
      sum.urgent += side.urgent;
      for (const heap of side.ready) sum.oldest = heap.size > 0 ? older(heap.peek()?.entry.item.arrived ?? now) : sum.oldest;
      side.parked.each(() => true, (place) => (sum.oldest = older(place.entry.item.arrived)));
    }
    this.later.each((place) => place.dueAt <= at, ({ entry, oversize: large }) => {
      if (oversize !== undefined && large !== oversize) return;
      sum.messages += 1;
      sum.bytes += entry.item.bytes;
      sum.urgent += entry.item.priority === 'high' ? 1 : 0;
      sum.oldest = older(entry.item.arrived);
    });
    return sum;
  }

  /** When the next message comes into the line; null when none is to come. */
  nextAt(now: number): number | null {
    this.promote(now);
    return this.later.peek()?.dueAt ?? null;
  }

  private promote(now: number): void {
    for (let place = this.later.peek(); place && place.dueAt <= now; place = this.later.peek()) {
      this.later.remove(place);
      this.add(place, now);
    }
  }

  private head(side: Side, rank: number, most: number): Place | undefined {
    const heap = side.ready[rank];
    for (let place = heap?.peek(); heap && place && place.entry.item.bytes > most; place = heap.peek()) {
      heap.remove(place);
      place.where = 'parked';
      side.parked.push(place);
    }
    return heap?.peek();
  }

  private unpark(side: Side, most: number): void {
    for (let place = side.parked.peek(); place && place.entry.item.bytes <= most; place = side.parked.peek()) {
      side.parked.remove(place);
      this.line(side, place);
    }
  }

  private line(side: Side, place: Place): void {
    place.where = 'ready';
    side.ready[place.rank]?.push(place);
  }

  private count(side: Side, { entry }: Place, sign: 1 | -1): void {
    side.messages += sign;
    side.bytes += sign * entry.item.bytes;
    if (entry.item.priority === 'high') side.urgent += sign;
  }

  private sideOf(place: Place): Side {
    return place.oversize ? this.large : this.usual;
  }

  private sidesFor(oversize: boolean | undefined): readonly Side[] {
    return oversize === undefined ? [this.usual, this.large] : [oversize ? this.large : this.usual];
  }
}
