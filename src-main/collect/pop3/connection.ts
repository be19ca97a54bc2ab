// A POP3 connection (RFC 1939, STLS RFC 2595): one command, one answer, and message
// content byte for byte, whatever the packets look like. It reads from the socket only
// as fast as its user takes, and no answer or listing is endless: not in bytes, not in
// lines, and not in time, however slowly the host drips. Everything that goes wrong is a
// HostTrouble with a sentence; passwords are masked in the transcript.
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Clock, Timer } from '../../base/clock';
import { endOnFault } from '../../base/fault-line';
import { type NoReplyWhy, replyText } from '../../mail/reply';
import type { ClientDeps } from '../../smtp/client';
import { type Mask, maskOf } from '../../smtp/mask';
import { resolveHost } from '../../smtp/resolve';
import { withoutProof } from '../../smtp/auth/sasl';
import { inTlsWords, tlsWhy } from '../../smtp/tls-trouble';
import { type Ear, overheardBy } from '../../smtp/transcript';
import { HostTrouble, HOST_SILENCE, MessageTrouble, SLOWEST } from '../host';
import { type DotsSeen, Unstuffing } from './content';
import type { MailboxLogin } from '../sign-in';
import { CONNECT_PATIENCE, dial, encryptPop3 } from './dial';
import { collectWords } from '../../words/collect';

/** The host said -ERR; the line goes on. */
export class Pop3Refusal extends HostTrouble {}

export interface Pop3Target {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'implicit';
  readonly verifyCertificate: boolean;
  readonly login: MailboxLogin;
}

export interface Pop3ConnectionDeps {
  readonly clock: Clock;
  readonly transcript: Ear;
  /** For the protocol log. */
  readonly logTap?: ClientDeps['logTap'];
  readonly dnsServers?: readonly string[];
  /** Certificates to trust instead of the system's (PEM). */
  readonly ca?: string;
}

/** Without a word after what may have been the end of a letter with LF line ends. */
const QUIET = 10_000;
const LONGEST_ANSWER = 8192;
/** Of a listing: lines, and bytes. */
const MOST_LINES = 200_000;
const LONGEST_LISTING = 16_777_216;
/** Beyond this the socket waits until somebody has read. */
const BUFFERED = 262_144;

export class Pop3Connection {
  private waiting: Buffer = Buffer.alloc(0);
  private wake: () => void = () => undefined;
  private over: HostTrouble | null = null;
  /** The host ended its last answer with a bare LF. */
  private bareLf = false;
  /** In all its letters. */
  private readonly dotsSeen: DotsSeen = { doubled: false, single: false };
  private came = 0;
  private greeted = '';
  /** When the host was last found to go fast enough, and what had come then. */
  private pace: { readonly at: number; readonly came: number };
  private readonly words: Ear;
  private readonly mask: Mask;

  private constructor(
    private socket: Socket,
    private readonly target: Pop3Target,
    private readonly deps: Pop3ConnectionDeps,
  ) {
    this.pace = { at: deps.clock.monotonic(), came: 0 };
    const tls = (): string | null => (this.socket instanceof TLSSocket ? this.socket.getProtocol() : null);
    const peer = {
      host: target.host,
      address: socket.remoteAddress ?? '',
      port: target.port,
      local: socket.localAddress ?? '',
      tls,
    };
    const { username, password, token } = target.login;
    this.mask = maskOf([password, token ?? ''], [username]);
    this.words = overheardBy(deps.transcript, deps.logTap?.(peer));
    this.listen();
  }

  /** Connects, reads the greeting, and has TLS where it is wanted. Rejects with HostTrouble. */
  static async open(target: Pop3Target, deps: Pop3ConnectionDeps, signal: AbortSignal): Promise<Pop3Connection> {
    const resolved = await resolveHost(target.host, deps.dnsServers ?? [], CONNECT_PATIENCE);
    if (!resolved.ok) throw new HostTrouble(replyText(resolved.reply), { said: '', why: resolved.reply.why });
    const socket = await dial(resolved.addresses, target.port, deps.clock, signal);
    const connection = new Pop3Connection(
      target.security === 'implicit' ? encryptPop3(socket, target, deps) : socket,
      target,
      deps,
    );
    const stop = (): void => connection.breakOff(collectWords.stopped);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    connection.socket.once('close', () => signal.removeEventListener('abort', stop));
    connection.greeted = await connection.answer(null);
    // Some greet in several lines: what stands there before we have asked is no answer.
    connection.consume(connection.waiting.lastIndexOf(10) + 1);
    if (target.security === 'starttls') await connection.startTls();
    return connection;
  }

