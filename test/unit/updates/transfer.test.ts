// What is fetched comes from where it was asked, is as long as it was said to be, and goes on where
// it broke off. The host is a real one on loopback.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { fetchSmall, type FetchDeps, fetchFile, NotFetched } from '../../../src-main/updates/transfer';
import { testFolder } from '../../support/folders';
import { manualClock } from '../../support/manual-clock';

const WHOLE = Buffer.alloc(300_000, 'dialpost');
const FILE = {
  version: '0.2.0',
  file: 'Dialpost-0.2.0.AppImage',
  bytes: WHOLE.length,
  sha512: createHash('sha512').update(WHOLE).digest('base64'),
};

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

it('what broke off goes on where it was, and has its name only when it is whole', async () => {
  const asked: (string | undefined)[] = [];
  const feed = await feedServing((request, response) => {
    asked.push(request.headers.range);
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from > 0) response.writeHead(206, { 'content-range': `bytes ${from}-${WHOLE.length - 1}/${WHOLE.length}` });
    if (from > 0) response.end(WHOLE.subarray(from));
    else response.end(WHOLE.subarray(0, 100_000));
  });
  const folder = await testFolder();
  expect(await faultOf(fetchFile(feed, FILE, folder, 0))).toBe('broke-off');
  expect((await readdir(folder)).every((name) => name.endsWith('.part'))).toBe(true);
  expect(WHOLE.equals(await readFile(await fetchFile(feed, FILE, folder, 0)))).toBe(true);
  expect(asked).toEqual([undefined, 'bytes=100000-']);
});

it('a host that can only begin anew is not fetched from twice without a word', async () => {
  let sent = 100_000;
  const feed = await feedServing((_, response) => {
    response.writeHead(200);
    response.end(WHOLE.subarray(0, sent));
  });
  const folder = await testFolder();
  expect(await faultOf(fetchFile(feed, FILE, folder, 0))).toBe('broke-off');
  sent = WHOLE.length;
  expect(await faultOf(fetchFile(feed, FILE, folder, 0))).toBe('no-ranges');
  expect(await readdir(folder)).toEqual([]);
  expect(WHOLE.equals(await readFile(await fetchFile(feed, FILE, folder, 0)))).toBe(true);
});

it('a host that takes the call and says nothing has gone after a minute', async () => {
  const clock = manualClock();
  let asked = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (asked = resolve));
  const silent = await feedServing(() => asked());
  const fault = faultOf(fetchFile({ ...silent, clock }, FILE, await testFolder(), 0));
  await arrived;
  clock.advance(60_000);
  expect(await fault).toBe('silent');
});

it('another file than was signed, a longer one, and one for which there is no room leave nothing behind', async () => {
  const folder = await testFolder();
  const other = await feedServing((_, response) => response.end(Buffer.alloc(WHOLE.length)));
  expect(await faultOf(fetchFile(other, FILE, folder, 0))).toBe('hash');
  const longer = await feedServing((_, response) => response.end(Buffer.concat([WHOLE, WHOLE])));
  expect(await faultOf(fetchFile(longer, FILE, folder, 0))).toBe('longer');
  expect(await faultOf(fetchFile(longer, FILE, folder, Number.MAX_SAFE_INTEGER))).toBe('no-room');
  expect(await readdir(folder)).toEqual([]);
});
