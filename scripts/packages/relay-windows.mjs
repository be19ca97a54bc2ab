// Dialpost for Windows: the files as they will lie in its folder, and the setup that
// Debian's makensis makes of them. relay\ holds Node and the program, bin\ the one command
// that stands on PATH (Node does not: another program's would be hidden by ours). With the
// desktop app its files lie beside them.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';
import { ABOUT, isFast } from './about.mjs';
import { layRelay, write } from './relay-files.mjs';

const PARTS = join(ROOT, 'scripts', 'packages', 'windows');
const ICON = join(ROOT, 'assets', 'icon.ico');
const COMMAND = ['@echo off', '"%~dp0..\\relay\\node.exe" "%~dp0..\\relay\\cli.js" %*', ''].join('\r\n');

/** @typedef {{ out: string, version?: string, app?: string }} Wanted the folder for the package, another version than ours, and a folder with the desktop app */

/** A text for Windows' Notepad of any age. @param {string} file */
function windowsText(file) {
  return `\uFEFF${readFileSync(file, 'utf8').replace(/\r?\n/g, '\r\n')}`;
}

/** The program folder as it will be. @param {string} folder @param {string} [app] */
export function layWindows(folder, app) {
  if (app !== undefined) cpSync(app, folder, { recursive: true });
  layRelay('win-x64', join(folder, 'relay'), join(folder, 'about'));
  write(join(folder, 'bin', 'dialpost.cmd'), COMMAND);
  rmSync(join(folder, 'about', 'README.md'));
  write(join(folder, 'README.txt'), windowsText(join(ROOT, 'README.md')));
  copyFileSync(ICON, join(folder, 'dialpost.ico'));
}

/** Everything below `folder`, what is in a folder before itself. @param {string} folder @returns {{ path: string, isFolder: boolean }[]} */
export function below(folder, path = '') {
  return readdirSync(join(folder, path)).flatMap((name) => {
    const inner = path === '' ? name : `${path}\\${name}`;
    const isFolder = lstatSync(join(folder, inner.replaceAll('\\', '/'))).isDirectory();
    return [
      ...(isFolder ? below(folder, inner.replaceAll('\\', '/')).map(backslashed) : []),
      { path: inner.replaceAll('/', '\\'), isFolder },
    ];
  });
}

/** @param {{ path: string, isFolder: boolean }} entry */
function backslashed({ path, isFolder }) {
  return { path: path.replaceAll('/', '\\'), isFolder };
}

/** In a script of NSIS $ begins a variable. @param {string} folder */
function removal(folder) {
  return below(folder)
    .map(({ path, isFolder }) => `${isFolder ? 'RMDir' : 'Delete'} "$INSTDIR\\${path.replaceAll('$', '$$$$')}"\r\n`)
    .join('');
}

/** Windows' kind of version: four numbers. @param {string} version */
export function fourNumbers(version) {
  const numbers = version.split(/[.-]/).filter((part) => /^\d+$/.test(part));
  return [...numbers, '0', '0', '0', '0'].slice(0, 4).join('.');
}

/** The path of the setup. Throws a sentence. @param {Wanted} wanted */
export function makeSetup({ out, version = ABOUT.version, app }) {
  const file = join(out, `${app === undefined ? 'Dialpost-Relay' : 'Dialpost'}-Setup-${version}.exe`);
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-setup-'));
  try {
    const files = join(folder, 'files');
    layWindows(files, app);
    const list = join(folder, 'removal.nsh');
    writeFileSync(list, removal(files));
    /** @type {Record<string, string>} */
    const defines = { VERSION: version, NUMBERS: fourNumbers(version), FILES: files, OUT: file, ICON, REMOVAL: list };
    Object.assign(defines, { MAKER: ABOUT.maker }, app !== undefined && { APP: '1' }, isFast() && { FAST: '1' });
    const words = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
    const made = spawnSync(
      'makensis',
      ['-V2', '-WX', '-INPUTCHARSET', 'UTF8', '-NOCD', ...words, join(PARTS, 'setup.nsi')],
      {
        cwd: PARTS,
        stdio: ['ignore', 2, 2],
      },
    );
    if (made.status !== 0) throw new Error('makensis failed; its reason stands above');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return file;
}
