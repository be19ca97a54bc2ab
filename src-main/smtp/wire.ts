// An SMTP connection after its opening: commands and content go out, replies come
// in, each to the one who asked, in order (RFC 2920). It promises that every
// expected reply settles exactly once: with the host's reply, or with code 0 and
// the reason when the line broke, fell silent, or the host said something that
// makes no sense. Silence is measured from the last byte that moved either way, so
// a slow line is no dead one. Nothing throws; a broken wire swallows what is sent.
import type { Socket } from 'node:net';
import type { Clock, Timer } from '../base/clock';
import { endOnFault } from '../base/fault-line';
import { noReply, type NoReplyWhy, ReplyParser, type Reply } from '../mail/reply';
import type { Fitting } from './fitting';
import { type Mask, MaskedReply } from './mask';
import type { Transcript } from './transcript';
import { smtpWords } from '../words/smtp';

export interface WireDeps {
  readonly clock: Clock;
  readonly transcript: Transcript;
  /** Takes our secrets out of what the host says, before it is written down or believed. */
  readonly mask: Mask;
  /** Called after bytes have moved, at most once a turn; read `bytes` then. */
  readonly moved: () => void;
}

export interface AskedReply {
  readonly label: string;
  /** Longest silence, milliseconds. */
  readonly timeoutMs: number;
  /** The queue id of the message it is about. */
  readonly about?: string | undefined;
  /** Absent: whatever comes is the answer. */
  readonly fits?: Fitting;
}

interface Expected extends AskedReply {
  /** Nothing else has been out since it was asked. */
  alone: boolean;
  readonly settle: (reply: Reply) => void;
}

const LONGEST_LINE = 65_536;
const MOST_LINES = 1000;

export class Wire {
  /** Why nothing works any more, or null. */
  broken: Reply | null = null;
  /** The host has said that it closes (421): what it has not answered by then it has not taken. */
  announced = false;
  /** It said what is no reply, or one to nothing: which letter its words were about nobody can tell. */
  garbled = false;
  private readonly expected: Expected[] = [];
  private readonly parser = new ReplyParser();
  private partial = '';
  private lines = 0;
  private readonly coming: MaskedReply;
  private lastMove: number;
  private watch: Timer | null = null;
  private unwatched: (() => void)[] = [];
  private readonly onData = (chunk: Buffer): void => this.take(chunk);
  private readonly onDrain = (): void => this.touched();

  constructor(
    readonly socket: Socket,
    private readonly deps: WireDeps,
  ) {
    this.lastMove = deps.clock.monotonic();
    endOnFault(socket);
    this.coming = new MaskedReply(deps.mask, MOST_LINES);
    socket.on('data', this.onData);
    socket.on('drain', this.onDrain);
    socket.on('error', (error) => this.breakOff(smtpWords.line.broke(error.message), 'closed'));
    socket.on('end', () => this.breakOff(smtpWords.line.hostClosed, 'closed'));
    socket.on('close', () => this.breakOff(smtpWords.line.closed, 'closed'));
    if (socket.destroyed) this.breakOff(smtpWords.line.closed, 'closed');
    socket.resume();
  }

  /** The next reply nobody has asked for yet. Ask before sending what it answers. */
  expect(asked: AskedReply): Promise<Reply> {
    const broken = this.broken;
    if (broken) return Promise.resolve(broken);
    return new Promise((settle) => {
      const before = this.expected.at(-1);
      if (before) before.alone = false;
      this.expected.push({ ...asked, alone: !before, settle });
      if (!before) this.attend();
    });
  }

  /** One command line, without CRLF; `about` is a queue id. */
  send(line: string, about?: string): void {
    if (this.broken) return;
    this.deps.transcript.out(line, about);
    this.socket.write(`${line}\r\n`);
    this.deps.moved();
  }

