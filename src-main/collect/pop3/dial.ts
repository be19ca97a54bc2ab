// Connects to a POP3 host: its addresses one after the other, and TLS on top. Trouble is
// a HostTrouble with a sentence.
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Clock } from '../../base/clock';
import type { NoReplyWhy } from '../../mail/reply';
import { connectSaid, connectWhy } from '../../smtp/reach';
import { HostTrouble } from '../host';
import { collectWords } from '../../words/collect';

export const CONNECT_PATIENCE = 60_000;

/** The first address that takes the connection. */
export async function dial(
  addresses: readonly string[],
  port: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<Socket> {
  let last: unknown = new HostTrouble(collectWords.stopped);
  for (const address of addresses) {
    if (signal.aborted) break;
    try {
      return await dialOne(address, port, clock, signal);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

function dialOne(address: string, port: number, clock: Clock, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: address, port });
    const end = (trouble: string | null, why?: NoReplyWhy): void => {
      timer.cancel();
      signal.removeEventListener('abort', stop);
      socket.removeAllListeners();
      // A reset before the next owner listens must not throw.
      socket.on('error', () => undefined);
      if (trouble === null) return resolve(socket);
      socket.destroy();
      reject(new HostTrouble(trouble, { said: '', why }));
    };
    const stop = (): void => end(collectWords.stopped);
    const timer = clock.after(CONNECT_PATIENCE, () => end(collectWords.line.noConnection(address, port), 'silent'));
    signal.addEventListener('abort', stop, { once: true });
    socket.on('connect', () => end(null));
    socket.on('error', (error) => end(connectSaid(error, address, port), connectWhy(error)));
  });
}

/** TLS over `socket`, with the certificate checked for `target.host` where that is wanted. */
export function encryptPop3(
  socket: Socket,
  target: { readonly host: string; readonly verifyCertificate: boolean },
  deps: { readonly ca?: string },
): TLSSocket {
  const servername = isIP(target.host) === 0 ? { servername: target.host } : {};
  socket.on('error', () => undefined);
  return connectTls({
    socket,
    host: target.host,
    ...servername,
    rejectUnauthorized: target.verifyCertificate,
    ...(deps.ca === undefined ? {} : { ca: deps.ca }),
  });
}
