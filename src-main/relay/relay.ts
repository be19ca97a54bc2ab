// Builds the rooms in order, joins them, and takes them down again. Nothing here
// decides anything about mail: what a room needs of another is handed to it as a
// function, and what happened is told to the publisher.
//
// Starts even when something is amiss (a taken port, a damaged file), with the
// trouble on the attention board; with `strict`, as `serve` is, wrong settings and
// taken ports reject with a sentence instead. Stops in order: doors to new mail
// first, then calls, then the queue and the disk.
import type { Listen } from '../contract/events';
import type { Handlers, Judged } from '../contract/methods';
import type { Status } from '../contract/views';
import { openQueue, type Queue } from '../queue/queue';
import { createTimetable, type Timetable } from '../schedule/timetable';
import { systemZone } from '../schedule/zone';
import { createOAuth } from '../smtp/oauth';
import { createAttention } from '../attention/board';
import type { AttentionBoard } from '../contract/attention';
import { type RefusedMail, openRefusedMail } from '../attention/refused-mail';
import { type DiskWatch, watchDisk } from '../attention/disk-watch';
import { type Branches, openBranches } from '../reception/branches';
import { Sessions } from '../session/sessions';
import { type CarrierDeps, collectHeld, deliver } from '../session/carriers';
import { tellDirect } from '../attention/direct-advice';
import { deskHandlers, type DeskDeps, deskStatus } from './desk';
import { firstSettings } from './first-settings';
import { watchHeavyMail } from '../attention/heavy-mail';
import { type HeldFolder, holdFolder } from '../reception/held-folder';
import { tellWhatWasFound } from './found-at-start';
import { type InForce, inForce } from './in-force';
import { type Intake, openIntake } from '../reception/intake';
import { type Links, openLinks } from '../dialing/links';
import { type Listeners, openListeners } from '../reception/listeners';
import { type Logs, openLogs, withLevels } from '../logs/logs';
import { type LocalMail, localMail } from '../mailboxes/local-mail';
import type { Relay, RelayOptions } from './outline';
import { watchOutside } from './outside';
import { createBackoff, type Backoff } from '../dialing/backoff';
import { type Notices, openNotices } from '../notices/notices';
import { type Pop3Door, pop3Door } from '../reception/pop3-door';
import { type PracticeDoor, practiceDoor } from '../reception/practice-door';
import { withGreetings } from '../attention/other-clocks';
import { createPublisher, type Publisher } from './publisher';
import { openStores, type Stores } from './stores';
import { type GuessWatch, watchGuesses } from '../attention/password-guesses';
import { type FaultTeller, tellFaults } from '../attention/faults';
import { tellNewer } from './tell-newer';
import { SESSION_TROUBLE, tellFound } from '../session/tell-trouble';
import { type CallWhy, lastCalls, readKey, callTimes } from '../dialing/call-times';
import { openWatch, type Watch } from '../attention/watch';

