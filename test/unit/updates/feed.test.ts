// What a feed offers is taken only where the key signed exactly these bytes, and then only what is
// newer, ours, and lies beside it.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../src-main/updates/version';
import {
  feedFile,
  type FileKind,
  isPlainName,
  type Judgement,
  judgeFeed,
  type Offered,
} from '../../../src-main/updates/feed';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const SUM = Buffer.alloc(64, 7).toString('base64');
const OTHER_SUM = Buffer.alloc(64, 8).toString('base64');

const feedOf = (version: string, url = 'Dialpost-0.2.0-x86_64.AppImage', sha512 = SUM): string =>
  `version: ${version}\nfiles:\n  - url: ${url}\n    sha512: ${sha512}\n    size: 85000000\n`;

interface Told {
  readonly key?: KeyObject | null;
  readonly signature?: string | null;
  readonly seen?: readonly Offered[];
  readonly kind?: FileKind;
}

function judged(text: string, told: Told = {}): Judgement {
  const bytes = Buffer.from(text);
  const signature = told.signature === undefined ? sign(null, bytes, privateKey).toString('base64') : told.signature;
  const wanted = { running: '0.1.0', kind: told.kind ?? null, arch: 'x64', seen: told.seen ?? [] } as const;
  return judgeFeed(
    { name: 'latest-linux.yml', bytes, signature },
    told.key === undefined ? publicKey : told.key,
    wanted,
  );
}

const why = (text: string, told: Told = {}): string | null => {
  const judgement = judged(text, told);
  return judgement.ok ? null : judgement.fault.kind;
};

describe('a feed', () => {
  it('that is signed and newer is an offer; one of the same version is none', () => {
    expect(judged(feedOf('0.2.0'))).toEqual({
      ok: true,
      offer: { version: '0.2.0', file: 'Dialpost-0.2.0-x86_64.AppImage', bytes: 85_000_000, sha512: SUM },
    });
    expect(judged(feedOf('0.1.0'))).toEqual({ ok: true, offer: null });
  });

  it('is believed by nobody without a key, without a signature, or with another', () => {
    const other = generateKeyPairSync('ed25519');
    expect(why(feedOf('0.2.0'), { key: null })).toBe('no-key');
    expect(why(feedOf('0.2.0'), { signature: null })).toBe('unsigned');
    expect(why(feedOf('0.2.0'), { key: other.publicKey })).toBe('signature');
    expect(why(feedOf('0.2.0'), { signature: '' })).toBe('signature');
    const ofAnother = sign(null, Buffer.from(feedOf('0.1.9')), privateKey).toString('base64');
    expect(why(feedOf('0.2.0'), { signature: ofAnother })).toBe('signature');
  });

  it('never leads back, nor to another file under the same number', () => {
    expect(why(feedOf('0.0.9'))).toBe('older');
    const seen = [{ version: '0.2.0', file: 'Dialpost-0.2.0-x86_64.AppImage', bytes: 1, sha512: OTHER_SUM }];
    expect(why(feedOf('0.2.0'), { seen })).toBe('changed');
  });

  it('names plain files beside it, and one of ours', () => {
    for (const url of [
      '../evil.AppImage',
      '/etc/x.AppImage',
      'https://other.example/x.AppImage',
      'a\\b.AppImage',
      '.x.AppImage',
      'a%2fb.AppImage',
    ])
      expect(why(feedOf('0.2.0', JSON.stringify(url))), url).toBe('name');
    expect(why(feedOf('0.2.0', 'Dialpost-0.2.0-arm64.AppImage'))).toBe('platform');
    expect(isPlainName('con.exe')).toBe(false);
  });

  it('offers a program only the kind of file that it was installed from, and never the relay without a window', () => {
    const named = (...urls: readonly string[]): string =>
      `version: 0.2.0\nfiles:\n${urls.map((url) => `  - { url: ${url}, sha512: ${SUM}, size: 1 }\n`).join('')}`;
    const judgement = judged(named('dialpost-relay_0.2.0_amd64.deb', 'dialpost_0.2.0_amd64.deb'), { kind: 'deb' });
    expect(judgement).toMatchObject({ ok: true, offer: { file: 'dialpost_0.2.0_amd64.deb' } });
    expect(why(named('dialpost-relay_0.2.0_amd64.deb'), { kind: 'deb' })).toBe('platform');
    expect(why(named('dialpost_0.2.0_amd64.deb'), { kind: 'AppImage' })).toBe('platform');
  });

  it('that cannot be read is refused with the place', () => {
    for (const text of ['', 'version: [', 'version: 0.2.0\n', '- 1', feedOf('0.2.0').replace('85000000', '-1')])
      expect(why(text), text).toBe('unreadable');
    expect(why(feedOf('0.2.0-rc.1'))).toBe('no-version');
  });

  it('has the name that its maker gives it on each system', () => {
    expect(feedFile('linux', 'x64')).toBe('latest-linux.yml');
    expect(feedFile('linux', 'arm64')).toBe('latest-linux-arm64.yml');
    expect(feedFile('win32', 'x64')).toBe('latest.yml');
  });
});

it('versions are compared by number, and what comes before a release is older than it', () => {
  expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
  expect(compareVersions('0.2.0', '0.2.0')).toBe(0);
  expect(compareVersions('0.2.0-rc.1', '0.2.0')).toBeLessThan(0);
});