  /** What the host said first, without +OK. */
  get greeting(): string {
    return this.greeted;
  }

  get usable(): boolean {
    return this.over === null;
  }

  /** Bytes heard so far. */
  get received(): number {
    return this.came;
  }

  /** Sends a command and gives the text after +OK. Rejects with Pop3Refusal and the host's words at -ERR. */
  command(text: string, shown = text): Promise<string> {
    this.say(text, shown);
    return this.answer(shown);
  }

  /**
   * Sends a step of a login and gives what stands behind the "+" with which the host wants more (RFC 5034 §4).
   * Rejects as command does.
   */
  exchange(text: string, shown = text): Promise<string> {
    this.say(text, shown);
    return this.answer(shown, /^\+(?!OK\b)/i);
  }

  /** Sends the last step of a login; null: it is done, else what the host says of its refusal. Rejects as command does. */
  async lastStep(text: string): Promise<string | null> {
    this.say(text, '***');
    const said = await this.answer('***', /^\+/);
    return /^OK\b/.test(said) ? null : said;
  }

  private say(text: string, shown: string): void {
    this.words.out(shown);
    this.pace = { at: this.deps.clock.monotonic(), came: this.came };
    this.socket.write(`${text}\r\n`);
  }

  /**
   * The lines of a listing (UIDL, LIST) after its +OK, whatever ends them. An -ERR among them may be the last, and is
   * one of them.
   */
  async listing(command: string): Promise<readonly string[]> {
    await this.command(command);
    const lines: string[] = [];
    let refused = false;
    for (let bytes = 0; ;) {
      const end = this.waiting.indexOf(10);
      if (
        bytes + Math.max(end, this.waiting.length) > LONGEST_LISTING ||
        lines.length > MOST_LINES ||
        (end < 0 && this.waiting.length > LONGEST_ANSWER)
      ) {
        this.breakOff(collectWords.line.endlessAnswerTo(command));
        throw this.over ?? new HostTrouble(command);
      }
      if (end < 0) {
        if (!(await this.more(refused ? QUIET : HOST_SILENCE, refused))) return lines;
        continue;
      }
      const line = this.waiting.toString('latin1', 0, end).trimEnd();
      this.consume(end + 1);
      bytes += end + 1;
      if (line === '.') return lines;
      lines.push(line);
      refused ||= /^-ERR\b/i.test(line);
    }
  }

  /**
   * What follows +OK to RETR: dot-stuffing undone, the final dot taken away. `announced`: its bytes by the listing.
   * Left in the middle, the line is over: what comes next would be taken for answers. Rejects with MessageTrouble
   * where more came behind its end, at once or in the place of the next answer.
   */
  async *content(announced: number | null): AsyncGenerator<Buffer, void, void> {
    const dots = new Unstuffing(this.bareLf, this.dotsSeen);
    let whole = false;
    try {
      for (;;) {
        const { pieces, used, ended } = dots.take(this.waiting);
        this.consume(used);
        whole = ended && !this.hasMore();
        if (pieces.length > 0) yield Buffer.concat(pieces);
        if (ended) {
          whole &&= this.doubles || dots.isAsAnnounced(announced) || (await this.inStep());
          if (whole) return;
          throw new MessageTrouble(collectWords.letter.more);
        }
        if (used > 0) continue;
        const rest = dots.quietEnd(this.waiting, announced);
        if (await this.more(rest ? QUIET : HOST_SILENCE, rest !== null)) continue;
        // It may have been a pause only; and a line that ends letters so is not believed any more.
        this.consume(this.waiting.length);
        if (!(await this.inStep())) throw new MessageTrouble(collectWords.letter.more);
        if (rest) yield rest;
        return;
      }
    } finally {
      if (!whole) this.breakOff(collectWords.line.letterLeft);
    }
  }

  /** QUIT: only after its +OK are messages deleted there (RFC 1939 §6); false: the host said that not all are. */
  async quit(): Promise<boolean> {
    const done = await this.command('QUIT').then(
      () => true,
      (error: unknown) => {
        if (error instanceof Pop3Refusal) return false;
        throw error;
      },
    );
    this.socket.end();
    return done;
  }

