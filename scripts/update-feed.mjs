// The feed by which Dialpost learns of a newer version (src-main/updates/feed.ts reads it): the file
// latest-linux.yml, latest.yml (Windows) or latest-mac.yml beside the packages, and its Ed25519
// signature (RFC 8032), 64 bytes in base64, in the same name with .sig. npm run dist writes it for
// what it packs; for packages that were made elsewhere:
//   DIALPOST_UPDATE_KEY=KEY.pem node scripts/update-feed.mjs FOLDER PACKAGE…
// The key is a private one in PEM (openssl genpkey -algorithm ed25519); it is read and never copied.
// Exit 1 with a sentence where the key or a package is not what it must be; nothing is written then.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dump } from 'js-yaml';
import { ROOT, giveUp, reasonOf, say } from './set-up.mjs';

const KEY_VARIABLE = 'DIALPOST_UPDATE_KEY';
/** What a feed names, by the feed's own name. @type {readonly (readonly [RegExp, string])[]} */
const FEEDS = [
  [/\.(exe|msi)$/, 'latest.yml'],
  [/\.(dmg|pkg)$/, 'latest-mac.yml'],
  [/(arm64|aarch64)\.(deb|rpm|AppImage|tar\.gz)$/, 'latest-linux-arm64.yml'],
  [/(armv7l|armhf)\.(deb|rpm|AppImage|tar\.gz)$/, 'latest-linux-arm.yml'],
  [/\.(deb|rpm|AppImage|tar\.gz)$/, 'latest-linux.yml'],
];
/** As the reader has it: a name beside the feed, on every system. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,149}$/;
const RELEASE = /^\d{1,9}\.\d{1,9}\.\d{1,9}$/;

/** The private key, or null where none is named. Throws with a sentence where the file holds no such key. */
export function signingKey(file = process.env[KEY_VARIABLE]) {
  if (file === undefined || file === '') return null;
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw new Error(`${KEY_VARIABLE} names ${file}, which holds no private key (${reasonOf(error)})`, { cause: error });
  }
  throw new Error(
    `${KEY_VARIABLE} names ${file}, which holds another kind of key than Ed25519; openssl genpkey -algorithm ed25519 makes one`,
  );
}

/**
 * Puts the public half of `key` into `file`, where the packed program looks for it; null takes away what lies there.
 * @param {import('node:crypto').KeyObject | null} key @param {string} file
 */
export function putPublicKey(key, file) {
  rmSync(file, { force: true });
  if (key === null) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, createPublicKey(key).export({ type: 'spki', format: 'pem' }));
}

/** The packages among `files`, by the feed that is to name them. @param {readonly string[]} files */
function byFeed(files) {
  /** @type {Map<string, string[]>} */
  const feeds = new Map();
  for (const file of files) {
    const feed = FEEDS.find(([pattern]) => pattern.test(file))?.[1];
    if (feed !== undefined) feeds.set(feed, [...(feeds.get(feed) ?? []), file]);
  }
  return feeds;
}

/** @param {string} file @param {string} version */
function entryOf(file, version) {
  const name = basename(file);
  if (!PLAIN_NAME.test(name)) throw new Error(`${name} cannot stand in a feed: only letters, digits and . _ + - can`);
  if (!name.includes(version)) throw new Error(`${name} is not of version ${version}, for which the feed is`);
  const bytes = readFileSync(file);
  return { url: name, sha512: createHash('sha512').update(bytes).digest('base64'), size: bytes.length };
}

/**
 * Writes the feeds of `files` into `folder` and answers their names. Throws with a sentence before anything is written.
 * @param {{ files: readonly string[], version: string, key: import('node:crypto').KeyObject, folder: string }} wanted
 */
export function writeFeeds({ files, version, key, folder }) {
  if (!RELEASE.test(version)) throw new Error(`${version} is no release, and no feed offers what comes before one`);
  const feeds = [...byFeed(files)].map(([name, packages]) => {
    const text = dump({ version, files: packages.map((file) => entryOf(file, version)) }, { lineWidth: -1 });
    return { name, bytes: Buffer.from(text) };
  });
  for (const { name, bytes } of feeds) {
    writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, `${name}.sig`), `${sign(null, bytes, key).toString('base64')}\n`);
  }
  return feeds.map(({ name }) => name);
}

/**
 * The feeds for what was packed; without a key none, and an older one that named these packages goes.
 * @param {{ files: readonly string[], version: string, key: import('node:crypto').KeyObject | null, folder: string }} packed
 */
export function feedPacked({ files, version, key, folder }) {
  if (key === null) {
    for (const name of byFeed(files).keys())
      for (const one of [name, `${name}.sig`]) rmSync(join(folder, one), { force: true });
    return say(`no feed for newer versions: ${KEY_VARIABLE} names no key to sign it with`);
  }
  for (const name of writeFeeds({ files, version, key, folder })) say(`made ${join(folder, name)}, signed`);
}

/** The version that is packed from this source. */
export function sourceVersion() {
  return String(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);
}

/** @param {readonly string[]} words */
function main([folder, ...files]) {
  const key = signingKey();
  if (key === null) throw new Error(`${KEY_VARIABLE} names no key to sign the feed with`);
  if (folder === undefined || files.length === 0)
    throw new Error('which packages? node scripts/update-feed.mjs FOLDER PACKAGE…');
  const made = writeFeeds({ files, version: sourceVersion(), key, folder });
  if (made.length === 0)
    throw new Error('none of these files is a package (.deb, .rpm, .AppImage, .tar.gz, .exe, .dmg)');
  for (const name of made) say(`made ${join(folder, name)}, signed`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  try {
    main(process.argv.slice(2));
  } catch (error) {
    giveUp(reasonOf(error));
  }
