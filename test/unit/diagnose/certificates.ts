// Certificates as a test wants them (ended, not yet valid, another's name), made
// here, small keys, and servers that show them: TLS from the first byte, with an
// SMTP host behind.
import forge from 'node-forge';
import { createServer, type AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

export interface Pair {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateWish {
  readonly name?: string;
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
  /** Signed by this authority instead of by itself. */
  readonly by?: Pair;
}

const DAY = 86_400_000;
let serial = 1;
let keys: forge.pki.rsa.KeyPair | null = null;

export function certificate({ name = 'localhost', from = -1, to = 365, by }: CertificateWish): Pair {
  keys ??= forge.pki.rsa.generateKeyPair(2048);
  const cert = forge.pki.createCertificate();
  cert.publicKey = keys.publicKey;
  cert.serialNumber = (++serial).toString(16).padStart(2, '0');
  cert.validity.notBefore = new Date(Date.now() + from * DAY);
  cert.validity.notAfter = new Date(Date.now() + to * DAY);
  cert.setSubject([{ name: 'commonName', value: name }]);
  cert.setIssuer(by ? forge.pki.certificateFromPem(by.cert).subject.attributes : [{ name: 'commonName', value: name }]);
  cert.setExtensions([
    { name: 'basicConstraints', cA: by === undefined },
    ...(by ? [] : [{ name: 'keyUsage', keyCertSign: true, digitalSignature: true }]),
    { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
  ]);
  cert.sign(by ? forge.pki.privateKeyFromPem(by.key) : keys.privateKey, forge.md.sha256.create());
  return { key: forge.pki.privateKeyToPem(keys.privateKey), cert: forge.pki.certificateToPem(cert) };
}

export interface Answering {
  readonly port: number;
  close(): Promise<void>;
}

/** An SMTP host behind TLS from the start; `login` is its answer to AUTH PLAIN; port 0 takes a free one. */
export function tlsHost(pair: Pair, login = '235 2.7.0 Welcome', port = 0): Promise<Answering> {
  const server = createTlsServer({ ...pair }, (socket) => {
    socket.on('error', () => undefined);
    socket.write('220 tls.example ESMTP\r\n');
    socket.on('data', (bytes) => {
      for (const line of bytes.toString().split('\r\n').filter(Boolean)) {
        if (/^EHLO/.test(line))
          socket.write('250-tls.example\r\n250-PIPELINING\r\n250-CHUNKING\r\n250-SIZE 10485760\r\n250 AUTH PLAIN\r\n');
        else if (/^AUTH/.test(line)) socket.write(`${login}\r\n`);
        else socket.write('221 2.0.0 Bye\r\n');
      }
    });
  });
  return listening(server, port);
}

/** A server that does as `greet` says with each connection. */
export function rawHost(greet: (socket: import('node:net').Socket) => void): Promise<Answering> {
  return listening(
    createServer((socket) => {
      socket.on('error', () => undefined);
      greet(socket);
    }),
  );
}

async function listening(server: import('node:net').Server, port = 0): Promise<Answering> {
  const sockets = new Set<import('node:net').Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port, // a listening TCP server has an address object
    close: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  };
}
