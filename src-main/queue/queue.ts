// The queue: what waits, and one change at a time to each of it. A change happens
// in memory and is handed to the journal in the same breath; who asked hears of it
// when the disk has it. The queue has no timer and has never heard of links: a
// closed schedule is not a state, nobody calls take().
// Being active is not written down: a crash finds the message where it was before.
// A hold or removal asked for while a connector is at work is done when that is
// over (on disk it is held from the asking on). On disk trouble a call rejects
// SpoolError; what memory knows by then stays true and is written with the next change.
import type { Clock } from '../base/clock';
import { sharedTexts } from '../base/kept-text';
import { followLeaps } from '../base/leaps';
import type { Log } from '../base/log';
import { slip } from '../base/slip';
import type { Retry } from '../contract/connector';
import type { Done, QueueFilter, QueueList, QueueSelection } from '../contract/methods';
import type { QueueRow } from '../contract/views';
import type { Braked, Envelope, Outcome, Priority, QueueItem, Recipient } from '../mail/envelope';
import type { Admission } from '../mail/admission';
import type { Tell } from '../mail/notice';
import { newQueueId } from '../mail/queue-id';
import type { Spool } from '../spool/spool';
import { queueWords } from '../words/queue';
import { startAdmission } from './admission';
import { type AsIfNamed, type CallFor, openAsIf, openCall } from './asked-for';
import { Board, type Counts } from './board';
import { type BrokenOff, brokeOff } from './broken-off';
import { endDamaged } from './damaged';
import { asAtStart, type Routed, type TakenMessage } from './entry';
import { takeNamed, type RecipientWanted } from './hand-over';
import type { Due, DueQuestion, LaneQuestion } from './lane';
import { type Letter, letterOf } from './letter';
import { finish, finishUnwritten, hasUntold, type LeavingDeps } from './leaving';
import { JournalWriter } from './journal-writer';
import { rowOf } from './listing';
import { close } from './steps';
import { keepBraked, putBack, settle, type Settled, take, type TakingDeps } from './taking';
import { inSlices } from './orders/slices';
import { returnUnserved } from './unserved';
import { bounce, hold, release, remove, retry, setPriority } from './orders/orders';
import { LastWords, takeBack } from './orders/undo';

/** What the queue is given. Who is not there yet is left out: what he would have been told is then said to nobody. */
export interface QueueDeps {
  /**
   * The spool and what it had on disk. The queue empties the map: whoever still held it would keep mail in memory that
   * has long been sent.
   */
  readonly opened: { readonly spool: Spool; readonly items: Map<string, QueueItem> };
  readonly clock: Clock;
  readonly log: Log;
  readonly route: (item: QueueItem, recipient: Recipient) => Routed;
  readonly retryOf: (connector: string) => Retry;
  readonly record: LeavingDeps['record'];
  /** Without it nobody hears of anything, and a message that failed is kept in hold. */
  readonly tell?: Tell;
}

/** Senders and recipients of letters that come in. */
const TEXTS_SHARED = 10_000;

export class Queue {
  private readonly board: Board;
  private readonly writer: JournalWriter;
  /** What every change to a message needs. */
  private readonly parts: TakingDeps;
  private readonly changeListeners = new Set<(ids: readonly string[]) => void>();
  private readonly settledListeners = new Set<(settled: Settled) => void>();
  private readonly background = new Set<Promise<unknown>>();
  private readonly leaps: () => number;
  private readonly lastWords = new LastWords();
  private readonly share = sharedTexts(TEXTS_SHARED);

  private readonly spool: Spool;

  constructor(private readonly deps: QueueDeps) {
    const { spool, items } = deps.opened;
    this.spool = spool;
    const { clock, log, record } = deps;
    this.leaps = followLeaps(clock);
    const now = (): number => clock.now();
    this.board = new Board(deps.route, now);
    this.writer = new JournalWriter(spool, this.board.entries, log);
    this.parts = {
      board: this.board,
      writer: this.writer,
      spool,
      log,
      now,
      record,
      tell: deps.tell ?? (async () => 'untold'),
      retryOf: deps.retryOf,
      changed: (ids) => this.tell(ids),
      tick: () => this.tick(),
      inBackground: (work) => this.inBackground(work),
      lastWords: this.lastWords,
      tellSettled: (settled) => {
        for (const listener of this.settledListeners) listener(settled);
      },
    };
    for (const item of items.values()) this.board.insert(asAtStart(item, clock.now()));
    items.clear();
    for (const entry of this.board.entries.values()) {
      if (entry.item.state !== 'hold' && hasUntold(entry.item)) this.inBackground(finish(close(entry), this.parts));
    }
    spool.tellSenders((item) => this.damaged(item));
  }

