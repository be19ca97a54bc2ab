// Delivery to a smart host, or the first of several that serves: opens connections,
// lets the pipeline drive them, and turns replies into outcomes by trouble.ts. One
// connection where the host takes mail without waiting (CHUNKING), up to
// maxConnections elsewhere. A host that cannot be reached, refuses us or keeps losing
// the line is left for this run and the next one takes over; when none serves, the
// mail is put back untouched and the trouble is told. Returns when nothing is due and
// nothing is in flight. Rejects only when settling does: our own disk.
import { type Clock, sleep } from '../base/clock';
import type { Log } from '../base/log';
import type { Route, SmartHost } from '../contract/connector';
import type { Reply } from '../mail/reply';
import { nextHopOf } from '../smtp/host-habits';
import { type ClientDeps, connectSmtp, targetName, type Connected, type SmtpConnection } from '../smtp/client';
import type { SmtpTarget } from '../smtp/target';
import { connectWithLogin } from '../smtp/auth/connect-with-login';
import type { AskToken } from '../smtp/auth/token';
import { mannerOf, runPipeline, type PipelineEnd } from '../smtp/pipeline';
import { type Timeouts, timeoutsWith } from '../smtp/timeouts';
import type { Transcript } from '../smtp/transcript';
import { Window } from '../smtp/window';
import { type Brake, openBrake } from './brake';
import { openHostSource, type HostSource, type HostSourceDeps } from './host-source';
import { Losses } from './losses';
import { RefusedSenders } from './refused-senders';
import type { Offer, Progress, Source, Summary, Trouble } from './source';
import { verdictOn, troubleFor } from './trouble';

export type SmartHostRoute = Extract<Route, { kind: 'smart-host' }>;

/** What delivery to any host over SMTP is handed. */
export interface DeliveryDeps extends Pick<ClientDeps, 'logTap' | 'encrypted' | 'knownHosts' | 'leadsHere'> {
  readonly clock: Clock;
  readonly log: Log;
  readonly transcript: Transcript;
  readonly progress: Progress;
  /** What we call ourselves in EHLO. */
  readonly hostname: string;
  /** The connector, as the window calls it. */
  readonly name: string;
  /** Name servers of the link; empty or absent: the system's. */
  readonly dnsServers?: readonly string[];
  readonly timeouts?: Partial<Timeouts>;
  /** Ends everything now; absent: nobody can. */
  readonly cut?: AbortSignal;
  /** Takes over a connection in good order that is of no more use here; false: goodbye is said. */
  readonly keep?: (host: SmartHost, connection: SmtpConnection) => boolean;
}

export interface SmartHostDeps extends DeliveryDeps {
  /** An access token where a host wants OAuth2; absent where none can. */
  readonly token?: AskToken;
  /** Between connections that are lost one after the other; grows with their number. */
  readonly pauseMs?: number;
}

/** What of a trouble the reply does not tell. */
interface HostFailure extends Pick<Trouble, 'kind'> {
  readonly step?: Trouble['step'];
  readonly againMinutes?: number | undefined;
}

/** Connections in a row that may be lost before any message is answered. */
const MOST_LOSSES = 3;
const PAUSE_MS = 1000;

/** Everything due from `source` goes out; `signal` ends it within `timeouts.stop`. */
export async function deliverSmartHost(
  route: SmartHostRoute,
  source: Source,
  deps: SmartHostDeps,
  signal: AbortSignal,
): Promise<Summary> {
  const run = new SmartHostRun(route, source, deps, signal);
  await run.toTheEnd();
  return run.summary();
}

