// A POP3 connection (RFC 1939, STLS RFC 2595): one command, one answer, and message
// content byte for byte, whatever the packets look like. It reads from the socket only
// as fast as its user takes. Everything that goes wrong is a Pop3Trouble with a
// sentence; passwords are masked in the transcript.
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import type { Clock, Timer } from '../base/clock';
import { replyText } from '../mail/reply';
import type { ClientDeps } from '../smtp/client';
import { resolveHost } from '../smtp/resolve';
import { type Ear, overheardBy } from '../smtp/transcript';

/** The other side did not do as it should; `message` is for people. */
export class Pop3Trouble extends Error {}

export interface Pop3Target {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'implicit';
}

export interface Pop3Deps {
  readonly clock: Clock;
  readonly transcript: Ear;
  /** For the protocol log. */
  readonly overheard?: ClientDeps['overheard'];
  readonly dnsServers?: readonly string[];
  /** Certificates to trust instead of the system's (PEM). */
  readonly ca?: string;
}

const PATIENCE = 300_000;
const CONNECT_PATIENCE = 60_000;
const LONGEST_ANSWER = 8192;
/** Beyond this the socket waits until somebody has read. */
const BUFFERED = 262_144;

export class Pop3Line {
  private waiting: Buffer = Buffer.alloc(0);
  private wake: () => void = () => undefined;
  private over: Pop3Trouble | null = null;
  private readonly words: Ear;

  private constructor(
    private socket: Socket,
    private readonly target: Pop3Target,
    private readonly deps: Pop3Deps,
  ) {
    const tls = (): string | null => (this.socket instanceof TLSSocket ? this.socket.getProtocol() : null);
    const peer = { host: target.host, address: socket.remoteAddress ?? '', port: target.port, local: socket.localAddress ?? '', tls };
    this.words = overheardBy(deps.transcript, deps.overheard?.(peer));
    this.listen();
  }

  /** Connects, reads the greeting, and has TLS where it is wanted. Rejects with Pop3Trouble. */
  static async open(target: Pop3Target, deps: Pop3Deps, signal: AbortSignal): Promise<Pop3Line> {
    const resolved = await resolveHost(target.host, deps.dnsServers ?? [], CONNECT_PATIENCE);
    if (!resolved.ok) throw new Pop3Trouble(replyText(resolved.reply));
    const socket = await dial(resolved.addresses, target.port, deps.clock, signal);
    const line = new Pop3Line(target.security === 'implicit' ? encrypt(socket, target, deps) : socket, target, deps);
    const stop = (): void => line.breakOff('the session was stopped');
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    line.socket.once('close', () => signal.removeEventListener('abort', stop));
    await line.answer('the greeting');
    if (target.security === 'starttls') await line.startTls();
    return line;
  }

  /** Sends a command and gives the text after +OK. Rejects with Pop3Trouble and the host's words at -ERR. */
  async command(text: string, shown = text): Promise<string> {
    this.words.out(shown);
    this.socket.write(`${text}\r\n`);
    return this.answer(shown.split(' ')[0] ?? shown);
  }

  /** The lines of a listing (UIDL, LIST, CAPA) after its +OK. */
  async listing(command: string): Promise<readonly string[]> {
    await this.command(command);
    const pieces: Buffer[] = [];
    for await (const piece of this.content()) pieces.push(piece);
    return Buffer.concat(pieces).toString('latin1').split('\r\n').filter((line) => line !== '');
  }

  /** What follows +OK to RETR: dot-stuffing undone, the final dot taken away (RFC 1939 §3). */
  async *content(): AsyncGenerator<Buffer> {
    let lineStart = true;
    for (;;) {
      const end = this.waiting.indexOf('\r\n');
      // A last CR may be half of a line end.
      const whole = end >= 0 ? end + 2 : this.waiting.length > 65_536 ? this.waiting.length - 1 : 0;
      if (whole === 0) {
        await this.more();
        continue;
      }
      const { pieces, finished, atStart } = this.takeLines(lineStart, end < 0 ? whole : null);
      lineStart = atStart;
      if (pieces.length > 0) yield Buffer.concat(pieces);
      if (finished) return;
    }
  }

  /** QUIT: only after its +OK are messages deleted there (RFC 1939 §6). */
  async quit(): Promise<void> {
    await this.command('QUIT');
    this.socket.end();
  }

  breakOff(reason: string): void {
    this.over ??= new Pop3Trouble(reason);
    this.socket.destroy();
    this.wake();
  }

