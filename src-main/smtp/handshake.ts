// From an open TCP connection to a host that has greeted, encrypted and let us in:
// nodemailer's connection does the talking (greeting, EHLO, STARTTLS, AUTH), then
// gives the socket back. Trouble is a Reply and the stage it came at. The
// transcript hears what nodemailer says through its log; a login's arguments are
// masked there, and our secrets in whatever the host says. 'opportunistic' logs in over
// an encrypted line only: who takes STARTTLS out of a talk shall not get the password.
// Limit: nodemailer is pinned; its socket is taken over by the parts it declares
// public, and HELO instead of EHLO by one it does not.
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Socket } from 'node:net';
import { endOnFault } from '../base/fault-line';
import type { OpeningStep } from '../contract/diagnose/diagnose';
import { makeReply, noReply, type NoReplyWhy, type Reply, replyText } from '../mail/reply';
import { parseExtensions, type Extensions } from './extensions';
import type { SmtpTarget } from './target';
import { type LoggedIn, logInSmtp, sendSasl, sendToken, TOKEN_METHODS } from './auth/login';
import type { BearerWay } from './auth/bearer';
import type { Mask } from './mask';
import { withoutProof } from './auth/sasl';
import type { Timeouts } from './timeouts';
import { tlsTrouble, tlsWhy } from './tls-trouble';
import type { Transcript } from './transcript';
import { slip } from '../base/slip';
import { smtpWords } from '../words/smtp';

export type Handshake =
  | {
      readonly ok: true;
      readonly socket: Socket;
      readonly extensions: Extensions;
      readonly secure: boolean;
      /** Its greeting, without the code. */ readonly greeting: string;
      /** How the login was made; null: there was none. */ readonly method: string | null;
    }
  | { readonly ok: false; readonly reply: Reply; readonly stage: OpeningStep };

export interface HandshakeDeps {
  readonly hostname: string;
  readonly transcript: Transcript;
  readonly timeouts: Timeouts;
  /** Takes our secrets out of what the host says. */
  readonly mask: Mask;
  /** The login method that worked with this host before, by its greeting. */
  readonly knownLogin: (greeting: string) => string | null;
  /** Certificates to trust; undefined: the system's. */
  readonly ca: string | undefined;
  /** To resume a TLS session with this host. */
  readonly tlsSession: Buffer | undefined;
  /** Told at the beginning how to ask for the socket as it is at that moment: encrypted, or not yet. */
  readonly socketNow?: (now: () => Socket | undefined) => void;
}

/** What the talk has shown so far. */
interface Heard {
  stage: OpeningStep;
  greeting: string | null;
  ehlo: readonly string[];
  last: 'EHLO' | 'STARTTLS' | 'other';
  /** Why the line is not encrypted though the host offers it. */
  refusedTls: Reply | null;
  /** It called our login wrong. */
  refusedLogin: Reply | null;
}

/** "535-5.7.8 a\n535 5.7.8 b" → Reply; null where it is none. */
function replyFrom(text: string): Reply | null {
  const lines = text.split(/\r?\n/);
  const code = /^([2-5]\d\d)(?=[ -]|$)/.exec(lines[0] ?? '')?.[1];
  return code
    ? makeReply(
        Number(code),
        lines.map((line) => line.replace(/^\d{3}[ -]?/, '')),
      )
    : null;
}

function kindOf(verb: string): Heard['last'] {
  if (/^(EHLO|HELO|LHLO)$/.test(verb)) return 'EHLO';
  return verb === 'STARTTLS' ? verb : 'other';
}

