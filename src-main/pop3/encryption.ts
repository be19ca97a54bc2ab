// TLS over a connection that a mail program opened: at once, or after STLS (RFC 2595).
// A handshake that does not come to an end is ended, and one whose client leaves at once.
import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import type { Clock } from '../base/clock';
import { endOnFault } from '../base/fault-line';

const PATIENCE = 30_000;

/** The encrypted socket, or null where it came to nothing (the connection is gone then). Never rejects. */
export function encrypt(socket: Socket, secureContext: SecureContext, clock: Clock): Promise<TLSSocket | null> {
  return new Promise((resolve) => {
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    endOnFault(secured);
    const timer = clock.after(PATIENCE, () => secured.destroy());
    const end = (result: TLSSocket | null): void => {
      timer.cancel();
      if (!result) socket.destroy();
      resolve(result);
    };
    secured.on('error', () => end(null));
    secured.once('close', () => end(null));
    // The socket below is open half-way, so nobody else acts on it.
    const left = (): void => void secured.destroy();
    secured.once('end', left);
    secured.once('secure', () => {
      secured.off('end', left);
      end(secured);
    });
  });
}
