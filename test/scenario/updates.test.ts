// The built relay and a feed: it is asked at the end of a call and at no other time, what it offers is
// said by every door, and what another key signed is not believed. The feed is a real host on loopback.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { putPublicKey } from '../../scripts/update-feed.mjs';
import { feedFile } from '../../src-main/updates/feed';
import { lacks } from '../support/needs';
import { selfSigned } from '../support/self-signed';
import { pop3Host } from '../support/pop3-host';
import { startUpdateFeed, type UpdateFeed } from '../support/update-feed';
import { CLI, dataFolder, dialpost, serveBy, type Serving } from '../support/serve';
import { byPop3, office, smartHost } from './support/office';
import { call } from './support/sessions';

const { privateKey } = generateKeyPairSync('ed25519');
const VERSION = '9.0.0';
const PACKAGE: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'Dialpost-Setup-9.0.0.exe',
  darwin: 'Dialpost-9.0.0.dmg',
};
const FEED = feedFile(process.platform, process.arch);

/** A host with a certificate that only this test vouches for. */
function startFeed(folder: string): Promise<UpdateFeed> {
  const { key, cert } = selfSigned(folder, 'localhost', 'IP:127.0.0.1');
  return startUpdateFeed({
    folder,
    packageOf: (version) => PACKAGE[process.platform] ?? `dialpost-${version}${linuxArch()}.tar.gz`,
    tls: { key: readFileSync(key), cert: readFileSync(cert) },
  });
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

interface Watched {
  readonly feed: UpdateFeed;
  readonly data: string;
  readonly serving: Serving;
  /** What it was started with. */
  readonly settings: object;
}

/** A relay on a line that is offline until a call is made, and a feed that offers a version; `settingsOf` may name it. */
async function watching(connector: object, settingsOf: (office: object, feed: UpdateFeed) => object): Promise<Watched> {
  const { dir, remove } = await dataFolder();
  onTestFinished(remove);
  const feed = await startFeed(dir);
  onTestFinished(() => feed.end());
  await feed.offer(VERSION, Buffer.alloc(2_000_000), privateKey);
  const data = join(dir, 'data');
  await mkdir(data);
  const links = [{ id: 'line', kind: 'command', connectCommand: ['/bin/true'], disconnectCommand: ['/bin/true'] }];
  const isp = smartHost(9, {
    schedule: { kind: 'never' },
    wait: { firstMessageSeconds: 0, idleSeconds: 0, maxMinutes: 1 },
    ...connector,
  });
  const settings = settingsOf(office({ links, connectors: [isp] }), feed);
  const env = { NODE_EXTRA_CA_CERTS: join(dir, 'cert.pem') };
  const serving = await serveBy({ cli: await programWithKey(dir), env }, data, settings);
  onTestFinished(() => serving.kill());
  return { feed, data, serving, settings };
}

it.skipIf(lacks('openssl'))(
  'a signed feed is asked at the end of a call, and what it offers is said; what another key signed is not',
  async () => {
    const { feed, data, serving, settings } = await watching({}, (document) => document);

    expect(await dialpost(['update', '--data', data])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no feed is set'),
    });
    // For nothing nobody goes online; for this, once somebody has asked.
    await expect(call(serving)).rejects.toThrow('no call is made');
    expect(feed.asked).toEqual([]);

    const withFeed = { ...settings, updates: { feed: feed.address } };
    expect(await serving.client.call('settings.set', withFeed)).toEqual({ ok: true });
    expect((await dialpost(['update', '--data', data])).stdout).toContain('at the end of the next call');
    expect(feed.asked).toEqual([]);

    const looked = await call(serving);
    expect(looked).toMatchObject({ error: null });
    // What comes for Dialpost itself is told apart from mail.
    expect(looked.phases.map(({ phase }) => phase)).toEqual(['dialing', 'sending', 'updating', 'hanging-up', 'ended']);
    expect(looked.bytesUpdating).toBeGreaterThan(0);
    expect(looked.bytesIn).toBe(looked.bytesUpdating);
    expect(feed.asked).toEqual([FEED, `${FEED}.sig`]);
    expect((await dialpost(['status', '--data', data])).stdout).toContain('A newer version 9.0.0 is there (2 MB');
    expect(await attentionOf(serving)).toEqual([expect.stringContaining('fetch and install it as this one was')]);
    // Without a window it only says so.
    for (const method of ['update.fetch', 'update.install'] as const)
      await expect(serving.client.call(method, { version: VERSION })).rejects.toThrow(/does not install it by itself/);
    await expect(call(serving)).rejects.toThrow('no call is made');
    expect(feed.asked).toHaveLength(2);

    await feed.offer(VERSION, Buffer.alloc(2_000_000), generateKeyPairSync('ed25519').privateKey);
    expect((await dialpost(['update', '--data', data])).stdout).toContain('A newer version 9.0.0 is there');
    await call(serving);
    expect(feed.asked).toHaveLength(4);
    expect(await attentionOf(serving)).toContainEqual(expect.stringContaining(`signature (${FEED}.sig) does not fit`));
  },
);

it.skipIf(lacks('openssl'))(
  'a letter that cannot be had in call after call keeps nobody from newer versions',
  async () => {
    const content = Buffer.from('Delivered-To: me@office.example\r\nSubject: no\r\n\r\nx\r\n');
    const mailbox = await pop3Host({
      messages: [{ uid: 'a', content }],
      instead: (line) => (line.startsWith('RETR') ? '-ERR message cannot be rendered\r\n' : undefined),
    });
    onTestFinished(() => mailbox.close());
    const { feed, serving } = await watching({ collect: byPop3(mailbox.port) }, (document, { address }) => ({
      ...document,
      updates: { feed: address },
    }));
    expect(await call(serving)).toMatchObject({
      result: 'partly',
      error: expect.stringContaining('cannot be rendered'),
    });
    expect(feed.asked).toEqual([FEED, `${FEED}.sig`]);
  },
);
