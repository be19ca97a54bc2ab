// npm run dist: sets up, builds, and makes the packages that can be made here, with no
// download but npm's. Words after -- name others (npm run dist -- relay-deb AppImage):
// those of scripts/packages/kinds.mjs, or electron-builder's own for the desktop app. What
// was named and cannot be made ends with exit 1 and the reason; what nobody named is left
// out with its reason. DIALPOST_DIST names another folder than out/dist. Where
// DIALPOST_UPDATE_KEY names a private Ed25519 key, its public half goes into every package,
// and a signed feed beside them names what was made in this run.
import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lackingForAppImage } from './packages/appimage.mjs';
import { packDesktop } from './packages/desktop.mjs';
import { KINDS } from './packages/kinds.mjs';
import { ROOT, giveUp, reasonOf, say, setUp } from './set-up.mjs';
import { feedPacked, putPublicKey, signingKey, sourceVersion } from './update-feed.mjs';

const OUT = process.env.DIALPOST_DIST ?? join(ROOT, 'out', 'dist');
/** The desktop app's for this system. @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */
const DESKTOP = { linux: ['deb', 'tar.gz'], win32: ['nsis'], darwin: ['dmg'] };
const MEGABYTE = 1e6;

/** @param {string} file */
function tell(file) {
  say(`made ${relative(ROOT, file)} (${(statSync(file).size / MEGABYTE).toFixed(1)} MB)`);
}

/** Beside the window's program and beside the command line's, each of which looks there. @param {ReturnType<typeof signingKey>} key */
function buildInKey(key) {
  const forCli = join(ROOT, 'out', 'cli-key');
  // The builder wants the folder, also an empty one.
  mkdirSync(forCli, { recursive: true });
  for (const folder of [join(ROOT, 'out', 'main'), forCli]) putPublicKey(key, join(folder, 'update-key.pem'));
}

/** Makes what is ours to make; the paths of it. @param {readonly string[]} ours @param {boolean} named */
async function makeOurs(ours, named) {
  /** @type {string[]} */
  const made = [];
  for (const word of ours) {
    const kind = KINDS[word];
    const why = kind?.lacking() ?? null;
    if (why !== null && named) throw new Error(`${word}: ${why}`);
    if (why !== null) say(`left out ${word} (${kind?.what}): ${why}`);
    else if (kind !== undefined) {
      const file = await kind.make(OUT);
      tell(file);
      made.push(file);
    }
  }
  return made;
}

/** The builder would fetch its tools itself where they are not at hand; nothing is downloaded here unasked. */
function appImage() {
  const why = lackingForAppImage();
  if (why === null) return ['AppImage'];
  say(`left out AppImage (the desktop app in one file): ${why}`);
  return [];
}

await setUp();
const words = process.argv.slice(2);
const named = words.length > 0;
const asked = named
  ? words
  : [
      ...(DESKTOP[process.platform] ?? []),
      ...(process.platform === 'linux' ? [...appImage(), ...Object.keys(KINDS)] : []),
    ];
const builders = asked.filter((word) => !(word in KINDS));
try {
  mkdirSync(OUT, { recursive: true });
  const key = signingKey();
  buildInKey(key);
  const desktop = builders.length > 0 ? await packDesktop(builders, OUT) : [];
  desktop.forEach(tell);
  const ours = await makeOurs(
    asked.filter((word) => word in KINDS),
    named,
  );
  feedPacked({ files: [...desktop, ...ours], version: sourceVersion(), key, folder: OUT });
} catch (error) {
  giveUp(`packing failed: ${reasonOf(error)}`);
}
