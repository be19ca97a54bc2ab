// Builds the rooms in order and joins them: what a room needs of another is handed
// to it as a function, and what happened is told to the publisher. Decides nothing
// about mail; when the rooms open and close is the relay's.
import type { Judged } from '../contract/methods';
import type { SessionDetail, Status } from '../contract/views';
import { openQueue, type Queue } from '../queue/queue';
import { createTimetable, type Timetable } from '../schedule/timetable';
import { createAttention } from '../attention/board';
import { Announcements } from '../contract/announcements';
import type { AttentionBoard } from '../contract/attention';
import { type RefusedMail, openRefusedMail } from '../attention/refused-mail';
import { type DiskWatch, watchDisk } from '../attention/disk-watch';
import { type Branches, openBranches } from '../reception/branches';
import { Sessions } from '../session/sessions';
import { type CarrierDeps, openCarriers } from '../session/carriers';
import type { SessionsDeps } from '../session/deps';
import { watchHeavyMail } from '../attention/heavy-mail';
import type { HandOver } from '../hand-over/hand-over';
import { type HeldFolder, holdFolder } from '../reception/held-folder';
import { type InForce, inForce } from '../routing/in-force';
import { type Intake, openIntake } from '../reception/intake';
import { type Links, openLinks } from '../dialing/links';
import { type Listeners, openListeners } from '../reception/listeners';
import { type Logs, openLogs, withLevels } from '../logs/logs';
import { type LocalMail, localMail } from '../mailboxes/local-mail';
import type { RelayOptions } from './outline';
import { Letters } from '../reading/letters';
import { openReader } from '../reading/reader';
import { messageSources } from './reading';
import { restingSources } from './resting-letters';
import { createBackoff, type Backoff } from '../dialing/backoff';
import { type RecentCalls, recentCalls } from '../dialing/recent-calls';
import { type Notices, openNotices } from '../notices/notices';
import { type Pop3Door, pop3Door } from '../reception/pop3-door';
import { type PracticeDoor, practiceDoor } from '../reception/practice-door';
import { withGreetings } from '../attention/other-clocks';
import { withDirection } from './direction';
import { createPublisher, type Publisher } from './publisher';
import { openPausing, pausedAtStart, type Pausing } from './pausing';
import type { Stores } from './stores';
import { type GuessWatch, watchGuesses } from '../attention/password-guesses';
import { type FaultTeller, tellFaults } from '../attention/faults';
import { openSigningIn, type SigningIn } from './signing-in';
import type { Updates } from '../updates/updates';
import { openUpdates } from './updating';
import type { CallWhy } from '../dialing/call-times';
import { openWatch, type Watch } from '../attention/watch';

/** Every room, built and joined; nothing is open yet. */
export abstract class RelayRooms {
  // What the contract's methods are answered from.
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number;
  readonly announcements = new Announcements();
  readonly inForce: InForce;
  readonly publisher: Publisher;
  readonly attention: AttentionBoard;
  readonly queue: Queue;
  readonly intake: Intake;
  readonly links: Links;
  readonly doors: Listeners;
  readonly calls: Sessions;
  readonly recentCalls: RecentCalls;
  readonly backoff: Backoff;
  readonly pausing: Pausing;
  readonly branches: Branches;
  readonly timetable: Timetable<CallWhy>;
  readonly logs: Logs;
  readonly local: LocalMail;
  readonly letters: Letters;
  readonly signingIn: SigningIn;
  readonly updates: Updates;
  // What only the relay itself opens and closes.
  protected readonly stopHearing: () => void;
  protected readonly faults: FaultTeller;
  protected readonly guessWatch: GuessWatch;
  protected readonly notices: Notices;
  protected readonly held: HeldFolder;
  protected readonly refusedMail: RefusedMail;
  protected readonly practice: PracticeDoor;
  readonly pop3: Pop3Door;
  protected readonly watch: Watch;
  readonly disk: DiskWatch;

