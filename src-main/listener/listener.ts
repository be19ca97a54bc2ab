// Opens one listener. PROMISE: what it answered with 250 is in the queue; it relays
// for nobody policy does not name. On failure to open it rejects with a ListenerError
// whose sentence says what, where and what to do; nothing stays open then. Settings
// can change while it is open, except address, port and TLS.
import type { AddressInfo } from 'node:net';
import type { Listener } from '../contract/listener';
import type { KeyAndCertificate } from '../access/certificate';
import { openPort, whyPortClosed } from '../access/open-port';
import type { ListenerDeps, OpenListener } from './deps';
import { ListenerServer } from './server';
import { listenerWords } from '../words/doors';

/** A listener that could not be opened; `message` is the sentence to show. */
export class ListenerError extends Error {
  override readonly name = 'ListenerError';

  constructor(
    readonly listener: string,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

/** Resolves when connections are taken. */
export async function openListener(listener: Listener, deps: ListenerDeps): Promise<OpenListener> {
  if (listener.tls !== 'none' && !deps.tls)
    throw new ListenerError(listener.id, listenerWords.noCertificate(listener.id));
  const server = startServer(listener, deps);
  await listen(server, listener);
  // It listens on an address, not on a pipe.
  const { port } = server.server.address() as AddressInfo;
  deps.log.write('smtp-in', 'medium', listenerWords.log.open, {
    listener: listener.id,
    address: listener.address,
    port,
  });
  return opened(server, listener, port);
}

function startServer(listener: Listener, deps: ListenerDeps): ListenerServer {
  try {
    return new ListenerServer(listener, deps);
  } catch (error) {
    // Only the TLS context is built there.
    throw new ListenerError(listener.id, listenerWords.badCertificate(listener.id, text(error)), { cause: error });
  }
}

async function listen({ server }: ListenerServer, listener: Listener): Promise<void> {
  await openPort(server, listener).catch((error: unknown) => {
    const { id, address, port } = listener;
    const where = listenerWords.cannotOpen(id, address, port);
    throw new ListenerError(id, whyPortClosed(error, where, listenerWords.notOpen), { cause: error });
  });
}

function opened(server: ListenerServer, listener: Listener, port: number): OpenListener {
  let ended: Promise<void> | null = null;
  const fixed = (l: Listener): string => JSON.stringify([l.id, l.address, l.port, l.tls]);
  return {
    id: listener.id,
    address: listener.address,
    port,
    get state() {
      return ended ? 'closed' : 'open';
    },
    get connections() {
      return server.connections.size;
    },
    update(next: Listener, tls?: KeyAndCertificate | null) {
      if (ended || fixed(next) !== fixed(server.listener)) return false;
      server.change(next);
      if (tls) server.updateSecureContext({ ...tls });
      return true;
    },
    close(graceMs) {
      ended ??= server.end(graceMs);
      return ended;
    },
  };
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