function listen(transcript: Transcript, heard: Heard, mask: Mask) {
  const sent = (line: string): void => {
    // After AUTH everything we say is part of the login.
    transcript.out(heard.stage === 'auth' && !/^AUTH /i.test(line) ? '***' : line);
    const verb = line.split(' ')[0]?.toUpperCase() ?? '';
    heard.last = kindOf(verb);
    if (heard.last === 'EHLO') heard.stage = 'ehlo';
    if (heard.last === 'STARTTLS') heard.stage = 'tls';
    if (verb === 'AUTH') heard.stage = 'auth';
  };
  const got = (text: string): void => {
    transcript.in(withoutProof(mask.text(text)));
    const reply = replyFrom(mask.text(text));
    heard.greeting ??= reply?.lines[0] ?? '';
    if (heard.last === 'EHLO') heard.ehlo = reply?.lines ?? [];
    if (heard.last === 'STARTTLS' && reply && reply.code >= 300) heard.refusedTls = reply;
    if (heard.stage === 'auth' && reply?.code === 535) heard.refusedLogin = reply;
  };
  const debug = (entry: { readonly tnx?: string }, text: string): void => {
    if (entry.tnx === 'client') sent(text);
    if (entry.tnx === 'server') got(text);
  };
  const silent = (): void => undefined;
  return { debug, trace: silent, info: silent, warn: silent, error: silent, fatal: silent };
}

function createConnection(target: SmtpTarget, socket: Socket, deps: HandshakeDeps, heard: Heard): SMTPConnection {
  const connection = new SMTPConnection({
    connection: socket,
    host: target.host,
    port: target.port,
    name: deps.hostname,
    secure: target.security === 'implicit',
    requireTLS: target.security === 'starttls',
    ignoreTLS: target.security === 'none',
    opportunisticTLS: target.security === 'opportunistic',
    lmtp: target.protocol === 'lmtp',
    tls: {
      // Opportunistic TLS keeps listeners out, not impostors: without it the mail would go in the clear.
      rejectUnauthorized: target.verifyCertificate && target.security !== 'opportunistic',
      ...(deps.ca === undefined ? {} : { ca: deps.ca }),
      ...(deps.tlsSession ? { session: deps.tlsSession } : {}),
    },
    connectionTimeout: deps.timeouts.greeting,
    greetingTimeout: deps.timeouts.greeting,
    socketTimeout: deps.timeouts.command,
    customAuth: {
      ...Object.fromEntries(TOKEN_METHODS.map(({ way, method }) => [method, tokenBy(target, way)])),
      'SCRAM-SHA-256': (context) => sendSasl(context, target.auth, 'SCRAM-SHA-256'),
      'SCRAM-SHA-1': (context) => sendSasl(context, target.auth, 'SCRAM-SHA-1'),
    },
    transactionLog: true,
    logger: listen(deps.transcript, heard, deps.mask),
  });
  if (target.helo) sayHelo(connection);
  return connection;
}

function tokenBy(target: SmtpTarget, way: BearerWay) {
  return (context: SMTPConnection.CustomAuthenticationContext): Promise<void> => sendToken(context, target, way);
}

/** RFC 5321 §4.1.1.1 keeps HELO for hosts that stumble over EHLO; nodemailer says it only after a refusal. */
function sayHelo(connection: SMTPConnection): void {
  // The method exists in the pinned version and is left out of its types.
  const inner = connection as unknown as { _sendCommand(line: string, shown?: string): void };
  const send = inner._sendCommand.bind(connection);
  inner._sendCommand = (line, shown) => send(line.replace(/^EHLO /, 'HELO '), shown);
}

function nothingYet(): Heard {
  return { stage: 'greeting', greeting: null, ehlo: [], last: 'other', refusedTls: null, refusedLogin: null };
}