  constructor(
    readonly options: RelayOptions,
    readonly stores: Stores,
    readonly zone: () => string,
  ) {
    const { clock, log } = options;
    this.backoff = createBackoff(clock);
    this.inForce = inForce(stores.settings, options.practice ?? false);
    const { settings } = this.inForce;
    this.publisher = createPublisher(clock, this.announcements, () => this.status());
    this.stopHearing = log.addSink((line) => this.publisher.log(line));
    this.logs = openLogs({
      dir: options.dir,
      clock,
      log,
      settings,
      reverted: (levels) => this.applySettings(withLevels(stores.settings.shown(), levels)),
    });
    this.attention = createAttention(clock, (list) => this.publisher.attention(list));
    this.local = this.openLocalMail();
    this.faults = tellFaults(clock, this.attention);
    this.guessWatch = watchGuesses(clock, this.attention, () => settings().accounts.map(({ username }) => username));
    this.notices = this.openNotices();
    this.held = this.holdFolder();
    this.queue = this.openQueue();
    this.letters = this.openLetters();
    this.signingIn = openSigningIn(this);
    this.refusedMail = this.openRefusedMail();
    watchHeavyMail(this.queue, this.attention);
    this.disk = this.watchDisk();
    this.intake = this.openIntake();
    this.links = this.openLinks();
    this.updates = openUpdates(this);
    this.recentCalls = recentCalls(this.announcements, settings);
    this.calls = this.openCalls();
    this.pausing = this.openPausing();
    this.branches = this.openBranches();
    this.doors = this.openDoors();
    this.timetable = createTimetable({ clock, zone, log, onDue: this.calls.rang });
    this.practice = this.openPractice();
    this.pop3 = this.openPop3();
    this.watch = this.openWatch();
    this.startedAt = clock.now();
  }

  abstract readonly handOver: HandOver;
  /** When a letter goes by itself, ISO; null: never, or nobody knows. */
  abstract goes(id: string): string | null;
  /** The picture of everything that the window and the command line are shown. */
  abstract status(): Status;
  /** Keeps the settings and makes them take effect. */
  abstract applySettings(document: unknown): Promise<Judged>;
  /** What was stored takes effect; what was not is handed on. */
  abstract judgedSettings<J extends Judged>(judged: J): Promise<J>;

  private openLocalMail(): LocalMail {
    const { clock, log } = this.options;
    const mended = (ids: readonly string[]): void => void this.queue.retry(ids).then(() => this.calls.lookSoon());
    const forwardKey = this.stores.forwardKey.key;
    return localMail(this.options.dir, { clock, log, attention: this.attention, mended, forwardKey });
  }

  private openLetters(): Letters {
    const { clock, log } = this.options;
    const { kept, spool } = this.stores;
    const resting = restingSources({ kept, local: this.local, settings: this.inForce.settings });
    return new Letters({ ...messageSources(this.queue, spool), ...resting }, openReader({ clock, log }));
  }

  private openRefusedMail(): RefusedMail {
    const { log } = this.options;
    const { settings } = this.inForce;
    return openRefusedMail({
      log,
      settings,
      queue: this.queue,
      attention: this.attention,
      released: () => this.calls.lookSoon(),
    });
  }

  private openLinks(): Links {
    const { clock, log } = this.options;
    return openLinks({
      clock,
      log,
      attention: this.attention,
      announcements: this.announcements,
      dropped: (link, text) => this.calls.dropped(link, text),
      learned: () => this.calls.lookSoon(),
    });
  }

  private openBranches(): Branches {
    const { clock, log } = this.options;
    const { settings } = this.inForce;
    return openBranches({
      clock,
      log,
      settings,
      queue: this.queue,
      spool: this.stores.spool,
      release: (connectors, note) => this.calls.release(connectors, note),
      brakeFor: (connector) => this.refusedMail.brakeFor(connector),
      logTap: (logContext) => this.logs.logTap(logContext),
      archive: (session) => this.fileSession(session).then(() => this.announcements.tell('session-changed', session)),
    });
  }

  private openPractice(): PracticeDoor {
    const { clock, log } = this.options;
    return practiceDoor({
      clock,
      log,
      attention: this.attention,
      always: this.options.practice ?? false,
      deliverTo: () => this.doors.firstOpen(),
    });
  }