  /**
   * Begins to take a message in; nothing is visible before its commit. Throws Error when there is no recipient.
   */
  admit(envelope: Envelope): Admission {
    if (envelope.recipients.length === 0) throw slip('a message needs a recipient');
    const admitted = async (item: QueueItem): Promise<void> => {
      await this.writer.save([{ put: item }], 'all-or-nothing');
      this.board.insert(item);
      this.returnUnserved([item.id]);
      this.tell([item.id]);
    };
    return startAdmission(newQueueId(this.deps.clock.now()), envelope, {
      spool: this.spool,
      now: () => this.tick(),
      share: this.share,
      admitted,
    });
  }

  /** The next message due for `connector`, now active; null when none is. End it with settle or putBack. */
  take(ask: LaneQuestion & { readonly connector: string }): TakenMessage | null {
    return take(ask, this.parts);
  }

  /** This message for those of its open recipients that are wanted, now active; held ones too. null: there is none. */
  takeNamed(id: string, wanted: RecipientWanted): TakenMessage | null {
    return takeNamed(id, wanted, this.parts);
  }

  /**
   * Ends an attempt. Resolves when the journal has its outcomes and everything that
   * follows from them is done (history, notice, the message gone). A recipient
   * without an outcome was not tried. Rejects SpoolError; then nothing is forgotten.
   */
  settle(
    taken: TakenMessage,
    outcomes: readonly Outcome[],
    at: { readonly session: string | null; readonly connector: string },
  ): Promise<Settled> {
    return settle(taken, outcomes, at, this.parts);
  }

  /** Ends an attempt that never was: the line went down, the session stopped. Nothing is counted. */
  putBack(taken: TakenMessage): void {
    putBack(taken, this.parts);
  }

  /**
   * Ends an attempt under which the line broke, likely because of the letter's weight. The first time it
   * may be tried again at once; from the second time on it was an attempt, and the letter is put off.
   * Resolves when that stands in the journal, with the outcomes it was settled with; none: it is as before. Rejects
   * SpoolError.
   */
  brokeOff(
    taken: TakenMessage,
    broken: BrokenOff,
    outcomes: readonly Outcome[],
    at: { readonly session: string | null; readonly connector: string },
  ): Promise<readonly Outcome[]> {
    return brokeOff(taken, broken, { outcomes, at }, this.parts);
  }

  /**
   * Ends an attempt that was refused in words that are likely about us: held until a person or the host says
   * otherwise, nothing counted. Rejects SpoolError.
   */
  brake(taken: TakenMessage, why: Braked): Promise<void> {
    return keepBraked(taken, why, this.parts);
  }

  /** What `connector` could carry of what is asked for, as take() would go through it. */
  due(connector: string, ask: DueQuestion = {}): Due {
    const now = this.tick();
    return this.board.lane(connector).due(now, ask.at ?? now, ask);
  }

  /** The id of the one whose time is nearest, of those asked for; null: there is none. */
  soonest(ask: LaneQuestion & { readonly connector: string }): string | null {
    return this.board.lane(ask.connector).soonest(ask, this.tick())?.item.id ?? null;
  }

  /** The oldest of what is asked for, put-off mail too; at most so many. */
  oldest(ask: LaneQuestion & { readonly connector: string }, most: number): readonly QueueItem[] {
    this.tick();
    return this.board
      .lane(ask.connector)
      .oldest(ask, most)
      .map(({ item }) => item);
  }

  /** For one call: what it asks for beyond what is due by itself. */
  callFor(): CallFor {
    return openCall(this.board, () => this.tick());
  }

  /** For what a call would be: nothing changes by it. */
  asIfNamed(): AsIfNamed {
    return openAsIf(
      this.board,
      () => this.tick(),
      (connector, ask) => this.due(connector, ask),
    );
  }

  /**
   * When the next deferred message of `connector` falls due, if that is not already; null when none waits for its
   * time.
   */
  dueAt(connector: string): number | null {
    return this.board.lane(connector).nextAt(this.tick());
  }

  /** Settings changed: asks routing again for everything. */
  reroute(): void {
    this.tell(this.board.reroute());
  }

  /**
   * Gives back what routing says nobody will ever carry, of `ids` or of everything;
   * a new message is looked at by itself. Answers how many have to be looked at again,
   * because a connector is at work on them.
   */
  returnUnserved(ids?: readonly string[]): number {
    const entries = ids ? ids.flatMap((id) => this.board.entries.get(id) ?? []) : [...this.board.entries.values()];
    const { work, busy } = returnUnserved(entries, this.parts);
    if (work) this.inBackground(work);
    return busy;
  }

  get(id: string): QueueItem | null {
    return this.board.entries.get(id)?.item ?? null;
  }

  row(id: string): QueueRow | null {
    const entry = this.board.entries.get(id);
    return entry ? rowOf(entry) : null;
  }

  /** What its going depends on; null when it is not there. */
  letter(id: string): Letter | null {
    const entry = this.board.entries.get(id);
    return entry ? letterOf(entry, this.deps.clock.now()) : null;
  }

