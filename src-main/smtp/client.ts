// Opens an SMTP connection: looks the host up, reaches one of its addresses (reach.ts),
// shakes hands, and gives back a wire that letters can be sent over. All
// trouble is a value with the stage it came at. Passwords go to the host and nowhere
// else, also when the host says them back. A stop is heeded at every stage. Where TLS
// is taken only as it comes ('opportunistic') and fails, a host without a login is
// spoken to in the clear. TLS sessions, habits and addresses of hosts are kept by the process.
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Clock, systemClock } from '../base/clock';
import type { OpeningStep } from '../contract/diagnose/diagnose';
import { noReply, type Reply } from '../mail/reply';
import type { Extensions } from './extensions';
import { shakeHands } from './handshake';
import { type HostHabits, type KnownHosts, openKnownHosts } from './host-habits';
import { maskOf, type Mask } from './mask';
import { type AddressMemory, reach, rememberAddresses, stoppedReply } from './reach';
import { resolveHost } from './resolve';
import { timeoutsWith, type Timeouts } from './timeouts';
import { openTlsSessions, type SessionShelf, type TlsSessions } from './tls-sessions';
import { type Ear, overheardBy, type Transcript } from './transcript';
import { Wire } from './wire';
import type { Login, SmtpTarget } from './target';
import { smtpWords } from '../words/smtp';

/** What is remembered of hosts from one connection to the next; absent: in the process's own memory. */
export interface HostMemory {
  readonly tlsSessions?: TlsSessions;
  readonly knownHosts?: KnownHosts;
  /** Which addresses of hosts answer. */
  readonly addresses?: AddressMemory;
}

/** Who hears of what happens on a connection. */
export interface ConnectionWatch {
  /** For the protocol log: asked once a connection. */
  readonly logTap?: (peer: Peer) => Ear | null;
  /** A host showed its certificate; not called where a session is resumed, which tells of the one from then. */
  readonly encrypted?: (host: Pick<Peer, 'host' | 'port'>, socket: TLSSocket) => void;
  /** Bytes since the last call, on the TCP connection. */
  readonly moved?: (bytes: { readonly out: number; readonly in: number }) => void;
}

export interface ClientDeps extends HostMemory, ConnectionWatch {
  readonly clock: Clock;
  readonly transcript: Transcript;
  /** What we call ourselves in EHLO. */
  readonly hostname: string;
  readonly timeouts?: Partial<Timeouts>;
  /** Name servers of the link; empty or absent: the system's. */
  readonly dnsServers?: readonly string[];
  /** Certificates to trust instead of the system's (PEM). */
  readonly ca?: string;
  /** The name of our own listener that answers there; null: it is somebody else. Absent: we have none. */
  readonly leadsHere?: (address: string, port: number) => string | null;
}

/** The other end of a connection. */
export interface Peer {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  /** Our own address on this line. */
  readonly local: string;
  /** "TLSv1.3" once it is encrypted. */
  tls(): string | null;
}

export interface SmtpConnection {
  readonly wire: Wire;
  readonly extensions: Extensions;
  readonly secure: boolean;
  /** "mail.isp.example:587". */
  readonly name: string;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  /** What is known of this host from before, and is to be remembered. */
  readonly habits: HostHabits;
  /** Says goodbye and does not wait for the answer. */
  quit(): void;
}

export type Connected =
  | { readonly ok: true; readonly connection: SmtpConnection }
  | { readonly ok: false; readonly reply: Reply; readonly stage: OpeningStep };

export function targetName(target: Pick<SmtpTarget, 'host' | 'port'>): string {
  return `${target.host}:${target.port}`;
}

const processTlsSessions = openTlsSessions();
const processKnownHosts = openKnownHosts(systemClock);
const processAddresses = rememberAddresses(systemClock);

/** The settings changed: every host is verified anew. */
export function forgetTlsSessions(): void {
  processTlsSessions.forget();
}

/**
 * Never rejects; resolves soon after `signal` is aborted. RFC 7435: where 'opportunistic' TLS fails, mail
 * goes rather in the clear than not at all; a login does not.
 */
export async function connectSmtp(target: SmtpTarget, deps: ClientDeps, signal: AbortSignal): Promise<Connected> {
  const first = await connectOnce(target, deps, signal);
  const inClear =
    !first.ok &&
    first.stage === 'tls' &&
    target.security === 'opportunistic' &&
    target.auth.kind === 'none' &&
    !signal.aborted;
  return inClear ? connectOnce({ ...target, security: 'none' }, deps, signal) : first;
}

async function connectOnce(target: SmtpTarget, deps: ClientDeps, signal: AbortSignal): Promise<Connected> {
  const timeouts = timeoutsWith(deps.timeouts);
  const looking = target.addresses
    ? Promise.resolve({ ok: true as const, addresses: target.addresses })
    : resolveHost(target.host, deps.dnsServers ?? [], timeouts.dns);
  const resolved = await untilStopped(looking, signal);
  if (!resolved) return { ok: false, stage: 'dns', reply: stoppedReply() };
  if (!resolved.ok) {
    deps.transcript.note(resolved.reply.lines.join(' '));
    return { ...resolved, stage: 'dns' };
  }
  const { host, port } = target;
  const { addresses, ours } = othersOf(resolved.addresses, port, deps);
  if (ours !== null && addresses.length === 0) return ourselves(ours, deps);
  const opened = await reach(
    {
      host,
      port,
      addresses,
      clock: deps.clock,
      timeoutMs: timeouts.connect,
      memory: deps.addresses ?? processAddresses,
      note: (text) => deps.transcript.note(text),
    },
    signal,
  );
  if (!('bytesRead' in opened)) return { ok: false, stage: 'connect', reply: opened };
  return greet({ tcp: opened, target, name: targetName(target) }, { ...deps, timeouts }, signal);
}

