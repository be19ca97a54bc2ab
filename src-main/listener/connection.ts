// One client at a listener: smtp-server's connection with CHUNKING, and with what
// the library leaves open: who may log in and when, ETRN, our words, limits on
// chatter, answers also to a client that has closed its side, and an orderly end.
// What is allowed is asked of policy.ts; this file only says it.
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Timer } from '../base/clock';
import type { ChunkStream } from '../smtp/content/chunk-stream';
import { ChunkingConnection } from '../smtp/server-bdat';
import type { Account } from '../contract/listener';
import { isAtHome } from '../access/networks';
import type { Holder, Holding } from '../access/places';
import type { CommandWatch } from './answered';
import type { Door } from './door';
import { Forgotten } from './forgotten';
import { answerHalfClosed, letGo } from './half-closed';
import { helloInOneWord, verbFirst } from './hello';
import { holdReplies } from './held-replies';
import { type Client, judgeLogin, mayLogInHere } from './policy';
import { ANSWERS, inOurWords, LIBRARYS_FAULT, REFUSALS, type Refusal } from './refusal';

const CHATTER = ['NOOP', 'RSET', 'EHLO', 'HELO', 'VRFY', 'HELP', 'ETRN', 'ATRN', 'TURN'];
/** Connections so far: the library's own ids are random, and that costs as much as reading a command. */
let made = 0;
const GREETINGS = ['EHLO', 'HELO'];
/** For who floods us to read why he is cut off, milliseconds. */
const PARTING = 2_000;
/** What was on its way when we ended; who sends more has not stopped. Bytes. */
const ON_ITS_WAY = 1_048_576;
/** What a server says; a client never does. */
const REPLY_LINE = /^[2-5]\d\d[ -]/;

export class ListenerConnection extends ChunkingConnection implements Holder {
  account: Account | null = null;
  wrongPasswords = 0;
  /** QUIT was said. */
  orderly = false;
  /** Monotonic, milliseconds. */
  heardAt: number;
  /** The command being answered, as it came. */
  raw: Buffer = Buffer.alloc(0);
  /** Made with the first command while a protocol is kept. */
  commands: CommandWatch | null = null;
  /** When it began what is under way, and what had come by then, bytes. */
  private begun = { since: 0, bytes: 0 };
  private chatter = 0;
  private refused = 0;
  private ending = false;
  private counted = true;
  /** Runs while a command line is unfinished, or a TLS handshake. */
  private patience: Timer | null = null;
  private handshaking: Socket | null = null;
  /** Made where a client sends content that is thrown away. */
  private forgotten: Forgotten | null = null;

  constructor(
    private readonly house: Door,
    socket: Socket | TLSSocket,
  ) {
    // Our own side's address is the door's; the system would have to be asked for it each time.
    super(house, socket, { id: String(++made), localAddress: house.listener.address, localPort: house.listener.port });
    this.heardAt = house.clock.monotonic();
    answerHalfClosed(socket);
  }

  get client(): Client {
    return { address: this.remoteAddress, account: this.session.user ? this.account : null, secure: this.secure };
  }

  protected override get takesAnySender(): boolean {
    return this.house.listener.rewriteSender !== null;
  }

  get standing(): Holding {
    const isWhole = this._dataStream && this._dataStream.writableEnded;
    if (isWhole || this.ending || this._closing || this._closed) return { kind: 'kept' };
    // Not greeted yet; the library has made no envelope.
    if (!this._ready) return { kind: 'waits' };
    const { isBegun, session } = this;
    if (!isBegun && !this._handlerPending) return { kind: 'idle' };
    if (session.user) return { kind: 'kept' };
    return isBegun ? { kind: 'begun', ...this.begun, bytes: this.cameBytes - this.begun.bytes } : { kind: 'waits' };
  }

  /** The client has begun what takes more words or bytes of it: a handshake, a login, a letter. */
  private get isBegun(): boolean {
    return this._upgrading || !!this._nextHandler || !!this._dataStream || !!this.session.envelope.mailFrom;
  }

  private get cameBytes(): number {
    return this._socket.bytesRead;
  }

  override keywords(): readonly string[] {
    const { offersEtrn, offersSwap } = this.house;
    // TURN has no login of its own, so it is offered to those who have one only (RFC 5321 app. F.1).
    const swaps = offersSwap ? ['ATRN', ...(this.session.user && this.secure ? ['TURN'] : [])] : [];
    return [...super.keywords(), ...(offersEtrn ? ['ETRN'] : []), ...swaps];
  }

  /**
   * Limits come before the greeting; at home nobody waits for it (strangers that talk too soon are machines for
   * junk).
   */
  override init(): void {
    this._setListeners(() => {
      const refusal = this.house.judgeConnection(this);
      if (refusal) return this.refuse(refusal);
      if (this.house.swapped || isAtHome(this.remoteAddress)) return this.connectionReady();
      setTimeout(() => this.connectionReady(), 100).unref();
    });
  }

