// A small SMTP conversation for probes: one line out, one reply in, nothing in
// flight. Unlike smtp/client it hides nothing (an expired certificate is a fact to
// tell, not the end) and sends no mail. Every wait ends: by reply, by time, by a
// broken line, or by `signal`; then the reply has code 0 and the reason in words.
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Clock } from '../base/clock';
import { noReply, type Reply, ReplyParser } from '../mail/reply';
import { type Mask, MaskedReply, NO_MASK } from '../smtp/mask';
import { withoutProof } from '../smtp/auth/sasl';
import { connectWhy } from '../smtp/reach';
import { tlsTrouble, tlsWhy } from '../smtp/tls-trouble';
import type { Transcript } from '../smtp/transcript';
import { hostTestWords } from '../words/diagnose/tests';
import { smtpWords } from '../words/smtp';

export interface TalkDeps {
  readonly clock: Clock;
  readonly transcript: Transcript;
  /** For each wait. */
  readonly timeoutMs: number;
  /** Takes our secrets out of what the host says; absent: there are none. */
  readonly mask?: Mask;
}

const MOST_LINES = 1000;

/** An open TCP connection, or why not. */
export function dialTcp(
  address: string,
  port: number,
  deps: TalkDeps & { readonly localAddress?: string },
  signal: AbortSignal,
): Promise<Socket | Reply> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(stoppedProbe());
    const socket = connectTcp({
      host: address,
      port,
      ...(deps.localAddress === undefined ? {} : { localAddress: deps.localAddress }),
    });
    const end = (result: Socket | Reply): void => {
      timer.cancel();
      signal.removeEventListener('abort', stop);
      if (result !== socket) socket.destroy();
      resolve(result);
    };
    const stop = (): void => end(stoppedProbe());
    const timer = deps.clock.after(deps.timeoutMs, () =>
      end(noReply(smtpWords.connect.silent(address, port, deps.timeoutMs), 'silent')),
    );
    signal.addEventListener('abort', stop, { once: true });
    socket.once('connect', () => end(socket));
    socket.on('error', (error) => end(noReply(words(error, address, port), connectWhy(error))));
  });
}

/** Why there is no answer once the test was stopped. */
export const stoppedProbe = (): Reply => noReply(hostTestWords.stopped);

/** True for the reason why there is none of what was asked for (a socket, a list of addresses …). */
export function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'code' in value && 'lines' in value;
}

function words(error: Error, address: string, port: number): string {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return smtpWords.connect.nobodyListens(address, port);
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return smtpWords.connect.noWay(address);
  return smtpWords.connect.other(address, port, error.message);
}

/**
 * Encrypts `socket`; an untrusted certificate is let pass, to be looked at. Resolves with the reason where the
 * handshake fails.
 */
export function encryptTalk(
  socket: Socket,
  host: string,
  deps: TalkDeps & {
    readonly ca?: string;
    /** From the first byte; absent: by STARTTLS. */ readonly implicit?: boolean;
  },
  signal: AbortSignal,
): Promise<TLSSocket | Reply> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(stoppedProbe());
    const tls = connectTls({
      socket,
      rejectUnauthorized: false,
      // RFC 6066 §3: a name only, never an address.
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(deps.ca === undefined ? {} : { ca: deps.ca }),
    });
    const end = (result: TLSSocket | Reply): void => {
      timer.cancel();
      signal.removeEventListener('abort', stop);
      if (result !== tls) tls.destroy();
      resolve(result);
    };
    const stop = (): void => end(stoppedProbe());
    const timer = deps.clock.after(deps.timeoutMs, () =>
      end(noReply(hostTestWords.notEncrypted(Math.round(deps.timeoutMs / 1000)))),
    );
    signal.addEventListener('abort', stop, { once: true });
    tls.once('secureConnect', () => end(tls));
    tls.on('error', (error) =>
      end(noReply(tlsTrouble(error, { protocol: 'SMTP', implicit: deps.implicit ?? false }), tlsWhy(error))),
    );
    tls.on('close', () => end(noReply(hostTestWords.closedEncrypting, 'closed')));
  });
}