  /** Content bytes; resolves true when the line may take more and they were handed over, false when it broke. */
  sendContent(bytes: Buffer): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.broken) return resolve(false);
      const broke = (): void => resolve(false);
      this.unwatched.push(broke);
      this.socket.write(bytes, (error) => {
        this.unwatched = this.unwatched.filter((fn) => fn !== broke);
        this.touched();
        resolve(!error && !this.broken);
      });
    });
  }

  /** Lets several lines leave in one packet. */
  together(fn: () => void): void {
    this.socket.cork();
    fn();
    this.socket.uncork();
  }

  /** A remark for who reads the transcript. */
  note(text: string): void {
    this.deps.transcript.note(text);
  }

  /** Gives up: everything expected settles with `reason`. */
  breakOff(reason: string, why?: NoReplyWhy): void {
    if (this.broken) return;
    this.broken = noReply(reason, why);
    this.watch?.cancel();
    this.heard(this.coming.rest());
    this.deps.transcript.note(reason);
    this.socket.destroy();
    for (const fn of this.unwatched.splice(0)) fn();
    for (const waiting of this.expected.splice(0)) waiting.settle(this.broken);
    this.deps.moved();
  }

  /**
   * Gives the socket away, paused, with what came and was not read yet (the roles are
   * swapped: ATRN, TURN). Nothing is said and nothing heard here any more; null where the line broke before.
   */
  release(): Socket | null {
    if (this.broken) return null;
    this.broken = noReply(smtpWords.line.handedOver);
    this.watch?.cancel();
    this.socket.pause();
    this.socket.off('data', this.onData).off('drain', this.onDrain);
    if (this.partial !== '') this.socket.unshift(Buffer.from(this.partial, 'latin1'));
    for (const waiting of this.expected.splice(0)) waiting.settle(this.broken);
    return this.socket;
  }

  /** QUIT without waiting for its answer: that round trip would cost money and tell nothing. */
  quit(lingerMs = 2000): void {
    if (this.broken) return;
    this.send('QUIT');
    this.broken = noReply(smtpWords.line.goodbye);
    this.watch?.cancel();
    for (const waiting of this.expected.splice(0)) waiting.settle(this.broken);
    this.socket.end();
    const timer = setTimeout(() => this.socket.destroy(), lingerMs);
    timer.unref();
    this.socket.once('close', () => clearTimeout(timer));
  }

  private take(chunk: Buffer): void {
    this.touched();
    if (this.broken) return;
    // A reply line cut in the middle of a UTF-8 letter must not lose it: latin1 here, UTF-8 a line at a time.
    const text = this.partial + chunk.toString('latin1');
    const lines = text.split('\n');
    this.partial = lines.pop() ?? '';
    for (const line of lines) this.line(Buffer.from(line.replace(/\r$/, ''), 'latin1').toString('utf8'));
    if (this.partial.length > LONGEST_LINE) this.breakOff(smtpWords.line.endlessLine);
  }

  private line(line: string): void {
    // Some servers let a stray empty line slip in between replies.
    if (this.broken || line.trim() === '') return;
    for (const shown of this.heard(this.coming.push(line))) {
      const reply = this.parser.push(shown);
      if (reply === 'garbage') {
        this.garbled = true;
        return this.breakOff(smtpWords.line.noSmtp(shown.slice(0, 80)), 'no-smtp');
      }
      if (reply) return this.reply(reply);
    }
    if (++this.lines > MOST_LINES) this.breakOff(smtpWords.line.endlessReply);
  }

  private heard(lines: readonly string[]): readonly string[] {
    for (const line of lines) this.deps.transcript.in(line, this.expected[0]?.about);
    return lines;
  }

  private reply(reply: Reply): void {
    this.lines = 0;
    const asked = this.expected.shift();
    if (asked?.fits?.(reply) === false && reply.code !== 421) return this.misfit(asked, reply);
    asked?.settle(reply);
    // RFC 5321 §3.8: 421 announces that the host closes, whatever it was asked.
    if (reply.code === 421) {
      this.announced = true;
      return this.breakOff(smtpWords.line.announced(reply.lines.join(' ')));
    }
    if (asked) return this.attend();
    // Some say "451 timeout" or "221 Bye" of themselves and close, which is no more than a 421.
    this.garbled ||= reply.code < 400 && reply.code !== 221;
    this.breakOff(smtpWords.line.toNothing(reply.code, reply.lines.join(' ')));
  }

  /** Nobody can tell what it answers, nor what the next would. */
  private misfit(asked: Expected, reply: Reply): void {
    const { label, alone, settle } = asked;
    const closes = reply.code === 221;
    this.announced ||= closes;
    this.garbled ||= !closes;
    if (alone && !closes) settle(reply);
    else this.expected.unshift(asked);
    this.breakOff(smtpWords.line.misfit(label, reply.code, reply.lines.join(' ')));
  }

  private touched(): void {
    this.lastMove = this.deps.clock.monotonic();
    this.deps.moved();
  }

  /** Watches the oldest expectation; its clock starts again whenever a byte moves. */
  private attend(): void {
    this.watch?.cancel();
    const head = this.expected[0];
    if (!head || this.broken) return;
    const since = this.deps.clock.monotonic();
    const look = (): void => {
      const left = Math.max(since, this.lastMove) + head.timeoutMs - this.deps.clock.monotonic();
      if (left > 0) this.watch = this.deps.clock.after(left, look);
      else this.breakOff(smtpWords.line.silent(head.label, head.timeoutMs), 'silent');
    };
    this.watch = this.deps.clock.after(head.timeoutMs, look);
  }
}