  /** Takes all whole lines that are there, or `part` bytes of one that is too long. */
  private takeLines(lineStart: boolean, part: number | null): { readonly pieces: Buffer[]; readonly finished: boolean; readonly atStart: boolean } {
    const pieces: Buffer[] = [];
    const buffer = this.waiting;
    let at = 0;
    let start = lineStart;
    let finished = false;
    for (let end = part ?? buffer.indexOf('\r\n') + 2; end > at + 1 && !finished; end = part === null ? buffer.indexOf('\r\n', at) + 2 : 0) {
      const stuffed = start && buffer[at] === 0x2e;
      finished = stuffed && part === null && end - at === 3;
      if (!finished) pieces.push(buffer.subarray(stuffed ? at + 1 : at, end));
      at = end;
      start = part === null;
    }
    this.consume(at);
    return { pieces, finished, atStart: start };
  }

  private async startTls(): Promise<void> {
    await this.command('STLS');
    // RFC 2595 §4: what came in the clear behind the answer is not to be believed.
    if (this.waiting.length > 0) throw new Pop3Trouble('the host spoke before encryption began');
    this.socket.removeAllListeners();
    this.socket = encrypt(this.socket, this.target, this.deps);
    this.listen();
  }

  private listen(): void {
    const { socket } = this;
    socket.on('data', (piece: Buffer) => {
      this.waiting = this.waiting.length === 0 ? piece : Buffer.concat([this.waiting, piece]);
      if (this.waiting.length > BUFFERED) socket.pause();
      this.wake();
    });
    socket.on('error', (error) => this.breakOff(error.message));
    socket.on('end', () => this.breakOff('the host closed the connection'));
    socket.on('close', () => this.breakOff('the connection was closed'));
  }

  private consume(bytes: number): void {
    this.waiting = this.waiting.subarray(bytes);
    if (this.waiting.length <= BUFFERED) this.socket.resume();
  }

  /** Resolves when more has come. Rejects when nothing more will. */
  private async more(): Promise<void> {
    if (this.over) throw this.over;
    const had = this.waiting.length;
    let timer: Timer | null = null;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      timer = this.deps.clock.after(PATIENCE, () => this.breakOff('the host fell silent'));
    }).finally(() => timer?.cancel());
    // What came before the end still counts.
    if (this.waiting.length === had && this.over) throw this.over;
  }

  private async answer(to: string): Promise<string> {
    let end = this.waiting.indexOf('\n');
    while (end < 0) {
      if (this.waiting.length > LONGEST_ANSWER) throw new Pop3Trouble('the host sent an answer without end');
      await this.more();
      end = this.waiting.indexOf('\n');
    }
    const line = this.waiting.subarray(0, end).toString('utf8').replace(/\r$/, '');
    this.consume(end + 1);
    this.words.in(line);
    if (/^\+OK\b/.test(line)) return line.slice(3).trim();
    throw new Pop3Trouble(`the host answered ${to} with "${line.slice(0, 200)}"`);
  }
}

/** The first address that takes the connection. */
async function dial(addresses: readonly string[], port: number, clock: Clock, signal: AbortSignal): Promise<Socket> {
  let last: unknown = new Pop3Trouble('the session was stopped');
  for (const address of addresses) {
    if (signal.aborted) break;
    try {
      return await dialOne(address, port, clock, signal);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

function dialOne(address: string, port: number, clock: Clock, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: address, port });
    const end = (trouble: string | null): void => {
      timer.cancel();
      signal.removeEventListener('abort', stop);
      socket.removeAllListeners();
      // A reset before the next owner listens must not throw.
      socket.on('error', () => undefined);
      if (trouble === null) return resolve(socket);
      socket.destroy();
      reject(new Pop3Trouble(trouble));
    };
    const stop = (): void => end('the session was stopped');
    const timer = clock.after(CONNECT_PATIENCE, () => end(`no answer from ${address} port ${port}`));
    signal.addEventListener('abort', stop, { once: true });
    socket.on('connect', () => end(null));
    socket.on('error', (error) => end(error.message));
  });
}

function encrypt(socket: Socket, target: Pop3Target, deps: Pop3Deps): Socket {
  const servername = isIP(target.host) === 0 ? { servername: target.host } : {};
  socket.on('error', () => undefined);
  return connectTls({ socket, host: target.host, ...servername, ...(deps.ca === undefined ? {} : { ca: deps.ca }) });
}
