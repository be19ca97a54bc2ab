// Command lines out of a socket, one at a time, so that a program that sends many at
// once is answered in order. Memory is bounded: what nobody has asked for yet stops
// the socket, and a line without end ends the reading.
import type { Socket } from 'node:net';

/** null: no more will come, or `stop` was called. */
export type Pop3Line = string | 'too-long' | null;

/** RFC 2449 §4 says 255 octets; the one long line is a password in base64. */
const LONGEST = 4_096;
const PLENTY = 65_536;

/** Owns the socket's 'data' until `release`. */
export class Pop3LineReader {
  private bytes = Buffer.alloc(0);
  private waiting: ((line: Pop3Line) => void) | null = null;
  private ended = false;

  constructor(private readonly socket: Socket) {
    socket.on('data', this.took);
    socket.once('end', this.stop);
    socket.once('close', this.stop);
  }

  /** Bytes that came and were not asked for. */
  get unread(): number {
    return this.bytes.length;
  }

  /** Somebody waits for a line, and none is there. */
  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  /** The next line without its end; ask again only after it came. "too-long" is the last. */
  next(): Promise<Pop3Line> {
    const line = this.cut();
    if (line !== undefined) return Promise.resolve(line);
    this.socket.resume();
    return new Promise((resolve) => (this.waiting = resolve));
  }

  /** Nothing more is read; who waits hears null. */
  readonly stop = (): void => {
    this.ended = true;
    if (this.waiting) this.give(this.cut() ?? null);
  };

  /** Lets the socket go to somebody else. */
  release(): void {
    this.socket.off('data', this.took);
    this.socket.off('end', this.stop);
    this.socket.off('close', this.stop);
  }

  private readonly took = (chunk: Buffer): void => {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    if (this.bytes.length > PLENTY) this.socket.pause();
    if (!this.waiting) return;
    const line = this.cut();
    if (line !== undefined) this.give(line);
  };

  private give(line: Pop3Line): void {
    const waiting = this.waiting;
    this.waiting = null;
    waiting?.(line);
  }

  /** undefined: there is no whole line yet. */
  private cut(): Pop3Line | undefined {
    const end = this.bytes.indexOf(10);
    if (end > LONGEST || (end < 0 && this.bytes.length > LONGEST)) return 'too-long';
    if (end < 0) return this.ended ? null : undefined;
    const line = this.bytes.subarray(0, end).toString('utf8').replace(/\r$/, '');
    this.bytes = this.bytes.subarray(end + 1);
    return line;
  }
}
