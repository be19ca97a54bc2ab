// A client that has said everything and closed its side still wants the answers. The
// library writes only to a socket that is open both ways, so such a socket calls itself
// open. Also how a socket is let go of when somebody else is to talk on it.
import type { Socket } from 'node:net';

/** Answers go on after the client's end, for as long as it reads. */
export function answerHalfClosed(socket: Socket): void {
  socket.once('end', callHalfClosedOpen);
}

/** Nothing that was said above holds any more: paused, with no ear of ours on it. */
export function letGo(socket: Socket): void {
  for (const event of ['close', 'error', 'timeout', 'drain']) socket.removeAllListeners(event);
  // A reset between two owners must not throw.
  socket.on('error', () => undefined);
  socket.setTimeout(0);
  socket.pause();
  socket.removeListener('end', callHalfClosedOpen);
  Reflect.deleteProperty(socket, 'readyState');
}

/** Only when it has come to that: most say QUIT first, and a property of its own makes every look at a socket dear. */
function callHalfClosedOpen(this: Socket): void {
  Object.defineProperty(this, 'readyState', {
    configurable: true,
    get: () => {
      if (this.destroyed) return 'closed';
      return this.writable ? 'open' : 'readOnly';
    },
  });
}
