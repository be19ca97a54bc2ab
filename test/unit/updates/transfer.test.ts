// What is fetched comes from where it was asked and has an end. The host is a real one on loopback.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { fetchSmall, type FetchDeps, NotFetched } from '../../../src-main/updates/transfer';

async function feedServing(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<FetchDeps> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  const signal = new AbortController().signal;
  return { clock: systemClock, feed: `http://127.0.0.1:${port}/feed`, signal, moved: () => undefined };
}

const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof NotFetched ? error.fault.kind : String(error)),
  );

it('a small file is fetched beside the feed, and one that is not there is none', async () => {
  const feed = await feedServing((request, response) => {
    response.statusCode = request.url === '/feed/latest.yml' ? 200 : 404;
    response.end('version: 0.2.0');
  });
  expect(String(await fetchSmall(feed, 'latest.yml', 100))).toBe('version: 0.2.0');
  expect(await fetchSmall(feed, 'latest.yml.sig', 100)).toBeNull();
});

it('a feed that sends elsewhere, never ends, or is not there is said to be so', async () => {
  const elsewhere = await feedServing((_, response) =>
    response.writeHead(302, { location: 'http://x.example/' }).end(),
  );
  expect(await faultOf(fetchSmall(elsewhere, 'latest.yml', 100))).toBe('redirect');
  const endless = await feedServing((_, response) => response.end('x'.repeat(101)));
  expect(await faultOf(fetchSmall(endless, 'latest.yml', 100))).toBe('endless');
  expect(await faultOf(fetchSmall({ ...endless, feed: 'http://127.0.0.1:1/' }, 'latest.yml', 100))).toBe('unreachable');
});
