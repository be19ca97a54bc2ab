// Newer versions of Dialpost: looks at the feed that is set, and says that one is there. PROMISE:
// without a feed nobody is asked; nobody is asked while no line is up, nor while mail is on its way;
// nothing is believed that the key did not sign. Loads and installs nothing.
import type { KeyObject } from 'node:crypto';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { AttentionBoard } from '../contract/attention';
import { ContractError } from '../contract/errors';
import type { Link } from '../contract/link';
import type { Settings } from '../contract/settings';
import type { NewerVersion, UpdateView } from '../contract/updates/updates';
import { type UpdateFault, updateWords } from '../words/updates/updates';
import { type LineFacts, timeForLook } from './decision';
import { feedFile, judgeFeed, type Offered } from './feed';
import { type KnownUpdates, MOST_SEEN, NOTHING_KEPT, readKept, writeKept } from './kept';
import { tellUpdate } from './tell';
import { fetchSmall, type FetchDeps, NotFetched } from './transfer';
import { compareVersions } from './version';
import { chargeView } from './view';

/** The Dialpost that runs. */
export interface RunningProgram {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** By which feeds are believed; null: none is. */
  readonly key: KeyObject | null;
}

export interface UpdatesDeps {
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly attention: AttentionBoard;
  readonly program: RunningProgram;
  settings(): Settings;
  line(link: Link): LineFacts;
  /** An always-on line that is up and on which nothing is done now, or null; `signal` aborts when mail comes. */
  free(): { readonly call: QuietCall; readonly signal: AbortSignal; over(): void } | null;
  changed(): void;
}

/** A line that is up and whose mail is done. */
export interface QuietCall {
  readonly link: Link;
  /** Milliseconds left of the billing step that has begun; null: it is not billed in steps. */
  stepLeft(): number | null;
  /** Bytes that came. */
  moved(bytes: number): void;
  note(text: string): void;
}

/** What a line that is up is wanted for. Never rejects; ends soon after `signal` is aborted. */
export type Errand = (signal: AbortSignal) => Promise<void>;

export class Updates {
  private kept: KnownUpdates = NOTHING_KEPT;
  private fault: UpdateFault | null = null;
  private working: Promise<void> = Promise.resolve();
  /** The feed in which the fault was. */
  private faultIn: string | null = null;
  private readonly closing = new AbortController();

  constructor(private readonly deps: UpdatesDeps) {}

  /** Reads what is known. Never rejects. */
  async open(): Promise<void> {
    const { dir, program } = this.deps;
    this.kept = await readKept(dir);
    const { newest } = this.kept;
    // It has been installed since.
    if (newest !== null && compareVersions(newest.version, program.version) <= 0) await this.keep({ newest: null });
    else this.tell();
  }

  /** The settings changed. */
  apply(): void {
    if (this.feed() !== this.faultIn) this.fault = null;
    this.tell();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.working;
  }

  /** null where nobody is asked for newer versions. */
  view(): UpdateView | null {
    if (this.feed() === null) return null;
    const { kept, fault } = this;
    return {
      running: this.deps.program.version,
      newer: this.newer(),
      lookedAt: kept.lookedAt === null ? null : new Date(kept.lookedAt).toISOString(),
      lookWanted: kept.lookWanted,
      trouble: fault ? updateWords.fault(fault) : null,
    };
  }

  /** What the line is wanted for now, or null. */
  errand(call: QuietCall): Errand | null {
    if (this.feed() === null || this.closing.signal.aborted || this.timeForLook(call) === 0) return null;
    return (signal) => this.alone(() => this.run(call, AbortSignal.any([signal, this.closing.signal])));
  }

  /** Looks now where a line is at rest, else says that the next call is to. Throws ContractError 'refused' without a feed. */
  async look(): Promise<UpdateView> {
    this.shown();
    await this.keep({ lookWanted: true });
    await this.useFreeLine();
    return this.shown();
  }

  private shown(): UpdateView {
    const view = this.view();
    if (!view) throw new ContractError('refused', updateWords.off);
    return view;
  }

  /** A line that is always up has no next call to wait for. */
  private async useFreeLine(): Promise<void> {
    const free = this.deps.free();
    if (!free) return;
    await this.errand(free.call)?.(free.signal);
    free.over();
  }

