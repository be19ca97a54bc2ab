// The server behind one listener: smtp-server with our connection, our policy and
// our admission. It counts connections (in all and by client), remembers wrong
// passwords, and ends in order: nobody is cut off in the middle of an answer, and
// mail in its last commit is finished. Trouble on one connection stops no other.
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerAddress, SMTPServerAuthentication, SMTPServerAuthenticationResponse, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { type Clock, sleep } from '../base/clock';
import { endOnFault, isSlip, reportFault } from '../base/fault-line';
import { plainAddress } from '../contract/fields';
import { networkOf } from '../contract/network';
import type { Account, Listener } from '../contract/listener';
import type { Envelope, QueueItem } from '../mail/envelope';
import { type Access, accessOf } from './access';
import { answerHalfClosed, ListenerConnection, parametersOf, senderOf } from './connection';
import { CommandWatch } from './answered';
import type { ListenerDeps, SwapAnswer } from './deps';
import { envelopeOf, protocolOf } from './envelope';
import { LIMITS, type Limits } from './limits';
import { accountOf } from './login';
import { changingOptions, optionsOf } from './options';
import { watchPace } from './pace';
import { envelopeAddress, type House, judgeRecipient, judgeSender, mayRelay } from './policy';
import { receive } from './receive';
import { asError, REFUSALS, type Refusal } from './refusal';
import { judgeSwap } from './swap';

type Answer = (error?: Error | null) => void;
type AuthAnswer = (error: Error | null | undefined, response?: SMTPServerAuthenticationResponse) => void;
type Verdict = (error?: Error | null, message?: string) => void;

export class ListenerServer extends SMTPServer {
  readonly limits: Limits;
  private access: Access;
  private readonly byClient = new Map<string, number>();
  private readonly bySession = new Map<string, ListenerConnection>();
  private readonly committing = new Set<Promise<unknown>>();
  private readonly lent = new Set<Socket>();
  private ending = false;

  constructor(
    public listener: Listener,
    private readonly deps: ListenerDeps,
  ) {
    super(optionsOf(listener, deps));
    this.limits = { ...LIMITS, ...deps.limits };
    this.access = accessOf(listener);
    this.hearSlips();
    this.on('error', (error: Error) => deps.log.write('smtp-in', 'medium', 'a connection broke', { listener: listener.id, trouble: error.message }));
  }

  /** The library catches what a command's handler throws, answers 451 and tells its own log alone. */
  private hearSlips(): void {
    this.logger = {
      ...this.logger,
      error: (about) => {
        if (typeof about === 'object' && about['tnx'] === 'command') this.bySession.get(String(about['cid']))?.broke(about['err']);
      },
    };
  }

  change(listener: Listener): void {
    this.listener = listener;
    this.access = accessOf(listener);
    Object.assign(this.options, changingOptions(listener, this.deps));
  }

  get offersEtrn(): boolean {
    return this.listener.remoteTriggered && this.deps.etrn !== undefined;
  }

  get offersSwap(): boolean {
    return this.listener.remoteTriggered && this.deps.swap !== undefined;
  }

  get swapped(): boolean {
    return this.deps.swapped === true;
  }

  get clock(): Clock {
    return this.deps.clock;
  }

  /** Bytes of content after which a line is cut. */
  get largest(): number {
    const { maxMessageBytes } = this.listener;
    return maxMessageBytes + Math.max(this.limits.beyond, maxMessageBytes / 8);
  }

  private get house(): House {
    return { listener: this.listener, access: this.access, domains: this.deps.organization().domains };
  }

  /** No PROXY header is expected from anybody, so there is nothing to wait for. */
  override _handleProxy(_socket: Socket, done: (error: Error | null) => void): void {
    done(null);
  }

  /** An implicit-TLS client is judged before its handshake, without a word: there is no way to say one yet. */
  override _acceptSocket(socket: Socket, handshake: boolean): (() => void) | false {
    if (!handshake) return super._acceptSocket(socket, handshake);
    const address = plainAddress(socket.remoteAddress ?? '');
    if (this.judgeAddress(address, 1)) {
      socket.on('error', () => undefined);
      socket.destroy();
      return false;
    }
    // Whoever has taken longest makes room for the next one.
    if (this._pendingSockets.size >= this.listener.maxConnections) this.endOldestHandshake();
    this.count(address, 1);
    const release = super._acceptSocket(socket, handshake);
    let counted = true;
    const gone = (): void => {
      if (counted) this.count(address, -1);
      counted = false;
    };
    socket.once('close', gone);
    return release && ((): void => (gone(), release()));
  }

