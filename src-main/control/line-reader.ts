// Text from a socket, cut into lines. A line longer than the limit sets `tooLong`
// and ends reading: the sender is not one of ours.

export class LineReader {
  tooLong = false;
  private rest = '';

  /** `limit` in characters. */
  constructor(private readonly limit: number) {}

  /** The lines that `text` completes, without their ends. */
  push(text: string): string[] {
    if (this.tooLong) return [];
    const parts = (this.rest + text).split('\n');
    this.rest = parts.pop() ?? '';
    if (this.rest.length > this.limit) this.tooLong = true;
    return parts;
  }
}
