// One block of a month's index: up to 4096 rows as bytes that are searched without
// being parsed. Pure. A block is a header and a body. The header says which part of
// the month's file it tells of, so that blocks form a chain from its first byte on;
// the body holds where each row lies, its result, and its words in lower case, one
// row a line. Both have a checksum: a damaged block is noticed, never believed.
import { crc32 } from 'node:zlib';
import type { HistoryRow } from '../contract/views';

export type Result = HistoryRow['result'];

export const BLOCK_ROWS = 4096;
export const HEADER_BYTES = 36;

const MAGIC = 0x31585044; // "DPX1": another layout takes another one
const RESULTS: readonly Result[] = ['delivered', 'failed', 'removed'];

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
  private readonly results: number[] = [];
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
    this.results.push(RESULTS.indexOf(row.result));
    this.encoded = null;
  }

  block(): { readonly header: BlockHeader; readonly body: Buffer } {
    if (this.encoded?.header.to === this.to) return this.encoded;
    const { rows, from, to, damaged } = this;
    const body = this.body();
    this.encoded = { header: { rows, from, to, damaged, bodyBytes: body.length, bodyCrc: crc32(body) }, body };
    return this.encoded;
  }

  /** Offsets, lengths, beginnings in the words (4 bytes each), results (1 byte each), words. */
  private body(): Buffer {
    const { rows } = this;
    const table = Buffer.alloc(13 * rows);
    let start = 0;
    this.places.forEach(({ offset, length }, row) => {
      table.writeUInt32LE(offset - this.from, 4 * row);
      table.writeUInt32LE(length, 4 * (rows + row));
      table.writeUInt32LE(start, 4 * (2 * rows + row));
      table.writeUInt8(this.results[row] ?? 0, 12 * rows + row);
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
  return { offset: from + body.readUInt32LE(4 * row), length: body.readUInt32LE(4 * (rows + row)) };
}

/** What is looked for, as the words are kept. */
export function needleOf(search: string): Buffer {
  return Buffer.from(plain(search));
}

/**
 * Calls `found` for each row that has `needle` (empty: every row) and, where one is asked for, the result; first to
 * last.
 */
export function eachHit(
  { header: { rows }, body }: { readonly header: BlockHeader; readonly body: Buffer },
  needle: Buffer,
  result: Result | undefined,
  found: (row: number) => void,
): void {
  const wanted = result === undefined ? null : RESULTS.indexOf(result);
  const take = (row: number): void => {
    if (wanted === null || body.readUInt8(12 * rows + row) === wanted) found(row);
  };
  if (needle.length === 0) {
    for (let row = 0; row < rows; row++) take(row);
    return;
  }
  const hay = body.subarray(13 * rows);
  const start = (row: number): number => body.readUInt32LE(4 * (2 * rows + row));
  let row = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, start(row))) {
    while (row < rows && start(row) <= at) row += 1;
    take(row - 1);
    if (row >= rows) return;
  }
}

function wordsOf(row: HistoryRow): string {
  return plain(`${row.id} ${row.sender ?? ''} ${row.recipient} ${row.host} ${row.reply}`);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('\n', ' ');
}
