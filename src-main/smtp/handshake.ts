// From an open TCP connection to a host that has greeted, encrypted and let us in:
// nodemailer's connection does the talking (greeting, EHLO, STARTTLS, AUTH), then
// gives the socket back. Trouble is a Reply and the stage it came at. The
// transcript hears what nodemailer says through its log; a login's arguments are
// masked there. Limit: nodemailer is pinned; its socket is taken over by the parts
// it declares public, and HELO instead of EHLO by one it does not.
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Socket } from 'node:net';
import { endOnFault } from '../base/fault-line';
import type { OpeningStep } from '../contract/diagnose';
import { makeReply, noReply, type Reply } from '../mail/reply';
import { parseExtensions, type Extensions } from './extensions';
import type { Login, Target } from './client';
import type { Timeouts } from './timeouts';
import type { Transcript } from './transcript';

export type Handshake =
  | { readonly ok: true; readonly socket: Socket; readonly extensions: Extensions; readonly secure: boolean }
  | { readonly ok: false; readonly reply: Reply; readonly stage: OpeningStep };

export interface HandshakeDeps {
  readonly hostname: string;
  readonly transcript: Transcript;
  readonly timeouts: Timeouts;
  /** To resume a TLS session with this host. */
  readonly tlsSession: Buffer | undefined;
  /** Told at the beginning how to ask for the socket as it is at that moment: encrypted, or not yet. */
  readonly socketNow?: (now: () => Socket | undefined) => void;
}

/** What the talk has shown so far. */
interface Heard {
  stage: OpeningStep;
  ehlo: readonly string[];
  last: 'EHLO' | 'other';
}

/** "535-5.7.8 a\n535 5.7.8 b" → Reply; null where it is none. */
function replyFrom(text: string): Reply | null {
  const lines = text.split(/\r?\n/);
  const code = /^([2-5]\d\d)(?=[ -]|$)/.exec(lines[0] ?? '')?.[1];
  return code ? makeReply(Number(code), lines.map((line) => line.replace(/^\d{3}[ -]?/, ''))) : null;
}

function listen(transcript: Transcript, heard: Heard) {
  const sent = (line: string): void => {
    // After AUTH everything we say is part of the login.
    transcript.out(heard.stage === 'auth' && !/^AUTH /i.test(line) ? '***' : line);
    const verb = line.split(' ')[0]?.toUpperCase() ?? '';
    heard.last = /^(EHLO|HELO|LHLO)$/.test(verb) ? 'EHLO' : 'other';
    if (heard.last === 'EHLO') heard.stage = 'ehlo';
    if (verb === 'STARTTLS') heard.stage = 'tls';
    if (verb === 'AUTH') heard.stage = 'auth';
  };
  const got = (text: string): void => {
    transcript.in(text);
    if (heard.last === 'EHLO') heard.ehlo = replyFrom(text)?.lines ?? [];
  };
  const debug = (entry: { readonly tnx?: string }, text: string): void => {
    if (entry.tnx === 'client') sent(text);
    if (entry.tnx === 'server') got(text);
  };
  const silent = (): void => undefined;
  return { debug, trace: silent, info: silent, warn: silent, error: silent, fatal: silent };
}

/** Our name for it: under its own nodemailer would prefer any password login the host offers. */
const TOKEN = 'TOKEN';

/** XOAUTH2: one step; a refusal comes as 334 with JSON and wants an empty line before its 535. */
async function sendToken(context: SMTPConnection.CustomAuthenticationContext, auth: Login): Promise<void> {
  if (auth.kind !== 'token') return;
  const bearer = Buffer.from(`user=${auth.username}\x01auth=Bearer ${auth.token}\x01\x01`).toString('base64');
  let answer = await context.sendCommand(`AUTH XOAUTH2 ${bearer}`);
  if (answer.status === 334) answer = await context.sendCommand('');
  if (answer.status !== 235) throw new Error('the host did not accept the token');
}

function createConnection(target: Target, socket: Socket, deps: HandshakeDeps, heard: Heard): SMTPConnection {
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
      ...(deps.tlsSession ? { session: deps.tlsSession } : {}),
    },
    connectionTimeout: deps.timeouts.greeting,
    greetingTimeout: deps.timeouts.greeting,
    socketTimeout: deps.timeouts.command,
    ...(target.auth.kind === 'token' ? { customAuth: { [TOKEN]: (context) => sendToken(context, target.auth) } } : {}),
    transactionLog: true,
    logger: listen(deps.transcript, heard),
  });
  if (target.helo) sayHelo(connection);
  return connection;
}

