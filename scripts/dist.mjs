// npm run dist: sets up, builds, and packs the app for this system by
// electron-builder.yml. Words after -- name other targets (npm run dist -- AppImage).
// On Linux it makes a .deb and a tar.gz with what Debian has (dpkg-deb, 7za) and no
// download. Without the official Electron the one for development is packed, and said so:
// such packages are for trying only. Where DIALPOST_UPDATE_KEY names a private Ed25519 key, its
// public half goes into the app and a signed feed beside the packages. Exit 1 with the builder's reason when it fails.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT, giveUp, reasonOf, say, setUp } from './set-up.mjs';
import { findElectron } from './electron.mjs';
import { feedPacked, putPublicKey, signingKey, sourceVersion } from './update-feed.mjs';

/** Where the packages come to lie; another folder by DIALPOST_DIST. */
const OUT = process.env.DIALPOST_DIST ?? join(ROOT, 'out', 'dist');
const SEVEN_ZIP = '/usr/bin/7za';
/** @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */
const TARGETS = { linux: ['deb', 'tar.gz'], win32: ['nsis'], darwin: ['dmg'] };
const OURS = TARGETS[process.platform] ?? [];

function officialVersion() {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}

/** The builder's own tools come from a download; Debian has the same two. */
function useLocalTools() {
  if (process.platform !== 'linux') return;
  if (existsSync(SEVEN_ZIP)) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= SEVEN_ZIP;
  // The builder's own choice is the slowest; this is a twentieth larger and done in a fraction of the time.
  process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= '5';
  if (existsSync('/usr/bin/dpkg-deb')) process.env.CUSTOM_FPM_PATH ??= join(ROOT, 'scripts', 'fpm.mjs');
}

/** Takes out of the packed folder what only development needs: the default app and the cache's marks. @param {{ appOutDir: string }} packed */
function afterPack({ appOutDir }) {
  for (const name of ['resources/app', 'version', 'stamp'])
    rmSync(join(appOutDir, name), { recursive: true, force: true });
}

/** What the builder must know of an Electron that is not the official download. @param {string} program */
function electronOptions(program) {
  const folder = dirname(program);
  const version = readFileSync(join(folder, 'version'), 'utf8').replace(/^v/, '').trim();
  if (version === officialVersion()) return {};
  say(
    `packing the Electron ${version} that tests use, because ${officialVersion()} could not be had: for trying, not for giving away`,
  );
  return { electronDist: folder, electronVersion: version, afterPack };
}

/** Beside the window's program and beside the command line's, each of which looks there. @param {ReturnType<typeof signingKey>} key */
function buildInKey(key) {
  const forCli = join(ROOT, 'out', 'cli-key');
  mkdirSync(forCli, { recursive: true });
  for (const folder of [join(ROOT, 'out', 'main'), forCli]) putPublicKey(key, join(folder, 'update-key.pem'));
}

/** @param {readonly string[]} targets @param {ReturnType<typeof signingKey>} key */
async function pack(targets, key) {
  const builder = await import('electron-builder');
  // The builder leaves out of the app what it puts beside it: the command line has a reader of its own.
  copyFileSync(join(ROOT, 'out/main/reader.js'), join(ROOT, 'out/main/cli-reader.js'));
  buildInKey(key);
  const config = { ...electronOptions(await findElectron()), directories: { output: OUT } };
  const platform = builder.Platform.current();
  const made = await builder.build({
    projectDir: ROOT,
    publish: 'never',
    config,
    targets: platform.createTarget([...targets], builder.archFromString(process.arch)),
  });
  for (const name of readdirSync(OUT).filter((file) => /\.(deb|tar\.gz|AppImage|exe|dmg)$/.test(file)))
    say(`made ${relative(ROOT, join(OUT, name))}`);
  feedPacked({ files: made, version: sourceVersion(), key, folder: OUT });
}

await setUp();
useLocalTools();
const words = process.argv.slice(2);
await Promise.resolve()
  .then(() => pack(words.length > 0 ? words : OURS, signingKey()))
  .catch((error) => giveUp(`packing failed: ${reasonOf(error)}`));
