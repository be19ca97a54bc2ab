// Newer versions of Dialpost: looks at the feed that is set, loads what a person agreed to, and says
// so. PROMISE: without a feed nobody is asked; nobody is asked while no line is up, nor while mail is
// on its way; what costs is loaded only as it was agreed; nothing is used that the key did not sign.
// Installs nothing: that is for the program this runs in.
import type { KeyObject } from 'node:crypto';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { AttentionBoard } from '../contract/attention';
import { ContractError } from '../contract/errors';
import type { Link } from '../contract/link';
import type { Params } from '../contract/methods';
import type { Settings } from '../contract/settings';
import type { UpdateView } from '../contract/updates/updates';
import { type UpdateFault, updateWords } from '../words/updates/updates';
import { sizeText } from '../words/amounts';
import { agreedLoad, decideLoad, type LineFacts, timeForLook } from './decision';
import { feedFile, type FileKind, judgeFeed, type NewerFile } from './feed';
import { clearLoaded, type KnownUpdates, loadedFolder, MOST_SEEN, NOTHING_KEPT, readKept, writeKept } from './kept';
import { tellUpdate } from './tell';
import { compareVersions } from './version';
import { fetchSmall, type FetchDeps, loadedBytes, loadFile, NotFetched } from './transfer';
import { chargeView, newerView } from './view';

/** The Dialpost that runs. */
export interface RunningProgram {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** By which feeds are believed; null: none is. */
  readonly key: KeyObject | null;
  /** As what it was installed, where it can install a newer one; null: it only says so. */
  readonly kind: FileKind | null;
  /** Loads without a word where that costs nothing and the line is not metered. */
  readonly loadsByItself: boolean;
}

export interface UpdatesDeps {
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly attention: AttentionBoard;
  readonly program: RunningProgram;
  settings(): Settings;
  line(link: Link): LineFacts;
  /** An always-on line that is up and on which nothing is done now, or null; `begin` says how long that holds. */
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
  private here = 0;
  private loading = false;
  private fault: UpdateFault | null = null;
  private working: Promise<void> = Promise.resolve();
  private readonly closing = new AbortController();

  constructor(private readonly deps: UpdatesDeps) {}

  /** Reads what is known. Never rejects. */
  async open(): Promise<void> {
    const { dir, program } = this.deps;
    this.kept = await readKept(dir);
    const { newest, notInstalled } = this.kept;
    // What was loaded has been installed since, by us or by hand.
    const over = newest !== null && !judgedNewer(newest, program.version);
    if (over) await clearLoaded(dir);
    if (over) await this.keep({ newest: null, loaded: false, choice: null, notInstalled: null });
    else if (notInstalled) this.fault = { kind: 'not-installed', ...notInstalled };
    await this.measure();
    this.tell();
  }

  /** The settings changed. */
  apply(): void {
    if (this.feed() === null) this.fault = null;
    this.tell();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.working;
  }

  /** null where nobody is asked for newer versions. */
  view(): UpdateView | null {
    if (this.feed() === null) return null;
    const { kept, loading, here } = this;
    const { program } = this.deps;
    return {
      running: program.version,
      newer: newerView(kept, { loading, here, installs: program.kind !== null }, (bytes) => this.charge(bytes)),
      lookedAt: kept.lookedAt === null ? null : new Date(kept.lookedAt).toISOString(),
      lookWanted: kept.lookWanted,
      trouble: this.fault ? updateWords.fault(this.fault) : null,
    };
  }

  /** What the line is wanted for now, or null. */
  errand(call: QuietCall): Errand | null {
    if (this.feed() === null || this.loading || this.closing.signal.aborted) return null;
    const look = this.timeForLook(call);
    if (look === 0 && !this.decision(call).load) return null;
    return (signal) => this.alone(() => this.run(call, AbortSignal.any([signal, this.closing.signal])));
  }

  /** Looks now where a line is at rest, else says that the next call is to. Throws ContractError 'refused' without a feed. */
  async look(): Promise<UpdateView> {
    this.shown();
    await this.keep({ lookWanted: true });
    await this.useFreeLine();
    return this.shown();
  }

  /** Throws ContractError 'changed' where another version is the newest by now, 'refused' where it cannot be. */
  async choose({ version, choice }: Params<'update.choose'>): Promise<UpdateView> {
    const { newest, loaded } = this.kept;
    this.shown();
    if (newest?.version !== version) throw new ContractError('changed', updateWords.notTheNewest(version));
    if (choice === 'next-call' && this.deps.program.kind === null)
      throw new ContractError('refused', updateWords.notHere);
    if (choice === 'next-call' && loaded) throw new ContractError('refused', updateWords.loadedAlready(version));
    const line = this.lastLine();
    const agreed = choice === 'next-call' && line ? agreedLoad(line, Math.max(0, newest.bytes - this.here)) : null;
    if (choice === 'next-call') this.fault = null;
    if (choice === 'skip') await this.drop();
    await this.keep({ choice: { version, choice, at: this.deps.clock.now(), agreed } });
    if (choice === 'next-call') void this.useFreeLine(false);
    return this.shown();
  }

  /** What was loaded is wanted no more. */
  private async drop(): Promise<void> {
    await clearLoaded(this.deps.dir);
    this.here = 0;
    await this.keep({ loaded: false });
  }

