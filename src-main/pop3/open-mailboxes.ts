// Which mailboxes are open, and by whom: one program at a time (RFC 1939 §4). Who comes
// with the right password and finds his mailbox held by a visit that has fallen silent, for
// its program crashed or its line fell and nobody told us, need not wait for the ten
// minutes after which it ends by itself: it is ended for him, and removes nothing (§6).
// When a visit is silent, the visit itself says (session.ts).

export interface Occupant {
  /** Nothing came or went for so long that it may end for who comes from `address`. */
  isSilentFor(address: string): boolean;
  /** Ends it; nothing it was still told is obeyed. It gives its mailbox back in a moment. */
  giveUp(): void;
}

interface Held {
  readonly by: Occupant;
  readonly free: Promise<void>;
  freed(): void;
}

export class OpenMailboxes {
  private readonly held = new Map<string, Held>();

  /** 'silent': taken, and a visit that was silent ended for it. Give it back by `free`. */
  async take(folder: string, by: Occupant, address: string): Promise<'taken' | 'silent' | 'in-use'> {
    const before = this.held.get(folder);
    if (before && !before.by.isSilentFor(address)) return 'in-use';
    before?.by.giveUp();
    await before?.free;
    // Somebody else may have waited for it too.
    if (this.held.has(folder)) return 'in-use';
    this.held.set(folder, heldBy(by));
    return before ? 'silent' : 'taken';
  }

  free(folder: string): void {
    const held = this.held.get(folder);
    this.held.delete(folder);
    held?.freed();
  }
}

function heldBy(by: Occupant): Held {
  let freed: () => void = () => undefined;
  const free = new Promise<void>((resolve) => (freed = resolve));
  return { by, free, freed: () => freed() };
}