/** Rejects ContractError or Error with a sentence for people. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const zone = systemZone(options.clock);
  const stores = await openStores(options.dir, options.clock, options.log, zone);
  const relay = new Station(options, stores, zone);
  try {
    await relay.open();
  } catch (error) {
    await relay.stop();
    throw error;
  }
  return relay;
}

class Station implements Relay {
  readonly handlers: Handlers;
  private readonly inForce: InForce;
  private readonly desk: DeskDeps;
  private readonly publisher: Publisher;
  private readonly stopHearing: () => void;
  private readonly attention: AttentionBoard;
  private readonly faults: FaultTeller;
  private readonly guessWatch: GuessWatch;
  private readonly notices: Notices;
  private readonly held: HeldFolder;
  private readonly queue: Queue;
  private readonly refusedMail: RefusedMail;
  private readonly intake: Intake;
  private readonly links: Links;
  private readonly doors: Listeners;
  private readonly calls: Sessions;
  private readonly branches: Branches;
  private readonly backoff: Backoff;
  private readonly timetable: Timetable<CallWhy>;
  private readonly practice: PracticeDoor;
  private readonly logs: Logs;
  private readonly local: LocalMail;
  private readonly pop3: Pop3Door;
  private readonly watch: Watch;
  private readonly disk: DiskWatch;
  private outside: ReturnType<typeof watchOutside> | null = null;
  private lastCalls: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly options: RelayOptions,
    private readonly stores: Stores,
    private readonly zone: () => string,
  ) {
    const { clock, log } = options;
    this.backoff = createBackoff(clock);
    this.inForce = inForce(stores.settings, options.practice ?? false);
    const { settings } = this.inForce;
    this.local = localMail(options.dir, { clock, log, forwardKey: stores.forwardKey.key });
    this.publisher = createPublisher(clock, () => deskStatus(this.desk));
    this.stopHearing = log.addSink((line) => this.publisher.log(line));
    this.logs = openLogs({
      dir: options.dir,
      clock,
      log,
      settings,
      reverted: (levels) => this.applySettings(withLevels(stores.settings.shown(), levels)),
    });
    this.attention = createAttention(clock, (list) => {
      this.publisher.attention(list);
      this.publisher.statusChanged();
    });
    this.faults = tellFaults(clock, this.attention);
    this.guessWatch = watchGuesses(clock, this.attention, () => settings().accounts.map(({ username }) => username));
    this.notices = this.openNotices();
    this.held = this.holdFolder();
    this.queue = this.openQueue();
    this.refusedMail = openRefusedMail({
      log,
      settings,
      queue: this.queue,
      attention: this.attention,
      released: () => this.calls.lookSoon(),
    });
    watchHeavyMail(this.queue, this.attention);
    this.disk = this.watchDisk();
    this.intake = this.openIntake();
    this.links = openLinks({
      clock,
      log,
      attention: this.attention,
      changed: () => this.publisher.statusChanged(),
      dropped: (link, text) => this.calls.dropped(link, text),
      learned: () => this.calls.lookSoon(),
    });
    this.calls = this.openCalls();
    this.branches = openBranches({
      clock,
      log,
      settings,
      queue: this.queue,
      content: (id, start) => stores.spool.read(id, start),
      release: (connectors, note) => this.calls.release(connectors, note),
      overheard: (errand) => this.logs.overheard(errand),
      archive: (session) => stores.sessions.save(session).then(() => this.publisher.session(session)),
    });
    this.doors = this.openDoors();
    this.timetable = createTimetable({ clock, zone, log, onDue: (key) => this.rang(key) });
    this.practice = practiceDoor({
      clock,
      log,
      attention: this.attention,
      always: options.practice ?? false,
      deliverTo: () => this.doors.firstOpen(),
    });
    this.pop3 = pop3Door({
      dir: options.dir,
      clock,
      log,
      attention: this.attention,
      guesses: this.guessWatch.guesses,
      local: this.local,
      settings,
    });
    this.watch = this.openWatch();
    this.desk = this.openDesk();
    this.handlers = deskHandlers(this.desk);
  }

  readonly listen: Listen = (listener) => this.publisher.listen(listener);

  listeners(): Status['listeners'] {
    return this.doors.views();
  }

  wake(): void {
    // A certificate of ours that was made under a wrong clock is made anew.
    void Promise.all([this.doors, this.pop3].map((door) => door.apply(this.inForce.settings())));
    this.timetable.wake();
    this.watch.lookSoon();
    this.calls.look();
  }

  /** Settings first, then doors, then calls. Rejects with a sentence where `strict`. */
  async open(): Promise<void> {
    await firstSettings(this.stores.settings, this.options, this.attention, this.inForce.settings().practice.port);
    this.lastCalls = await lastCalls(this.stores.sessions);
    await this.apply();
    if (this.options.strict) [this.doors, this.pop3].forEach((door) => door.refuseFailed());
    tellWhatWasFound(this.stores, this.attention);
    await this.links.hangUp(this.stores.costBook.leftOnline().map(({ link }) => link));
    await this.watch.begin();
    void this.stores.history.prepare();
    this.outside = watchOutside({
      ...this.options,
      attention: this.attention,
      zone: this.zone,
      turned: () => this.wake(),
      takeEdited: () => this.takeEdited(),
    });
    this.calls.look();
  }

  raise(text: string): void {
    this.faults.raise(text);
  }

  hangingUp(): readonly string[] {
    return this.links.hangingUp();
  }

  async stop(): Promise<void> {
    this.outside?.close();
    this.timetable.stop();
    this.guessWatch.close();
    this.faults.close();
    this.notices.close();
    await this.watch.close();
    await Promise.all([this.doors.close(), this.branches.close(), this.calls.close()]);
    await Promise.all([this.practice.close(), this.pop3.close()]);
    this.links.close();
    await this.disk.close();
    await this.queue.quiet();
    this.stopHearing();
    this.publisher.close();
    await this.stores.history.close();
    await this.stores.spool.close();
    await this.logs.close();
  }

  /** Makes the stored settings take effect, also on mail already queued. */
  private async apply(): Promise<void> {
    this.inForce.renew();
    const { settings } = this.inForce;
    this.calls.renew();
    this.local.apply(settings());
    this.queue.reroute();
    this.notices.rerouted();
    this.backoff.relieved();
    this.logs.apply(settings());
    this.links.apply(settings());
    SESSION_TROUBLE.forEach((keys) => this.attention.clearAll(keys));
    tellDirect(settings(), this.attention);
    tellNewer(this.stores.settings.newer(), this.attention);
    await this.doors.apply(settings());
    await Promise.all([this.practice.apply(settings()), this.pop3.apply(settings())]);
    this.timetable.set(callTimes(settings(), this.lastCalls));
    this.calls.look();
    this.watch.lookSoon();
    this.publisher.statusChanged();
  }

  private async applySettings(document: unknown): Promise<Judged> {
    return this.judgedSettings(await this.stores.settings.set(document));
  }

  private async takeEdited(): Promise<Judged | null> {
    const judged = await this.stores.settings.takeEdited();
    return judged && this.judgedSettings(judged);
  }

  private async judgedSettings(judged: Judged): Promise<Judged> {
    if (!judged.ok) return judged;
    this.attention.clear('settings');
    this.attention.clear('edited');
    tellFound(this.attention, this.stores.settings.problems());
    await this.apply();
    return judged;
  }

  private rang(key: string): void {
    const { kind, connector } = readKey(key);
    this.calls.due([connector], kind === 'large');
  }

  private openNotices(): Notices {
    const { clock, log } = this.options;
    return openNotices({
      ...this.inForce,
      dir: this.options.dir,
      clock,
      log,
      zone: this.zone,
      spool: this.stores.spool,
      sessions: async () => (await this.stores.sessions.list({ offset: 0, limit: 1000 })).rows,
      queue: () => this.queue,
    });
  }

  private holdFolder(): HeldFolder {
    const { owner = null, log } = this.options;
    return holdFolder({
      owner,
      log,
      attention: this.attention,
      forsake: (why) => {
        this.stores.spool.forsake(why);
        this.timetable.stop();
        void this.calls.close();
      },
    });
  }

  private openQueue(): Queue {
    const { clock, log } = this.options;
    const { spool, items, history } = this.stores;
    const { route, retryOf } = this.inForce;
    const queue = openQueue({
      spool,
      items,
      clock,
      log,
      route,
      retryOf,
      record: (rows) => (this.held.lost ? Promise.resolve() : history.record(rows)),
      bounce: (item, failed) => this.notices.failed(item, failed),
      tellDamaged: (item, lost) => this.notices.damaged(item, lost),
      tellDone: (item, delivered) => this.notices.done(item, delivered),
      tellDelay: (item, late) => this.notices.delayed(item, late),
    });
    queue.onChange((ids) => {
      this.publisher.queueChanged(ids);
      this.calls.lookSoon();
      this.watch.lookSoon();
    });
    return queue;
  }

  private watchDisk(): DiskWatch {
    const mend = async (): Promise<void> => {
      for (const one of [this.queue, this.stores.sessions, this.stores.costBook]) await one.mend();
    };
    const over = (): void => {
      this.backoff.relieved();
      this.calls.look();
    };
    return watchDisk({
      clock: this.options.clock,
      log: this.options.log,
      attention: this.attention,
      mend,
      spool: this.stores.spool,
      folder: this.options.dir,
      over,
    });
  }

  private openIntake(): Intake {
    const { queue, disk, notices, local, held } = this;
    return openIntake({
      ...this.inForce,
      queue,
      disk,
      notices,
      local,
      held,
      readHead: (id, maxBytes) => this.stores.spool.readHead(id, maxBytes),
      heard: (...told) => this.watch.heardTime(...told),
    });
  }

  private openCalls(): Sessions {
    const { clock, log } = this.options;
    const { spool, sessions, costBook } = this.stores;
    const { settings } = this.inForce;
    const carriers = this.carriers();
    return new Sessions({
      clock,
      log,
      settings,
      costBook,
      queue: this.queue,
      zone: this.zone,
      backoff: this.backoff,
      refusedMail: this.refusedMail,
      attention: this.attention,
      links: this.links,
      content: (id, start) => spool.read(id, start),
      deliver: (connector, source, context) => deliver(carriers, connector, source, context),
      collect: (connector, context) => collectHeld(carriers, connector, context),
      archive: (session) =>
        (this.held.lost ? Promise.resolve() : sessions.save(session)).finally(() => this.notices.sessionEnded(session)),
      changed: (session) => {
        this.publisher.session(session);
        this.publisher.statusChanged();
      },
      diskTrouble: (error) => this.disk.brokeSending(error),
      ended: () => {
        this.links.apply(settings());
        this.watch.lookSoon();
        this.publisher.statusChanged();
      },
      pausedAtStart: this.stores.paused.atStart,
    });
  }

  private carriers(): CarrierDeps {
    const { dir, clock, log } = this.options;
    const { settings } = this.inForce;
    return {
      ...this.intake,
      dir,
      clock,
      log,
      settings,
      local: this.local,
      token: this.oauth(),
      overheard: (errand) => withGreetings(this.logs.overheard(errand), this.watch.heardTime),
      sawCertificate: (...seen) => this.watch.sawCertificate(...seen),
      serve: (line, signal) => this.doors.serve(line, signal),
    };
  }

  private oauth(): CarrierDeps['token'] {
    const renewed = async (old: string, next: string): Promise<void> => {
      await this.stores.settings.renew(old, next);
      this.inForce.renew();
    };
    return createOAuth({
      clock: this.options.clock,
      renewed,
      dated: (host, at) => this.watch.heardTime(host, at, 'exact'),
    });
  }

  private openDoors(): Listeners {
    const { clock, log, dir } = this.options;
    return openListeners({
      ...this.intake,
      dir,
      clock,
      log,
      attention: this.attention,
      guesses: this.guessWatch.guesses,
      settings: this.inForce.settings,
      branches: this.branches,
      onAnswered: (command) => this.logs.answered(command),
      keepsProtocol: () => this.logs.keepsProtocol,
      sessions: () => this.calls.open(),
      changed: () => this.publisher.statusChanged(),
    });
  }

  private openDesk(): DeskDeps {
    const { clock } = this.options;
    return {
      ...this.inForce,
      practiceBeside: this.options.practice ?? false,
      clock,
      zone: this.zone,
      startedAt: clock.now(),
      stores: this.stores,
      logs: this.logs,
      attention: this.attention,
      queue: this.queue,
      calls: this.calls,
      branches: this.branches,
      links: this.links,
      doors: this.doors,
      timetable: this.timetable,
      admit: this.intake.admit,
      applySettings: (document) => this.applySettings(document),
      changed: () => this.publisher.statusChanged(),
      end: () => this.options.end?.(),
    };
  }

  private openWatch(): Watch {
    const { stores, attention, queue, zone } = this;
    const { settings } = this.inForce;
    return openWatch({
      clock: this.options.clock,
      dir: this.options.dir,
      attention,
      queue,
      sessions: stores.sessions,
      zone,
      settings,
      paused: () => this.calls.paused(),
      spent: (link) => stores.costBook.month(link).cost,
      renewed: () => void Promise.all([this.doors, this.pop3].map((door) => door.apply(settings()))),
    });
  }
}
