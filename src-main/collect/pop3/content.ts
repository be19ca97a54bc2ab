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

/** What was seen of a host's dots at the beginning of a line: "..x" is one doubled, ".x" one that is not. */
export interface DotsSeen {
  doubled: boolean;
  single: boolean;
}

export class Unstuffing {
  private atStart = true;
  private given = 0;
  private lines = 0;

  /** `seen` is kept up: it may know of letters before. */
  constructor(
    private readonly bareLf: boolean,
    private readonly seen: DotsSeen,
  ) {}

  /** Has the letter as many bytes as its listing said? Hosts count line ends as CR LF or as LF, whichever they send. */
  isAsAnnounced(announced: number | null): boolean {
    return announced === this.given || announced === this.given + (this.bareLf ? this.lines : -this.lines);
  }

  /** All whole lines of `waiting`, or a part of one that is too long; `used` 0: there must come more. */
  take(waiting: Buffer): TakenContent {
    const pieces: Buffer[] = [];
    let at = 0;
    for (;;) {
      const end = this.lineEnd(waiting, at);
      if (end < 0 || this.mayBeTheEnd(waiting, at, end)) break;
      const stuffed = this.atStart && waiting[at] === DOT;
      if (stuffed && this.isLone(waiting, at, end)) return { pieces, used: end, ended: true };
      if (stuffed) this.note(waiting, at);
      pieces.push(waiting.subarray(stuffed ? at + 1 : at, end));
      this.given += end - at - (stuffed ? 1 : 0);
      this.lines++;
      this.atStart = true;
      at = end;
    }
    if (at > 0 || waiting.length <= LONG) return { pieces, used: at, ended: false };
    // The last bytes may be half of an end.
    const part = waiting.subarray(this.atStart && waiting[0] === DOT ? 1 : 0, waiting.length - 4);
    this.atStart = false;
    this.given += part.length;
    return { pieces: [part], used: waiting.length - 4, ended: false };
  }

  /**
   * What of `waiting` is content, if it ends as a letter with LF line ends would, and with half of what was announced
   * at least; else null. To be asked where the host has fallen silent.
   */
  quietEnd(waiting: Buffer, announced: number | null): Buffer | null {
    if (this.bareLf || announced === null) return null;
    const end = /(^|\n)\.\r?\n$/.exec(waiting.subarray(-4).toString('latin1'));
    if (!end || (end[1] === '' && !(this.atStart && waiting.length === end[0].length))) return null;
    const content = waiting.subarray(0, waiting.length - end[0].length + (end[1] ?? '').length);
    const rest = this.atStart && content[0] === DOT ? content.subarray(1) : content;
    return 2 * (this.given + rest.length) >= announced ? rest : null;
  }

  /** Three dots and more tell nothing: a letter may have them itself. */
  private note(waiting: Buffer, at: number): void {
    if (waiting[at + 1] !== DOT) this.seen.single = true;
    else if (waiting[at + 2] !== DOT) this.seen.doubled = true;
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
