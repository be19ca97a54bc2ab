// Waiting in scenarios: for something to become so, and for a free port.
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Looks every 50 ms until `look` answers something; rejects with `what` when it never does. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>, milliseconds = 20_000): Promise<T> {
  for (const latest = Date.now() + milliseconds; Date.now() < latest; await sleep(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`waited ${milliseconds} ms in vain for ${what}`);
}

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  await new Promise((resolve) => server.close(resolve));
  return port;
}