/** RFC 5321 §4.1.1.1 keeps HELO for hosts that stumble over EHLO; nodemailer says it only after a refusal. */
function sayHelo(connection: SMTPConnection): void {
  // The method exists in the pinned version and is left out of its types.
  const inner = connection as unknown as { _sendCommand(line: string, shown?: string): void };
  const send = inner._sendCommand.bind(connection);
  inner._sendCommand = (line, shown) => send(line.replace(/^EHLO /, 'HELO '), shown);
}

/** Greets, encrypts and logs in over `socket`; closes it when that fails. Never rejects. */
export function shakeHands(target: Target, socket: Socket, deps: HandshakeDeps, signal: AbortSignal): Promise<Handshake> {
  return new Promise((resolve) => {
    const heard: Heard = { stage: 'greeting', ehlo: [], last: 'other' };
    endOnFault(socket);
    const connection = createConnection(target, socket, deps, heard);
    deps.socketNow?.(() => connection._socket || undefined);
    const end = (result: Handshake): void => {
      signal.removeEventListener('abort', stop);
      if (!result.ok) connection.close();
      resolve(result);
    };
    const fail = (error: Error): void => end(failure(error, connection.upgrading ? 'tls' : heard.stage));
    const stop = (): void => end({ ok: false, stage: heard.stage, reply: noReply('the session was stopped') });
    signal.addEventListener('abort', stop, { once: true });
    // A line that dies before nodemailer listens would be waited for in vain; where it does listen its words come first.
    const gone = (): void => void setImmediate(() => end({ ok: false, stage: heard.stage, reply: noReply('the connection was closed') }));
    if (socket.destroyed) gone();
    else socket.once('close', gone);
    // It stays for good: after the take-over a late error must find a listener.
    connection.on('error', fail);
    const done = (): void => {
      const extensions = parseExtensions(heard.ehlo);
      end({ ok: true, socket: takeOver(connection), extensions, secure: connection.secure });
    };
    connection.connect((error) => (error ? fail(error) : logIn(connection, target, parseExtensions(heard.ehlo), done, end, fail)));
  });
}

function takeOver(connection: SMTPConnection): Socket {
  const socket = connection._socket;
  if (!socket) throw new Error('nodemailer said it was connected and has no socket');
  socket.pause();
  socket.removeAllListeners('data');
  socket.removeAllListeners('timeout');
  socket.setTimeout(0);
  return socket;
}

function logIn(
  connection: SMTPConnection, target: Target, offered: Extensions,
  done: () => void, end: (result: Handshake) => void, fail: (error: Error) => void,
): void {
  const { auth } = target;
  const refuse = (why: string): void => end({ ok: false, stage: 'auth', reply: noReply(why) });
  if (auth.kind === 'none') return done();
  if (auth.kind === 'token') return connection.login({ user: auth.username, method: TOKEN }, (error) => (error ? fail(error) : done()));
  if (auth.password === '') return refuse('no password is stored for this host');
  const method = chooseMethod(offered.auth, connection.secure);
  if (!method) return refuse(offered.auth.length > 0 ? `the host offers only logins we do not know: ${offered.auth.join(' ')}` : 'the host offers no login');
  // A refused login closes nothing by itself; `fail` does, and keeps the stage.
  connection.login({ user: auth.username, pass: auth.password, method }, (error) => (error ? fail(error) : done()));
}

/** Without TLS the one that does not show the password comes first. */
function chooseMethod(offered: readonly string[], secure: boolean): string | undefined {
  const wanted = secure ? ['PLAIN', 'LOGIN', 'CRAM-MD5'] : ['CRAM-MD5', 'PLAIN', 'LOGIN'];
  return wanted.find((method) => offered.includes(method));
}

function failure(error: Error, stage: OpeningStep): Handshake {
  const response = 'response' in error && typeof error.response === 'string' ? replyFrom(error.response) : null;
  // A line that broke during a login says nothing about the password.
  return { ok: false, stage: !response && stage === 'auth' ? 'ehlo' : stage, reply: response ?? noReply(error.message) };
}