/** The addresses at which others answer, and our own listener where it answers at one. */
function othersOf(
  found: readonly string[],
  port: number,
  { leadsHere }: ClientDeps,
): { readonly addresses: readonly string[]; readonly ours: string | null } {
  const here = (address: string): string | null => leadsHere?.(address, port) ?? null;
  return {
    addresses: found.filter((address) => here(address) === null),
    ours: found.map(here).find((name) => name !== null) ?? null,
  };
}

function ourselves(listener: string, { transcript }: ClientDeps): Connected {
  const words = smtpWords.connect.ourselves(listener);
  transcript.note(words);
  return { ok: false, stage: 'connect', reply: noReply(words, 'ourselves') };
}

/**
 * Becomes the client on a line that is open already, after the roles were swapped (RFC 2645 §5):
 * waits for the other side's greeting. `name` is what the host is called. Never rejects.
 */
export async function connectOver(
  socket: Socket,
  name: string,
  deps: ClientDeps,
  signal: AbortSignal,
): Promise<Connected> {
  const target: SmtpTarget = {
    host: socket.remoteAddress ?? smtpWords.otherSide,
    port: socket.remotePort ?? 0,
    security: 'none',
    verifyCertificate: false,
    helo: false,
    auth: { kind: 'none' },
    protocol: 'smtp',
  };
  // nodemailer checks no certificate here: who is there has logged in.
  return greet({ tcp: socket, target, name }, { ...deps, timeouts: timeoutsWith(deps.timeouts) }, signal);
}

function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

const targetEnd = ({ host, port }: SmtpTarget): Pick<Peer, 'host' | 'port'> => ({ host, port });

function maskFor(auth: Login): Mask {
  if (auth.kind === 'none') return maskOf([]);
  return maskOf([auth.kind === 'password' ? auth.password : auth.token], [auth.username]);
}

function shelfFor({ host, port, security, verifyCertificate }: SmtpTarget, deps: ClientDeps): SessionShelf {
  return (deps.tlsSessions ?? processTlsSessions).shelf({
    host,
    port,
    security,
    verifies: verifyCertificate && security !== 'opportunistic',
  });
}

interface Other {
  readonly tcp: Socket;
  readonly target: SmtpTarget;
  /** What the host is called, and remembered by. */
  readonly name: string;
}

async function greet(
  { tcp, target, name }: Other,
  deps: ClientDeps & { readonly timeouts: Timeouts },
  signal: AbortSignal,
): Promise<Connected> {
  const { timeouts } = deps;
  const shelf = shelfFor(target, deps);
  const known = deps.knownHosts ?? processKnownHosts;
  const mask = maskFor(target.auth);
  const meter = createMeter(tcp, deps.moved);
  let now: () => Socket | undefined = () => tcp;
  const tls = (): string | null => {
    const at = now();
    return at instanceof TLSSocket ? at.getProtocol() : null;
  };
  const transcript = overheardBy(
    deps.transcript,
    deps.logTap?.({ ...targetEnd(target), address: tcp.remoteAddress ?? '', local: tcp.localAddress ?? '', tls }),
  );
  const knownLogin = (greeting: string): string | null => known.at(name, greeting).login;
  const shaken = await shakeHands(
    target,
    tcp,
    {
      hostname: deps.hostname,
      transcript,
      timeouts,
      mask,
      knownLogin,
      ca: deps.ca,
      tlsSession: shelf.session(deps.clock.now()),
      socketNow: (ask) => (now = ask),
    },
    signal,
  );
  meter();
  if (!shaken.ok) {
    deps.transcript.note(`${shaken.stage}: ${shaken.reply.lines.join(' ')}`);
    return shaken;
  }
  const { socket, extensions, secure } = shaken;
  now = () => socket;
  if (socket instanceof TLSSocket) noteTls(socket, target, shelf, deps);
  const habits = known.at(name, shaken.greeting);
  if (shaken.method !== null) habits.loggedIn(shaken.method);
  const wire = new Wire(socket, { clock: deps.clock, transcript, mask, moved: meter });
  const quit = (): void => {
    if (socket instanceof TLSSocket) shelf.keep(socket);
    wire.quit();
  };
  return { ok: true, connection: { wire, extensions, secure, name, clock: deps.clock, timeouts, habits, quit } };
}

function noteTls(socket: TLSSocket, target: SmtpTarget, shelf: SessionShelf, deps: ClientDeps): void {
  deps.transcript.note(`${socket.getProtocol() ?? 'TLS'}${socket.isSessionReused() ? ', resumed' : ''}`);
  if (!socket.isSessionReused()) deps.encrypted?.(targetEnd(target), socket);
  shelf.watch(socket);
}

function createMeter(tcp: Socket, moved: ClientDeps['moved']): () => void {
  let out = 0;
  let into = 0;
  return () => {
    const delta = { out: tcp.bytesWritten - out, in: tcp.bytesRead - into };
    out += delta.out;
    into += delta.in;
    if (delta.out > 0 || delta.in > 0) moved?.(delta);
  };
}
