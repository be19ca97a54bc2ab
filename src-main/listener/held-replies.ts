// Replies of one turn of the event loop go out together at its end. To a client that
// sends several commands in one packet they go in one packet too (RFC 2920 §3.2), which
// a thin line to a branch feels; and one client after the other is woken once, not in
// between, which an office that is busy feels. Whoever ends or hands over a socket
// uncorks it first: only `end` does that by itself.
import type { Socket } from 'node:net';

let held: Socket[] = [];

/** What is written to `socket` from now on waits for the end of this turn. */
export function holdReplies(socket: Socket): void {
  if (socket.writableCorked > 0) return;
  socket.cork();
  if (held.length === 0) setImmediate(release);
  held.push(socket);
}

function release(): void {
  const sockets = held;
  held = [];
  for (const socket of sockets) socket.uncork();
}
