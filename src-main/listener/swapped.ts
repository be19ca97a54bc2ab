// A line that we opened and whose roles were swapped (ATRN, TURN): our side greets
// and takes mail on it as a listener would, but for our own domains only, whatever the
// settings allow elsewhere: who is at the other end is our provider, not a client of
// ours. Mail counts when it is in the queue. Never rejects; a stop ends the line after
// the message in its last commit.
import type { Socket } from 'node:net';
import type { Listener } from '../contract/listener';
import type { ListenerDeps } from './deps';
import { ListenerServer } from './server';

export interface Served {
  /** Messages taken. */
  readonly messages: number;
  /** The other side said goodbye; false: the line broke or was stopped. */
  readonly orderly: boolean;
}

export interface SwappedLine {
  readonly socket: Socket;
  /** The line is encrypted already. */
  readonly secure: boolean;
}

/** How long a message under way may take after a stop. */
const GRACE = 3_000;

/** Serves until the other side ends the line or `signal` does. */
export async function serveSwapped({ socket, secure }: SwappedLine, listener: Listener, deps: ListenerDeps, signal: AbortSignal): Promise<Served> {
  let messages = 0;
  let orderly = false;
  let closed = (): void => undefined;
  const end = new Promise<void>((resolve) => (closed = resolve));
  const onActivity: ListenerDeps['onActivity'] = (event) => {
    if (event.kind === 'accepted') messages++;
    if (event.kind === 'close') orderly = event.orderly;
    deps.onActivity(event);
    if (event.kind === 'close') closed();
  };
  const server = new ListenerServer(ownDomainsOnly(listener, secure), { ...deps, tls: null, swapped: true, onActivity });
  if (socket.destroyed) return { messages, orderly };
  server.connect(socket);
  const stop = (): void => void server.end(GRACE).then(closed);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  await end;
  signal.removeEventListener('abort', stop);
  // A message whose client went away after its last byte is finished all the same.
  await server.end(GRACE);
  return { messages, orderly };
}

function ownDomainsOnly(listener: Listener, secure: boolean): Listener {
  return {
    ...listener,
    tls: secure ? 'implicit' : 'none',
    access: { allow: ['0.0.0.0/0', '::/0'], deny: [] },
    relay: { allow: [], authenticated: false },
    authentication: 'off',
    remoteTriggered: false,
    rewriteSender: null,
  };
}
