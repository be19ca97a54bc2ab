// The built relay and a feed: it is asked at the end of a call and at no other time, what it offers is
// said by every door, and what another key signed is not believed. The feed is a real host on loopback.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { putPublicKey, writeFeeds } from '../../scripts/update-feed.mjs';
import { feedFile } from '../../src-main/updates/feed';
import { CLI, dataFolder, dialpost, serveBy, type Serving } from '../support/serve';
import { office } from './support/office';
import { call } from './support/sessions';

const { privateKey } = generateKeyPairSync('ed25519');
const VERSION = '9.0.0';
const PACKAGE: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'Dialpost-Setup-9.0.0.exe',
  darwin: 'Dialpost-9.0.0.dmg',
};
const FEED = feedFile(process.platform, process.arch);

interface Feed {
  readonly address: string;
  /** What was asked for, in order. */
  readonly asked: string[];
  signedBy(key: KeyObject): void;
}

async function startFeed(folder: string): Promise<Feed> {
  const asked: string[] = [];
  const file = join(folder, PACKAGE[process.platform] ?? `dialpost-9.0.0${linuxArch()}.tar.gz`);
  await writeFile(file, Buffer.alloc(2_000_000));
  const server = createServer((request, response) => {
    const name = basename(request.url ?? '');
    asked.push(name);
    readFile(join(folder, name)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    address: `http://127.0.0.1:${port}/feed/`,
    asked,
    signedBy: (key) => void writeFeeds({ files: [file], version: VERSION, key, folder }),
  };
}

function linuxArch(): string {
  if (process.arch === 'arm64') return '-arm64';
  return process.arch === 'arm' ? '-armv7l' : '';
}

/** The built command line with the public half of our key beside it, as packing leaves it. */
async function programWithKey(folder: string): Promise<string> {
  const cli = join(folder, 'cli', basename(CLI));
  await mkdir(dirname(cli));
  for (const name of [basename(CLI), 'reader.js']) await copyFile(join(dirname(CLI), name), join(dirname(cli), name));
  putPublicKey(privateKey, join(dirname(cli), 'update-key.pem'));
  return cli;
}

const attentionOf = async ({ client }: Serving): Promise<readonly string[]> =>
  (await client.call('status', {})).attention.map(({ text }) => text).filter((text) => /newer version|feed/.test(text));

it('a signed feed is asked at the end of a call, and what it offers is said; what another key signed is not', async () => {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const feed = await startFeed(dir);
  feed.signedBy(privateKey);
  const data = join(dir, 'data');
  await mkdir(data);
  // Dialled, so that it is offline until a call is made.
  const links = [{ id: 'line', kind: 'command', connectCommand: ['/bin/true'], disconnectCommand: ['/bin/true'] }];
  const isp = {
    id: 'isp',
    route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: 9, security: 'none' }] },
    schedule: { kind: 'never' },
    wait: { firstMessageSeconds: 0, idleSeconds: 0, maxMinutes: 1 },
  };
  const settings = office({ links, connectors: [isp] });
  const serving = await serveBy({ cli: await programWithKey(dir), env: {} }, data, settings);
  onTestFinished(() => serving.kill());

  expect(await dialpost(['update', '--data', data])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no feed is set'),
  });
  await call(serving);
  expect(feed.asked).toEqual([]);

  const withFeed = { ...settings, updates: { feed: feed.address } };
  expect(await serving.client.call('settings.set', withFeed)).toEqual({ ok: true });
  expect((await dialpost(['update', '--data', data])).stdout).toContain('at the end of the next call');
  expect(feed.asked).toEqual([]);

  expect(await call(serving)).toMatchObject({ error: null });
  expect(feed.asked).toEqual([FEED, `${FEED}.sig`]);
  expect((await dialpost(['status', '--data', data])).stdout).toContain('A newer version 9.0.0 is there (2 MB');
  expect(await attentionOf(serving)).toEqual([expect.stringContaining('fetch and install it as this one was')]);
  await call(serving); // within the day
  expect(feed.asked).toHaveLength(2);

  feed.signedBy(generateKeyPairSync('ed25519').privateKey);
  expect((await dialpost(['update', '--data', data])).stdout).toContain('A newer version 9.0.0 is there');
  await call(serving);
  expect(feed.asked).toHaveLength(4);
  expect(await attentionOf(serving)).toContainEqual(expect.stringContaining(`signature (${FEED}.sig) does not fit`));
});
