// Contents that have left the queue, until they have left the disk. PROMISE: an id
// is owed from the moment the journal says `gone` until its file is removed; the
// snapshot carries what is owed, so that a start can always prove that such a file
// may go. What the disk refuses is asked again after a while and whenever the
// journal is replaced; nobody has to start anew for it.
import type { Clock, Timer } from '../base/clock';
import type { Contents } from './content';
import type { Logged } from './journal/logged';

/** After trouble with the disk. */
const AGAIN_MS = 30_000;

export interface RemovalDeps {
  readonly clock: Clock;
  readonly contents: Contents;
  readonly logged: Logged;
  /** Waits for `id` if it is getting its file just now. */
  settled(id: string): Promise<void>;
  /** Called once until it goes on. */
  troubled(id: string, error: unknown): void;
}

export class Removals {
  private readonly left = new Set<string>();
  private timer: Timer | null = null;
  private troubled = false;
  private stopped = false;
  private forsaken = false;

  constructor(private readonly deps: RemovalDeps) {}

  /** The journal says that it is gone. */
  owe(id: string): void {
    this.left.add(id);
  }

  /** Its content is elsewhere now. */
  forget(id: string): void {
    this.left.delete(id);
  }

  get owed(): readonly string[] {
    return [...this.left];
  }

  /** Never rejects: what stays is tried again. */
  async remove(id: string): Promise<void> {
    const { contents, logged } = this.deps;
    await this.deps.settled(id);
    if (this.forsaken) return;
    const onlyLogged = logged.forget(id) && !contents.isBegun(id);
    try {
      if (!onlyLogged) await contents.remove(id);
      this.left.delete(id);
      this.troubled = false;
    } catch (error) {
      if (!this.troubled) this.deps.troubled(id, error);
      this.troubled = true;
      this.later();
    }
  }

  /** Tries everything that is owed, and letters given up while they came in. */
  async again(): Promise<void> {
    for (const id of [...this.left, ...this.deps.contents.leftBehind]) await this.remove(id);
  }

  /** A letter was given up; its file may have stayed. */
  later(): void {
    if (this.stopped || this.timer || (this.left.size === 0 && this.deps.contents.leftBehind.length === 0)) return;
    this.timer = this.deps.clock.after(AGAIN_MS, () => {
      this.timer = null;
      void this.again();
    });
  }

  /** The folder is somebody else's: nothing is removed any more. */
  forsake(): void {
    this.forsaken = true;
    this.stop();
  }

  /** Begins nothing by itself any more. */
  stop(): void {
    this.stopped = true;
    this.timer?.cancel();
  }
}
