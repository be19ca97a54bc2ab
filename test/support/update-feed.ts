// A feed of newer versions as a host serves it: files in a folder, on loopback, with byte ranges (RFC 9110
// section 14) as any web server gives them. It can break off in the middle, and serve other bytes
// than were signed.
import { type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { writeFeeds } from '../../scripts/update-feed.mjs';

export interface UpdateFeed {
  /** Ends with a slash. */
  readonly address: string;
  /** The file and where it was to begin, as it was asked for. */
  readonly asked: string[];
  /** Each answer ends after so many bytes of a package; null: none does. */
  breakAfter: number | null;
  /** Puts `content` there as the package of `version`, signed by `key`. */
  offer(version: string, content: Buffer, key: KeyObject): Promise<void>;
  /** Other bytes under the name of the package, after it was signed. */
  tamper(content: Buffer): Promise<void>;
  end(): void;
}

export interface FeedFiles {
  readonly folder: string;
  /** "dialpost-0.2.0.AppImage" */
  packageOf(version: string): string;
  /** PEM; the feed is https where they are given. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
}

export async function startUpdateFeed({ folder, packageOf, tls }: FeedFiles): Promise<UpdateFeed> {
  let offered = '';
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const name = basename(request.url ?? '');
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    feed.asked.push(from > 0 ? `${name} from ${from}` : name);
    readFile(join(folder, name)).then(
      (whole) => send(response, whole, from, name === offered ? feed.breakAfter : null),
      () => response.writeHead(404).end(),
    );
  };
  const server = tls ? createTlsServer(tls, answer) : createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const feed: UpdateFeed = {
    address: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/feed/`,
    asked: [],
    breakAfter: null,
    async offer(version, content, key) {
      offered = packageOf(version);
      await writeFile(join(folder, offered), content);
      writeFeeds({ files: [join(folder, offered)], version, key, folder });
    },
    tamper: (content) => writeFile(join(folder, offered), content),
    end: () => (server.closeAllConnections(), void server.close()),
  };
  return feed;
}

function send(response: ServerResponse, whole: Buffer, from: number, most: number | null): void {
  const rest = whole.subarray(from);
  const head = from > 0 ? { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` } : {};
  response.writeHead(from > 0 ? 206 : 200, { ...head, 'content-length': rest.length });
  if (most === null || rest.length <= most) response.end(rest);
  else response.write(rest.subarray(0, most), () => response.socket?.end());
}
