// How journal and snapshot stand on disk: one record a line, each line plain JSON
// that begins with the record's length in bytes and its CRC-32 in hex:
//   ["0000001c","89abcdef",{"gone":"0M5…"}]
// A record that does not match its length and checksum is damaged; JSON has no
// bare line feeds, so reading goes on at the next line. What an interrupted write
// left at the end (a line that was begun and not finished) is the torn tail.
import { crc32 } from 'node:zlib';

const HEAD = /^\["([0-9a-f]{8})","([0-9a-f]{8})",$/;
const HEAD_BYTES = 23;
const LINE_END = Buffer.from(']\n');
const TAIL_BYTES = LINE_END.length;
// A length beyond this is a damaged length: do not gather the whole file for it.
const LONGEST = 268_435_456;
const NEXT_LINE = Buffer.from('\n["');

const hex = (n: number): string => n.toString(16).padStart(8, '0');

/** One line for `record` (anything JSON can say). */
export function recordLine(record: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  return Buffer.concat([Buffer.from(`["${hex(json.length)}","${hex(crc32(json))}",`), json, LINE_END]);
}

export interface RecordSink {
  /** A whole record; its line begins at `at` in the file and ends before `end`. */
  record(value: unknown, end: number, at: number): void;
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
      const next = this.rest.indexOf(NEXT_LINE);
      if (next < 0 && !this.rest.includes(0x0a)) {
        torn = this.rest.length;
        break;
      }
      this.skip(next < 0 ? this.rest.length : next + 1);
      this.take();
    }
    return torn;
  }

  private take(): void {
    let from = 0;
    for (;;) {
      const length = recordLength(this.rest, from);
      if (length === 'short') break;
      if (length === 'damaged') {
        const next = this.rest.indexOf(NEXT_LINE, from);
        if (next < 0) break;
        this.sink.damaged(Buffer.from(this.rest.subarray(from, next + 1)), this.at + from);
        from = next + 1;
        continue;
      }
      const at = from;
      const start = at + HEAD_BYTES;
      from = start + length + TAIL_BYTES;
      this.sink.record(JSON.parse(this.rest.toString('utf8', start, start + length)), this.at + from, this.at + at);
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

/** Bytes of JSON in the sound record at `from`; 'short' while it may still become one. */
function recordLength(bytes: Buffer, from: number): number | 'short' | 'damaged' {
  if (bytes.length - from < HEAD_BYTES) return 'short';
  const head = HEAD.exec(bytes.toString('latin1', from, from + HEAD_BYTES));
  if (!head) return 'damaged';
  const length = parseInt(head[1] ?? '', 16);
  const start = from + HEAD_BYTES;
  if (length > LONGEST) return 'damaged';
  if (bytes.length < start + length + TAIL_BYTES) return 'short';
  return crc32(bytes.subarray(start, start + length)) === parseInt(head[2] ?? '', 16) ? length : 'damaged';
}