/** Greets, encrypts and logs in over `socket`; closes it when that fails. Never rejects. */
export function shakeHands(
  target: SmtpTarget,
  socket: Socket,
  deps: HandshakeDeps,
  signal: AbortSignal,
): Promise<Handshake> {
  return new Promise((resolve) => {
    const heard = nothingYet();
    endOnFault(socket);
    const connection = createConnection(target, socket, deps, heard);
    deps.socketNow?.(() => connection._socket || undefined);
    const end = (result: Handshake): void => {
      signal.removeEventListener('abort', stop);
      if (!result.ok) connection.close();
      resolve(result);
    };
    const fail = (error: Error): void =>
      end(refusedBefore(heard) ?? failure(error, connection.upgrading ? 'tls' : heard.stage, target, deps.mask));
    const stop = (): void => end({ ok: false, stage: heard.stage, reply: noReply(smtpWords.stopped) });
    signal.addEventListener('abort', stop, { once: true });
    // A line that dies before nodemailer listens would be waited for in vain; where it does listen its words come
    // first.
    const gone = (): void =>
      void setImmediate(() =>
        end(refusedBefore(heard) ?? { ok: false, stage: heard.stage, reply: noReply(smtpWords.line.closed, 'closed') }),
      );
    if (socket.destroyed) gone();
    else socket.once('close', gone);
    // It stays for good: after the take-over a late error must find a listener.
    connection.on('error', fail);
    const done = (method: string | null): void => end(greeted(connection, heard, method));
    const loggedIn = (login: LoggedIn): void => {
      if (login.ok) done(login.method);
      else if ('line' in login) fail(login.line);
      else end({ ok: false, stage: 'auth', reply: login.reply });
    };
    connection.connect((error) => {
      if (error) return fail(error);
      const { auth } = target;
      if (auth.kind === 'none') return done(null);
      if (target.security === 'opportunistic' && !connection.secure)
        return end({ ok: false, stage: 'tls', reply: inClear(heard) });
      const replyOf = (trouble: Error): Reply | null => responseOf(trouble, deps.mask);
      void logInSmtp({
        connection,
        auth,
        offered: parseExtensions(heard.ehlo).auth,
        known: deps.knownLogin(heard.greeting ?? ''),
        replyOf,
      }).then(loggedIn, fail);
    });
  });
}

/** What is at hand when the host lets us in. */
function greeted(connection: SMTPConnection, heard: Heard, method: string | null): Handshake {
  return {
    ok: true,
    socket: takeOver(connection),
    extensions: parseExtensions(heard.ehlo),
    secure: connection.secure,
    greeting: heard.greeting ?? '',
    method,
  };
}

function takeOver(connection: SMTPConnection): Socket {
  const socket = connection._socket;
  if (!socket) throw slip('nodemailer said it was connected and has no socket');
  socket.pause();
  socket.removeAllListeners('data');
  socket.removeAllListeners('timeout');
  socket.setTimeout(0);
  return socket;
}

/** Why a login is not made: what happened, and both ways to mend it. */
function inClear({ refusedTls }: Heard): Reply {
  return noReply(smtpWords.login.inClear(refusedTls && replyText(refusedTls)));
}

/** Who called the login wrong and then hung up, in the midst of the second try, had said why. */
function refusedBefore({ stage, refusedLogin }: Heard): Extract<Handshake, { ok: false }> | null {
  return stage === 'auth' && refusedLogin ? { ok: false, stage, reply: refusedLogin } : null;
}

function responseOf(error: Error, mask: Mask): Reply | null {
  return 'response' in error && typeof error.response === 'string' ? replyFrom(mask.text(error.response)) : null;
}

/** nodemailer's names for what ends a line. */
const LINE_WHYS: Readonly<Record<string, NoReplyWhy>> = {
  ETIMEDOUT: 'silent',
  EPROTOCOL: 'no-smtp',
  ECONNECTION: 'closed',
  ESOCKET: 'closed',
};

function lineWhy(error: Error): NoReplyWhy | undefined {
  return 'code' in error ? LINE_WHYS[String(error.code)] : undefined;
}

function failure(error: Error, stage: OpeningStep, target: SmtpTarget, mask: Mask): Handshake {
  const response = responseOf(error, mask);
  if (response) return { ok: false, stage, reply: response };
  if (stage === 'tls') {
    const words = tlsTrouble(error, { protocol: 'SMTP', implicit: target.security === 'implicit' });
    return { ok: false, stage, reply: noReply(words, tlsWhy(error)) };
  }
  // A line that broke during a login says nothing about the password.
  return {
    ok: false,
    stage: stage === 'auth' ? 'ehlo' : stage,
    reply: noReply(mask.text(error.message), lineWhy(error)),
  };
}
