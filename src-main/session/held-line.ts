// A line that is held up for a person: the call waits, before any mail goes, until the
// sign-in that it was opened for has come to something. PROMISES: a call that comes up and
// finds nobody signing in does not wait long; whoever signs in hears at once that the line
// went down; a call that goes on by another line takes the person along.
import type { Clock } from '../base/clock';
import { ContractError } from '../contract/errors';
import type { Session } from '../contract/views';
import { sessionWords } from '../words/session';

/** What the call does when it is no longer held; `trouble`: to be told. */
export interface LetGo {
  readonly goesOn: boolean;
  readonly trouble: string | null;
}

/** `trouble`: why it did not come up; null: somebody ended the call. */
type CameUp = { readonly up: true } | { readonly up: false; readonly trouble: string | null };

/** The window and the terminal begin as soon as they know the call. */
const BEGINS_WITHIN = 60_000;

const GOES_ON: LetGo = { goesOn: true, trouble: null };
const HANG_UP: LetGo = { goesOn: false, trouble: null };

export class HeldLine {
  /** Sessions that may yet bring it up. */
  private readonly calls = new Set<string>();
  private holder: string | null = null;
  private begun = false;
  private letGo: LetGo | null = null;
  private readonly lost = new AbortController();
  private tellUp: (came: CameUp) => void = () => undefined;
  private tellLetGo: (how: LetGo) => void = () => undefined;
  private readonly isUp = new Promise<CameUp>((resolve) => (this.tellUp = resolve));
  private readonly over = new Promise<LetGo>((resolve) => (this.tellLetGo = resolve));

  constructor(private readonly clock: Clock) {}

  /** Aborted when the line is not held any longer, whoever ended that. */
  get gone(): AbortSignal {
    return this.lost.signal;
  }

  /**
   * Somebody is about to sign in. Resolves when the line is up; throws ContractError where it does not come up, with
   * `ended` where somebody ended the call.
   */
  async up(ended?: string): Promise<void> {
    this.begun = true;
    const came = await this.isUp;
    if (!came.up) throw new ContractError('refused', came.trouble ?? ended ?? sessionWords.held.notUp);
    if (this.letGo) throw new ContractError('refused', ended ?? sessionWords.held.gone);
  }

  /** It came to something: the call goes on, or tells its `trouble` and hangs up. */
  done(trouble: string | null): void {
    this.end(trouble === null ? GOES_ON : { goesOn: false, trouble });
  }

  /** A person has changed his mind: the line is hung up. */
  callOff(): void {
    this.end(HANG_UP);
  }

  /** Nobody wants it any more, and it never came up. */
  calledOff(): boolean {
    return this.holder === null && this.letGo === HANG_UP;
  }

  /** The session `call` takes part; `ended` is aborted when it is broken off or stopped. */
  join(call: string, ended: AbortSignal): void {
    this.calls.add(call);
    ended.addEventListener('abort', () => this.holder === call && this.end(HANG_UP), { once: true });
  }

  /** The session `call` is over, with this trouble. */
  leave(call: string, trouble: string | null): void {
    this.calls.delete(call);
    if (this.holder !== call && this.calls.size > 0) return;
    this.tellUp({ up: false, trouble });
    this.end(HANG_UP);
  }

  /** The line of `call` is up. */
  cameUp(call: string): void {
    if (this.holder !== null || this.letGo) return;
    this.holder = call;
    this.tellUp({ up: true });
    const late = this.clock.after(BEGINS_WITHIN, () => !this.begun && this.end(HANG_UP));
    void this.over.then(() => late.cancel());
  }

  /** Nobody has begun to sign in over it. */
  isFree(): boolean {
    return !this.begun;
  }

  /** Is `call` to wait for it? */
  holds(call: string): boolean {
    return this.letGo === null && (this.holder ?? call) === call;
  }

  /** Resolves when it is no longer held, at once where it was let go before. */
  wait(): Promise<LetGo> {
    return this.over;
  }

  private end(how: LetGo): void {
    if (this.letGo) return;
    this.letGo = how;
    this.tellLetGo(how);
    this.tellUp({ up: false, trouble: null });
    this.lost.abort();
  }
}

/** The lines that are held up or are to be, each by the session it was asked for with, which several people may share. */
export class HeldLines {
  private readonly lines = new Map<HeldLine, string>();

  constructor(private readonly clock: Clock) {}

  /** `start` begins a call that takes the lines along as its wishes say. */
  start(wanted: boolean, start: (held: readonly HeldLine[]) => Session): Session {
    if (!wanted) return start([]);
    const line = new HeldLine(this.clock);
    const session = start([line]);
    this.lines.set(line, session.id);
    line.gone.addEventListener('abort', () => this.lines.delete(line), { once: true });
    return session;
  }

  /** One that nobody signs in over yet, where there is one. undefined: it is over, or there was none. */
  find(session: string): HeldLine | undefined {
    const lines = [...this.lines].flatMap(([line, call]) => (call === session ? [line] : []));
    return lines.find((line) => line.isFree()) ?? lines.at(-1);
  }
}
