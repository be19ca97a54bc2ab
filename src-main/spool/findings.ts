// What reading the disk brings together: the items, and every place that could not
// be read, with its bytes. One bad record costs what it said and nothing else.
import { sharedTexts } from '../base/kept-text';
import type { QueueItem } from '../mail/envelope';
import { isQueueId } from '../mail/queue-id';
import { thrifty } from '../mail/thrifty';
import { applyChange, type Change, idOf } from './change';
import { LARGE } from './content-file';
import type { Cut } from './journal/record';
import { isContentRecord, isFiledRecord, type Spot } from './journal/logged';
import { segmentPath } from './journal/segment';
import type { NoteKind } from './note-kinds';
import { spoolWords } from '../words/spool';
import { changeWithCauses, withCauses } from './old-sentences';

export interface Damage {
  /** A name for corrupt/, the same every time it is found. */
  readonly name: string;
  readonly why: string;
  /** What it means to programs; absent: nothing. */
  readonly kind?: NoteKind;
  readonly bytes: Buffer;
}

/** A byte of a segment. */
type Place = Pick<Spot, 'segment' | 'at'>;

/** Before the journal: in the snapshot. */
const NOWHERE: Place = { segment: 0, at: 0 };

function isBehind(a: Place, b: Place): boolean {
  return a.segment > b.segment || (a.segment === b.segment && a.at > b.at);
}

/** Where the journal put an item (one of the snapshot: nowhere), last said something of it, and last who has it. */
interface Said {
  readonly put: Place;
  readonly last: Place;
  readonly recipients: Place;
}

const NOTHING: Said = { put: NOWHERE, last: NOWHERE, recipients: NOWHERE };

/** While reading, which is soon over. */
const TEXTS_SHARED = 50_000;

/** What is put together while reading. */
export class Findings {
  readonly items = new Map<string, QueueItem>();
  /** What left the queue for good, as far as that was read: the only proof that a content may be deleted. */
  readonly gone = new Set<string>();
  /** Contents that stand in the journal, by id, also those whose item could not be read. */
  readonly spots = new Map<string, Spot>();
  /** Bytes of all records of contents, also of those that are gone. */
  contentBytes = 0;
  readonly damages: Damage[] = [];
  /** The last place at which something is missing or cannot be read; segment 0: all is there. */
  private lastLost: Place = NOWHERE;
  /** What the journal says of the items that are not gone. */
  private readonly said = new Map<string, Said>();
  private readonly filed = new Set<string>();
  private last: { file: string; end: number } | null = null;
  private readonly share = sharedTexts(TEXTS_SHARED);

  /** `old`: written before items said their causes. */
  item(value: unknown, old: boolean): boolean {
    if (!isItem(value)) return false;
    this.items.set(value.id, this.kept(old ? withCauses(value) : value));
    return true;
  }

  record(value: unknown, spot: Spot, old: boolean): void {
    if (isContentRecord(value)) this.content(value.content, spot);
    else if (isFiledRecord(value)) value.filed.forEach((id) => this.gotFile(id));
    else this.changes(value, spot, old);
  }

  content(id: string, spot: Spot): void {
    this.spots.set(id, spot);
    this.contentBytes += spot.bytes;
  }

  /**
   * Could the record that says it is gone have stood in a part of the journal that is lost? Only of what had
   * a file: where the content stood in the journal, it is that content that may be lost.
   */
  mayHaveLeft({ id, bytes }: QueueItem): boolean {
    const { segment } = this.saidOf(id).put;
    const hadFile = segment === 0 || this.filed.has(id) || bytes >= LARGE;
    return hadFile && this.lastLost.segment > 0 && this.lastLost.segment >= segment;
  }

  /**
   * Its content is there: may it have been sent all the same, as a lost part of the journal said? A content that has a
   * file (`hasFile`) would have lost it when it left, so then only some of its recipients may have it.
   */
  mayHaveGone({ id, recipients }: QueueItem, hasFile: boolean): boolean {
    const said = this.saidOf(id);
    const sent = !hasFile && isBehind(this.lastLost, said.last);
    return sent || (recipients.length > 1 && isBehind(this.lastLost, said.recipients));
  }

  /** As it will wait in memory. */
  private kept(item: QueueItem): QueueItem {
    return thrifty(item, this.share);
  }

