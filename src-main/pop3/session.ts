// One mail program's visit (RFC 1939): greeting, login, mailbox, QUIT. Commands are
// answered in order however many come at once (PIPELINING, RFC 2449 §6.6). Letters are
// removed at QUIT alone; every other end removes nothing. Ten minutes without a sign
// of life end it. Trouble with our disk ends the answer it spoils and is logged; a slip of
// ours ends the visit, with a word, and is told like every fault.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import type { Timer } from '../base/clock';
import { isSlip, reportFault } from '../base/fault-line';
import { networkOf } from '../contract/network';
import { type Pop3Answer, list, yes } from './answer';
import { Authorization, mayLogInToMailbox } from './authorization';
import type { Pop3Rules } from './deps';
import { encrypt } from './encryption';
import { Pop3LineReader } from './line-reader';
import type { Occupant } from './open-mailboxes';
import { readMaildrop } from './maildrop';
import { Transaction } from './transaction';
import { POP3_HEADINGS, POP3_REPLIES } from './replies';
import { pop3Words } from '../words/doors';

/** RFC 1939 §3: at least ten minutes. */
const IDLE = 600_000;
/** Silent for so long, milliseconds, a visit ends for a newcomer to its mailbox: one from its own address, any other. */
const SILENT = { here: 30_000, elsewhere: 60_000 };
/** What was sent may still be on a slow line, bytes a second; not for longer than this, milliseconds. */
const [SLOWEST, LONGEST] = [1_000, 300_000];
/** Answers in one go before everybody else gets a turn: they may all have come in one packet. */
const IN_ONE_GO = 20;
/** A mail program says a handful of commands before it has logged in. */
const STRANGERS_COMMANDS = 100;

/** A page in somebody's browser can make it say what it likes behind these. */
const BROWSERS_LINE = /^[A-Z]+ \S+ HTTP\/\d/;

/** Who came, and how. */
export interface Pop3Visitor {
  readonly socket: Socket;
  readonly secure: boolean;
  readonly address: string;
}

export class Pop3Session implements Occupant {
  private socket: Socket;
  private secure: boolean;
  private readonly address: string;
  private reader: Pop3LineReader;
  private readonly authorization: Authorization;
  private open: { readonly folder: string; readonly letters: Transaction } | null = null;
  private idle: Timer | null = null;
  private over = false;
  /** Commands so far. */
  private said = 0;
  /** Why we end it; null while we do not. */
  private farewell: Pop3Answer | null = null;
  /** Monotonic, milliseconds: its coming, its last whole line, or when the system last took what we had to say. */
  private movedAt: number;
  /** Bytes since its last line. */
  private sent = 0;
  private writing = false;

  constructor(
    { socket, secure, address }: Pop3Visitor,
    private readonly rules: Pop3Rules,
    private readonly context: SecureContext | null,
  ) {
    this.socket = socket;
    this.secure = secure;
    this.address = address;
    this.reader = new Pop3LineReader(socket);
    this.movedAt = rules.deps.clock.monotonic();
    this.authorization = new Authorization(rules, async (challenge) => {
      await this.write(Buffer.from(`+ ${challenge}\r\n`));
      return this.line();
    });
  }

  /** Resolves when the visit is over and the mailbox free. Never rejects. */
  async run(): Promise<void> {
    try {
      await this.say(yes(`${this.rules.deps.hostname} Dialpost POP3 ready`));
      for (let line = await this.line(); line !== null && !this.over; line = await this.line()) {
        await this.obey(line);
        if (this.said % IN_ONE_GO === 0) await othersTurn();
      }
      if (this.farewell) await this.say(this.farewell);
    } catch (error) {
      // Nobody is there to answer where it was the answering that failed.
      const last = this.trouble(error);
      if (last.last) await this.say(last).catch(() => undefined);
    }
    this.idle?.cancel();
    if (this.open) this.rules.inUse.free(this.open.folder);
    this.hangUp();
  }

