// The post-box for the office's mail programs: opens the port, lets in who may, and
// gives every connection a session. Rejects with Pop3Error, whose sentence says what,
// where and what to do; nothing stays open then. At most so many connections at once,
// and ten from one address (IPv6: one /64); who comes when all are taken gets the place of
// one that is idle (places.ts).
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { sleep } from '../base/clock';
import { endOnFault, reportFault } from '../base/fault-line';
import { openPort, whyPortClosed } from '../access/open-port';
import { plainAddress } from '../contract/fields';
import type { Pop3 } from '../contract/pop3';
import type { Pop3Rules, Pop3Deps } from './deps';
import { encrypt } from './encryption';
import { OpenMailboxes } from './open-mailboxes';
import { Pop3Places } from './places';
import { Pop3Session } from './session';
import type { Pop3Answer } from './answer';
import { POP3_REPLIES } from './replies';
import { pop3Words } from '../words/doors';

export class Pop3Error extends Error {
  override readonly name = 'Pop3Error';
}

export interface OpenPop3 {
  /** The one really taken where settings say 0. */
  readonly port: number;
  /** Takes no more connections, finishes what was asked, then hangs up. Never rejects. */
  close(graceMs: number): Promise<void>;
}

const PER_CLIENT = 10;

interface Desk {
  readonly rules: Pop3Rules;
  readonly context: SecureContext | null;
  /** Connections, from the handshake on. */
  readonly places: Pop3Places;
  readonly visits: Map<Pop3Session, Promise<void>>;
}

/** Resolves when connections are taken. */
export async function openPop3(settings: Pop3, deps: Pop3Deps): Promise<OpenPop3> {
  const desk: Desk = {
    rules: { settings, deps, inUse: new OpenMailboxes() },
    context: contextOf(settings, deps),
    places: new Pop3Places(),
    visits: new Map(),
  };
  // Half open: a program that sends everything and then closes its side gets every answer.
  const server = createServer(
    { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 },
    (socket) =>
      void receive(desk, socket).catch((error: unknown) => {
        socket.destroy();
        (deps.fault ?? reportFault)(error);
      }),
  );
  await listen(server, settings);
  // It listens on an address, not on a pipe.
  const { port } = server.address() as AddressInfo;
  deps.log.write('relay', 'medium', pop3Words.log.open, { address: settings.address, port });
  return {
    port,
    async close(graceMs) {
      server.close();
      for (const visit of desk.visits.keys()) visit.leave();
      const timer = new AbortController();
      await Promise.race([Promise.all(desk.visits.values()), sleep(deps.clock, graceMs, timer.signal)]);
      timer.abort();
      desk.places.end();
    },
  };
}

async function receive(desk: Desk, socket: Socket): Promise<void> {
  const { settings, deps } = desk.rules;
  const address = plainAddress(socket.remoteAddress ?? '');
  endOnFault(socket);
  socket.on('error', () => undefined);
  const objection = objectionTo(desk, address);
  if (objection !== null) {
    if (settings.tls !== 'implicit') socket.write(`-ERR ${objection.text}\r\n`);
    return socket.destroySoon();
  }
  const place = desk.places.take(socket, address, deps.clock.monotonic());
  const implicit = settings.tls === 'implicit' && desk.context !== null;
  const line = implicit && desk.context ? await encrypt(socket, desk.context, deps.clock) : socket;
  if (!line) return;
  const session = new Pop3Session({ socket: line, secure: implicit, address }, desk.rules, desk.context);
  place.session = session;
  const visit = session.run().finally(() => desk.visits.delete(session));
  desk.visits.set(session, visit);
}

function objectionTo({ rules: { deps, settings }, places }: Desk, address: string): Pop3Answer | null {
  if (!deps.mayConnect(address)) return POP3_REPLIES.notWelcome;
  if (places.of(address) >= PER_CLIENT) return POP3_REPLIES.tooManyFromYou;
  const full = places.size >= settings.maxConnections && !places.makeRoomFor(address, deps.clock.monotonic());
  return full ? POP3_REPLIES.tooMany : null;
}

function contextOf({ tls }: Pop3, deps: Pop3Deps): SecureContext | null {
  if (tls === 'none') return null;
  if (!deps.tls) throw new Pop3Error(pop3Words.noCertificate);
  try {
    return createSecureContext({ ...deps.tls, minVersion: 'TLSv1.2' });
  } catch (error) {
    throw new Pop3Error(pop3Words.badCertificate(error instanceof Error ? error.message : String(error)));
  }
}

async function listen(server: Server, settings: Pop3): Promise<void> {
  await openPort(server, settings).catch((error: unknown) => {
    const where = pop3Words.cannotOpen(settings.address, settings.port);
    throw new Pop3Error(whyPortClosed(error, where, pop3Words.notOpen), { cause: error });
  });
}