  /** Routing's answer for each recipient of `id`, in their order; [] when it is not there. */
  routing(id: string): readonly (Routed & { readonly recipient: string })[] {
    const entry = this.board.entries.get(id);
    return entry
      ? entry.routed.map((routed, i) => ({ recipient: entry.item.recipients[i]?.address ?? '', ...routed }))
      : [];
  }

  /** A page of what fits. State "corrupt" has no rows here: the spool knows those. */
  list(ask: QueueList): { readonly total: number; readonly bytes: number; readonly rows: readonly QueueRow[] } {
    return this.board.listing.page(ask);
  }

  /** The ids a selection names (also such as are no longer there) or what its filter finds, oldest first. */
  select(selection: QueueSelection): readonly string[] {
    if (selection.ids) return selection.ids;
    const filter: QueueFilter = selection;
    return this.board.listing.matching(filter).map((entry) => entry.item.id);
  }

  counts(): Counts & { readonly corrupt: number } {
    return { ...this.board.counts(), corrupt: this.spool.corruptCount };
  }

  /** Stops them where they are; one that is being sent is held when that is over. */
  hold(ids: readonly string[]): Promise<Done> {
    return hold(ids, this.parts);
  }

  /** Lets held messages go on at once; others are as they were. */
  release(ids: readonly string[]): Promise<Done> {
    return this.goOn(release(ids, this.parts));
  }

  /**
   * Makes them due now. A message held by a person stays held and is among the missing; one held because it failed is
   * tried anew.
   */
  retry(ids: readonly string[]): Promise<Done> {
    return this.goOn(retry(ids, this.parts));
  }

  /** Those that nobody would ever carry with this priority keep theirs and are among the missing. */
  setPriority(ids: readonly string[], priority: Priority): Promise<Done> {
    return setPriority(ids, priority, this.parts);
  }

  /**
   * Takes back a hold, release, retry or priority by the name it answered: each message that still stands as that left
   * it. null: there is no such word, or no longer.
   */
  async undo(name: string): Promise<Done | null> {
    const words = this.lastWords.take(name);
    if (words === null) return null;
    this.tick();
    return takeBack(words, this.parts);
  }

  /** Takes them out of the queue for good; one that is being sent goes when that is over. */
  remove(ids: readonly string[]): Promise<Done> {
    return remove(ids, this.parts);
  }

  /**
   * Gives them up: everybody still open has failed and the sender is told. One that is being sent is among the
   * missing.
   */
  bounce(ids: readonly string[]): Promise<Done> {
    return bounce(ids, this.parts);
  }

  /** Calls `fn` with the ids of what came, changed or went; often: gather before you show. It must not throw. */
  onChange(fn: (ids: readonly string[]) => void): () => void {
    this.changeListeners.add(fn);
    return () => this.changeListeners.delete(fn);
  }

  /** Calls `fn` after every attempt that was settled. It must not throw. */
  onSettled(fn: (settled: Settled) => void): () => void {
    this.settledListeners.add(fn);
    return () => this.settledListeners.delete(fn);
  }

  /**
   * Writes what a full disk kept from the journal and from history. Rejects SpoolError or the system's error while it
   * still cannot.
   */
  async mend(): Promise<void> {
    await this.writer.save([]);
    await finishUnwritten(this.parts);
    this.spool.tellAgain();
  }

  /** Resolves when nothing the queue began is under way; call it before the spool is closed. Never rejects. */
  async quiet(): Promise<void> {
    while (this.background.size > 0) await Promise.allSettled([...this.background]);
    await this.writer.save([]).catch(() => undefined);
  }

  /** Those that may go on now: who would never be carried is given back. */
  private async goOn(asked: Promise<Done>): Promise<Done> {
    const done = await asked;
    await inSlices(done.done, async (slice) => void this.returnUnserved(slice));
    return done;
  }

  private damaged(item: QueueItem): Promise<void> {
    const work = endDamaged(item, this.parts);
    this.inBackground(work);
    return work;
  }

  private tell(ids: readonly string[]): void {
    for (const listener of ids.length > 0 ? this.changeListeners : []) listener(ids);
  }

  private inBackground(work: Promise<void>): void {
    const kept = work.catch((error: unknown) =>
      this.deps.log.write('queue', 'minimum', queueWords.log.unfinished, {
        error: String(error),
      }),
    );
    this.background.add(kept);
    void kept.finally(() => this.background.delete(kept));
  }

  /** The wall clock; when it was set, what waits follows. */
  private tick(): number {
    const leap = this.leaps();
    if (leap !== 0) this.board.clockSet(leap);
    return this.deps.clock.now();
  }
}

/** A queue of what the spool holds. What a crash left unfinished is finished in the background (see `quiet`). */
export function openQueue(deps: QueueDeps): Queue {
  return new Queue(deps);
}
