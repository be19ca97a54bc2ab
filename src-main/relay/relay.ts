// Opens the rooms in order, makes settings take effect in them, and takes them down
// again. Nothing here decides anything about mail.
//
// Starts even when something is amiss (a taken port, a damaged file), with the
// trouble on the attention board; with `strict`, as `serve` is, wrong settings and
// taken ports reject with a sentence instead. Stops in order: doors to new mail
// first, then calls, then the queue and the disk.
import { type HandOver, openHandOver } from '../hand-over/hand-over';
import type { Listen } from '../contract/events';
import type { Handlers, Judged } from '../contract/methods';
import type { Status } from '../contract/views';
import { systemZone } from '../schedule/zone';
import { watchRestored } from '../attention/restored';
import { tellDirect } from '../attention/direct-advice';
import { openGoing } from './going';
import { createHandlers } from './handlers';
import { firstSettings } from './first-settings';
import { trustSystemRoots } from '../smtp/system-roots';
import { relayWords } from '../words/relay';
import { tellWhatWasFound } from './starting/found-at-start';
import type { Relay, RelayOptions } from './outline';
import { watchOutside } from './outside';
import { statusView } from './status';
import { openStores, type Stores } from './stores';
import { tellNewer } from './tell-newer';
import { SESSION_TROUBLE, tellFound } from '../session/tell-trouble';
import { speak } from '../words/page';
import { inWords } from '../base/durable';
import { fileCutOff } from '../session/cut-off';
import { lastCalls, callTimes } from '../dialing/call-times';
import { RelayRooms } from './rooms';

/** Rejects ContractError or Error with a sentence for people. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  try {
    return await opened(options);
  } catch (error) {
    throw inWords(error);
  }
}

async function opened(options: RelayOptions): Promise<Relay> {
  const zone = systemZone(options.clock);
  const stores = await openStores(options.dir, options.clock, options.log, zone);
  const relay = new OpenRelay(options, stores, zone);
  try {
    await relay.open();
  } catch (error) {
    await relay.stop();
    throw error;
  }
  return relay;
}

class OpenRelay extends RelayRooms implements Relay {
  readonly handlers: Handlers;
  readonly handOver: HandOver;
  private outside: ReturnType<typeof watchOutside> | null = null;
  private lastCalls: ReadonlyMap<string, number> = new Map();

  constructor(options: RelayOptions, stores: Stores, zone: () => string) {
    super(options, stores, zone);
    this.handOver = this.openHandOver();
    this.handlers = createHandlers(this);
  }

  readonly listen: Listen = (listener) => this.publisher.listen(listener);

  listeners(): Status['listeners'] {
    return this.doors.views();
  }

  /** Before anybody is called. */
  private trust(): void {
    try {
      trustSystemRoots();
    } catch (error) {
      this.options.log.write('relay', 'minimum', relayWords.ownRootsOnly(String(error)));
    }
  }

  wake(): void {
    // A certificate of ours that was made under a wrong clock is made anew.
    void Promise.all([this.doors, this.pop3].map((door) => door.apply(this.inForce.settings())));
    this.pausing.wake();
    this.timetable.wake();
    this.watch.lookSoon();
    this.calls.look();
    // This month's sums, when the next call is, and which day a time is of.
    this.announcements.tell('status-changed', null);
  }

  /** Settings first, then doors, then calls. Rejects with a sentence where `strict`. */
  async open(): Promise<void> {
    this.trust();
    await firstSettings(this.stores.settings, this.options, this.attention, this.inForce.settings().practice.port);
    this.lastCalls = await lastCalls(this.stores.sessions);
    await this.recentCalls.read(this.stores.sessions);
    // What they were made for is still to be done: they are not counted among the last ones yet.
    await this.disk.booked(fileCutOff(this.stores)).catch(() => undefined);
    await this.apply();
    if (this.options.strict) [this.doors, this.pop3].forEach((door) => door.refuseFailed());
    tellWhatWasFound(this.stores, this.attention);
    watchRestored(this.queue, this.attention);
    void this.local.lookAgain((connector) => {
      const ids = this.queue.select({ state: 'deferred', connector });
      return ids.flatMap((id) => this.queue.get(id) ?? []);
    });
    await this.updates.open();
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
    this.pausing.close();
    this.guessWatch.close();
    this.faults.close();
    this.notices.close();
    await this.watch.close();
    await Promise.all([this.doors.close(), this.branches.close(), this.calls.close(), this.handOver.stop()]);
    await Promise.all([this.practice.close(), this.pop3.close(), this.updates.close()]);
    this.links.close();
    this.signingIn.close();
    await this.disk.close();
    await this.local.broken.close();
    await this.letters.close();
    await this.queue.quiet();
    this.stopHearing();
    this.publisher.close();
    this.recentCalls.close();
    await this.stores.history.close();
    await this.stores.spool.close();
    await this.stores.kept.close();
    await this.logs.close();
  }

  private openHandOver(): HandOver {
    const { clock, log } = this.options;
    const { queue, announcements } = this;
    return openHandOver({
      clock,
      log,
      mail: { queue, spool: this.stores.spool },
      tell: { announcements, logTap: this.logs.logTap, diskTrouble: (error) => this.disk.brokeSending(error) },
      settings: this.inForce.settings,
      listeners: () => this.doors.views(),
      archive: (session) => this.fileSession(session),
      calls: this.calls,
      pausing: this.pausing,
    });
  }

  /** Makes the stored settings take effect, also on mail already queued. */
  private async apply(): Promise<void> {
    this.inForce.renew();
    const { settings } = this.inForce;
    speak(settings().language);
    this.calls.renew();
    this.local.apply(settings());
    void this.stores.kept.prune();
    this.queue.reroute();
    this.notices.rerouted();
    await this.signingIn.settled();
    this.backoff.relieved();
    this.logs.apply(settings());
    this.links.apply(settings());
    SESSION_TROUBLE.forEach((keys) => this.attention.clearAll(keys));
    tellDirect(settings(), this.attention);
    tellNewer(this.stores.settings.newer(), this.attention);
    await this.doors.apply(settings());
    await Promise.all([this.practice.apply(settings()), this.pop3.apply(settings())]);
    this.timetable.set(callTimes(settings(), this.lastCalls));
    this.updates.apply();
    this.calls.look();
    this.watch.lookSoon();
    this.announcements.tell('status-changed', null);
  }

  async applySettings(document: unknown): Promise<Judged> {
    return this.judgedSettings(await this.stores.settings.set(document));
  }

  private async takeEdited(): Promise<Judged | null> {
    const judged = await this.stores.settings.takeEdited();
    return judged && this.judgedSettings(judged);
  }

  async judgedSettings<J extends Judged>(judged: J): Promise<J> {
    if (!judged.ok) return judged;
    this.attention.clear('settings');
    this.attention.clear('edited');
    tellFound(this.attention, this.stores.settings.problems());
    await this.apply();
    return judged;
  }

  goes(id: string): string | null {
    return openGoing(this)(id)?.at ?? null;
  }

  status(): Status {
    return statusView(this);
  }
}
