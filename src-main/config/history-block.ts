// One block of a month's index: up to 4096 rows as bytes that are searched without
// being parsed. Pure. A block is a header and a body. The header says which part of
// the month's file it tells of, so that blocks form a chain from its first byte on;
// the body holds where each row lies, when it was, its result and direction, and its
// words in lower case, one row a line. Both have a checksum: a damaged block is noticed,
// never believed.
import { crc32 } from 'node:zlib';
import { callOf, DIRECTIONS, type HistoryFilter, type HistoryRow, RESULTS } from '../contract/history/history';
import { searchable } from '../contract/search';
import { directionOf } from './history-file';

export const BLOCK_ROWS = 4096;
export const HEADER_BYTES = 36;

const MAGIC = 0x32585044; // "DPX2": another layout takes another one
/** What each row has in the table: offset, length, beginning of its words, second, and in a byte result and direction. */
const ROW_BYTES = 17;
const AT = { offset: 0, length: 4, words: 8, second: 12, kind: 16 } as const;
/** Stands before and behind the call of a row; nobody can type it. */
const FENCE = '\x1f';

export interface BlockHeader {
  readonly rows: number;
  /** The bytes of the month's file it tells of: from `from` up to, not with, `to`. */
  readonly from: number;
  readonly to: number;
  /** Lines among them that are no rows. */
  readonly damaged: number;
  readonly bodyBytes: number;
  readonly bodyCrc: number;
}

/** Where a row's line lies in the month's file, without its line end. */
export interface BlockPlace {
  readonly offset: number;
  readonly length: number;
}

/** Rows on their way into a block. */
export class Filling {
  /** Text and no small Buffers: each of those would hold 8 KiB of Node's common pool for as long as it lives. */
  private readonly words: string[] = [];
  private readonly wordBytes: number[] = [];
  private readonly places: BlockPlace[] = [];
  private readonly seconds: number[] = [];
  private readonly kinds: number[] = [];
  damaged = 0;
  private encoded: { readonly header: BlockHeader; readonly body: Buffer } | null = null;

  constructor(
    private readonly from: number,
    public to = from,
  ) {}

  get rows(): number {
    return this.places.length;
  }

  add(row: HistoryRow, place: BlockPlace): void {
    const words = `${wordsOf(row)}\n`;
    this.words.push(words);
    this.wordBytes.push(Buffer.byteLength(words));
    this.places.push(place);
    this.seconds.push(secondOf(row.at));
    this.kinds.push(kindOf(row));
    this.encoded = null;
  }

  block(): { readonly header: BlockHeader; readonly body: Buffer } {
    if (this.encoded?.header.to === this.to) return this.encoded;
    const { rows, from, to, damaged } = this;
    const body = this.body();
    this.encoded = { header: { rows, from, to, damaged, bodyBytes: body.length, bodyCrc: crc32(body) }, body };
    return this.encoded;
  }

  private body(): Buffer {
    const { rows } = this;
    const table = Buffer.alloc(ROW_BYTES * rows);
    let start = 0;
    this.places.forEach(({ offset, length }, row) => {
      const write = (what: keyof typeof AT, value: number): void =>
        void table.writeUInt32LE(value, AT[what] * rows + 4 * row);
      write('offset', offset - this.from);
      write('length', length);
      write('words', start);
      write('second', this.seconds[row] ?? 0);
      table.writeUInt8(this.kinds[row] ?? 0, AT.kind * rows + row);
      start += this.wordBytes[row] ?? 0;
    });
    return Buffer.concat([table, Buffer.from(this.words.join(''))]);
  }
}

export function encodeHeader({ rows, from, to, damaged, bodyBytes, bodyCrc }: BlockHeader): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.writeUInt32LE(MAGIC, 0);
  bytes.writeUInt32LE(rows, 4);
  bytes.writeUIntLE(from, 8, 6);
  bytes.writeUIntLE(to, 14, 6);
  bytes.writeUInt32LE(damaged, 20);
  bytes.writeUInt32LE(bodyBytes, 24);
  bytes.writeUInt32LE(bodyCrc, 28);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 32)), 32);
  return bytes;
}

