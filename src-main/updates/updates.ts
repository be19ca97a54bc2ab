// Newer versions of Dialpost: looks at the feed that is set, fetches what a person agreed to, and hands
// it to whoever installs it. PROMISE: without a feed nobody is asked; nobody is asked while no line is
// up, nor while mail is on its way; what costs is fetched only as it was agreed; nothing is used that
// the key did not sign, judged anew before it is installed.
import { join } from 'node:path';
import { ContractError } from '../contract/errors';
import type { Params } from '../contract/methods';
import type { UpdateView } from '../contract/updates/updates';
import { sizeText } from '../words/amounts';
import type { InstallFault } from '../words/updates/install-faults';
import { type UpdateFault, updateWords } from '../words/updates/updates';
import {
  agreedFetch,
  decideFetch,
  type FetchDecision,
  isAsAgreed,
  type LineFacts,
  NOT_NOW,
  timeForLook,
} from './decision';
import type { Errand, QuietCall, UpdatesDeps } from './deps';
import type { Offered } from './feed';
import type { Installer } from './install/installer';
import { clearFetched, fetchedFolder, type KnownUpdates, MOST_SEEN, NOTHING_KEPT, readKept, writeKept } from './kept';
import { type FeedReader, isStillOffered, lookInTime } from './look';
import { passesByItself, tellUpdate } from './tell';
import { fetchedBytes, type FetchDeps, fetchFile, isRight, NotFetched } from './transfer';
import { compareVersions } from './version';
import { type AtWork, chargeView, newerView } from './view';

/** Where no warning is set. */
const SPARE_MEGABYTES = 500;
/** How often the window hears how far fetching is, milliseconds. */
const TELL_EVERY = 500;
/** Of a version that is the newest no more. */
const FORGOTTEN = { wanted: false, agreed: null, fetched: false, notByItself: null } as const;

export class Updates {
  private kept: KnownUpdates = NOTHING_KEPT;
  private here = 0;
  private atWork: AtWork = null;
  private fault: UpdateFault | null = null;
  private working: Promise<void> = Promise.resolve();
  private writing: Promise<void> = Promise.resolve();
  /** The feed in which the fault was. */
  private faultIn: string | null = null;
  private cancelled = new AbortController();
  private toldAt = 0;
  private readonly closing = new AbortController();

  constructor(private readonly deps: UpdatesDeps) {}

  /** Reads what is known. Never rejects. */
  async open(): Promise<void> {
    const { dir, program } = this.deps;
    this.kept = await readKept(dir);
    const { newest } = this.kept;
    // Also where another kind of this program, or an older one, wrote it down.
    const stands = newest !== null && isStillOffered(this.kept.signed, this.reader(), newest);
    if (!stands) await clearFetched(dir);
    await this.measure();
    if (newest === null || stands) return this.tell();
    // It has been installed since, by us or by hand; or it is to be looked for anew.
    const isOver = compareVersions(newest.version, program.version) <= 0;
    await this.keep({ newest: null, signed: null, ...FORGOTTEN, ...(isOver ? {} : { lookedAt: null }) });
  }

  /** The settings changed. */
  apply(): void {
    if (this.feed() !== this.faultIn) this.fault = null;
    if (this.feed() === null) {
      this.cancelled.abort();
      if (this.here > 0 || this.atWork === 'fetching') void this.alone(() => this.drop());
    }
    this.tell();
  }

  /** What dpkg or a person's password is doing by now ends without us. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.working;
    await this.writing;
  }

  /** null where nobody is asked for newer versions. */
  view(): UpdateView | null {
    if (this.feed() === null) return null;
    const { kept, fault, atWork, here } = this;
    const installs = this.deps.program.installer !== null;
    return {
      running: this.deps.program.version,
      newer: newerView(kept, { atWork, here, installs }, (bytes) => this.charge(bytes)),
      lookedAt: kept.lookedAt === null ? null : new Date(kept.lookedAt).toISOString(),
      lookWanted: kept.lookWanted,
      trouble: fault ? updateWords.fault(fault) : null,
    };
  }

  /** What the line is wanted for now, or null. */
  errand(call: QuietCall): Errand | null {
    if (this.feed() === null || this.closing.signal.aborted || this.isReplaced()) return null;
    const decision = this.decision(call);
    if (!decision.fetch && decision.dearer) this.tooDear();
    if (this.timeForLook(call) === 0 && !decision.fetch) return null;
    return (signal) => this.alone(() => this.run(call, AbortSignal.any([signal, this.closing.signal])));
  }

  /** A call ended: its line may be free for what is wanted. */
  lineFree(): void {
    if (this.kept.wanted && !this.kept.fetched) void this.useFreeLine();
  }

  /** Looks now where a line is at rest, else says that the next call is to. Throws ContractError 'refused' without a feed. */
  async look(): Promise<UpdateView> {
    this.shown();
    await this.keep({ lookWanted: true });
    await this.useFreeLine();
    return this.shown();
  }

