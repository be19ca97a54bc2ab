// What scripts/update-feed.mjs writes is what the program believes: by the key it was signed with and
// no other, and not with one byte changed; and it writes nothing that the program would refuse.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feedPacked, putPublicKey, signingKey, writeFeeds } from '../../../scripts/update-feed.mjs';
import { feedFile, type Judgement, judgeFeed } from '../../../src-main/updates/feed';
import { KEY_FILE, updateKey } from '../../../src-main/updates/key';
import { testFolder } from '../../support/folders';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const PACKAGES = ['dialpost_0.2.0_amd64.deb', 'dialpost-0.2.0.tar.gz', 'Dialpost-0.2.0-arm64.AppImage'];
const WINDOWS = 'Dialpost-Setup-0.2.0.exe';

async function packed(names: readonly string[]): Promise<{ folder: string; files: readonly string[] }> {
  const folder = await testFolder();
  for (const name of names) await writeFile(join(folder, name), `the package ${name}`);
  return { folder, files: names.map((name) => join(folder, name)) };
}

async function judged(
  folder: string,
  key: KeyObject | null,
  [platform, arch]: readonly [NodeJS.Platform, string] = ['linux', 'x64'],
  changed = (bytes: Buffer): Buffer => bytes,
): Promise<Judgement> {
  const name = feedFile(platform, arch);
  const bytes = changed(await readFile(join(folder, name)));
  const signature = await readFile(join(folder, `${name}.sig`), 'latin1');
  return judgeFeed({ name, bytes, signature }, key, { running: '0.1.0', kind: null, arch, seen: [] });
}

it('a written feed is believed by the key that packing puts beside the program, on each system', async () => {
  const { folder, files } = await packed([...PACKAGES, WINDOWS]);
  expect(writeFeeds({ files, version: '0.2.0', key: privateKey, folder }).sort()).toEqual([
    'latest-linux-arm64.yml',
    'latest-linux.yml',
    'latest.yml',
  ]);
  putPublicKey(privateKey, join(folder, 'program', KEY_FILE));
  const key = updateKey(join(folder, 'program'));
  const offered = async (system: readonly [NodeJS.Platform, string]): Promise<unknown> => {
    const judgement = await judged(folder, key, system);
    return judgement.ok ? [judgement.offer?.version, judgement.offer?.file] : judgement.fault;
  };
  expect(await offered(['linux', 'x64'])).toEqual(['0.2.0', PACKAGES[0]]);
  expect(await offered(['linux', 'arm64'])).toEqual(['0.2.0', PACKAGES[2]]);
  expect(await offered(['win32', 'x64'])).toEqual(['0.2.0', WINDOWS]);
});

it('it is refused with another key, without one, and wherever one byte is changed', async () => {
  const { folder, files } = await packed(PACKAGES);
  writeFeeds({ files, version: '0.2.0', key: privateKey, folder });
  expect(await judged(folder, generateKeyPairSync('ed25519').publicKey)).toMatchObject({
    fault: { kind: 'signature' },
  });
  expect(await judged(folder, null)).toMatchObject({ fault: { kind: 'no-key' } });
  const { length } = await readFile(join(folder, 'latest-linux.yml'));
  for (let at = 0; at < length; at++)
    expect(
      await judged(folder, publicKey, ['linux', 'x64'], (bytes) => {
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        return bytes;
      }),
    ).toMatchObject({ fault: { kind: 'signature' } });
});

it('without a key there is no feed, an old one goes, and the program has no key', async () => {
  const { folder, files } = await packed(PACKAGES);
  feedPacked({ files, version: '0.2.0', key: privateKey, folder });
  putPublicKey(privateKey, join(folder, KEY_FILE));
  feedPacked({ files, version: '0.2.0', key: signingKey(''), folder });
  putPublicKey(signingKey(''), join(folder, KEY_FILE));
  expect((await readdir(folder)).sort()).toEqual([...PACKAGES].sort());
  expect(updateKey(folder)).toBeNull();
});

it('a key, a version or a package that is none is named, and nothing is written', async () => {
  const { folder, files } = await packed([...PACKAGES, 'Dialpost Setup 0.2.0.exe']);
  const keyFile = join(folder, 'key.pem');
  await writeFile(keyFile, 'no key');
  expect(() => signingKey(keyFile)).toThrow(`DIALPOST_UPDATE_KEY names ${keyFile}, which holds no private key`);
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  await writeFile(keyFile, other.export({ type: 'pkcs8', format: 'pem' }));
  expect(() => signingKey(keyFile)).toThrow('another kind of key');
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  expect(signingKey(keyFile)?.equals(privateKey)).toBe(true);
  const write = (version: string, some: readonly string[]) => () =>
    writeFeeds({ files: some, version, key: privateKey, folder });
  expect(write('0.2.0', files)).toThrow('Dialpost Setup 0.2.0.exe cannot stand in a feed');
  expect(write('0.3.0', files)).toThrow('dialpost_0.2.0_amd64.deb is not of version 0.3.0');
  expect(write('0.2.0-rc.1', files)).toThrow('0.2.0-rc.1 is no release');
  expect((await readdir(folder)).filter((name) => name.startsWith('latest'))).toEqual([]);
});
