// How journal and snapshot stand on disk. A record is one line of plain JSON that
// begins with the record's length in bytes and its CRC-32 in hex:
//   ["0000001c","89abcdef",{"gone":"0M5…"}]
// or, for a letter, its bytes as they are behind a name, in round brackets:
//   ("00000fa0","89abcdef",0M5…Received: from …
//   …)
// A record that does not match its length and checksum is damaged; inside a record
// no line begins as a record does, so reading goes on at the next that does. What an
// interrupted write left at the end (begun and not finished) is the torn tail.
import { crc32 } from 'node:zlib';
import { joined } from '../../base/joined';

/** Where a segment was ended: what was written behind it counts for nothing. */
export interface Cut {
  readonly segment: number;
  readonly bytes: number;
}

const HEAD = /^[[(]"([0-9a-f]{8})","([0-9a-f]{8})",$/;
const HEAD_BYTES = 23;
const TAIL_BYTES = 2;
/** Of the name before a record's bytes; queue ids are that long. */
const NAME_BYTES = 16;
// A length beyond this is a damaged length: do not gather the whole file for it.
const LONGEST = 268_435_456;
const OPEN_JSON = '['.charCodeAt(0);
const OPEN_BYTES = '('.charCodeAt(0);
const QUOTE = '"'.charCodeAt(0);
const BEGINNINGS = [Buffer.from('\n["'), Buffer.from('\n("')];

const hex = (n: number): string => n.toString(16).padStart(8, '0');

/** One line for `record` (anything JSON can say). */
export function recordLine(record: unknown): Buffer {
  const json = JSON.stringify(record);
  const line = Buffer.allocUnsafe(HEAD_BYTES + Buffer.byteLength(json) + TAIL_BYTES);
  line.write(json, HEAD_BYTES);
  return framed(line, '[', ']');
}

/** A record of `bytes` under `name` (NAME_BYTES of ASCII); null for bytes in which a line begins as a record does. */
export function bytesRecord(name: string, bytes: Buffer): Buffer | null {
  if (BEGINNINGS.some((beginning) => bytes.includes(beginning))) return null;
  const line = Buffer.allocUnsafe(HEAD_BYTES + NAME_BYTES + bytes.length + TAIL_BYTES);
  line.write(name.padEnd(NAME_BYTES), HEAD_BYTES, NAME_BYTES, 'latin1');
  bytes.copy(line, HEAD_BYTES + NAME_BYTES);
  return framed(line, '(', ')');
}

/** Writes head and tail around what stands in `line` already. */
function framed(line: Buffer, open: string, close: string): Buffer {
  const inner = line.subarray(HEAD_BYTES, -TAIL_BYTES);
  line.write(`${open}"${hex(inner.length)}","${hex(crc32(inner))}",`, 'latin1');
  line.write(`${close}\n`, line.length - TAIL_BYTES, 'latin1');
  return line;
}

export interface RecordSink {
  /** A whole record; its line begins at `at` in the file and ends before `end`. */
  record(value: unknown, end: number, at: number): void;
  /** A whole record of bytes. */
  bytes?(name: string, bytes: Buffer, end: number, at: number): void;
  /** Bytes that are no record, with their offset in the file. */
  damaged(bytes: Buffer, at: number): void;
}

/** Takes a file in pieces and hands out its records. */
export class RecordReader {
  private rest: Buffer = Buffer.alloc(0);
  /** Pieces behind `rest` that were not looked at: nothing can be said before there are `wanted` bytes in all. */
  private coming: Buffer[] = [];
  private gathered = 0;
  private wanted = 0;
  /** Offset of `rest` in the file. */
  private at = 0;

  constructor(private readonly sink: RecordSink) {}

  /** Takes time in proportion to the file, whatever its damaged places say. */
  push(chunk: Buffer): void {
    this.coming.push(chunk);
    this.gathered += chunk.length;
    if (this.gathered >= this.wanted) this.takeAll();
  }

  private takeAll(): void {
    this.rest = joined(this.rest.length === 0 ? this.coming : [this.rest, ...this.coming]);
    this.coming = [];
    this.take();
    this.gathered = this.rest.length;
    const length = recordLength(this.rest);
    // In damaged bytes without a record what was looked at is looked at again: then at twice as much.
    this.wanted = length > this.rest.length ? length : 2 * this.rest.length;
  }

  /** Call after the last piece. Answers how many bytes of a torn tail there were. */
  end(): number {
    this.takeAll();
    let torn = 0;
    while (this.rest.length > 0) {
      const next = nextRecord(this.rest, 0);
      if (next < 0 && ((isOfBytes(this.rest, 0) && recordFrame(this.rest, 0)) || !this.rest.includes(0x0a))) {
        torn = this.rest.length;
        break;
      }
      this.skip(next < 0 ? this.rest.length : next);
      this.take();
    }
    return torn;
  }

  private take(): void {
    let from = 0;
    for (;;) {
      const inner = soundRecord(this.rest, from);
      if (inner === 'short') break;
      if (inner === 'damaged') {
        const next = nextRecord(this.rest, from);
        if (next < 0) break;
        this.sink.damaged(Buffer.from(this.rest.subarray(from, next)), this.at + from);
        from = next;
        continue;
      }
      const at = this.at + from;
      const ofBytes = isOfBytes(this.rest, from);
      from += HEAD_BYTES + inner.length + TAIL_BYTES;
      if (ofBytes)
        this.sink.bytes?.(
          inner.toString('latin1', 0, NAME_BYTES).trimEnd(),
          inner.subarray(NAME_BYTES),
          this.at + from,
          at,
        );
      else this.sink.record(JSON.parse(inner.toString()), this.at + from, at);
    }
    this.rest = this.rest.subarray(from);
    this.at += from;
  }

  private skip(bytes: number): void {
    this.sink.damaged(Buffer.from(this.rest.subarray(0, bytes)), this.at);
    this.rest = this.rest.subarray(bytes);
    this.at += bytes;
  }
}

/** Where the next record behind `from` begins; -1 where none does. */
function nextRecord(bytes: Buffer, from: number): number {
  // Not the one beginning and then the other: each time one of the two may be looked for to the end of all.
  for (let at = bytes.indexOf(0x0a, from); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 2] === QUOTE && (bytes[at + 1] === OPEN_JSON || bytes[at + 1] === OPEN_BYTES)) return at + 1;
  }
  return -1;
}

