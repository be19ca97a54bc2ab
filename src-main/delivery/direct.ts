// Direct delivery: every domain's mail to the domain's own hosts (mx.ts says which).
// A message to several domains goes to one after the other, each settled by itself.
// Mail for the same hosts shares one connection; up to maxConnections hosts are served
// side by side. TLS is used wherever it is offered and never insisted on.
//
// Whose fault is it? A domain whose hosts cannot be reached or refuse us is tried again
// later, and that counts as an attempt: the message must come back to its sender one
// day. When our own name servers are silent nothing counts: mail is put back and the
// trouble told. Rejects only when settling does: our own disk. Limit: one connection
// for each set of hosts.
import { sleep } from '../base/clock';
import type { Route } from '../contract/connector';
import { domainOf } from '../mail/address';
import type { Outcome } from '../mail/envelope';
import { makeReply, type Reply, replyText } from '../mail/reply';
import { nextHopOf } from '../smtp/host-habits';
import { connectSmtp, type Connected, targetName } from '../smtp/client';
import { runPipeline } from '../smtp/pipeline';
import { timeoutsWith } from '../smtp/timeouts';
import { Window } from '../smtp/window';
import { deliveryWords } from '../words/delivery';
import { type Brake, openBrake } from './brake';
import { openHostSource } from './host-source';
import { Losses } from './losses';
import { type Exchange, type Exchanges, findExchanges, type MxDeps } from './mx';
import type { DeliveryDeps } from './smart-host';
import type { Offer, Source, Summary, Trouble } from './source';

export type DirectRoute = Extract<Route, { kind: 'direct' }>;

/** `dnsServers` are the link's; the route's own come first. */
export interface DirectDeps extends DeliveryDeps, Pick<MxDeps, 'ourNames' | 'isOurs'> {}

/** An offer's recipients at one domain; the others come back when these are settled. */
interface Piece {
  readonly whole: Offer;
  readonly part: Offer;
  readonly domain: string;
}

/** A set of hosts, and what waits for it. */
interface Destination {
  readonly key: string;
  readonly exchanges: readonly Exchange[];
  readonly waiting: Piece[];
  /** What each host said that does not serve us now. */
  readonly troubles: Map<string, Reply>;
  readonly window: Window;
  readonly losses: Losses;
  busy: boolean;
}

/** Messages taken beforehand, so that look-ups and connections can be shared. */
const AHEAD = 100;
/** Connections in a row that a host may lose before any message is answered. */
const MOST_LOSSES = 2;
/** Only while others are busy: how often an idle lane looks for new mail. */
const LOOK_AGAIN = 500;
/** So many hosts out of reach and none in reach: it is the line. */
const SUSPICIOUS = 3;

/** Everything due from `source` goes out; `signal` ends it within `timeouts.stop`. */
export async function deliverDirect(
  route: DirectRoute,
  source: Source,
  deps: DirectDeps,
  signal: AbortSignal,
): Promise<Summary> {
  const run = new DirectRun(route, source, deps, signal);
  await run.toTheEnd();
  return run.summary();
}

function newDestination(key: string, exchanges: readonly Exchange[]): Destination {
  return { key, exchanges, waiting: [], troubles: new Map(), window: new Window(), losses: new Losses(), busy: false };
}

class DirectRun {
  private readonly destinations = new Map<string, Destination>();
  private readonly answers = new Map<string, Exchanges>();
  private readonly unfiled: Piece[] = [];
  private readonly served = new Set<string>();
  private readonly letters = new Map<Offer, Piece>();
  private readonly brake: Brake;
  private connections = 0;
  private oneEnded = new AbortController();
  private filing: Promise<void> | null = null;
  private silence: Reply | null = null;
  private failure: { readonly error: unknown } | null = null;

  constructor(
    private readonly route: DirectRoute,
    private readonly source: Source,
    private readonly deps: DirectDeps,
    private readonly signal: AbortSignal,
  ) {
    this.brake = source.brake ?? openBrake();
  }

  async toTheEnd(): Promise<void> {
    const fail = (error: unknown): void => void (this.failure ??= { error });
    await Promise.all(Array.from({ length: this.route.maxConnections }, () => this.lane().catch(fail)));
    const left = [...this.unfiled, ...[...this.destinations.values()].flatMap((one) => one.waiting)];
    for (const { whole } of left) this.source.putBack(whole);
    if (this.failure) throw this.failure.error;
    await (this.source.brake ? this.brake.runOver() : this.brake.believe());
  }

  summary(): Summary {
    return { connections: this.connections, trouble: this.trouble(), hosts: [...this.served] };
  }

  private get over(): boolean {
    return this.signal.aborted || this.failure !== null || this.silence !== null;
  }

