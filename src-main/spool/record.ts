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

const HEAD = /^[[(]"([0-9a-f]{8})","([0-9a-f]{8})",$/;
const HEAD_BYTES = 23;
const TAIL_BYTES = 2;
/** Of the name before a record's bytes; queue ids are that long. */
const NAME_BYTES = 16;
// A length beyond this is a damaged length: do not gather the whole file for it.
const LONGEST = 268_435_456;
const OPEN_BYTES = '('.charCodeAt(0);
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
  /** Offset of `rest` in the file. */
  private at = 0;

  constructor(private readonly sink: RecordSink) {}

  push(chunk: Buffer): void {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    this.take();
  }

  /** Call after the last piece. Answers how many bytes of a torn tail there were. */
  end(): number {
    this.take();
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
      if (ofBytes) this.sink.bytes?.(inner.toString('latin1', 0, NAME_BYTES).trimEnd(), inner.subarray(NAME_BYTES), this.at + from, at);
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
  const found = BEGINNINGS.map((beginning) => bytes.indexOf(beginning, from)).filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found) + 1;
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
