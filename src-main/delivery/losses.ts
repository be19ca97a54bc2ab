// Connections that one host, or one smart host's list of them, lost in a row before any
// letter was answered: after so many it is left for this run. One heavy letter that the
// line cannot carry is no reason to leave it: its losses count as one, because after the
// second the queue puts that letter off (queue/broken-off.ts) and the others go on. Several
// such letters one after the other are a line that carries nothing.
/** Heavy letters one after the other, after which it is the line. */
const SEVERAL = 3;

export class Losses {
  private ofTheLine = 0;
  private readonly byLetter = new Map<string, number>();

  /** Something was answered. */
  over(): void {
    this.ofTheLine = 0;
    this.byLetter.clear();
  }

  /** One more; `letter`: the id of the heavy one it broke under. */
  another(letter: string | null): void {
    if (letter === null) this.ofTheLine++;
    else this.byLetter.set(letter, (this.byLetter.get(letter) ?? 0) + 1);
  }

  /** In a row, from which the pause before the next connection follows. */
  get count(): number {
    return [...this.byLetter.values()].reduce((sum, times) => sum + Math.max(1, times - 1), this.ofTheLine);
  }

  /** Is the host to be left, where `most` are too many? */
  tooMany(most: number): boolean {
    return this.ofTheLine >= most || this.count >= Math.max(most, SEVERAL);
  }
}