  private openPop3(): Pop3Door {
    const { dir, clock, log } = this.options;
    const { settings } = this.inForce;
    return pop3Door({
      dir,
      clock,
      log,
      attention: this.attention,
      guesses: this.guessWatch.guesses,
      local: this.local,
      settings,
    });
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
      sessions: async () => (await this.stores.sessions.list({ offset: 0, limit: 1000, inHouse: true })).rows,
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
        void this.stores.kept.close();
        void this.logs.close();
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
      opened: { spool, items },
      clock,
      log,
      route,
      retryOf,
      record: (rows) =>
        this.held.lost
          ? Promise.resolve()
          : history.record(rows.map((row) => withDirection(row, this.inForce.settings()))),
      tell: this.notices.tell,
    });
    queue.onChange((ids) => {
      this.announcements.tell('queue-changed', ids);
      this.calls.lookSoon();
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
    const { queue, disk, notices, local, announcements } = this;
    return openIntake({
      ...this.inForce,
      queue,
      disk,
      notices,
      local,
      held: { ...this.held, refusal: () => this.held.refusal() ?? this.handOver.refusal() },
      announcements,
      readHead: (id, maxBytes) => this.stores.spool.readHead(id, maxBytes),
      sessions: () => this.calls.open(),
    });
  }

  private openCalls(): Sessions {
    const { clock, log } = this.options;
    const { spool, costBook, paused, sessions } = this.stores;
    const { settings } = this.inForce;
    const { attention, announcements } = this;
    const archive = (session: SessionDetail): Promise<void> =>
      (this.held.lost ? Promise.resolve() : this.fileSession(session)).finally(() =>
        this.notices.sessionEnded(session),
      );
    const deps: SessionsDeps = {
      clock,
      log,
      settings,
      zone: this.zone,
      mail: { queue: this.queue, refusedMail: this.refusedMail, spool },
      books: { costBook, archive, note: (session) => (this.held.lost ? Promise.resolve() : sessions.note(session)) },
      dialing: { links: this.links, backoff: this.backoff, goes: (id) => this.goes(id) },
      tell: {
        attention,
        announcements,
        diskTrouble: (error) => this.disk.brokeSending(error),
        booked: (writing) => this.disk.booked(writing),
      },
      carriers: { ...openCarriers(this.carriers()), errand: (call) => this.updates.errand(call) },
    };
    return new Sessions(deps, pausedAtStart(paused, clock.now()));
  }

  private openPausing(): Pausing {
    return openPausing({
      clock: this.options.clock,
      flag: this.stores.paused,
      take: (on) => {
        this.calls.pause(on);
        this.announcements.tell('status-changed', null);
      },
    });
  }

  /** Keeps the record of a call that ended; a disk that refuses is shown. */
  protected fileSession(session: SessionDetail): Promise<void> {
    return this.disk.booked(this.stores.sessions.save(session));
  }

  private carriers(): CarrierDeps {
    const { dir, clock, log } = this.options;
    const { settings } = this.inForce;
    return {
      intake: this.intake,
      dir,
      clock,
      log,
      settings,
      local: this.local,
      signIns: { token: this.signingIn.tokens, renewUnused: (signal) => this.signingIn.renewUnused(signal) },
      logTap: (logContext) => withGreetings(this.logs.logTap(logContext), this.announcements),
      announcements: this.announcements,
      doors: { serve: (line, signal) => this.doors.serve(line, signal), views: () => this.doors.views() },
    };
  }

  private openDoors(): Listeners {
    const { clock, log, dir } = this.options;
    return openListeners({
      intake: this.intake,
      dir,
      clock,
      log,
      guesses: this.guessWatch.guesses,
      settings: this.inForce.settings,
      branches: this.branches,
      logs: this.logs,
      sessions: () => this.calls.open(),
      tell: { attention: this.attention, announcements: this.announcements },
    });
  }

  private openWatch(): Watch {
    const { settings } = this.inForce;
    const { sessions, costBook } = this.stores;
    return openWatch({
      clock: this.options.clock,
      dir: this.options.dir,
      attention: this.attention,
      announcements: this.announcements,
      queue: this.queue,
      books: { sessions, spent: (link) => costBook.month(link).costs, signIns: () => this.signingIn.standings() },
      zone: this.zone,
      settings,
      paused: () => this.calls.paused(),
      renewed: () => void Promise.all([this.doors, this.pop3].map((door) => door.apply(settings()))),
    });
  }
}