  breakOff(reason: string, why?: NoReplyWhy): void {
    this.over ??= new HostTrouble(reason, { said: '', why });
    this.socket.destroy();
    this.wake();
  }

  private async startTls(): Promise<void> {
    await this.command('STLS');
    // RFC 2595 §4: what came in the clear behind the answer is not to be believed.
    if (this.waiting.length > 0) throw new HostTrouble(collectWords.line.beforeTls);
    this.socket.removeAllListeners();
    this.socket = encryptPop3(this.socket, this.target, this.deps);
    this.listen();
  }

  /** Nothing has been asked for: a host that leaves dots as they are ends a letter in its midst, and goes on. */
  private hasMore(): boolean {
    return /\S/.test(this.waiting.toString('latin1', 0, LONGEST_ANSWER));
  }

  /** Was the host seen to double dots, and never seen to leave one? Then its letters end where they end. */
  private get doubles(): boolean {
    return this.dotsSeen.doubled && !this.dotsSeen.single;
  }

  /**
   * Is the answer to what we ask next that answer? The rest of a letter that such a host ends in its midst may come
   * later than its end. STAT is asked, which every host knows and which nothing else looks like.
   */
  private async inStep(): Promise<boolean> {
    try {
      if (/^\d+\s+\d/.test(await this.command('STAT'))) return !this.hasMore();
    } catch (error) {
      if (this.over || !(error instanceof HostTrouble)) throw error;
      if (!(error instanceof Pop3Refusal)) return false;
    }
    return !this.hasMore() && !(await this.more(QUIET, true));
  }

  private listen(): void {
    const { socket } = this;
    endOnFault(socket);
    socket.on('data', (piece: Buffer) => {
      this.came += piece.length;
      this.waiting = this.waiting.length === 0 ? piece : Buffer.concat([this.waiting, piece]);
      if (this.waiting.length > BUFFERED) socket.pause();
      this.wake();
    });
    socket.on('error', (error) =>
      this.breakOff(
        inTlsWords(error, { protocol: 'POP3', implicit: this.target.security === 'implicit' }),
        tlsWhy(error),
      ),
    );
    socket.on('end', () => this.breakOff(collectWords.line.hostClosed(null)));
    socket.on('close', () => this.breakOff(collectWords.line.closed));
  }

  private consume(bytes: number): void {
    this.waiting = this.waiting.subarray(bytes);
    if (this.waiting.length <= BUFFERED) this.socket.resume();
  }

  /** True when more has come, false where `quietly` nothing did for so long. Rejects when nothing more will. */
  private async more(patience = HOST_SILENCE, quietly = false): Promise<boolean> {
    if (this.over) throw this.over;
    const { clock } = this.deps;
    if (clock.monotonic() - this.pace.at >= HOST_SILENCE) {
      if (this.came - this.pace.came < SLOWEST) this.breakOff(collectWords.line.tooSlow);
      this.pace = { at: clock.monotonic(), came: this.came };
    }
    const had = this.came;
    let timer: Timer | null = null;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      timer = clock.after(patience, () => (quietly ? resolve() : this.breakOff(collectWords.line.silent, 'silent')));
      if (this.over) resolve();
    }).finally(() => timer?.cancel());
    // What came before the end still counts.
    if (this.came > had) return true;
    if (this.over) throw this.over;
    return false;
  }

  /** The text behind what was `wanted`; some hosts write it small. `to`: our command; null: the greeting. */
  private async answer(to: string | null, wanted = /^\+OK\b/i): Promise<string> {
    let end = this.waiting.indexOf('\n');
    while (end < 0) {
      if (this.waiting.length > LONGEST_ANSWER) throw new HostTrouble(collectWords.line.endlessAnswer);
      await this.more();
      end = this.waiting.indexOf('\n');
    }
    const line = this.mask.text(this.waiting.subarray(0, end).toString('utf8').replace(/\r$/, ''));
    this.bareLf = end === 0 || this.waiting[end - 1] !== 13;
    this.consume(end + 1);
    this.words.in(withoutProof(line));
    const good = wanted.exec(line)?.[0];
    if (good !== undefined) return line.slice(good.length).trim();
    const words = line.slice(0, 200);
    const trouble =
      to === null ? collectWords.line.greeted(words) : collectWords.line.answered(to.split(' ')[0] ?? to, words);
    throw /^-ERR\b/i.test(line) ? new Pop3Refusal(trouble, { said: line }) : new HostTrouble(trouble);
  }
}
