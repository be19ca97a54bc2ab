// The server behind one listener: smtp-server with our connection, our policy and
// our admission (what comes before a connection is one: handshake.ts). It counts
// connections, in all and by client, and ends in order: nobody is cut off in the middle
// of an answer, and mail in its last commit is finished. Trouble on one connection stops
// no other.
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type {
  SMTPServerAddress,
  SMTPServerAuthentication,
  SMTPServerAuthenticationResponse,
  SMTPServerDataStream,
  SMTPServerSession,
} from 'smtp-server';
import { type Clock, sleep } from '../base/clock';
import { endOnFault, isSlip, reportFault } from '../base/fault-line';
import type { Account, Listener } from '../contract/listener';
import type { Envelope, QueueItem } from '../mail/envelope';
import { type Access, accessOf } from '../access/networks';
import { CommandWatch } from './answered';
import { ListenerConnection } from './connection';
import type { ListenerDeps, SwapAnswer } from './deps';
import type { Door, Guest } from './door';
import { envelopeOf, parametersOf, protocolOf, senderOf } from './envelope';
import { answerHalfClosed } from './half-closed';
import { HandshakeServer } from './handshake';
import { LIMITS, type Limits } from './limits';
import { LoginRoom } from './login-room';
import { accountOf } from '../access/accounts';
import { changingOptions, optionsOf } from './options';
import { watchPace } from './pace';
import {
  envelopeAddress,
  type ListenerRules,
  judgeCharacters,
  judgeRecipient,
  judgeSender,
  mayEverLogIn,
  mayRelay,
} from './policy';
import { receive } from './receive';
import { asError, queuedAs, REFUSALS, type Refusal } from './refusal';
import { askEtrn, askSwap } from './swap';
import { listenerWords } from '../words/doors';

type Answer = (error?: Error | null) => void;
type AuthAnswer = (error: Error | null | undefined, response?: SMTPServerAuthenticationResponse) => void;
type Verdict = (error?: Error | null, message?: string) => void;

