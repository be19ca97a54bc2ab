// An SMTP host with STARTTLS or TLS from the first byte, written from RFC 3207 and 4954,
// that does as a test wants: what it offers in the clear and encrypted, what it answers
// to STARTTLS and AUTH, with which certificate and which TLS. It keeps every line it heard
// and whether that came encrypted.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, type SecureContextOptions, type SecureContext, TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';

export interface SecureHostOptions {
  readonly context: SecureContextOptions;
  readonly implicit?: boolean;
  readonly inClear?: readonly string[];
  readonly encrypted?: readonly string[];
  /** What is said to a line instead of what a good host says; null: it hangs up. */
  readonly answer?: (line: string, encrypted: boolean) => string | null | undefined;
  readonly port?: number;
}

export interface SecureHost {
  readonly port: number;
  readonly heard: { readonly line: string; readonly encrypted: boolean }[];
  close(): Promise<void>;
}

export async function secureHost(options: SecureHostOptions): Promise<SecureHost> {
  const heard: SecureHost['heard'] = [];
  const sockets = new Set<Socket>();
  const context = createSecureContext(options.context);
  const server = createServer((tcp) => {
    sockets.add(tcp);
    tcp.on('error', () => undefined).on('close', () => sockets.delete(tcp));
    if (options.implicit) serve(encrypt(tcp, context), true);
    else serve(tcp, false);
  });
  const serve = (socket: Socket, isEncrypted: boolean, greets = true): void => {
    let partial = '';
    const hear = (line: string): void => {
      heard.push({ line, encrypted: isEncrypted });
      const wanted = options.answer?.(line, isEncrypted);
      if (wanted === null) return void socket.destroy();
      socket.write(`${wanted ?? good(line, (isEncrypted ? options.encrypted : options.inClear) ?? [])}\r\n`);
      if (!/^STARTTLS/.test(line) || !(wanted ?? '220').startsWith('220')) return;
      socket.removeAllListeners('data');
      serve(encrypt(socket, context), true, false);
    };
    socket.on('data', (bytes: Buffer) => {
      const lines = (partial + bytes.toString('latin1')).split('\r\n');
      partial = lines.pop() ?? '';
      lines.forEach(hear);
    });
    if (greets) socket.write('220 secure.example ESMTP\r\n');
  };
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      sockets.forEach((socket) => socket.destroy());
      server.close(() => resolve());
    });
  onTestFinished(close);
  return { port: (server.address() as AddressInfo).port, heard, close }; // a listening TCP server has an address object
}

function encrypt(socket: Socket, secureContext: SecureContext): Socket {
  const tls = new TLSSocket(socket, { isServer: true, secureContext });
  tls.on('error', () => undefined);
  return tls;
}

function good(line: string, offered: readonly string[]): string {
  if (/^(EHLO|LHLO)/.test(line))
    return ['secure.example', ...offered].map((word, i) => `250${i < offered.length ? '-' : ' '}${word}`).join('\r\n');
  if (line.startsWith('AUTH')) return '235 2.7.0 In';
  if (line.startsWith('STARTTLS')) return '220 2.0.0 Go';
  return line.startsWith('QUIT') ? '221 2.0.0 Bye' : '250 2.0.0 Ok';
}