  /** Who does not hang up himself is given a moment to read the last words. */
  private hangUp(): void {
    const { socket } = this;
    if (socket.destroyed) return;
    socket.end();
    socket.resume();
    const timer = this.rules.deps.clock.after(2_000, () => socket.destroy());
    socket.once('close', () => timer.cancel());
  }

  /** Ends after the command under way. */
  leave(): void {
    this.farewell = POP3_REPLIES.closing;
    this.over = true;
    this.reader.stop();
  }

  /** Kept: a mailbox is open, or it ends already. */
  get standing(): 'idle' | 'waits' | 'kept' {
    if (this.open || this.over) return 'kept';
    return this.reader.isWaiting ? 'idle' : 'waits';
  }

  /** Ends an idle visit in favour of somebody else's. Who does not read the reason is gone all the same. */
  makeRoom(): void {
    this.leave();
    this.farewell = POP3_REPLIES.roomForOthers;
  }

  isSilentFor(address: string): boolean {
    const itsTurn = this.writing || this.reader.isWaiting;
    const quiet = networkOf(address) === networkOf(this.address) ? SILENT.here : SILENT.elsewhere;
    const onItsWay = Math.min(LONGEST, (this.sent * 1000) / SLOWEST);
    return itsTurn && !this.over && this.rules.deps.clock.monotonic() - this.movedAt >= quiet + onItsWay;
  }

  giveUp(): void {
    this.leave();
    this.farewell = POP3_REPLIES.openedAnew;
    // There is no room for a word.
    if (this.writing) this.socket.destroy();
  }

  private async line(): Promise<string | null> {
    this.alive();
    const line = this.over ? null : await this.reader.next();
    this.movedAt = this.rules.deps.clock.monotonic();
    this.sent = 0;
    if (line !== 'too-long') return line;
    await this.say(POP3_REPLIES.lineTooLong);
    return null;
  }

  private alive(): void {
    this.idle?.cancel();
    this.idle = this.rules.deps.clock.after(IDLE, () => {
      this.over = true;
      this.socket.destroy();
    });
  }

  private async obey(line: string): Promise<void> {
    if (++this.said > STRANGERS_COMMANDS && !this.open) return this.say(POP3_REPLIES.tooMuchTalk);
    if (BROWSERS_LINE.test(line)) return this.say(POP3_REPLIES.noWebServer);
    const [, verb = '', rest = ''] = /^(\S*) ?(.*)$/s.exec(line) ?? [];
    await this.say(await this.answer(verb.toUpperCase(), rest));
  }

  private async answer(verb: string, rest: string): Promise<Pop3Answer> {
    try {
      if (verb === 'CAPA') return list(POP3_HEADINGS.capabilities, this.capabilities());
      if (verb === 'QUIT') return await this.quit();
      if (verb === 'STLS') return await this.startTls();
      const answer = this.open
        ? await this.open.letters.answer(verb, rest.trim().split(/ +/).filter(Boolean))
        : await this.enter(verb, rest);
      return answer ?? (this.open ? POP3_REPLIES.unknown : POP3_REPLIES.unknownOrTooEarly);
    } catch (error) {
      const answer = this.trouble(error);
      // After QUIT nothing more is said.
      return verb === 'QUIT' ? { ...answer, last: true } : answer;
    }
  }

  private async enter(verb: string, rest: string): Promise<Pop3Answer | null> {
    const { address, secure, rules } = this;
    const result = await this.authorization.answer(verb, rest, { address, secure });
    if (!result || !('folder' in result)) return result;
    const { folder, account } = result;
    const taken = await rules.inUse.take(folder, this, address);
    if (taken === 'in-use') return POP3_REPLIES.inUse;
    if (taken === 'silent')
      rules.deps.log.write('relay', 'minimum', pop3Words.log.silentEnded, { account, remote: address });
    try {
      const letters = await readMaildrop(folder);
      this.open = { folder, letters: new Transaction(folder, letters) };
      return yes(`${letters.length} messages`);
    } finally {
      if (!this.open) rules.inUse.free(folder);
    }
  }

