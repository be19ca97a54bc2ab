// The commits of one write, as they stand in a segment: a head says how many bytes
// follow, then come their records. A group is written only after the one before it
// was synced, so whatever stands before a group's head was acknowledged, and damage
// there is real. Behind the newest head it may be what a power cut left of a write
// nobody was told of: such a group is torn, and is passed over as a whole, without
// a word. Torn: it ends early, a sector of it is zeros, or its head was never
// written (what lies there then are older bytes of the disk).
import { isOpening } from '../findings';
import { recordLine, type RecordSink } from './record';

interface GroupHead {
  /** Bytes of the records that follow. */
  readonly group: number;
  /** Where in its file the head stands, so that an older one in a reused block says nothing. */
  readonly at: number;
}

/** The head of a group of `bytes`, to stand at `at`. */
export function groupLine(at: number, bytes: number): Buffer {
  return recordLine({ group: bytes, at } satisfies GroupHead);
}

function isGroupHead(value: unknown): value is GroupHead {
  return (
    typeof value === 'object' &&
    value !== null &&
    'group' in value &&
    typeof value.group === 'number' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}

const FIRST_WITH_GROUPS = 4;

function hasGroups(opening: unknown): boolean {
  return isOpening(opening) && typeof opening.version === 'number' && opening.version >= FIRST_WITH_GROUPS;
}

/** Something that was read, not yet handed on. */
interface Held {
  readonly at: number;
  readonly end: number;
  /** Null: a sound record. */
  readonly damaged: Buffer | null;
  readonly hand: () => void;
}

const SECTOR = 512;
/** So many in what is left of a sector say that it was never written. */
const FEWEST_ZEROS = 8;
/** A head, with the largest numbers there are. */
const LONGEST_HEAD = 96;

/**
 * Stands before a sink and lets through what counts. Segments of version 3 and before have no groups: all goes
 * through.
 */
export class GroupReader implements RecordSink {
  private readonly held: Held[] = [];
  /** Where the group that is being read begins and ends; null before the first and where there are none. */
  private open: { readonly from: number; readonly to: number } | null = null;
  /** Written by a program that knew no groups. */
  private ungrouped = false;

  constructor(private readonly sink: Required<RecordSink>) {}

  record(value: unknown, end: number, at: number): void {
    const head = isGroupHead(value);
    if (head && value.at === at) {
      this.confirm();
      this.open = { from: at, to: end + value.group };
      return;
    }
    if (at === 0) {
      this.ungrouped = !hasGroups(value);
      this.open = this.ungrouped ? null : { from: end, to: end };
    }
    this.hold({ at, end, damaged: null, hand: () => (head ? undefined : this.sink.record(value, end, at)) });
  }

  bytes(name: string, bytes: Buffer, end: number, at: number): void {
    this.hold({ at, end, damaged: null, hand: () => this.sink.bytes(name, bytes, end, at) });
  }

  damaged(bytes: Buffer, at: number): void {
    this.hold({ at, end: at + bytes.length, damaged: bytes, hand: () => this.sink.damaged(bytes, at) });
  }

  /**
   * Call at the end of a file of `bytes`, of which the last `torn` are no whole record. `newest`: it was being
   * written when whoever wrote it stopped. Answers how far the file counts.
   */
  end(bytes: number, torn: number, newest: boolean): number {
    const { open } = this;
    const read = bytes - torn;
    if (newest && !open && !this.ungrouped && this.held.every(({ damaged }) => damaged)) return 0;
    if (!newest || !open) {
      this.confirm();
      return read;
    }
    const inside = this.held.filter(({ at }) => at < open.to);
    const behind = this.held.filter(({ at }) => at >= open.to);
    if (bytes < open.to || read < open.to || inside.some((held) => isHole(held) || isUnwrittenEnd(held, open.to)))
      return open.from;
    inside.forEach(({ hand }) => hand());
    if (behind.length > 0 && !isGroupWithDamagedHead(behind, read)) return open.to;
    behind.forEach(({ hand }) => hand());
    return behind.length > 0 ? read : open.to;
  }

  private hold(held: Held): void {
    this.held.push(held);
    if (this.ungrouped) this.confirm();
  }

  private confirm(): void {
    for (const { hand } of this.held.splice(0)) hand();
  }
}

/** Part of what was to be written is not there. */
function isHole({ at, damaged }: Held): boolean {
  if (!damaged) return false;
  for (let from = -(at % SECTOR); from < damaged.length; from += SECTOR) {
    const sector = damaged.subarray(Math.max(0, from), from + SECTOR);
    if (sector.length >= FEWEST_ZEROS && sector.every((byte) => byte === 0)) return true;
  }
  return false;
}

/** Zeros from the last sector's begin to the group's end at `to`, however few: no record ends with zero. */
function isUnwrittenEnd({ end, damaged }: Held, to: number): boolean {
  const here = to % SECTOR === 0 ? SECTOR : to % SECTOR;
  return (
    end === to && damaged !== null && damaged.length >= here && damaged.subarray(-here).every((byte) => byte === 0)
  );
}

/** Zeros from where a head should begin to the end of that sector, however few: no head begins with zero. */
function isUnwritten({ at, damaged }: Held): boolean {
  const here = damaged?.subarray(0, SECTOR - (at % SECTOR));
  return here !== undefined && here.every((byte) => byte === 0);
}

/** A head that can no longer be read, and behind it nothing but sound records to the end. */
function isGroupWithDamagedHead([head, ...records]: readonly Held[], end: number): boolean {
  if (!head?.damaged || head.damaged.length > LONGEST_HEAD || records.length === 0) return false;
  if (isUnwritten(head) || isHole(head)) return false;
  return (
    records.every(({ at, damaged }, i) => damaged === null && at === (records[i - 1] ?? head).end) &&
    records.at(-1)?.end === end
  );
}
