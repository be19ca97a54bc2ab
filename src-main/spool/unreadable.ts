// Contents that the disk refuses to give for now, each with the sentence that says so:
// nothing is known against them, they stay in the queue and are read again.
export class Unreadable {
  private readonly refused = new Map<string, string>();
  private readonly listeners = new Set<() => void>();

  /** By id. */
  get all(): ReadonlyMap<string, string> {
    return this.refused;
  }

  /** `text` null: it was given whole, or is no longer wanted. */
  note(id: string, text: string | null): void {
    if (text === null && !this.refused.delete(id)) return;
    if (text !== null) this.refused.set(id, text);
    for (const listener of this.listeners) listener();
  }

  onChange(fn: () => void): () => void {
    this.listeners.add(fn);
    return () => this.listeners.delete(fn);
  }
}