  /** One after the other. */
  private alone(work: () => Promise<void>): Promise<void> {
    const mine = this.working.then(work);
    this.working = mine;
    return mine;
  }

  private async run(call: QuietCall, signal: AbortSignal): Promise<void> {
    try {
      const look = this.timeForLook(call);
      if (look > 0) await this.lookBy(call, signal, look);
    } catch (error) {
      if (!signal.aborted) this.failed(error);
    } finally {
      this.tell();
    }
  }

  private async lookBy(call: QuietCall, signal: AbortSignal, most: number): Promise<void> {
    const { clock, log, program } = this.deps;
    const feed = this.feed() ?? '';
    const name = feedFile(program.platform, program.arch);
    log.write('relay', 'minimum', updateWords.log.looking(new URL(feed).host));
    call.note(updateWords.log.looking(new URL(feed).host));
    const timeUp = new AbortController();
    const timer = clock.after(most, () => timeUp.abort());
    const fetching: FetchDeps = { clock, feed, signal: AbortSignal.any([signal, timeUp.signal]), moved: call.moved };
    try {
      const bytes = await fetchSmall(fetching, name, MOST_FEED);
      if (bytes === null) throw new NotFetched({ kind: 'status', file: name, status: 404 });
      const signature = await fetchSmall(fetching, `${name}.sig`, MOST_SIGNATURE);
      const judged = judgeFeed({ name, bytes, signature: signature?.toString('latin1') ?? null }, program.key, {
        ...program,
        running: program.version,
        seen: this.kept.seen,
      });
      if (!judged.ok) throw new NotFetched(judged.fault);
      await this.found(judged.offer, call.link.id);
    } catch (error) {
      if (timeUp.signal.aborted && !signal.aborted) throw new NotFetched({ kind: 'silent', host: new URL(feed).host });
      throw error;
    } finally {
      timer.cancel();
      if (!signal.aborted) await this.keep({ lookedAt: clock.now(), feed, lookWanted: false, link: call.link.id });
    }
  }

  private async found(offer: Offered | null, link: string): Promise<void> {
    const { kept } = this;
    this.fault = null;
    if (offer === null) this.deps.log.write('relay', 'minimum', updateWords.log.nothingNewer);
    const before = kept.seen.filter((one) => one.version !== offer?.version || one.file !== offer.file);
    const seen = offer === null ? kept.seen : [offer, ...before].slice(0, MOST_SEEN);
    await this.keep({ link, newest: offer, seen });
  }

  private failed(error: unknown): void {
    const feed = this.feed() ?? '';
    this.faultIn = feed;
    this.fault = error instanceof NotFetched ? error.fault : { kind: 'unreachable', host: feed, detail: String(error) };
    this.deps.log.write('relay', 'minimum', updateWords.fault(this.fault));
  }

  private feed(): string | null {
    return this.deps.settings().updates.feed;
  }

  private timeForLook({ link, stepLeft }: QuietCall): number {
    const { lookedAt, lookWanted, feed } = this.kept;
    return timeForLook({
      now: this.deps.clock.now(),
      lookedAt: feed === this.feed() ? lookedAt : null,
      wanted: lookWanted,
      perMinute: link.tariff.perMinute,
      stepLeft: stepLeft(),
    });
  }

  private newer(): NewerVersion | null {
    const { newest, link } = this.kept;
    if (newest === null) return null;
    const line = this.deps.settings().links.find(({ id }) => id === link);
    const { version, bytes } = newest;
    return { version, bytes, charge: line ? chargeView(this.deps.line(line), bytes) : null };
  }

  /** The memory holds, whatever the disk says. */
  private async keep(change: Partial<KnownUpdates>): Promise<void> {
    this.kept = { ...this.kept, ...change };
    await writeKept(this.deps.dir, this.kept).catch((error: unknown) =>
      this.deps.log.write('relay', 'minimum', updateWords.log.notKept(String(error))),
    );
    this.tell();
  }

  private tell(): void {
    tellUpdate(this.deps.attention, this.view(), this.fault);
    this.deps.changed();
  }
}

const MOST_FEED = 65_536;
const MOST_SIGNATURE = 1_024;