  private endOldestHandshake(): void {
    for (const [socket, top] of this._pendingSockets) {
      this._pendingSockets.delete(socket);
      top.destroy();
      return;
    }
  }

  /** The library's handshake waits as long as a session and does not hear the client leave. */
  override _upgrade(socket: Socket, done: (error: Error | null, secured?: TLSSocket) => void): void {
    super._upgrade(socket, (error, secured) => {
      timer.cancel();
      pending.removeListener('end', end);
      done(error, secured);
    });
    const pending = this._pendingSockets.get(socket) ?? socket;
    const end = (): void => void pending.destroy();
    pending.once('end', end);
    const timer = this.clock.after(this.limits.handshake, end);
  }

  /** Connections of one client, handshakes among them. */
  private count(address: string, more: 1 | -1): void {
    const client = networkOf(address);
    const now = (this.byClient.get(client) ?? 0) + more;
    if (now > 0) this.byClient.set(client, now);
    else this.byClient.delete(client);
  }

  override connect(socket: Socket | TLSSocket): void {
    endOnFault(socket);
    const connection = new ListenerConnection(this, socket);
    this.connections.add(connection);
    this.bySession.set(connection.id, connection);
    const { remoteAddress } = connection;
    this.count(remoteAddress, 1);
    connection.on('error', (error) => this._onError(error));
    connection.guarded(() => {
      this.deps.onActivity({ kind: 'open', listener: this.listener.id, remote: remoteAddress, connection: connection.id });
      connection.init();
    });
  }

  /** Called once by every connection that is gone. */
  closed(connection: ListenerConnection): void {
    const { remoteAddress } = connection;
    this.bySession.delete(connection.id);
    this.count(remoteAddress, -1);
    this.deps.onActivity({ kind: 'close', listener: this.listener.id, remote: remoteAddress, connection: connection.id, orderly: connection.orderly });
  }

  /** For the log: what a client was refused. Our own words, no passwords. */
  noteRefusal({ remoteAddress }: ListenerConnection, code: number, text: string): void {
    this.deps.log.write('smtp-in', 'maximum', `refused: ${code} ${text}`, { listener: this.listener.id, remote: remoteAddress });
  }

  noteFault({ remoteAddress }: ListenerConnection, error: unknown): void {
    const trouble = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.deps.log.write('smtp-in', 'minimum', `a fault of ours ended a connection: ${trouble}`, { listener: this.listener.id, remote: remoteAddress });
    (this.deps.fault ?? reportFault)(error);
  }

  /** null where no protocol is kept just now. */
  watchCommands(): CommandWatch | null {
    const { onAnswered, keepsProtocol, clock } = this.deps;
    return onAnswered && (keepsProtocol?.() ?? true) ? new CommandWatch(clock, onAnswered) : null;
  }

  judgeConnection({ remoteAddress }: ListenerConnection): Refusal | null {
    return this.judgeAddress(remoteAddress, 0);
  }

  /** Full: who holds more places than a newcomer gives back the one he has left idle longest. True when he does. */
  private makeRoom(address: string): boolean {
    const placesOf = (other: string): number => this.byClient.get(networkOf(other)) ?? 0;
    const mine = placesOf(address);
    const idle = [...this.bySession.values()].filter((other) => other.isIdle && placesOf(other.remoteAddress) > mine + 1);
    const [first] = idle.sort((a, b) => placesOf(b.remoteAddress) - placesOf(a.remoteAddress));
    first?.endNow(REFUSALS.roomForOthers);
    return first !== undefined;
  }

  /** `more`: connections that are not counted yet. */
  private judgeAddress(address: string, more: number): Refusal | null {
    const { maxConnections, maxConnectionsPerClient } = this.listener;
    if (this.ending) return REFUSALS.shuttingDown;
    if (!this.access.mayConnect(address)) return REFUSALS.notWelcome(address);
    if ((this.byClient.get(networkOf(address)) ?? 0) + more > maxConnectionsPerClient) return REFUSALS.tooManyFromYou;
    return this.connections.size + more > maxConnections && !this.makeRoom(address) ? REFUSALS.tooMany : null;
  }

  /** Judged before (see init); at once, so that a program at home may talk with its first packet. */
  override onConnect(_session: SMTPServerSession, answer: Answer): void {
    answer();
  }