  private saidOf(id: string): Said {
    return this.said.get(id) ?? NOTHING;
  }

  private gotFile(id: string): void {
    this.spots.delete(id);
    this.filed.add(id);
  }

  private changes(value: unknown, { segment, at }: Place, old: boolean): void {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const change of list) {
      if (isChange(change)) this.apply(old ? changeWithCauses(change) : change, { segment, at });
      else
        this.say(segmentPath('', segment), (file) =>
          spoolWords.records.unknown(file, JSON.stringify(change).slice(0, 200)),
        );
    }
  }

  private apply(change: Change, place: Place): void {
    applyChange(this.items, change);
    const item = this.items.get(idOf(change));
    if (item) this.kept(item);
    if ('gone' in change) {
      this.said.delete(change.gone);
      this.spots.delete(change.gone);
      this.gone.add(change.gone);
      return;
    }
    const id = idOf(change);
    const before = this.saidOf(id);
    if ('put' in change) {
      this.gone.delete(id);
      this.said.set(id, { put: place, last: place, recipients: place });
    } else this.said.set(id, { ...before, last: place, recipients: change.set.recipients ? place : before.recipients });
  }

  /** Neighbouring damage is one finding. */
  damage(file: string, at: number, bytes: Buffer): void {
    const before = this.damages.at(-1);
    if (before && this.last?.file === file && this.last.end === at) {
      this.damages[this.damages.length - 1] = { ...before, bytes: Buffer.concat([before.bytes, bytes]) };
    } else {
      this.damages.push({
        name: `${file}-at-${at}`,
        why: spoolWords.records.unsound(file, at),
        bytes,
      });
    }
    this.last = { file, end: at + bytes.length };
  }

  /** `told` makes the sentence about the file. */
  say(file: string, told: (file: string) => string, kind?: NoteKind): void {
    const name = `${file}-finding-${this.damages.length}`;
    this.damages.push({ name, why: told(file), ...(kind && { kind }), bytes: Buffer.alloc(0) });
  }

  /** From byte `at` of this segment on something could not be read. */
  lost(segment: number, at: number): void {
    if (isBehind({ segment, at }, this.lastLost)) this.lastLost = { segment, at };
  }

  /** A segment ends before what was safe in it. */
  short(segment: number, bytes: number, safe: number): void {
    this.lost(segment, bytes);
    this.say(segmentPath('', segment), (file) => spoolWords.records.short(file, bytes, safe), 'journal-lost');
  }

  /** The newest segment is not there. */
  missing(segment: number): void {
    this.lost(segment, 0);
    this.say(segmentPath('', segment), spoolWords.records.newestMissing, 'journal-lost');
  }

  /** Numbers run without gaps from `first` on: what is missing has been lost. */
  gaps(first: number, live: readonly number[]): void {
    live.forEach((number, i) => {
      const expected = i === 0 ? first : (live[i - 1] ?? 0) + 1;
      if (number === expected) return;
      this.lost(number - 1, 0);
      const from = segmentPath('', expected);
      this.say(segmentPath('', number), (file) => spoolWords.records.gap(file, from), 'journal-lost');
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function isHead(
  value: unknown,
): value is { journal: number; count: number; version: unknown; spool?: unknown; gone?: unknown } {
  return (
    isRecord(value) &&
    value['dialpost'] === 'snapshot' &&
    typeof value['journal'] === 'number' &&
    typeof value['count'] === 'number'
  );
}

export function isOpening(value: unknown): value is { cuts: readonly Cut[]; version: unknown; spool?: unknown } {
  return isRecord(value) && value['dialpost'] === 'journal' && Array.isArray(value['cuts']);
}

// The checksum vouches for what we wrote; this only keeps a stray record from stopping everything.
export function isItem(value: unknown): value is QueueItem {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    isQueueId(value['id']) &&
    Array.isArray(value['recipients']) &&
    typeof value['bytes'] === 'number'
  );
}

/** The strings of a list; nothing for anything else. */
export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function isChange(value: unknown): value is Change {
  if (!isRecord(value)) return false;
  if ('put' in value) return isItem(value['put']);
  if ('set' in value) return isRecord(value['set']) && typeof value['set']['id'] === 'string';
  return typeof value['gone'] === 'string';
}