  private shown(): UpdateView {
    const view = this.view();
    if (!view) throw new ContractError('refused', updateWords.off);
    return view;
  }

  /** A line that is always up has no next call to wait for. */
  private async useFreeLine(wait = true): Promise<void> {
    const free = this.deps.free();
    const errand = free && this.errand(free.call);
    const done = errand ? errand(free.signal).finally(() => free.over()) : Promise.resolve(free?.over());
    if (wait) await done;
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
      if (this.decision(call).load && !signal.aborted) await this.loadBy(call, signal);
    } catch (error) {
      if (!signal.aborted) this.failed(error);
    } finally {
      this.loading = false;
      await this.measure();
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
      if (!signal.aborted) await this.keep({ lookedAt: clock.now(), lookWanted: false, link: call.link.id });
    }
  }

  private async found(offer: NewerFile | null, link: string): Promise<void> {
    const { kept } = this;
    this.fault = null;
    if (offer === null) this.deps.log.write('relay', 'minimum', updateWords.log.nothingNewer);
    const same = offer !== null && kept.newest?.version === offer.version && kept.newest.file === offer.file;
    if (!same && kept.newest !== null) await clearLoaded(this.deps.dir);
    const before = kept.seen.filter((one) => one.version !== offer?.version || one.file !== offer.file);
    await this.keep({
      link,
      newest: offer,
      seen: offer === null ? kept.seen : [offer, ...before].slice(0, MOST_SEEN),
      ...(same ? {} : { loaded: false, choice: null, notInstalled: null }),
    });
    await this.measure();
  }

  private async loadBy(call: QuietCall, signal: AbortSignal): Promise<void> {
    const { clock, log, dir, settings } = this.deps;
    const { newest } = this.kept;
    const decision = this.decision(call);
    const feed = this.feed();
    if (!newest || !decision.load || feed === null) return;
    const say = (text: string): void => (log.write('relay', 'minimum', text), call.note(text));
    say(updateWords.log.loading(newest.file));
    this.loading = true;
    this.tell();
    const dearer = new AbortController();
    const timer = decision.most === null ? null : clock.after(decision.most, () => dearer.abort());
    try {
      const fetching: FetchDeps = {
        clock,
        feed,
        signal: AbortSignal.any([signal, dearer.signal]),
        moved: (bytes) => (call.moved(bytes), (this.here += bytes)),
      };
      const spare = (settings().warnings.diskFreeMegabytes ?? SPARE_MEGABYTES) * 1_000_000;
      await loadFile(fetching, newest, loadedFolder(dir), spare);
      this.fault = null;
      await this.keep({ loaded: true, notInstalled: null });
      say(updateWords.log.loaded(newest.file));
    } catch (error) {
      await this.measure();
      say(updateWords.log.keptPart(newest.file, sizeText(this.here)));
      if (dearer.signal.aborted && !signal.aborted) return await this.tooDear(newest);
      throw error;
    } finally {
      timer?.cancel();
    }
  }

  /** A person decides anew. */
  private async tooDear({ version }: NewerFile): Promise<void> {
    this.fault = { kind: 'dearer', version };
    await this.keep({ choice: null });
  }

  private failed(error: unknown): void {
    this.fault =
      error instanceof NotFetched
        ? error.fault
        : { kind: 'disk', detail: error instanceof Error ? error.message : String(error) };
    this.deps.log.write('relay', 'minimum', updateWords.fault(this.fault));
  }

  private feed(): string | null {
    return this.deps.settings().updates.feed;
  }

  private timeForLook({ link, stepLeft }: QuietCall): number {
    const { lookedAt, lookWanted } = this.kept;
    return timeForLook({
      now: this.deps.clock.now(),
      lookedAt,
      wanted: lookWanted,
      perMinute: link.tariff.perMinute,
      stepLeft: stepLeft(),
    });
  }

  private decision({ link }: QuietCall): ReturnType<typeof decideLoad> {
    const { newest, choice, loaded } = this.kept;
    if (!newest || loaded || this.deps.program.kind === null || choice?.choice === 'skip')
      return { load: false, dearer: false };
    return decideLoad({
      bytes: Math.max(0, newest.bytes - this.here),
      wanted: choice?.choice === 'next-call',
      agreed: choice?.agreed ?? null,
      byItself: this.deps.program.loadsByItself,
      line: this.deps.line(link),
    });
  }

  /** The line on which the newest was seen. */
  private lastLine(): LineFacts | null {
    const { links } = this.deps.settings();
    const link = links.find(({ id }) => id === this.kept.link);
    return link ? this.deps.line(link) : null;
  }

  private charge(bytes: number): ReturnType<typeof chargeView> | null {
    const line = this.lastLine();
    return line ? chargeView(line, bytes) : null;
  }

  private async measure(): Promise<void> {
    const { newest } = this.kept;
    this.here = newest ? await loadedBytes(loadedFolder(this.deps.dir), newest).catch(() => 0) : 0;
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
    tellUpdate(this.deps.attention, this.view(), this.fault, {
      at: this.kept.choice?.at ?? null,
      now: this.deps.clock.now(),
    });
    this.deps.changed();
  }
}

const MOST_FEED = 65_536;
const MOST_SIGNATURE = 1_024;
/** Where no warning is set. */
const SPARE_MEGABYTES = 500;

function judgedNewer({ version }: NewerFile, running: string): boolean {
  return compareVersions(version, running) > 0;
}
