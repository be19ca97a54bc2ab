// When a branch that calls again while its mail is being taken has lost its first line, and
// when that one is only slow, for letters are looked through before they are answered. Given up
// time and again, each letter would come twice and none to its end: so the silence that
// means a fallen line doubles with each line that was given up, to two minutes, until a call
// ends in order; what that one needed is kept in mind.

/**
 * Nothing came or went for so long, milliseconds, and the branch calls again: its line fell, and nobody told us. By
 * itself that is noticed after ten minutes only.
 */
const FELL = 30_000;
const FELL_AT_LAST = 120_000;

export class FallenLines {
  /** By connector: how long a silence has to last. */
  private readonly patience = new Map<string, number>();

  /** Whether a line that has been silent for so long is given up; that is remembered. */
  isGivenUp(connectors: readonly string[], silence: number): boolean {
    const needed = Math.max(FELL, ...connectors.map((id) => this.patience.get(id) ?? FELL));
    if (silence < needed) return false;
    this.keep(connectors, 2 * needed);
    return true;
  }

  /** A call ended in order; `pause`: its longest silence, milliseconds. */
  wentWell(connectors: readonly string[], pause: number): void {
    this.keep(connectors, 2 * pause);
  }

  private keep(connectors: readonly string[], milliseconds: number): void {
    for (const id of connectors) this.patience.set(id, Math.min(milliseconds, FELL_AT_LAST));
  }
}
