// How much may be on its way without an answer. What is in flight when a line is
// cut is sent twice or, worse, arrives twice, so the window starts small and grows
// only while that makes mail faster: when it was full, and answers do not yet take
// twice the best time seen (by then bytes queue in the line, not in the air).
// A cut halves it. It may live across the connections of a session.

const START_BYTES = 65_536;
const LEAST_BYTES = 16_384;
const MOST_BYTES = 4_194_304;
/** However large they are: one being answered, one being sent. */
const LEAST_MESSAGES = 2;

export class Window {
  private bytes = START_BYTES;
  private flightBytes = 0;
  private flightMessages = 0;
  private best = Infinity;

  get limitBytes(): number {
    return this.bytes;
  }

  /** True when another message may set out. */
  hasRoom(): boolean {
    return this.flightMessages < LEAST_MESSAGES || this.flightBytes < this.bytes;
  }

  messageOut(): void {
    this.flightMessages++;
  }

  bytesOut(bytes: number): void {
    this.flightBytes += bytes;
  }

  /** `bytes` were answered `tookMs` after they were handed to the line. */
  bytesAnswered(bytes: number, tookMs: number): void {
    const wasFull = this.flightBytes >= this.bytes * 0.75;
    this.flightBytes -= bytes;
    this.best = Math.min(this.best, Math.max(1, tookMs));
    if (wasFull && tookMs < 2 * this.best) this.bytes = Math.min(MOST_BYTES, this.bytes + bytes);
  }

  messageAnswered(): void {
    this.flightMessages--;
  }

  /** The line was cut: nothing is in flight any more, and less may be from now on. */
  cut(): void {
    this.bytes = Math.max(LEAST_BYTES, Math.floor(this.bytes / 2));
    this.flightBytes = 0;
    this.flightMessages = 0;
    this.best = Infinity;
  }
}