  private async lane(): Promise<void> {
    while (!this.over) {
      if (!this.free()) await (this.filing ??= this.file().finally(() => (this.filing = null)));
      const destination = this.free();
      if (destination) await this.serve(destination);
      else if (this.over || ![...this.destinations.values()].some((one) => one.busy)) return;
      else await sleep(this.deps.clock, LOOK_AGAIN, AbortSignal.any([this.signal, this.oneEnded.signal]));
    }
  }

  private free(): Destination | undefined {
    return this.over ? undefined : [...this.destinations.values()].find((one) => !one.busy && one.waiting.length > 0);
  }

  /** Takes what is due and puts it before its hosts. */
  private async file(): Promise<void> {
    while (this.held() < AHEAD) {
      const piece = this.take();
      if (!piece) break;
      this.unfiled.push(piece);
    }
    const unknown = [...new Set(this.unfiled.map((piece) => piece.domain))].filter(
      (domain) => domain !== '' && !this.answers.has(domain),
    );
    await Promise.all(unknown.map(async (domain) => this.answers.set(domain, await this.exchanges(domain))));
    const isKnown = ({ domain }: Piece): boolean => domain === '' || this.answers.has(domain);
    for (let i = this.unfiled.findIndex(isKnown); i >= 0 && !this.over; i = this.unfiled.findIndex(isKnown)) {
      const [piece] = this.unfiled.splice(i, 1);
      if (piece) await this.place(piece);
    }
  }

  private take(): Piece | null {
    const whole = this.over ? null : this.source.next();
    if (!whole) return null;
    const domain = domainOf(whole.recipients[0]?.address ?? '');
    const recipients = whole.recipients.filter(({ address }) => domainOf(address) === domain);
    return { whole, part: { ...whole, recipients }, domain };
  }

  private held(): number {
    return [...this.destinations.values()].reduce((sum, one) => sum + one.waiting.length, this.unfiled.length);
  }

  private exchanges(domain: string): Promise<Exchanges> {
    const { deps, route } = this;
    const servers = route.dnsServers.length > 0 ? route.dnsServers : (deps.dnsServers ?? []);
    const { ourNames, isOurs, timeouts } = deps;
    deps.transcript.note(deliveryWords.direct.looking(domain));
    return findExchanges(domain, { servers, ourNames, isOurs, timeoutMs: timeoutsWith(timeouts).dns });
  }

  private async place(piece: Piece): Promise<void> {
    const answer: Exchanges = this.answers.get(piece.domain) ?? {
      kind: 'failed',
      reply: makeReply(553, [`5.1.3 ${deliveryWords.direct.noAddress}`]),
    };
    if (answer.kind === 'no-dns') {
      this.silence = answer.reply;
      this.unfiled.push(piece);
      this.deps.transcript.note(replyText(answer.reply));
    } else if (answer.kind === 'found') await this.queueUp(piece, answer);
    else await this.settle(piece, answer.kind === 'failed' ? 'failed' : 'deferred', answer.reply, 'DNS');
  }

  private async queueUp(piece: Piece, { key, exchanges }: Extract<Exchanges, { kind: 'found' }>): Promise<void> {
    const destination = this.destinations.get(key) ?? newDestination(key, exchanges);
    this.destinations.set(key, destination);
    if (exchanges.every(({ host }) => destination.troubles.has(host))) await this.giveUp(destination, piece);
    else destination.waiting.push(piece);
  }

  /** Tries the hosts in order until one serves. */
  private async serve(destination: Destination): Promise<void> {
    const { exchanges, troubles, waiting } = destination;
    destination.busy = true;
    try {
      for (const exchange of exchanges) {
        while (!this.over && waiting.length > 0 && !troubles.has(exchange.host)) await this.use(destination, exchange);
      }
      while (!this.over && waiting.length > 0) {
        const piece = waiting.shift();
        if (piece) await this.giveUp(destination, piece);
      }
    } finally {
      destination.busy = false;
      // Idle lanes look at once: the last one must not keep the line up.
      this.oneEnded.abort();
      this.oneEnded = new AbortController();
    }
  }

  private async use(destination: Destination, exchange: Exchange): Promise<void> {
    const { troubles, waiting, losses } = destination;
    while (!troubles.has(exchange.host)) {
      const connected = await this.connect(exchange);
      if (this.signal.aborted && !connected.ok) return;
      if (!connected.ok) return void troubles.set(exchange.host, connected.reply);
      const { broken, answered, told, under } = await this.send(destination, connected.connection);
      if (told) return void troubles.set(exchange.host, told);
      if (!broken || answered > 0 || this.over) return losses.over();
      losses.another(under);
      if (losses.tooMany(MOST_LOSSES)) troubles.set(exchange.host, broken);
      // The queue says whether a letter under which the line broke is to go again.
      else if (under !== null && waiting.length === 0) return;
    }
  }

