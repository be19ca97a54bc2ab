// A host that has no end: says the same again and again, as fast as it is taken.
import type { Socket } from 'node:net';

/** Says `piece` until the other side hangs up. */
export function babble(socket: Socket, piece: string): void {
  const bytes = Buffer.from(piece, 'latin1');
  const on = (): void => {
    while (!socket.destroyed && socket.write(bytes));
    if (!socket.destroyed) socket.once('drain', on);
  };
  on();
}
