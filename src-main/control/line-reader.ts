// Text from a socket, cut into lines. A line longer than the limit sets `tooLong`
// and ends reading: the sender is not one of ours.

export class LineReader {
  tooLong = false;
  /** Of the line that has not come to its end; joined once, or a long line in small pieces takes the square of it. */
  private pieces: string[] = [];
  private length = 0;

  /** `limit` in characters. */
  constructor(private readonly limit: number) {}

  /** The lines that `text` completes, without their ends. */
  push(text: string): string[] {
    if (this.tooLong) return [];
    const [first = '', ...others] = text.split('\n');
    this.take(first);
    const rest = others.pop();
    if (rest === undefined) return [];
    const line = this.pieces.join('');
    [this.pieces, this.length] = [[], 0];
    this.take(rest);
    return [line, ...others];
  }

  private take(piece: string): void {
    if (piece !== '') this.pieces.push(piece);
    this.length += piece.length;
    if (this.length > this.limit) this.tooLong = true;
  }
}