  override onSecure(socket: Socket | TLSSocket, session: SMTPServerSession, answer: Answer): void {
    this.bySession.get(session.id)?.secured();
    answerHalfClosed(socket);
    endOnFault(socket);
    answer();
  }

  override onAuth(auth: SMTPServerAuthentication, session: SMTPServerSession, answer: AuthAnswer): void {
    const connection = this.bySession.get(session.id);
    if (!connection) return answer(asError(REFUSALS.ourFault));
    const { remoteAddress } = connection;
    const facts = { listener: this.listener.id, remote: remoteAddress, account: auth.username };
    let account: Account | null = null;
    const look = (): boolean => (account = accountOf(auth, this.deps.accounts())) !== null;
    void this.deps.guesses.attempt({ address: remoteAddress, account: auth.username ?? '', password: auth.password ?? null, look }).then((tried) => {
      if (account) {
        connection.account = account;
        return answer(null, { user: account.username });
      }
      this.deps.log.write('smtp-in', 'medium', tried === 'wrong' ? 'a login was refused: wrong name or password' : 'a login was turned away unseen: too many wrong passwords from there', facts);
      if (tried === 'too many') return answer(asError(REFUSALS.tooManyTries));
      answer(asError(++connection.wrongPasswords >= this.limits.guesses ? REFUSALS.tooManyGuesses : REFUSALS.wrongPassword));
    }).catch(connection.broke);
  }

  override onMailFrom(address: SMTPServerAddress, session: SMTPServerSession, answer: Answer): void {
    const connection = this.bySession.get(session.id);
    if (!connection) return answer(asError(REFUSALS.ourFault));
    const refusal = judgeSender(this.house, connection.client, connection.raw, address.address, parametersOf(address));
    // Not at once: smtp-server 3.21.6 forgets to go on when a second whole message is pipelined behind the
    // first and everything is answered in one breath (SMTPStream.continue clears a callback set meanwhile).
    setImmediate(() => connection.guarded(() => answer(refusal && asError(refusal))));
  }

  override onRcptTo(address: SMTPServerAddress, session: SMTPServerSession, answer: Answer): void {
    const connection = this.bySession.get(session.id);
    if (!connection) return answer(asError(REFUSALS.ourFault));
    const refusal =
      connection.judgeLetters() ??
      judgeRecipient(this.house, connection.client, address.address, parametersOf(address)) ??
      this.askRouting(address.address, connection);
    answer(refusal && asError(refusal));
  }

  private askRouting(recipient: string, { session, client }: ListenerConnection): Refusal | null {
    const utf8 = session.envelope.smtpUtf8 === true;
    const own = this.deps.organization().domains[0] ?? this.deps.hostname;
    const sender = senderOf(session);
    const from = session.envelope.mailFrom;
    const size = from ? parametersOf(from)['SIZE'] : undefined;
    return this.deps.mayCarry({
      sender: sender === '' ? null : (this.listener.rewriteSender ?? envelopeAddress(sender, utf8, own)),
      recipient: envelopeAddress(recipient, utf8, own),
      bytes: typeof size === 'string' ? Number(size) : null,
      listener: this.listener.id,
      account: client.account?.username ?? null,
    });
  }

  override onData(stream: SMTPServerDataStream, session: SMTPServerSession, verdict: Verdict): void {
    const connection = this.bySession.get(session.id);
    if (!connection) return verdict(asError(REFUSALS.ourFault));
    const work = this.take(stream, session, connection).then((refusal) => (typeof refusal === 'string' ? verdict(null, refusal) : verdict(asError(refusal)))).catch((error: unknown) => {
      if (isSlip(error)) return connection.broke(error);
      this.deps.log.write('smtp-in', 'minimum', 'a message was not taken because of a fault of ours', { trouble: String(error) });
      verdict(asError(REFUSALS.ourFault));
    });
    const done = work.finally(() => this.committing.delete(done));
    stream.once('end', () => this.committing.add(done));
  }