/** Lines over one socket. Closes it at the first trouble; a later ask() answers with that trouble. */
export class Talk {
  private readonly parser = new ReplyParser();
  private readonly ready: Reply[] = [];
  private waiting: ((reply: Reply) => void) | null = null;
  private broken: Reply | null = null;
  private partial = '';
  private readonly coming: MaskedReply;
  private readonly stop = (): void => this.breakOff(stoppedProbe());

  constructor(
    readonly socket: Socket,
    private readonly deps: TalkDeps,
    private readonly signal: AbortSignal,
  ) {
    this.coming = new MaskedReply(deps.mask ?? NO_MASK, MOST_LINES);
    signal.addEventListener('abort', this.stop, { once: true });
    socket.on('data', this.take);
    socket.on('error', (error) => this.breakOff(noReply(smtpWords.line.broke(error.message), 'closed')));
    socket.on('close', () => this.breakOff(noReply(smtpWords.line.hostClosed, 'closed')));
    if (signal.aborted) this.stop();
  }

  /** Sends a line and reads its reply; `shown` stands in the transcript for a line with a secret. */
  ask(line: string, shown = line): Promise<Reply> {
    if (!this.broken) {
      this.deps.transcript.out(shown);
      this.socket.write(`${line}\r\n`);
    }
    return this.read();
  }

  /** The next reply. */
  read(): Promise<Reply> {
    const next = this.ready.shift() ?? this.broken;
    if (next) return Promise.resolve(next);
    return new Promise((resolve) => {
      const timer = this.deps.clock.after(this.deps.timeoutMs, () =>
        this.breakOff(noReply(hostTestWords.silent(Math.round(this.deps.timeoutMs / 1000)), 'silent')),
      );
      this.waiting = (reply) => {
        timer.cancel();
        this.waiting = null;
        resolve(reply);
      };
    });
  }

  /** Lets the socket go, for TLS to take it. Bytes sent before their time are dropped (RFC 3207 §4.2). */
  release(): void {
    this.signal.removeEventListener('abort', this.stop);
    this.socket.removeListener('data', this.take);
    this.socket.removeAllListeners('close');
  }

  /** QUIT, without waiting for its answer. */
  close(): void {
    this.signal.removeEventListener('abort', this.stop);
    if (this.broken) return;
    this.deps.transcript.out('QUIT');
    this.socket.end('QUIT\r\n');
    this.broken = noReply(smtpWords.line.goodbye);
    const timer = setTimeout(() => this.socket.destroy(), 2000);
    timer.unref();
    this.socket.once('close', () => clearTimeout(timer));
  }

  private readonly take = (chunk: Buffer): void => {
    const lines = (this.partial + chunk.toString('latin1')).split('\n');
    this.partial = lines.pop() ?? '';
    if (this.partial.length > 65_536) return this.breakOff(noReply(smtpWords.line.endlessLine));
    for (const line of lines) this.line(Buffer.from(line.replace(/\r$/, ''), 'latin1').toString('utf8'));
  };

  private line(line: string): void {
    if (this.broken || line.trim() === '') return;
    for (const shown of this.heard(this.coming.push(line))) {
      const reply = this.parser.push(shown);
      if (reply === null) continue;
      if (reply === 'garbage') return this.breakOff(noReply(smtpWords.line.noSmtp(shown.slice(0, 80)), 'no-smtp'));
      if (this.waiting) this.waiting(reply);
      else this.ready.push(reply);
    }
  }

  private heard(lines: readonly string[]): readonly string[] {
    for (const line of lines) this.deps.transcript.in(withoutProof(line));
    return lines;
  }

  private breakOff(reason: Reply): void {
    if (this.broken) return;
    this.broken = reason;
    this.heard(this.coming.rest());
    this.deps.transcript.note(reason.lines.join(' '));
    this.socket.destroy();
    this.waiting?.(reason);
  }
}