  refuse({ code, enhanced, text }: Refusal): void {
    this.send(code, `${enhanced} ${text}`);
    if (code === 554 && !this._ready) this.close();
  }

  override send(code: number, content?: string | string[] | null, context?: string | false): void {
    if (code === 451 && content === LIBRARYS_FAULT) return;
    if (code >= 500) this.refused++;
    const words = typeof content === 'string' && code >= 400 ? inOurWords(content) : content;
    if (code >= 400 && typeof words === 'string') this.house.noteRefusal(this, code, words);
    this.commands?.reply(code, words, {
      listener: this.house.listener.id,
      remote: this.remoteAddress,
      hello: String(this.hostNameAppearsAs || ''),
      socket: this._socket,
    });
    // RFC 4954 §4: AUTH is offered only where it would be taken.
    const may = mayLogInHere(this.house.listener, this.secure);
    holdReplies(this._socket);
    super.send(code, Array.isArray(words) && !may ? words.filter((line) => !line.startsWith('AUTH ')) : words, context);
  }

  override _createParser(): ChunkStream {
    const parser = super._createParser();
    parser.oncommand = (command, callback) => this.guarded(() => this._onCommand(command, callback));
    parser.onunfinished = (begun) => {
      if (begun) this.allow(this.house.limits.unfinished, () => this.endNow(REFUSALS.lineTooSlow));
      else this.patience?.cancel();
    };
    // The client closed its side; by now everything it said has been answered.
    parser.on('finish', () => this.close());
    return parser;
  }

  private hear(command: Buffer): void {
    this.heardAt = this.house.clock.monotonic();
    if (!this.isBegun) this.begun = { since: this.heardAt, bytes: this.cameBytes };
    this.commands ??= this.house.watchCommands();
    this.commands?.begin(command);
  }

  override _onCommand(said: Buffer, callback?: () => void): void {
    if (this._upgrading || this._nextHandler) return super._onCommand(said, callback);
    const command = verbFirst(said);
    this.raw = command;
    this.hear(command);
    const name = command.toString('latin1', 0, 12).split(' ')[0]?.toUpperCase() ?? '';
    if (this.ending) return this.refuse(REFUSALS.shuttingDown);
    if (this.house.swapped && REPLY_LINE.test(command.toString('latin1', 0, 4)))
      return this.refuse(REFUSALS.greetedTwice);
    if (CHATTER.includes(name) && ++this.chatter > this.house.limits.chatter) return this.refuse(REFUSALS.chatter);
    if (this.refused > this.house.limits.refused) return this.refuse(REFUSALS.tooManyRefused);
    super._onCommand(
      GREETINGS.includes(name)
        ? helloInOneWord(command, isAtHome(this.remoteAddress) ? this.remoteAddress : '')
        : command,
      callback,
    );
  }

  /** A slip of ours costs the connection it came from, and no other. */
  readonly broke = (error: unknown): void => {
    this.house.noteFault(this, error);
    this.endNow(REFUSALS.ourFault421);
  };

  guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.broke(error);
    }
  }

  /** Something must be over after `milliseconds`, or `late` is called. One thing at a time. */
  private allow(milliseconds: number, late: () => void): void {
    this.patience?.cancel();
    this.patience = this.house.clock.after(milliseconds, late);
  }

  /** STARTTLS: the library arms the idle time alone, and every byte arms it anew. */
  override upgrade(callback: () => void, secureCallback?: () => void): void {
    this._socket.uncork();
    super.upgrade(callback, secureCallback);
    // Not the socket below: tearing that down under a handshake is not Node's way.
    this.allow(this.house.limits.handshake, () => (this.handshaking ?? this._socket).destroy());
  }

  override _armTimeout(socket: Socket | TLSSocket = this._socket): void {
    if (this._upgrading) {
      this.handshaking = socket;
      socket.once('end', this.leftHandshake);
    }
    super._armTimeout(socket);
  }

  /** The library does not hear a client leave in the middle of it. */
  private readonly leftHandshake = (): void => {
    if (this._upgrading) this.handshaking?.destroy();
  };

  /** The handshake is over. */
  secured(): void {
    this.patience?.cancel();
    this.handshaking?.removeListener('end', this.leftHandshake);
    this.handshaking = null;
  }

  override forgot(bytes: number, more: boolean): void {
    const { clock, limits } = this.house;
    this.forgotten ??= new Forgotten({ clock, limits, tooSlow: () => this.endNow(REFUSALS.tooSlow) });
    if (!this.forgotten.came(bytes, more, this.house.largest))
      this.cutOff(REFUSALS.tooBig(this.house.listener.maxMessageBytes));
  }

  override _whenWritable(next: () => void): void {
    if (this.ending) this.sayGoodbye();
    super._whenWritable(next);
  }

  override handler_AUTH(command: Buffer, callback: () => void): void {
    const refusal =
      judgeLogin(this.house.listener, this.secure) ??
      (this.session.envelope.mailFrom ? REFUSALS.loginInTransaction : null);
    if (!refusal) return super.handler_AUTH(command, callback);
    this.refuse(refusal);
    callback();
  }

  override handler_MAIL(command: Buffer, callback: () => void): void {
    super.handler_MAIL(command, () => {
      // The library keeps SMTPUTF8 and the like of a refused MAIL for the next one.
      if (!this.session.envelope.mailFrom) this._resetSession();
      callback();
    });
  }

  override handler_VRFY(_command: Buffer, callback: () => void): void {
    this.send(252, ANSWERS.verify);
    callback();
  }

  override handler_HELP(_command: Buffer, callback: () => void): void {
    this.send(214, ANSWERS.help);
    callback();
  }

  handler_ETRN(command: Buffer, callback: () => void): void {
    void this.house
      .answerEtrn(this, command.toString('latin1').slice(4).trim())
      .then((answer) => {
        this.send(answer.code, `${answer.enhanced} ${answer.text}`);
        callback();
      })
      .catch(this.broke);
  }

  handler_ATRN(command: Buffer, callback: () => void): void {
    this.swapRoles('ATRN', command, callback);
  }

  handler_TURN(command: Buffer, callback: () => void): void {
    this.swapRoles('TURN', command, callback);
  }

  private swapRoles(verb: 'ATRN' | 'TURN', command: Buffer, callback: () => void): void {
    void this.house
      .answerSwap(this, verb, command.toString('latin1').slice(4).trim())
      .then((answer) => {
        this.send(answer.code, `${answer.enhanced} ${answer.text}`);
        if (answer.take) answer.take(this.handOver());
        else callback();
      })
      .catch(this.broke);
  }

  /** Lets the socket go, paused: from here on somebody else talks on it. Nothing of ours hears it any more. */
  private handOver(): Socket {
    const socket = this._socket;
    socket.uncork();
    if (this._parser) {
      socket.unpipe(this._parser);
      this._parser.isClosed = true;
    }
    letGo(socket);
    this.house.lend(socket);
    this._onClose();
    return socket;
  }

  override handler_QUIT(_command: Buffer, callback: () => void): void {
    this.orderly = true;
    this.send(221, 'Bye');
    this._socket.uncork();
    // Nothing is left to say or to hear: who waited for the client's own end would mostly read a reset.
    // Where the system has our last word already, closing says the end as well as a call of its own for it would.
    if (this.secure || this._socket.writableLength > 0) this._socket.destroySoon();
    else this._socket.destroy();
    this.close();
    callback();
  }

  /** A message was taken: the counters begin anew. */
  messageTaken(): void {
    this.chatter = 0;
    this.refused = 0;
  }

  override _resetSession(): void {
    super._resetSession();
    // Also the end of a message; its reply is written just before or after this.
    if (this.ending) setImmediate(() => this.sayGoodbye());
  }

  /** Ends the connection when what is under way has been answered. */
  endSoon(): void {
    this.ending = true;
    this.sayGoodbye();
  }

  /** Ends it now, with a word if that is still possible. */
  endNow(refusal: Refusal = REFUSALS.shuttingDown): void {
    if (!this._closing && !this._closed) this.send(refusal.code, `${refusal.enhanced} ${refusal.text}`);
  }

  cut(): void {
    this._socket.destroy();
  }

  /** Somebody else gets its place. In the middle of a handshake there is no way to say so. */
  makeRoom(): void {
    if (this._upgrading) return void (this.handshaking ?? this._socket).destroy();
    this.endNow(this.standing.kind === 'idle' ? REFUSALS.roomForOthers : REFUSALS.roomForOffice);
  }

  /** The library reads on for a while, to hear the client hang up; not from who goes on sending. */
  override close(): void {
    const before = this._closing || this._upgrading ? null : this.cameBytes;
    super.close();
    if (before === null || this._socket.destroyed) return;
    const socket = this._socket;
    const look = (): void => {
      if (socket.bytesRead - before <= ON_ITS_WAY) return;
      socket.off('data', look);
      this.part();
    };
    socket.on('data', look);
  }

  /** Ends a flood: says why, reads no more of it, and is gone in a moment. */
  cutOff({ code, enhanced, text }: Refusal): void {
    if (this._closing || this._closed) return;
    this.send(code, `${enhanced} ${text}`);
    this.close();
    this.part();
  }

  /** Reads no more, and is gone when our last word may have been read. */
  private part(): void {
    this._socket.pause();
    this.allow(PARTING, () => this.cut());
  }

  private sayGoodbye(): void {
    if (this._dataStream || this._closing || this._closed) return;
    // A command that is being answered ends in _whenWritable.
    if (this._handlerPending) return;
    this.endNow();
  }

  override _onClose(): void {
    super._onClose();
    this.patience?.cancel();
    this.forgotten?.stop();
    if (this.counted) this.house.closed(this);
    this.counted = false;
  }
}