function isOfBytes(bytes: Buffer, from: number): boolean {
  return bytes[from] === OPEN_BYTES;
}

/** What the head at `from` says; null where there is none. */
function recordFrame(bytes: Buffer, from: number): { readonly length: number; readonly crc: number } | null {
  const [, length = '', crc = ''] = HEAD.exec(bytes.toString('latin1', from, from + HEAD_BYTES)) ?? [];
  const frame = { length: parseInt(length, 16), crc: parseInt(crc, 16) };
  return frame.length <= LONGEST ? frame : null;
}

/** Of the whole record that begins `bytes`, as its head says; 0 where there is no head. */
function recordLength(bytes: Buffer): number {
  const frame = recordFrame(bytes, 0);
  return frame ? HEAD_BYTES + frame.length + TAIL_BYTES : 0;
}

/** What stands in the sound record at `from`; 'short' while it may still become one. */
function soundRecord(bytes: Buffer, from: number): Buffer | 'short' | 'damaged' {
  if (bytes.length - from < HEAD_BYTES) return 'short';
  const frame = recordFrame(bytes, from);
  if (!frame) return 'damaged';
  const start = from + HEAD_BYTES;
  if (bytes.length < start + frame.length + TAIL_BYTES) return 'short';
  const inner = bytes.subarray(start, start + frame.length);
  return crc32(inner) === frame.crc ? inner : 'damaged';
}
