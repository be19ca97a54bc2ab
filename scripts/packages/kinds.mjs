// The kinds of package that are ours to make, each with what making it needs of the
// machine. What is lacking is a sentence with the way out, never a silence.
import { mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layWindowsApp } from './desktop.mjs';
import { makeMsi } from './msi.mjs';
import { makeRelayDeb, makeRelayRpm, makeRelayTar } from './relay-linux.mjs';
import { makeSetup } from './relay-windows.mjs';

/** @typedef {{ what: string, lacking: () => string | null, make: (out: string) => string | Promise<string> }} Kind */

/** @param {string} name @param {string} debian @param {readonly string[]} words what it is asked to see whether it is there */
function tool(name, debian, words = ['--version']) {
  return () =>
    spawnSync(name, [...words]).error === undefined
      ? null
      : `${name} is not installed (Debian: apt-get install ${debian})`;
}

/** Packs the app for Windows in a folder of its own. @param {string} out */
async function makeDesktopSetup(out) {
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-app-'));
  try {
    return makeSetup({ out, app: await layWindowsApp(process.env.ELECTRON_WIN_DIST ?? '', folder) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const here = process.arch;

/** By the words that choose them. @type {Readonly<Record<string, Kind>>} */
export const KINDS = {
  'relay-deb': {
    what: 'Dialpost without a window, for Debian',
    lacking: tool('dpkg-deb', 'dpkg'),
    make: (out) => makeRelayDeb({ arch: here, out }),
  },
  'relay-rpm': {
    what: 'Dialpost without a window, for Fedora, openSUSE and their like',
    lacking: tool('rpmbuild', 'rpm'),
    make: (out) => makeRelayRpm({ arch: here, out }),
  },
  'relay-tar.gz': {
    what: 'Dialpost without a window, for any Linux',
    lacking: tool('tar', 'tar'),
    make: (out) => makeRelayTar({ arch: here, out }),
  },
  'relay-arm64-deb': {
    what: 'Dialpost without a window, for Debian on ARM',
    lacking: tool('dpkg-deb', 'dpkg'),
    make: (out) => makeRelayDeb({ arch: 'arm64', out }),
  },
  'windows-setup': {
    what: 'Dialpost without a window, a setup for Windows',
    lacking: tool('makensis', 'nsis', ['-VERSION']),
    make: (out) => makeSetup({ out }),
  },
  'windows-msi': {
    what: 'Dialpost without a window, an MSI for Windows',
    lacking: () => tool('wixl', 'wixl')() ?? tool('msibuild', 'msitools')(),
    make: (out) => makeMsi({ out }),
  },
  'windows-app': {
    what: 'the desktop app, a setup for Windows',
    lacking: () =>
      process.env.ELECTRON_WIN_DIST
        ? tool('makensis', 'nsis', ['-VERSION'])()
        : 'no Electron for Windows is here (unpack its download and name the folder in ELECTRON_WIN_DIST)',
    make: makeDesktopSetup,
  },
};
