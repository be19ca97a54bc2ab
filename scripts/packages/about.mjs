// What every package says of itself, and how hard it is pressed. DIALPOST_PACK=fast
// presses nothing: for tests, which want a package at once and throw it away.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';

/** @typedef {{ version: string, description: string, license: string, author: { name: string, email: string } }} Package what is read of package.json */

/** @returns {Package} */
function ownPackage() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
}

const { version, description, license, author } = ownPackage();

/** How packages are called and described; `version` may be another one in a test of upgrading. */
export const ABOUT = {
  version,
  summary: description,
  description: [
    description,
    'Takes mail from the office at any hour, goes online when it is time, sends and fetches everything due, hangs up, and says what it cost.',
  ].join('\n'),
  license,
  maker: author.name,
  maintainer: `${author.name} <${author.email}>`,
  homepage: 'https://dialpost.example.org/',
};

export function isFast() {
  return process.env.DIALPOST_PACK === 'fast';
}
