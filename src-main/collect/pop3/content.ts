// A letter as POP3 gives it (RFC 1939 §3): lines until a lone dot, dots that begin a line
// doubled. What is a line end is judged by the host's own words: one that ends its answers
// with CR LF ends letters so too, and a bare LF in one is only content; one that ends them
// with LF does so everywhere. A host that answers with CR LF and gives files as they lie
// on a Unix disk is found out by its silence: see quietEnd. Pure; pieces share the memory
// of what was handed in.

/** A line longer than this is given on in parts. */
const LONG = 65_536;
const DOT = 0x2e;

export interface TakenContent {
  readonly pieces: readonly Buffer[];
  /** Bytes of what was handed in that are dealt with. */
  readonly used: number;
  /** The lone dot came. */
  readonly ended: boolean;
}

export class Unstuffing {
  private atStart = true;

  constructor(private readonly bareLf: boolean) {}

  /** All whole lines of `waiting`, or a part of one that is too long; `used` 0: there must come more. */
  take(waiting: Buffer): TakenContent {
    const pieces: Buffer[] = [];
    let at = 0;
    for (;;) {
      const end = this.lineEnd(waiting, at);
      if (end < 0 || this.mayBeTheEnd(waiting, at, end)) break;
      const stuffed = this.atStart && waiting[at] === DOT;
      if (stuffed && this.isLone(waiting, at, end)) return { pieces, used: end, ended: true };
      pieces.push(waiting.subarray(stuffed ? at + 1 : at, end));
      this.atStart = true;
      at = end;
    }
    if (at > 0 || waiting.length <= LONG) return { pieces, used: at, ended: false };
    // The last bytes may be half of an end.
    const part = waiting.subarray(this.atStart && waiting[0] === DOT ? 1 : 0, waiting.length - 4);
    this.atStart = false;
    return { pieces: [part], used: waiting.length - 4, ended: false };
  }

  /**
   * What of `waiting` is content, if it ends as a letter with LF line ends would; else null. To be asked where the
   * host has fallen silent.
   */
  quietEnd(waiting: Buffer): Buffer | null {
    if (this.bareLf) return null;
    const end = /(^|\n)\.\r?\n$/.exec(waiting.subarray(-4).toString('latin1'));
    if (!end || (end[1] === '' && !(this.atStart && waiting.length === end[0].length))) return null;
    const content = waiting.subarray(0, waiting.length - end[0].length + (end[1] ?? '').length);
    return this.atStart && content[0] === DOT ? content.subarray(1) : content;
  }

  private lineEnd(waiting: Buffer, from: number): number {
    const end = waiting.indexOf(this.bareLf ? '\n' : '\r\n', from);
    return end < 0 ? -1 : end + (this.bareLf ? 1 : 2);
  }

  private isLone(waiting: Buffer, at: number, end: number): boolean {
    return end - at <= 3 && /^\.\r?\n$/.test(waiting.toString('latin1', at, end));
  }

  /** The last line there is, ending in LF . CR LF: content as a rule, the end of a letter with LF line ends perhaps. */
  private mayBeTheEnd(waiting: Buffer, at: number, end: number): boolean {
    return (
      !this.bareLf && end === waiting.length && end - at >= 4 && waiting.toString('latin1', end - 4, end) === '\n.\r\n'
    );
  }
}