/** null where these bytes are no header. */
export function decodeHeader(bytes: Buffer): BlockHeader | null {
  if (
    bytes.length < HEADER_BYTES ||
    bytes.readUInt32LE(0) !== MAGIC ||
    bytes.readUInt32LE(32) !== crc32(bytes.subarray(0, 32))
  )
    return null;
  return {
    rows: bytes.readUInt32LE(4),
    from: bytes.readUIntLE(8, 6),
    to: bytes.readUIntLE(14, 6),
    damaged: bytes.readUInt32LE(20),
    bodyBytes: bytes.readUInt32LE(24),
    bodyCrc: bytes.readUInt32LE(28),
  };
}

export function isWhole(header: BlockHeader, body: Buffer): boolean {
  return body.length === header.bodyBytes && crc32(body) === header.bodyCrc;
}

export function placeIn({ rows, from }: BlockHeader, body: Buffer, row: number): BlockPlace {
  return {
    offset: from + body.readUInt32LE(AT.offset * rows + 4 * row),
    length: body.readUInt32LE(AT.length * rows + 4 * row),
  };
}

/** What is looked for, as rows are kept. */
export interface Wanted {
  /** All of them stand in the row's words. */
  readonly needles: readonly Buffer[];
  /** The row's kind is one of them; null: whichever. */
  readonly kinds: ReadonlySet<number> | null;
  /** Seconds since 1970: from the first on, up to and without the second. */
  readonly from: number;
  readonly to: number;
}

export function wantedBy({ search: typed = '', session, result, direction, from, to }: HistoryFilter): Wanted {
  const search = typed.trim();
  const needles = [
    ...(session === undefined ? [] : [`${FENCE}${plain(session)}${FENCE}`]),
    ...(search === '' ? [] : [plain(search)]),
  ];
  const kinds = RESULTS.flatMap((r) => DIRECTIONS.map((d) => [r, d] as const)).filter(
    ([r, d]) => (result === undefined || r === result) && (direction === undefined || d === direction),
  );
  return {
    needles: needles.map((text) => Buffer.from(text)),
    kinds: result === undefined && direction === undefined ? null : new Set(kinds.map(([r, d]) => kindNumber(r, d))),
    from: from === undefined ? 0 : secondOf(from),
    to: to === undefined ? Infinity : secondOf(to),
  };
}

/** Calls `found` for each row that is wanted; first to last. */
export function eachHit(
  { header: { rows }, body }: { readonly header: BlockHeader; readonly body: Buffer },
  { needles: [needle, ...others], kinds, from, to }: Wanted,
  found: (row: number) => void,
): void {
  const hay = body.subarray(ROW_BYTES * rows);
  const start = (row: number): number => (row < rows ? body.readUInt32LE(AT.words * rows + 4 * row) : hay.length);
  const dated = from > 0 || to < Infinity;
  const fits = (row: number): boolean => {
    if (kinds !== null && !kinds.has(body.readUInt8(AT.kind * rows + row))) return false;
    const second = dated ? body.readUInt32LE(AT.second * rows + 4 * row) : 0;
    if (dated && (second < from || second >= to)) return false;
    return others.every((other) => hay.subarray(start(row), start(row + 1)).includes(other));
  };
  if (needle === undefined) {
    for (let row = 0; row < rows; row++) if (fits(row)) found(row);
    return;
  }
  let row = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, start(row))) {
    while (row < rows && start(row) <= at) row += 1;
    if (fits(row - 1)) found(row - 1);
    if (row >= rows) return;
  }
}

function wordsOf(row: HistoryRow): string {
  const { id, sender, recipient, host, reply, subject = '' } = row;
  const words = plain(`${id} ${subject} ${sender ?? ''} ${recipient} ${host} ${reply}`);
  return `${words}${FENCE}${plain(callOf({ ...row, direction: directionOf(row) }) ?? '')}${FENCE}`;
}

function plain(text: string): string {
  return searchable(text).replace(/[\n\x1f]/g, ' ');
}

function kindOf(row: HistoryRow): number {
  return kindNumber(row.result, directionOf(row));
}

function kindNumber(result: HistoryRow['result'], direction: (typeof DIRECTIONS)[number]): number {
  return RESULTS.indexOf(result) + RESULTS.length * DIRECTIONS.indexOf(direction);
}

/** 0 for what is no time. */
function secondOf(iso: string): number {
  const second = Math.floor(Date.parse(iso) / 1000);
  return second > 0 && second < 2 ** 32 ? second : 0;
}