export class ListenerServer extends HandshakeServer implements Door {
  readonly limits: Limits;
  private access: Access;
  private readonly bySession = new Map<string, ListenerConnection>();
  private readonly loginRoom: LoginRoom<ListenerConnection>;
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
    this.loginRoom = new LoginRoom({
      clock: deps.clock,
      most: () => this.listener.maxConnections,
      mayLogIn: () => mayEverLogIn(this.listener) && this.deps.accounts().length > 0,
      all: () => [...this.bySession.values()].filter((one) => this.connections.has(one)),
    });
    this.hearSlips();
    this.on('error', (error: Error) =>
      deps.log.write('smtp-in', 'medium', listenerWords.log.broke, { listener: listener.id, trouble: error.message }),
    );
  }

  /** The library catches what a command's handler throws, answers 451 and tells its own log alone. */
  private hearSlips(): void {
    this.logger = {
      ...this.logger,
      error: (about) => {
        if (typeof about === 'object' && about['tnx'] === 'command')
          this.bySession.get(String(about['cid']))?.broke(about['err']);
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

  private get rules(): ListenerRules {
    return { listener: this.listener, access: this.access, domains: this.deps.organization().domains };
  }

  override connect(socket: Socket | TLSSocket): void {
    endOnFault(socket);
    const connection = new ListenerConnection(this, socket);
    this.connections.add(connection);
    this.bySession.set(connection.id, connection);
    const { remoteAddress } = connection;
    this.places.count(remoteAddress, 1);
    connection.on('error', (error) => this._onError(error));
    connection.guarded(() => {
      this.deps.onActivity({
        kind: 'open',
        listener: this.listener.id,
        remote: remoteAddress,
        connection: connection.id,
      });
      connection.init();
    });
  }

  closed({ id, remoteAddress, orderly }: Guest): void {
    const connection = this.bySession.get(id);
    if (connection) this.loginRoom.leave(connection);
    this.bySession.delete(id);
    this.places.count(remoteAddress, -1);
    this.deps.onActivity({ kind: 'close', listener: this.listener.id, remote: remoteAddress, connection: id, orderly });
  }

  /** For the log: what a client was refused. Our own words, no passwords. */
  noteRefusal({ remoteAddress }: Guest, code: number, text: string): void {
    this.deps.log.write('smtp-in', 'maximum', listenerWords.log.refused(code, text), {
      listener: this.listener.id,
      remote: remoteAddress,
    });
  }

  noteFault({ remoteAddress }: Guest, error: unknown): void {
    const trouble = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.deps.log.write('smtp-in', 'minimum', listenerWords.log.fault(trouble), {
      listener: this.listener.id,
      remote: remoteAddress,
    });
    (this.deps.fault ?? reportFault)(error);
  }

  watchCommands(): CommandWatch | null {
    const { onAnswered, keepsProtocol, clock } = this.deps;
    return onAnswered && (keepsProtocol?.() ?? true) ? new CommandWatch(clock, onAnswered) : null;
  }

  protected override judgeAddress(address: string, more: 0 | 1): Refusal | null {
    const { maxConnections, maxConnectionsPerClient } = this.listener;
    if (this.ending) return REFUSALS.shuttingDown;
    if (!this.access.mayConnect(address)) return REFUSALS.notWelcome(address);
    if (this.places.of(address) > maxConnectionsPerClient) return REFUSALS.tooManyFromYou;
    if (this.connections.size + more <= maxConnections) return null;
    if (this.loginRoom.taken + more <= maxConnections || this.makeRoom(address)) return null;
    // Who comes by TLS says only behind the handshake who he is.
    return more === 1 && this.loginRoom.admits(address, more) ? null : REFUSALS.tooMany;
  }

  override judgeConnection(guest: Guest): Refusal | null {
    const refusal = super.judgeConnection(guest);
    const connection = this.bySession.get(guest.id);
    if (refusal !== REFUSALS.tooMany || !connection || !this.loginRoom.admits(guest.remoteAddress, 0)) return refusal;
    this.loginRoom.enter(connection);
    return null;
  }

  /** Full: true where somebody leaves, with a word. */
  private makeRoom(address: string): boolean {
    const newcomer = { address, mine: this.places.of(address) };
    const leaving = this.places.toLeave(this.loginRoom.outside(), newcomer, this.clock.monotonic());
    leaving?.makeRoom();
    return leaving !== null;
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
    void this.deps.guesses
      .attempt({ address: remoteAddress, account: auth.username ?? '', password: auth.password ?? null, look })
      .then((tried) => {
        if (account) {
          connection.account = account;
          this.loginRoom.leave(connection);
          return answer(null, { user: account.username });
        }
        this.deps.log.write(
          'smtp-in',
          'medium',
          tried === 'wrong' ? listenerWords.log.wrongLogin : listenerWords.log.unseenLogin,
          facts,
        );
        if (tried === 'too-many') return answer(asError(REFUSALS.tooManyTries));
        answer(
          asError(
            ++connection.wrongPasswords >= this.limits.guesses ? REFUSALS.tooManyGuesses : REFUSALS.wrongPassword,
          ),
        );
      })
      .catch(connection.broke);
  }

  override onMailFrom(address: SMTPServerAddress, session: SMTPServerSession, answer: Answer): void {
    const connection = this.bySession.get(session.id);
    if (!connection) return answer(asError(REFUSALS.ourFault));
    const { client, raw } = connection;
    const said = { raw, address: address.address, parameters: parametersOf(address) };
    const refusal = this.loginRoom.mayBegin(connection) ? judgeSender(this.rules, client, said) : REFUSALS.loginOrLater;
    // Not at once: smtp-server 3.21.6 forgets to go on when a second whole message is pipelined behind the
    // first and everything is answered in one breath (SMTPStream.continue clears a callback set meanwhile).
    setImmediate(() => connection.guarded(() => answer(refusal && asError(refusal))));
  }

  override onRcptTo(address: SMTPServerAddress, session: SMTPServerSession, answer: Answer): void {
    const connection = this.bySession.get(session.id);
    if (!connection) return answer(asError(REFUSALS.ourFault));
    const refusal =
      judgeCharacters(connection.raw, session.envelope.smtpUtf8 === true) ??
      judgeRecipient(this.rules, connection.client, address.address, parametersOf(address)) ??
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
    const work = this.take(stream, session, connection)
      .then((refusal) => (typeof refusal === 'string' ? verdict(null, refusal) : verdict(asError(refusal))))
      .catch((error: unknown) => {
        if (isSlip(error)) return connection.broke(error);
        this.deps.log.write('smtp-in', 'minimum', listenerWords.log.notTaken, {
          trouble: String(error),
        });
        verdict(asError(REFUSALS.ourFault));
      });
    const done = work.finally(() => this.committing.delete(done));
    stream.once('end', () => this.committing.add(done));
  }

  /** The line for the 250, or what is wrong. */
  private async take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    connection: ListenerConnection,
  ): Promise<string | Refusal> {
    const { deps, limits, listener } = this;
    const envelope = envelopeOf(session, {
      listener,
      account: connection.client.account,
      ownDomain: deps.organization().domains[0] ?? deps.hostname,
    });
    const pace = watchPace(deps.clock, limits, () => connection.endNow(REFUSALS.tooSlow));
    stream.once('end', () => pace.stop());
    let read = 0;
    const received = await receive(stream, {
      delivery: {
        envelope,
        helo: String(session.hostNameAppearsAs),
        remote: connection.remoteAddress,
        by: this.name,
        protocol: protocolOf(session),
        at: deps.clock.now(),
      },
      maxBytes: listener.maxMessageBytes,
      rewriteSender: listener.rewriteSender,
      mends: this.swapped,
      completes: mayRelay(this.rules, connection.client),
      limits,
      log: deps.log,
      admit: (e) => deps.admit(e),
      came: (bytes) => {
        pace.came(bytes);
        read += bytes;
        if (read > this.largest) connection.cutOff(REFUSALS.tooBig(listener.maxMessageBytes));
        deps.onActivity({
          kind: 'bytes',
          listener: listener.id,
          remote: connection.remoteAddress,
          connection: connection.id,
          bytes,
        });
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
    return queuedAs(received.item.id);
  }

  private tellTaken(connection: ListenerConnection, item: QueueItem, envelope: Envelope): void {
    const { id, bytes } = item;
    const facts = { listener: this.listener.id, remote: connection.remoteAddress, id, bytes };
    connection.messageTaken();
    connection.commands?.taken(item);
    this.deps.onActivity({ kind: 'accepted', connection: connection.id, envelope, ...facts });
    this.deps.log.write('smtp-in', 'medium', listenerWords.log.taken, {
      ...facts,
      recipients: envelope.recipients.length,
    });
  }

  get name(): string {
    return this.listener.greetingName ?? this.deps.hostname;
  }

  async answerEtrn(guest: Guest, argument: string): Promise<Refusal> {
    const { etrn } = this.deps;
    return this.offersEtrn && etrn ? askEtrn(guest, argument, this.listener.id, etrn) : REFUSALS.notOffered('ETRN');
  }

  async answerSwap(guest: Guest, verb: 'ATRN' | 'TURN', argument: string): Promise<SwapAnswer> {
    const { swap } = this.deps;
    return this.offersSwap && swap
      ? askSwap(guest, { verb, argument, listener: this.listener.id }, swap)
      : REFUSALS.notOffered(verb);
  }

  lend(socket: Socket): void {
    this.lent.add(socket);
    socket.once('close', () => this.lent.delete(socket));
  }

  /** See OpenListener.close. */
  async end(graceMs: number): Promise<void> {
    this.ending = true;
    const stopped = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.endHandshakes();
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
