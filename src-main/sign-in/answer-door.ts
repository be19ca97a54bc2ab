// The door that a browser of this computer brings its answer to (RFC 8252 section 7.3):
// on loopback only, on a port of the system's choosing, for one answer. What is not the
// answer of this sign-in (a stray request, another program's guess) is told so and ends
// nothing. The page it shows has no script and names no secret.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signInWords } from '../words/cases/sign-in';

export interface AnswerDoor {
  /** What the provider is told to send the browser back to. */
  readonly address: string;
  close(): void;
}

interface DoorDeps {
  /** "localhost" or "127.0.0.1", as it was registered. */
  readonly host: string;
  belongs(url: URL): boolean;
  came(url: URL): void;
}

const LOOPBACK = '127.0.0.1';
/** For the last page to be read, milliseconds. */
const PARTING = 2_000;
/** More at once are no browser. */
const MOST_CONNECTIONS = 50;
/** An answer is a code and a state. */
const LONGEST = 16_384;

/** Rejects with the system's error where no port is to be had. */
export async function openAnswerDoor({ host, belongs, came }: DoorDeps): Promise<AnswerDoor> {
  const servers = [await listening(LOOPBACK, 0)];
  const { port } = servers[0]?.address() as AddressInfo; // it listens on TCP
  // A browser may take "localhost" for ::1; a computer without IPv6 does without.
  if (host === 'localhost')
    servers.push(
      ...(await listening('::1', port).then(
        (one) => [one],
        () => [],
      )),
    );
  const address = `http://${host}:${port}/`;
  for (const server of servers)
    server.on('request', (request, response) => {
      // Whoever is on this computer may ask for anything, "//" too, which is no address.
      const asked = request.url ?? '/';
      const url = URL.canParse(asked, address) ? new URL(asked, address) : null;
      const isOurs = url !== null && request.method === 'GET' && url.pathname === '/' && belongs(url);
      show(request, response, isOurs ? 200 : 404);
      if (isOurs) came(url);
    });
  return {
    address,
    close() {
      for (const server of servers) {
        server.close();
        server.closeIdleConnections();
      }
      // Browsers open connections beforehand and say nothing on them; nobody times those any more.
      setTimeout(() => servers.forEach((server) => server.closeAllConnections()), PARTING).unref();
    },
  };
}

function listening(host: string, port: number): Promise<Server> {
  const server = createServer({ maxHeaderSize: LONGEST, requestTimeout: 10_000 });
  server.maxConnections = MOST_CONNECTIONS;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      server.on('error', () => undefined);
      server.unref();
      resolve(server);
    });
  });
}

function show(request: IncomingMessage, response: ServerResponse, status: 200 | 404): void {
  const { title, goBack, nothing } = signInWords.page;
  const text = status === 200 ? goBack : nothing;
  request.resume();
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(
    `<!doctype html><meta charset="utf-8"><title>${title}</title><body style="font:16px system-ui;margin:4em auto;max-width:32em"><h1>${title}</h1><p>${text}</p>`,
  );
}