  /** The line for the 250, or what is wrong. */
  private async take(stream: SMTPServerDataStream, session: SMTPServerSession, connection: ListenerConnection): Promise<string | Refusal> {
    const { deps, limits, listener } = this;
    const envelope = envelopeOf(session, { listener, account: connection.client.account, ownDomain: deps.organization().domains[0] ?? deps.hostname });
    const pace = watchPace(deps.clock, limits, () => connection.endNow(REFUSALS.tooSlow));
    stream.once('end', () => pace.stop());
    let read = 0;
    const received = await receive(stream, {
      delivery: { envelope, helo: String(session.hostNameAppearsAs), remote: connection.remoteAddress, by: this.name, protocol: protocolOf(session), at: deps.clock.now() },
      maxBytes: listener.maxMessageBytes,
      rewriteSender: listener.rewriteSender,
      mends: this.swapped,
      completes: mayRelay(this.house, connection.client),
      limits,
      log: deps.log,
      admit: (e) => deps.admit(e),
      came: (bytes) => {
        pace.came(bytes);
        read += bytes;
        if (read > this.largest) connection.cutOff(REFUSALS.tooBig(listener.maxMessageBytes));
        deps.onActivity({ kind: 'bytes', listener: listener.id, remote: connection.remoteAddress, connection: connection.id, bytes });
      },
      storing: (busy) => pace.storing(busy),
    }).finally(() => pace.stop());
    if (received.kind === 'gone') return REFUSALS.ourFault;
    if (received.kind === 'refused') return received.refusal;
    try {
      this.tellTaken(connection, received.item, envelope);
    } catch (error) {
      // It is stored: whatever fails now, who heard anything but 250 would send it again.
      this.noteFault(connection, error);
      connection.endSoon();
    }
    return `2.0.0 queued as ${received.item.id}`;
  }

  private tellTaken(connection: ListenerConnection, item: QueueItem, envelope: Envelope): void {
    const { id, bytes } = item;
    const facts = { listener: this.listener.id, remote: connection.remoteAddress, id, bytes };
    connection.messageTaken();
    connection.commands?.taken(item);
    this.deps.onActivity({ kind: 'accepted', connection: connection.id, envelope, ...facts });
    this.deps.log.write('smtp-in', 'medium', 'message taken', { ...facts, recipients: envelope.recipients.length });
  }

  get name(): string {
    return this.listener.greetingName ?? this.deps.hostname;
  }

  async answerEtrn(connection: ListenerConnection, argument: string): Promise<Refusal> {
    const { etrn } = this.deps;
    if (!this.offersEtrn || !etrn) return REFUSALS.notOffered('ETRN');
    if (!connection.hostNameAppearsAs) return REFUSALS.helloFirst;
    // RFC 1985 §5.3.
    if (connection.session.envelope.mailFrom) return REFUSALS.etrnInTransaction;
    if (argument === '' || /[\s\x00-\x1f\x7f]/.test(argument)) return { code: 501, enhanced: '5.5.4', text: 'Write ETRN and one domain' };
    const { account, secure, address } = connection.client;
    const ask = { argument, account: account?.username ?? null, remote: address, secure, listener: this.listener.id };
    return Promise.resolve(ask).then(etrn).catch(ourFaultUnlessSlip);
  }

  async answerSwap(connection: ListenerConnection, verb: 'ATRN' | 'TURN', argument: string): Promise<SwapAnswer> {
    const { swap } = this.deps;
    if (!this.offersSwap || !swap) return REFUSALS.notOffered(verb);
    const ask = judgeSwap(connection, verb, argument, this.listener.id);
    return 'code' in ask ? ask : Promise.resolve(ask).then(swap).catch(ourFaultUnlessSlip);
  }

  /** The listener waits for this socket when it closes, and cuts it in the end. */
  lend(socket: Socket): void {
    this.lent.add(socket);
    socket.once('close', () => this.lent.delete(socket));
  }

  /** See OpenListener.close. */
  async end(graceMs: number): Promise<void> {
    this.ending = true;
    const stopped = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this._pendingSockets.values()) socket.destroy();
    for (const connection of this.bySession.values()) connection.endSoon();
    const late = new AbortController();
    await Promise.race([stopped, sleep(this.deps.clock, graceMs, late.signal)]);
    late.abort();
    await Promise.allSettled(this.committing);
    for (const connection of this.bySession.values()) connection.endNow();
    // One turn for the last replies to reach the system's buffers.
    await new Promise((resolve) => setImmediate(resolve));
    for (const connection of this.bySession.values()) connection.cut();
    for (const socket of this.lent) socket.destroy();
    await stopped;
  }
}

/** For what the queue or a disk refused. */
function ourFaultUnlessSlip(error: unknown): Refusal {
  if (isSlip(error)) throw error;
  return REFUSALS.ourFault;
}
