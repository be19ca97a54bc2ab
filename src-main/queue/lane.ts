// The line in front of one connector: who may go now, in which order, and who
// comes into it later. Order: urgent first, then small before large by size class,
// then the oldest. A message comes into the line when its time has come, which is
// looked at whenever somebody asks: nothing here has a timer. Every question costs
// logarithmic time, whatever waits; where only some sizes are asked for, the one size
// class in which they end is looked through.
import { slip } from '../base/slip';
import { grouped } from './grouped';
import { Heap } from './heap';
import type { QueueEntry, LanePlace } from './entry';
import { EVERYTHING, isIn, largest, type Portion, priorityOf, RANKS, rankOf, shareOf } from './portion';

export interface Due {
  readonly messages: number;
  readonly bytes: number;
  /** Arrival of the oldest of them, milliseconds since 1970. */
  readonly oldest: number | null;
  /** How many of them are of high priority. */
  readonly urgent: number;
}

export interface LaneQuestion {
  /** Only mail for the large-mail schedule, or only the other; undefined: both. */
  readonly oversize?: boolean | undefined;
  /**
   * Named letters (asked-for.ts) whatever their size too, or nothing else, or none; undefined: a name makes no
   * difference.
   */
  readonly named?: 'too' | 'only' | 'not' | undefined;
  /** Only this part of it; undefined: all. */
  readonly portion?: Portion | undefined;
}

/** Of what may go at a moment. */
export interface DueQuestion extends LaneQuestion {
  /** Milliseconds since 1970, also in the future; absent: now. */
  readonly at?: number;
}

export function newPlace(entry: QueueEntry, connector: string, dueAt: number, oversize: boolean): LanePlace {
  const named = entry.marks.some((mark) => mark.named);
  return { entry, connector, dueAt, oversize, named, rank: rankOf(entry.item), where: null, slot: -1 };
}

/** Older first; ids settle what arrived in one millisecond. */
export function isOlder(a: QueueEntry, b: QueueEntry): boolean {
  return a.item.arrived !== b.item.arrived ? a.item.arrived < b.item.arrived : a.item.id < b.item.id;
}

/** Is the size of this place meant, or its name? */
export function isAsked(place: Pick<LanePlace, 'oversize' | 'named'>, { oversize, named }: LaneQuestion): boolean {
  if (named === 'only') return place.named;
  if (named === 'not' && place.named) return false;
  return oversize === undefined || place.oversize === oversize || (named === 'too' && place.named);
}

interface Side extends Pick<LanePlace, 'oversize' | 'named'> {
  readonly ready: readonly Heap<LanePlace>[];
  /** Passed over because they were not of the sizes asked for, smallest first. */
  readonly parked: Heap<LanePlace>;
  /** By rank, parked ones too. */
  readonly sums: readonly { messages: number; bytes: number }[];
}

function newSide(oversize: boolean, named: boolean): Side {
  const byAge = (a: LanePlace, b: LanePlace): boolean => isOlder(a.entry, b.entry);
  return {
    oversize,
    named,
    ready: Array.from({ length: RANKS }, () => new Heap(byAge)),
    parked: new Heap((a, b) => a.entry.item.bytes < b.entry.item.bytes),
    sums: Array.from({ length: RANKS }, () => ({ messages: 0, bytes: 0 })),
  };
}

export class ConnectorLane {
  private readonly sides = [newSide(false, false), newSide(true, false), newSide(false, true), newSide(true, true)];
  private readonly later = new Heap<LanePlace>((a, b) => a.dueAt < b.dueAt);

  add(place: LanePlace, now: number): void {
    if (place.dueAt > now) {
      place.where = 'later';
      this.later.push(place);
      return;
    }
    const side = this.sideOf(place);
    this.count(side, place, 1);
    this.line(side, place);
  }

  remove(place: LanePlace): void {
    this.heapOf(place).remove(place);
    if (place.where !== 'later') this.count(this.sideOf(place), place, -1);
    place.where = null;
  }

  /** As `add` for each; many at once cost little more each than to look at them. */
  addAll(places: readonly LanePlace[], now: number): void {
    const ready = places.filter((place) => place.dueAt <= now);
    const later = places.filter((place) => place.dueAt > now);
    for (const place of later) place.where = 'later';
    for (const place of ready) {
      place.where = 'ready';
      this.count(this.sideOf(place), place, 1);
    }
    if (later.length > 0) this.later.pushAll(later);
    grouped(ready, (place) => this.heapOf(place)).forEach((some, heap) => heap.pushAll(some));
  }

  /** As `remove` for each. */
  removeAll(places: readonly LanePlace[]): void {
    const heaps = grouped(places, (place) => this.heapOf(place));
    for (const place of places) {
      if (place.where !== 'later') this.count(this.sideOf(place), place, -1);
      place.where = null;
    }
    heaps.forEach((some, heap) => heap.removeAll(some));
  }

  /** The first in line, left where it is; null when nobody may go now. */
  first(ask: LaneQuestion, now: number): LanePlace | null {
    this.promote(now);
    const portion = ask.portion ?? EVERYTHING;
    const sides = this.sidesFor(ask);
    for (const side of sides) this.unpark(side, portion);
    for (let rank = 0; rank < RANKS; rank++) {
      if (shareOf(rank, portion) === 'none') continue;
      const heads = sides.map((side) => this.head(side, rank, portion)).filter((place) => place !== undefined);
      const [one, ...others] = heads;
      if (one) return others.reduce((first, other) => (isOlder(other.entry, first.entry) ? other : first), one);
    }
    return null;
  }