class SmartHostRun {
  private readonly window = new Window();
  private readonly troubles = new Map<string, Trouble>();
  private readonly served = new Set<string>();
  private readonly lanes: Promise<void>[] = [];
  /** Taken to see whether a connection is worth opening. */
  private readonly peeked: Offer[] = [];
  private connections = 0;
  private readonly losses = new Losses();
  /** Hosts that were given a new token. */
  private readonly renewed = new Set<string>();
  private readonly refusedSenders = new RefusedSenders();
  /** Letters of refused senders that are put off untried. */
  private readonly puttingOff: Promise<void>[] = [];
  /** Our own disk failed: everything ends. */
  private failure: { readonly error: unknown } | null = null;
  private readonly first: number;
  private readonly brake: Brake;

  constructor(
    private readonly route: SmartHostRoute,
    private readonly source: Source,
    private readonly deps: SmartHostDeps,
    private readonly signal: AbortSignal,
  ) {
    this.brake = source.brake ?? openBrake();
    this.first = route.order === 'balance' ? Math.floor(Math.random() * route.hosts.length) : 0;
  }

  /** Resolves when every lane has ended and what was taken and not begun is back. */
  async toTheEnd(): Promise<void> {
    this.openLane(0);
    // Lanes open lanes: the list grows while it is waited for.
    for (let i = 0; i < this.lanes.length; i++) await this.lanes[i];
    await Promise.all(this.puttingOff);
    for (const offer of this.peeked.splice(0)) this.source.putBack(offer);
    if (this.failure) throw this.failure.error;
    await (this.source.brake ? this.brake.runOver() : this.brake.believe());
  }

  private openLane(index: number): void {
    this.lanes.push(this.lane(index).catch(this.fail));
  }

  private readonly fail = (error: unknown): void => void (this.failure ??= { error });

  /** Connects and sends, again and again, while mail is due and a host serves. */
  private async lane(index: number): Promise<void> {
    while (!this.signal.aborted && this.isDue()) {
      const host = this.pick(index);
      if (!host) return;
      const connected = await this.connect(host);
      if (!connected.ok) this.openingFailed(host, connected);
      else await this.use(host, connected.connection, index);
    }
  }

  summary(): Summary {
    const none = this.route.hosts.every((host) => this.troubles.has(targetName(host)));
    const trouble = none
      ? ([...this.troubles.values()].find((t) => t.kind === 'password') ??
        [...this.troubles.values()].find((t) => t.kind !== 'braked') ??
        [...this.troubles.values()][0] ??
        null)
      : null;
    return { connections: this.connections, trouble, hosts: [...this.served] };
  }

  private isDue(): boolean {
    const offer = this.next();
    if (offer) this.peeked.push(offer);
    return offer !== null;
  }

  private next(): Offer | null {
    for (;;) {
      const offer = this.failure ? null : (this.peeked.shift() ?? this.source.next());
      const outcomes = offer && this.refusedSenders.outcomesFor(offer);
      if (!offer || !outcomes) return offer;
      this.puttingOff.push(this.source.settle(offer, outcomes, { untried: true }).catch(this.fail));
    }
  }

  /** Fail-over: the first that is not in trouble. Balance: each lane begins at another. */
  private pick(lane: number): SmartHost | null {
    const { hosts, order } = this.route;
    const from = order === 'balance' ? this.first + lane : 0;
    const turned = hosts.map((_, i) => hosts[(from + i) % hosts.length]);
    return turned.find((host) => host && !this.troubles.has(targetName(host))) ?? null;
  }

  private connect(host: SmartHost): Promise<Connected> {
    const name = targetName(host);
    const ways = {
      token: this.deps.token,
      connectAs: (auth: SmtpTarget['auth']) => this.connectAs(host, auth),
      // One for all connections of a run.
      mayAskAnew: () => {
        const isFirst = !this.renewed.has(name);
        this.renewed.add(name);
        return isFirst;
      },
    };
    return connectWithLogin(host, ways, this.signal);
  }

  private connectAs(host: SmartHost, auth: SmtpTarget['auth']): Promise<Connected> {
    const { progress, ...deps } = this.deps;
    const moved = (bytes: { readonly out: number; readonly in: number }): void => progress({ kind: 'bytes', ...bytes });
    return connectSmtp({ ...host, auth, protocol: this.route.protocol }, { ...deps, moved }, this.signal);
  }