  /** Throws ContractError 'changed' where it is not what was agreed to, 'refused' where it cannot be. */
  async fetch({ version, agreed }: Params<'update.fetch'>): Promise<UpdateView> {
    const newest = this.newestOf(version);
    if (this.kept.fetched) throw new ContractError('refused', updateWords.fetchedAlready(version));
    const line = this.lastLine();
    const left = Math.max(0, newest.bytes - this.here);
    if (agreed && !isAsAgreed(agreed, line, left)) throw new ContractError('changed', updateWords.dearerNow);
    this.fault = null;
    await this.keep({ wanted: true, agreed: line ? agreedFetch(line, left) : null, notByItself: null });
    void this.useFreeLine();
    return this.shown();
  }

  /** What came stays. */
  async cancel(): Promise<UpdateView> {
    this.shown();
    this.cancelled.abort();
    await this.wantNoMore();
    return this.shown();
  }

  /** Throws ContractError as `fetch`; what it comes to afterwards is shown. */
  async install({ version }: Params<'update.install'>): Promise<UpdateView> {
    const newest = this.newestOf(version);
    const { program } = this.deps;
    if (!this.kept.fetched || program.installer === null) throw new ContractError('refused', updateWords.notFetched);
    if (this.isReplaced()) throw new ContractError('refused', updateWords.installingAlready);
    this.atWork = 'installing';
    this.fault = null;
    this.tell();
    void this.putInPlace(newest, program.installer);
    return this.shown();
  }

  /** Never rejects. */
  private async putInPlace(newest: Offered, installer: Installer): Promise<void> {
    const { dir, log, calls } = this.deps;
    const file = join(fetchedFolder(dir), newest.file);
    // Mail that is on its way goes first.
    while (calls.any()) await calls.over();
    log.write('relay', 'minimum', updateWords.log.installing(newest.file));
    const signed = isStillOffered(this.kept.signed, this.reader(), newest) && (await isRight(file, newest));
    const why: InstallFault | null = signed ? await installer.install(file, newest) : { kind: 'damaged' };
    this.atWork = why === null ? 'installed' : null;
    if (why !== null) {
      if (why.kind === 'damaged') await this.drop();
      this.failed(new NotFetched({ kind: 'not-installed', version: newest.version, why }));
      return this.tell();
    }
    log.write('relay', 'minimum', updateWords.log.installed(newest.version));
    this.tell();
    while (calls.any()) await calls.over();
    installer.restart();
  }

  /** Its place is, or is about to be, taken by the newer one. */
  private isReplaced(): boolean {
    return this.atWork === 'installing' || this.atWork === 'installed';
  }

  /** What was fetched is wanted no more. */
  private async drop(): Promise<void> {
    await clearFetched(this.deps.dir);
    this.here = 0;
    await this.keep({ fetched: false, wanted: false, agreed: null });
  }

  private shown(): UpdateView {
    const view = this.view();
    if (!view) throw new ContractError('refused', updateWords.off);
    return view;
  }

  private newestOf(version: string): Offered {
    this.shown();
    const { newest } = this.kept;
    if (newest?.version !== version) throw new ContractError('changed', updateWords.notTheNewest(version));
    if (this.deps.program.installer === null) throw new ContractError('refused', updateWords.state['by-hand']);
    return newest;
  }

  /** A line that is always up has no next call to wait for. Resolves when it has been looked, and does not wait for a fetch. */
  private useFreeLine(): Promise<void> {
    const free = this.atWork === null ? this.deps.free() : null;
    if (!free) return Promise.resolve();
    const errand = this.errand(free.call);
    if (!errand) return Promise.resolve(free.over());
    return new Promise((looked) => {
      this.looked = looked;
      void errand(free.signal).finally(() => (free.over(), looked()));
    });
  }

