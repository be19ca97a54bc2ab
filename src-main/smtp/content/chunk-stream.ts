// What a client of ours sends, cut into commands, chunks and content. smtp-server's
// parser with a loop of our own: it can also read an announced number of bytes (BDAT,
// RFC 3030), which the library cannot, and it is flat: however many commands, chunks and
// messages come in one packet, nothing is called inside itself, no byte is copied twice,
// and every so often the other connections get their turn. What stands behind a command
// is not looked at before that command has been answered. It tells when a line stays
// unfinished, so that somebody can be impatient about it.
import { SMTPStream } from 'smtp-server/lib/smtp-stream';
import type { SMTPServerDataStream } from 'smtp-server';

/** Where a chunk's bytes go; null: read and forgotten. */
type Sink = SMTPServerDataStream | null;
type Done = (error?: Error | null) => void;

export interface BdatChunk {
  /** 1 or more. */
  readonly bytes: number;
  readonly sink: Sink;
  /** Told of every piece that goes nowhere, and whether more of its chunk is to come. */
  readonly forgot: (bytes: number, more: boolean) => void;
  /** Called once when the last byte was read; reading goes on when `resume` is called. */
  readonly whole: (resume: () => void) => void;
}

const NOTHING = Buffer.alloc(0);
const LF = 10;
const CR = 13;
/** Steps in one go before everybody else gets a turn. */
const IN_ONE_GO = 100;

/** SMTPStream that can also read an announced number of bytes. */
export class ChunkStream extends SMTPStream {
  /** Called with true when a line has begun and its end has not come, with false when it has. */
  onunfinished: (begun: boolean) => void = () => undefined;
  private chunk: BdatChunk | null = null;
  /** Of the chunk. */
  private left = 0;
  /** What came and was not looked at yet. */
  private input: Buffer = NOTHING;
  /** Takes the next packet; null while there is none to take it after. */
  private done: Done | null = null;
  private reading = false;
  private again = false;

  /** The next bytes are content. Call it from a command handler only, before its callback. */
  readChunk(chunk: BdatChunk): void {
    this.chunk = chunk;
    this.left = chunk.bytes;
    this._dataMode = true;
  }

  override _write(input: Buffer, _encoding: BufferEncoding | 'buffer', done: Done): void {
    this.input = input;
    if (this.done === null) {
      this.done = done;
      this.read();
      // The library hands back what stood behind a message's last dot, from the middle of its own work.
    } else setImmediate(done);
  }

  /** Goes on with what there is. Called by every step when it is through, at once or later. */
  private readonly read = (): void => {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    try {
      for (let steps = 0; steps === 0 || this.again; steps++) {
        this.again = false;
        if (steps === IN_ONE_GO) return void setImmediate(this.read);
        // The stream may hand over its next packet from inside finish().
        if (this.input.length === 0 || this.isClosed) this.finish();
        else this.step();
      }
    } finally {
      this.reading = false;
    }
  };

  private finish(error?: Error): void {
    const { done } = this;
    this.done = null;
    this.input = NOTHING;
    done?.(error);
  }

  private step(): void {
    if (this.chunk) return this.takePart(this.chunk);
    if (!this._dataMode) return this.takeLine();
    const all = this.input;
    this.input = NOTHING;
    super._feedDataStream(all, this.read);
  }

  private takePart(chunk: BdatChunk): void {
    const part = this.input.subarray(0, this.left);
    this.input = this.input.subarray(part.length);
    this.left -= part.length;
    const ended = this.left === 0;
    const next = (): void => (ended ? chunk.whole(this.read) : this.read());
    if (ended) {
      this.chunk = null;
      this._dataMode = false;
    }
    if (chunk.sink?.writable) return writeThen(chunk.sink, part, next);
    chunk.forgot(part.length, !ended);
    next();
  }

  private takeLine(): void {
    const end = this.input.indexOf(LF);
    const part = end < 0 ? this.input : this.input.subarray(0, end);
    if (this._remainder.length + part.length > this._maxCommandLength) return this.finish(this._commandTooLong());
    this.input = end < 0 ? NOTHING : this.input.subarray(end + 1);
    const begun = this._remainder;
    if (end < 0) {
      this._remainder = begun + part.toString('latin1');
      if (begun === '') this.onunfinished(true);
      return this.read();
    }
    this._remainder = '';
    if (begun !== '') this.onunfinished(false);
    const line = begun === '' ? part : Buffer.concat([Buffer.from(begun, 'latin1'), part]);
    this.oncommand(line.at(-1) === CR ? line.subarray(0, -1) : line, this.read);
  }
}

/** Writes with backpressure; a sink that was destroyed swallows. */
function writeThen(sink: SMTPServerDataStream, part: Buffer, then: () => void): void {
  sink.byteLength += part.length;
  if (sink.write(part) || sink.destroyed) return then();
  const once = (): void => {
    sink.removeListener('drain', once);
    sink.removeListener('close', once);
    then();
  };
  sink.once('drain', once);
  sink.once('close', once);
}