  private connect({ host, addresses }: Exchange): Promise<Connected> {
    const { progress, ...deps } = this.deps;
    const target = {
      host,
      port: this.route.port,
      addresses,
      security: 'opportunistic',
      verifyCertificate: false,
      helo: false,
      auth: { kind: 'none' },
      protocol: 'smtp',
    } as const;
    const moved = (bytes: { readonly out: number; readonly in: number }): void => progress({ kind: 'bytes', ...bytes });
    return connectSmtp(target, { ...deps, moved }, this.signal);
  }

  private async send(
    destination: Destination,
    connection: Extract<Connected, { ok: true }>['connection'],
  ): Promise<{
    readonly broken: Reply | null;
    readonly answered: number;
    readonly told: Reply | null;
    readonly under: string | null;
  }> {
    this.connections++;
    this.deps.progress({ kind: 'connected', host: connection.name });
    const letters = openHostSource({
      next: () => this.nextFor(destination),
      source: this.parts(),
      host: connection.name,
      brake: this.brake.at(connection.name),
      mayWait: (part) => this.isWhole(part),
      nextHop: (letter) => nextHopOf(connection, letter),
      peer: 'foreign',
    });
    const sending = ({ id }: { readonly id: string }): void => this.deps.progress({ kind: 'sending', id });
    const { pipelining } = this.route;
    const end = await runPipeline(
      connection,
      letters,
      { pipelining, protocol: 'smtp', window: destination.window, sending, cut: this.deps.cut },
      this.signal,
    );
    if (end.answered > 0) this.served.add(connection.name);
    connection.quit();
    return { ...end, told: letters.hostTrouble()?.reply ?? null, under: letters.brokeUnder() };
  }

  /** What waits for these hosts, else what is newly due for them. */
  private nextFor(destination: Destination): Offer | null {
    let piece = this.over ? null : (destination.waiting.shift() ?? this.take());
    while (piece && !this.goesTo(piece, destination)) {
      this.unfiled.push(piece);
      piece = this.held() < AHEAD ? this.take() : null;
    }
    if (piece) this.letters.set(piece.part, piece);
    return piece?.part ?? null;
  }

  private goesTo({ domain }: Piece, { key }: Destination): boolean {
    const answer = this.answers.get(domain);
    return answer?.kind === 'found' && answer.key === key;
  }

  /** False where a message goes to other domains too, which wait for this one to be settled. */
  private isWhole(part: Offer): boolean {
    return this.letters.get(part)?.whole.recipients.length === part.recipients.length;
  }

  /** The source as one connection sees it: parts in, wholes out. */
  private parts(): Pick<Source, 'settle' | 'putBack' | 'brokeOff' | 'hold'> {
    const whole = (part: Offer): Offer => {
      const piece = this.letters.get(part);
      this.letters.delete(part);
      return piece?.whole ?? part;
    };
    return {
      settle: (part, outcomes) => this.source.settle(whole(part), outcomes),
      brokeOff: (part, broken, outcomes) => this.source.brokeOff(whole(part), broken, outcomes),
      hold: (part, host, said) => this.source.hold(whole(part), host, said),
      putBack: (part, how) => this.source.putBack(whole(part), how),
    };
  }

  /** RFC 7504: where every host says 521 nobody there will ever take mail. */
  private giveUp({ troubles, exchanges }: Destination, piece: Piece): Promise<void> {
    const replies = [...troubles];
    const never = replies.length > 0 && replies.every(([, reply]) => reply.code === 521);
    const [host = '', reply] = replies.find(([, one]) => one.code !== 0) ?? replies[0] ?? [];
    const name = targetName({ host: host === '' ? (exchanges[0]?.host ?? '') : host, port: this.route.port });
    return this.settle(
      piece,
      never ? 'failed' : 'deferred',
      reply ?? makeReply(451, [`4.4.1 ${deliveryWords.direct.noHost}`]),
      name,
    );
  }

  private settle({ whole, part }: Piece, result: 'deferred' | 'failed', reply: Reply, host: string): Promise<void> {
    const usual = result === 'failed' ? '5.3.2' : '4.4.1';
    const status = reply.enhanced?.startsWith(usual.charAt(0)) ? reply.enhanced : usual;
    const outcomes = part.recipients.map(({ address }): Outcome => ({
      address,
      result,
      reply: replyText(reply),
      status,
      host,
    }));
    return this.source.settle(whole, outcomes);
  }

  private trouble(): Trouble | null {
    const { name } = this.deps;
    if (this.silence) {
      const text = deliveryWords.direct.silentNameServers(name);
      return { kind: 'unreachable', host: 'DNS', reply: this.silence, text };
    }
    const silent = [...this.destinations.values()]
      .flatMap((one) => [...one.troubles])
      .filter(([, reply]) => reply.code === 0);
    if (this.connections > 0 || new Set(silent.map(([host]) => host)).size < SUSPICIOUS) return null;
    const text = deliveryWords.direct.nobodyReached(silent.length, this.route.port, name);
    return { kind: 'unreachable', host: `port ${this.route.port}`, reply: silent[0]?.[1] ?? null, text };
  }
}
