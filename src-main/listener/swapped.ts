// A line that we opened and whose roles were swapped (ATRN, TURN): our side greets
// and takes mail on it as a listener would, but for our own domains only, whatever the
// settings allow elsewhere: who is at the other end is our provider, not a client of
// ours. Mail counts when it is in the queue. Never rejects; a stop ends the line after
// the message in its last commit. Silence costs money here, so it is endured for less
// long than at a door, though never in the middle of a message.
import type { Socket } from 'node:net';
import type { Clock } from '../base/clock';
import type { Listener } from '../contract/listener';
import type { ListenerDeps } from './deps';
import { ListenerServer } from './server';

export interface ServedSwapped {
  /** Messages taken. */
  readonly messages: number;
  /** The other side said goodbye; false: the line broke or was stopped. */
  readonly orderly: boolean;
  /** It said nothing for too long and was hung up on. */
  readonly silent: boolean;
}

export interface SwappedLine {
  readonly socket: Socket;
  /** The line is encrypted already. */
  readonly secure: boolean;
  /** Milliseconds without a word before it is ended, outside a message's content. */
  readonly silence: number;
}

/** How long a message under way may take after a stop. */
const GRACE = 3_000;

/** Serves until the other side ends the line or `signal` does. */
export async function serveSwapped(
  { socket, secure, silence }: SwappedLine,
  listener: Listener,
  deps: ListenerDeps,
  signal: AbortSignal,
): Promise<ServedSwapped> {
  let [messages, orderly, silent, inContent] = [0, false, false, false];
  let closed = (): void => undefined;
  const end = new Promise<void>((resolve) => (closed = resolve));
  const onActivity: ListenerDeps['onActivity'] = (event) => {
    inContent = event.kind === 'bytes';
    if (event.kind === 'accepted') messages++;
    if (event.kind === 'close') orderly = event.orderly;
    deps.onActivity(event);
    if (event.kind === 'close') closed();
  };
  const server = new ListenerServer(ownDomainsOnly(listener, secure), {
    ...deps,
    tls: null,
    swapped: true,
    onActivity,
  });
  if (socket.destroyed) return { messages, orderly, silent };
  const stop = (): void => void server.end(GRACE).then(closed);
  const watch = watchSilence(deps.clock, socket, silence, () => {
    // A message's content has its own pace to keep (limits.ts).
    if (inContent) return false;
    silent = true;
    stop();
    return true;
  });
  server.connect(socket);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  await end;
  watch.stop();
  signal.removeEventListener('abort', stop);
  // A message whose client went away after its last byte is finished all the same.
  await server.end(GRACE);
  return { messages, orderly, silent };
}

/** Asks `over` after so long without a byte from the other side, and again until it says true. */
function watchSilence(clock: Clock, socket: Socket, milliseconds: number, over: () => boolean): { stop(): void } {
  let heard = socket.bytesRead;
  const look = (): void => {
    const before = heard;
    heard = socket.bytesRead;
    if (heard > before || !over()) timer = clock.after(milliseconds, look);
  };
  let timer = clock.after(milliseconds, look);
  return { stop: () => timer.cancel() };
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