  /** RFC 2449; USER and PLAIN only where a password would be taken. */
  private capabilities(): readonly string[] {
    const { address, secure, rules, open, context } = this;
    const login = mayLogInToMailbox(rules, { address, secure }) ? ['USER', 'SASL PLAIN'] : [];
    const tls = context && !secure && !open ? ['STLS'] : [];
    return [
      'TOP',
      'UIDL',
      'RESP-CODES',
      'AUTH-RESP-CODE',
      'PIPELINING',
      'EXPIRE NEVER',
      ...login,
      ...tls,
      'IMPLEMENTATION Dialpost',
    ];
  }

  private async startTls(): Promise<Pop3Answer> {
    if (!this.context || this.secure || this.open) return POP3_REPLIES.noStls;
    // What came before the encryption must not be obeyed as if it came after it.
    if (this.reader.unread > 0) return POP3_REPLIES.afterStls;
    this.reader.release();
    await this.say(yes('begin'));
    const secured = await encrypt(this.socket, this.context, this.rules.deps.clock);
    if (!secured) return POP3_REPLIES.noEncryption;
    this.socket = secured;
    this.reader = new Pop3LineReader(secured);
    this.secure = true;
    this.authorization.forget();
    return QUIET;
  }

  private async quit(): Promise<Pop3Answer> {
    const { open, rules } = this;
    if (!open) return { ok: true, text: 'goodbye', last: true };
    const { removed, left } = await open.letters.update();
    if (removed > 0) rules.deps.removed(open.folder);
    if (left === 0) return POP3_REPLIES.goodbye(removed);
    rules.deps.log.write('relay', 'minimum', pop3Words.log.notDeleted, { folder: open.folder, left });
    return POP3_REPLIES.notDeleted(left);
  }

  private async say(answer: Pop3Answer): Promise<void> {
    if (answer.last) this.over = true;
    if (answer === QUIET) return;
    await this.write(Buffer.from(`${answer.ok ? '+OK' : '-ERR'} ${answer.text}\r\n`));
    if (answer.body) await this.sendBody(answer.body);
  }

  /**
   * An answer that breaks off in the middle cannot be mended: the line is cut, so that nobody takes the part for the
   * whole.
   */
  private async sendBody(body: AsyncIterable<Buffer>): Promise<void> {
    try {
      for await (const piece of body) {
        this.alive();
        if (this.socket.destroyed) return;
        await this.write(piece);
      }
    } catch (error) {
      this.socket.destroy();
      throw error;
    }
  }

  /** Resolves when the socket has room again, or is gone. */
  private async write(bytes: Buffer): Promise<void> {
    const { socket } = this;
    this.sent += bytes.length;
    if (socket.destroyed || !socket.writable || socket.write(bytes)) return;
    const gone = new AbortController();
    const { signal } = gone;
    this.writing = true;
    await Promise.race([once(socket, 'drain', { signal }), once(socket, 'close', { signal })]).catch(() => undefined);
    this.writing = false;
    this.movedAt = this.rules.deps.clock.monotonic();
    gone.abort();
  }

  /** Tells it to those who look after us; what is left to say to the client. */
  private trouble(error: unknown): Pop3Answer {
    const { log, fault = reportFault } = this.rules.deps;
    const slip = isSlip(error);
    log.write('relay', 'minimum', slip ? pop3Words.log.fault : pop3Words.log.unreadable, {
      trouble: String(error),
      remote: this.address,
    });
    if (slip) fault(error);
    return slip ? POP3_REPLIES.fault : POP3_REPLIES.trouble;
  }
}

/** Nothing is said: the next word is the client's. */
const QUIET: Pop3Answer = yes('');
