// Who comes to a door while its places are looked at: from any address of 127.0.0.0/8
// (all are ours), which may show itself to the door as another. Ends with the test.
import { connect, type Socket, Socket as NetSocket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, onTestFinished, vi } from 'vitest';

export type DoorKind = 'SMTP' | 'SMTP over TLS' | 'POP3' | 'POP3 over TLS';

export interface Visitor {
  readonly socket: Socket;
  heard(): string;
  closed(): boolean;
  /** Says it, and resolves when the answer's last line came. */
  say(text: string, answer: RegExp): Promise<void>;
}

/** What a door says to who may come in. */
export const GREETED = /^(220 |\+OK )/;

/** Connects and resolves at the greeting, or when it is closed. */
export async function visit(kind: DoorKind, port: number, localAddress: string): Promise<Visitor> {
  const plain = connect({ port, host: '127.0.0.1', localAddress });
  const socket = kind.endsWith('TLS') ? connectTls({ socket: plain, rejectUnauthorized: false }) : plain;
  let [heard, closed] = ['', false];
  for (const one of [plain, socket]) one.on('error', () => undefined).on('close', () => (closed = true));
  socket.on('data', (bytes) => (heard += String(bytes)));
  onTestFinished(() => void plain.destroy());
  await expect.poll(() => closed || heard.includes('\n')).toBe(true);
  const say = async (text: string, answer: RegExp): Promise<void> => {
    const before = heard.length;
    socket.write(text);
    await expect.poll(() => heard.slice(before)).toMatch(answer);
  };
  return { socket, heard: () => heard, closed: () => closed, say };
}

/** Whether a stranger who comes may do more than log in: fetch mail, or begin a letter. */
export async function mayGive(kind: DoorKind, port: number, localAddress: string): Promise<boolean> {
  const stranger = await visit(kind, port, localAddress);
  if (kind.startsWith('POP3') || !GREETED.test(stranger.heard())) return GREETED.test(stranger.heard());
  stranger.socket.write('EHLO x\r\nMAIL FROM:<a@far.example>\r\n');
  await expect.poll(stranger.heard).toMatch(/250 2\.1\.0|\r\n421 /);
  if (stranger.heard().includes('250 2.1.0')) return true;
  await expect.poll(stranger.closed).toBe(true);
  return false;
}

/** What a socket is told of its other end, until vi.restoreAllMocks. */
export function showPeers(shown: (address: string) => object): void {
  // Where Node's sockets ask the system for the other end; no type knows of it.
  const sockets = NetSocket.prototype as unknown as { _getpeername(): { address?: string } };
  const real = sockets._getpeername;
  vi.spyOn(sockets, '_getpeername').mockImplementation(function (this: Socket) {
    const peer = real.call(this);
    return peer.address === undefined ? peer : { ...peer, ...shown(peer.address) };
  });
}

/** 127.0.8.n shows itself as an address on the Internet. */
export function showAsStrangers(): void {
  showPeers((address) => ({ address: address.replace(/^127\.0\.8\./, '203.0.113.') }));
}