  private openingFailed(host: SmartHost, { stage, reply }: Extract<Connected, { ok: false }>): void {
    if (this.signal.aborted) return;
    const { trouble, againMinutes } = verdictOn(stage, reply);
    this.hostFailed(host, { kind: trouble ?? 'unreachable', step: stage, againMinutes }, reply);
  }

  private hostFailed(host: SmartHost, { kind, step, againMinutes }: HostFailure, reply: Reply): void {
    const name = targetName(host);
    const where = { host: name, connector: this.deps.name, ...(step === undefined ? {} : { step }) };
    const trouble = troubleFor(kind, where, reply, againMinutes);
    if (!this.troubles.has(name)) this.deps.log.write('smtp-out', 'minimum', trouble.text, { host: name, kind });
    this.troubles.set(name, trouble);
  }

  private async use(
    host: SmartHost,
    connection: Extract<Connected, { ok: true }>['connection'],
    index: number,
  ): Promise<void> {
    const { route, deps, signal } = this;
    this.connections++;
    deps.progress({ kind: 'connected', host: connection.name });
    if (index === 0 && this.lanes.length === 1 && mannerOf(connection, route) !== 'chunked') this.openLanes();
    const letters = openHostSource({
      next: () => this.next(),
      source: this.source,
      host: connection.name,
      brake: this.brake.at(targetName(host)),
      nextHop: (letter) => nextHopOf(connection, letter),
      loggedIn: this.loggedIn(host),
    });
    const sending = (letter: { readonly id: string }): void => deps.progress({ kind: 'sending', id: letter.id });
    const { window } = this;
    const end = await runPipeline(connection, letters, { ...route, window, sending, cut: deps.cut }, signal);
    if (end.answered > 0) this.served.add(connection.name);
    this.connectionEnded(host, letters, end);
    const sound = !end.broken && !connection.wire.broken && !letters.hostTrouble() && !signal.aborted;
    if (!sound || !deps.keep?.(host, connection)) connection.quit();
    else endTransaction(connection, deps.timeouts);
    if (end.broken && !signal.aborted)
      await sleep(deps.clock, Math.max(0, this.losses.count - 1) * (deps.pauseMs ?? PAUSE_MS), signal);
  }

  private loggedIn({ auth }: SmartHost): HostSourceDeps['loggedIn'] {
    return auth.kind === 'none' ? undefined : { login: auth.username, refusedSenders: this.refusedSenders };
  }

  private connectionEnded(host: SmartHost, letters: HostSource, end: PipelineEnd): void {
    const told = letters.hostTrouble();
    if (told) {
      this.hostFailed(host, told, told.reply);
      // What one host does not want from us another may take.
      if (told.kind === 'braked' && this.pick(0)) this.brake.at(targetName(host)).putBack();
      return;
    }
    if (!end.broken || end.answered > 0) this.losses.over();
    else this.losses.another(letters.brokeUnder());
    if (!end.broken || !this.losses.tooMany(MOST_LOSSES)) return;
    this.losses.over();
    this.hostFailed(host, { kind: 'cut' }, end.broken);
  }

  /** Where one round trip a message is the price, several are paid side by side. */
  private openLanes(): void {
    for (let i = 1; i < this.route.maxConnections; i++) this.openLane(i);
  }
}

/**
 * Who refused every recipient may still hold the transaction open, and then takes no ETRN (RFC 1985 §5.3). Its answer
 * is waited for by whoever asks next.
 */
function endTransaction({ wire }: SmtpConnection, timeouts: SmartHostDeps['timeouts']): void {
  void wire.expect({ label: 'RSET', timeoutMs: timeoutsWith(timeouts).command });
  wire.send('RSET');
}