  /** Whoever waits for a look. */
  private looked = (): void => undefined;

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
      this.looked();
      // Anew where a person stopped it and thought better of it meanwhile.
      while (this.decision(call).fetch && !signal.aborted) await this.fetchBy(call, signal);
    } catch (error) {
      if (!signal.aborted) this.failed(error);
    } finally {
      await this.measure();
      this.tell();
    }
  }

  private async lookBy(call: QuietCall, signal: AbortSignal, most: number): Promise<void> {
    const { clock, log } = this.deps;
    const feed = this.feed() ?? '';
    log.write('relay', 'minimum', updateWords.log.looking(new URL(feed).host));
    call.note(updateWords.log.looking(new URL(feed).host));
    const fetching: FetchDeps = { clock, feed, signal, moved: call.moved };
    try {
      const { offer, signed } = await lookInTime(most, fetching, this.reader(), this.kept.seen);
      await this.found(offer, signed, call.link.id);
    } finally {
      if (!signal.aborted) await this.keep({ lookedAt: clock.now(), feed, lookWanted: false, link: call.link.id });
    }
  }

  private async found(offer: Offered | null, signed: KnownUpdates['signed'], link: string): Promise<void> {
    const { kept } = this;
    this.fault = null;
    if (offer === null) this.deps.log.write('relay', 'minimum', updateWords.log.nothingNewer);
    const same = offer !== null && kept.newest?.sha512 === offer.sha512 && kept.newest.file === offer.file;
    if (!same) await clearFetched(this.deps.dir);
    const before = kept.seen.filter((one) => one.version !== offer?.version || one.file !== offer.file);
    const seen = offer === null ? kept.seen : [offer, ...before].slice(0, MOST_SEEN);
    await this.keep({ link, newest: offer, signed: offer && signed, seen, ...(same ? {} : FORGOTTEN) });
    await this.measure();
  }

  private async fetchBy(call: QuietCall, signal: AbortSignal): Promise<void> {
    const { clock, log, dir, settings } = this.deps;
    const { newest } = this.kept;
    const decision = this.decision(call);
    const feed = this.feed();
    if (!newest || !decision.fetch || feed === null) return;
    const say = (text: string): void => (log.write('relay', 'minimum', text), call.note(text));
    say(updateWords.log.fetching(newest.file));
    this.atWork = 'fetching';
    this.cancelled = new AbortController();
    this.tell();
    const dearer = new AbortController();
    const timer = decision.most === null ? null : clock.after(decision.most, () => dearer.abort());
    const ends = [signal, dearer.signal, this.cancelled.signal];
    const moved = (bytes: number): void => (call.moved(bytes), this.came(bytes));
    try {
      const spare = (settings().warnings.diskFreeMegabytes ?? SPARE_MEGABYTES) * 1_000_000;
      await fetchFile({ clock, feed, signal: AbortSignal.any(ends), moved }, newest, fetchedFolder(dir), spare);
      this.fault = null;
      await this.keep({ fetched: true, wanted: false, agreed: null });
      say(updateWords.log.fetched(newest.file));
    } catch (error) {
      say(updateWords.log.keptPart(newest.file, sizeText(this.here)));
      if (dearer.signal.aborted && !signal.aborted) return this.tooDear();
      if (this.cancelled.signal.aborted) return;
      // It would come to the same in every call, and be paid for.
      if (error instanceof NotFetched && !passesByItself(error.fault)) await this.wantNoMore();
      throw error;
    } finally {
      this.atWork = null;
      timer?.cancel();
    }
  }

  /** Until a person says so. */
  private wantNoMore(): Promise<void> {
    return this.keep({ wanted: false, agreed: null, notByItself: this.kept.newest?.sha512 ?? null });
  }

  private came(bytes: number): void {
    this.here += bytes;
    const now = this.deps.clock.monotonic();
    if (now - this.toldAt < TELL_EVERY) return;
    this.toldAt = now;
    this.deps.changed();
  }

  /** A person decides anew. */
  private tooDear(): void {
    void this.wantNoMore();
    this.failed(new NotFetched({ kind: 'dearer', version: this.kept.newest?.version ?? '' }));
  }

  private failed(error: unknown): void {
    this.faultIn = this.feed();
    const host = this.faultIn ?? '';
    this.fault = error instanceof NotFetched ? error.fault : { kind: 'unreachable', host, detail: String(error) };
    this.deps.log.write('relay', 'minimum', updateWords.fault(this.fault));
  }

  private feed(): string | null {
    return this.deps.settings().updates.feed;
  }

  private reader(): FeedReader {
    const { program } = this.deps;
    return { ...program, kind: program.installer?.kind ?? null };
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

  private decision({ link }: QuietCall): FetchDecision {
    const { newest, wanted, agreed, fetched, notByItself } = this.kept;
    const isOff = this.feed() === null || this.deps.program.installer === null;
    if (!newest || fetched || isOff || this.atWork !== null) return NOT_NOW;
    const bytes = Math.max(0, newest.bytes - this.here);
    const byItself = notByItself !== newest.sha512;
    return decideFetch({ bytes, wanted, agreed, byItself, line: this.deps.line(link) });
  }

  /** The line on which the newest was seen. */
  private lastLine(): LineFacts | null {
    const link = this.deps.settings().links.find(({ id }) => id === this.kept.link);
    return link ? this.deps.line(link) : null;
  }

  private charge(bytes: number): ReturnType<typeof chargeView> | null {
    const line = this.lastLine();
    return line && chargeView(line, bytes);
  }

  /** What lies here may be another than was written down: somebody tidied up, or the disk was put back. */
  private async measure(): Promise<void> {
    const { newest, fetched } = this.kept;
    this.here = newest ? await fetchedBytes(fetchedFolder(this.deps.dir), newest).catch(() => 0) : 0;
    if (fetched && this.here !== newest?.bytes) await this.keep({ fetched: false });
  }

  /** The memory holds, whatever the disk says. */
  private async keep(change: Partial<KnownUpdates>): Promise<void> {
    this.kept = { ...this.kept, ...change };
    // One after the other: they write beside the same file.
    this.writing = this.writing
      .then(() => writeKept(this.deps.dir, this.kept))
      .catch((error: unknown) => this.deps.log.write('relay', 'minimum', updateWords.log.notKept(String(error))));
    await this.writing;
    this.tell();
  }

  private tell(): void {
    tellUpdate(this.deps.attention, this.view(), this.fault);
    this.deps.changed();
  }
}