  /** What may go at `at`, which may lie in the future. */
  due(now: number, at: number, ask: LaneQuestion = {}): Due {
    const { portion = EVERYTHING } = ask;
    this.promote(now);
    const sum = new Tally();
    for (const side of this.sidesFor(ask)) {
      for (let rank = 0; rank < RANKS; rank++) this.sumRank(side, rank, portion, sum);
      side.parked.each(
        () => true,
        (place) => {
          if (!isIn(place.entry.item, portion)) return;
          if (shareOf(place.rank, portion) === 'some') sum.add(place);
          else sum.saw(place);
        },
      );
    }
    this.later.each(
      (place) => place.dueAt <= at,
      (place) => {
        if (isAsked(place, ask) && isIn(place.entry.item, portion)) sum.add(place);
      },
    );
    return sum.due();
  }

  private sumRank(side: Side, rank: number, portion: Portion, sum: Tally): void {
    const heap = side.ready[rank];
    const share = shareOf(rank, portion);
    if (!heap || share === 'none') return;
    if (share === 'some')
      return heap.each(
        () => true,
        (place) => isIn(place.entry.item, portion) && sum.add(place),
      );
    const { messages, bytes } = side.sums[rank] ?? { messages: 0, bytes: 0 };
    sum.count(messages, bytes, rank);
    const oldest = heap.peek();
    if (oldest) sum.saw(oldest);
  }

  /** The one whose time is nearest, of those asked for, whether it has come or not. */
  soonest(ask: LaneQuestion, now: number): QueueEntry | null {
    const first = this.first(ask, now);
    let next: LanePlace | null = first;
    const portion = ask.portion ?? EVERYTHING;
    if (!first)
      this.later.each(
        (place) => next === null || place.dueAt < next.dueAt,
        (place) => (next = isAsked(place, ask) && isIn(place.entry.item, portion) ? place : next),
      );
    return next?.entry ?? null;
  }

  /** The messages that wait for their time, of those asked for. */
  putOff(ask: LaneQuestion, now: number): readonly QueueEntry[] {
    this.promote(now);
    const found: QueueEntry[] = [];
    this.later.each(
      () => true,
      (place) => isAsked(place, ask) && isIn(place.entry.item, ask.portion ?? EVERYTHING) && found.push(place.entry),
    );
    return found;
  }

  /** The oldest of those asked for, whether their time has come or not; at most so many, in order. */
  oldest(ask: LaneQuestion, most: number): readonly QueueEntry[] {
    const { portion = EVERYTHING } = ask;
    const found: QueueEntry[] = [];
    const add = ({ entry }: LanePlace): unknown => isIn(entry.item, portion) && found.push(entry);
    for (const { ready, parked } of this.sidesFor(ask)) {
      // Each rank stands in this order already.
      for (const heap of ready) heap.first(most, ({ entry }) => isIn(entry.item, portion)).forEach(add);
      parked.each(() => true, add);
    }
    this.later.each(
      () => true,
      (place) => isAsked(place, ask) && add(place),
    );
    return found.sort((a, b) => (isOlder(a, b) ? -1 : 1)).slice(0, most);
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

  private head(side: Side, rank: number, portion: Portion): LanePlace | undefined {
    const heap = side.ready[rank];
    for (let place = heap?.peek(); heap && place && !isIn(place.entry.item, portion); place = heap.peek()) {
      heap.remove(place);
      place.where = 'parked';
      side.parked.push(place);
    }
    return heap?.peek();
  }

  private unpark(side: Side, portion: Portion): void {
    const most = largest(portion);
    const back: LanePlace[] = [];
    side.parked.each(
      ({ entry }) => entry.item.bytes <= most,
      (place) => isIn(place.entry.item, portion) && back.push(place),
    );
    for (const place of back) {
      side.parked.remove(place);
      this.line(side, place);
    }
  }

  private line(side: Side, place: LanePlace): void {
    place.where = 'ready';
    side.ready[place.rank]?.push(place);
  }

  private count(side: Side, { entry, rank }: LanePlace, sign: 1 | -1): void {
    const sum = side.sums[rank];
    if (!sum) return;
    sum.messages += sign;
    sum.bytes += sign * entry.item.bytes;
  }

  /** Where it stands by its `where`. */
  private heapOf(place: LanePlace): Heap<LanePlace> {
    if (place.where === 'later') return this.later;
    const side = this.sideOf(place);
    const heap = place.where === 'parked' ? side.parked : side.ready[place.rank];
    if (!heap) throw slip('a side has a heap for every rank');
    return heap;
  }

  private sideOf({ oversize, named }: LanePlace): Side {
    const side = this.sides.find((one) => one.oversize === oversize && one.named === named);
    if (!side) throw slip('a lane has a side for every place');
    return side;
  }

  private sidesFor(ask: LaneQuestion): readonly Side[] {
    return this.sides.filter((side) => isAsked(side, ask));
  }
}

class Tally {
  private readonly sum = { messages: 0, bytes: 0, urgent: 0 };
  private oldest: number | null = null;

  count(messages: number, bytes: number, rank: number): void {
    this.sum.messages += messages;
    this.sum.bytes += bytes;
    if (priorityOf(rank) === 'high') this.sum.urgent += messages;
  }

  /** A message that is counted elsewhere, as far as its age goes. */
  saw({ entry }: LanePlace): void {
    this.oldest = Math.min(this.oldest ?? entry.item.arrived, entry.item.arrived);
  }

  add(place: LanePlace): void {
    this.count(1, place.entry.item.bytes, place.rank);
    this.saw(place);
  }

  due(): Due {
    return { ...this.sum, oldest: this.oldest };
  }
}
