// The desktop app, packed by electron-builder and electron-builder.yml with the Electron
// that is at hand. Without the official one of this release it is the one for tests, and
// that is said: such packages are for trying only. On Debian nothing is downloaded:
// dpkg-deb, 7za and mksquashfs stand in for the builder's own tools.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findElectron } from '../electron.mjs';
import { ROOT, say } from '../set-up.mjs';
import { isFast } from './about.mjs';
import { layAppImageTools } from './appimage.mjs';

const SEVEN_ZIP = '/usr/bin/7za';

function officialVersion() {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}

/** The builder's own tools come from a download; Debian has the same two. */
function useLocalTools() {
  if (process.platform !== 'linux') return;
  if (existsSync(SEVEN_ZIP)) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= SEVEN_ZIP;
  // The builder's own choice is the slowest; this is a twentieth larger and done in a fraction of the time.
  process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= isFast() ? '1' : '5';
  if (existsSync('/usr/bin/dpkg-deb')) process.env.CUSTOM_FPM_PATH ??= join(ROOT, 'scripts', 'packages', 'fpm.mjs');
}

/** Takes out of the packed folder what only development needs: the default app and the cache's marks. @param {{ appOutDir: string }} packed */
function afterPack({ appOutDir }) {
  for (const name of ['resources/app', 'version', 'stamp'])
    rmSync(join(appOutDir, name), { recursive: true, force: true });
}

/** Of which Electron a folder is, by the file that every download of it has. @param {string} folder */
function versionIn(folder) {
  const file = join(folder, 'version');
  if (!existsSync(file))
    throw new Error(`${folder} is no folder of Electron: it has no file "version". Unpack the download as it is.`);
  return readFileSync(file, 'utf8').replace(/^v/, '').trim();
}

/** What the builder must know of the Electron in `folder`. @param {string} folder */
function electronOptions(folder) {
  const version = versionIn(folder);
  if (version === officialVersion()) say(`packing Electron ${version}, the one of this release`);
  else
    say(
      `packing Electron ${version}, because ${officialVersion()}, the one of this release, could not be had: for trying, not for giving away`,
    );
  return { electronDist: folder, electronVersion: version, afterPack };
}

/** @param {import('electron-builder').Configuration} config @param {Pick<import('electron-builder').CliOptions, 'targets'>} options */
async function build(config, options) {
  const builder = await import('electron-builder');
  // The builder leaves out of the app what it puts beside it: the command line has a reader of its own.
  copyFileSync(join(ROOT, 'out/main/reader.js'), join(ROOT, 'out/main/cli-reader.js'));
  await builder.build({ projectDir: ROOT, publish: 'never', config, ...options });
}

/** Does `work` with the tools for an AppImage at hand. @param {() => Promise<void>} work */
async function withAppImageTools(work) {
  const folder = mkdtempSync(join(tmpdir(), 'dialpost-appimage-'));
  try {
    layAppImageTools(folder);
    process.env.APPIMAGE_TOOLS_PATH = folder;
    await work();
  } finally {
    delete process.env.APPIMAGE_TOOLS_PATH;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packs the app for this system in electron-builder's own kinds; the paths of what was made. @param {readonly string[]} targets @param {string} out */
export async function packDesktop(targets, out) {
  useLocalTools();
  const builder = await import('electron-builder');
  const config = { ...electronOptions(dirname(await findElectron())), directories: { output: out } };
  const targeted = builder.Platform.current().createTarget([...targets], builder.archFromString(process.arch));
  const work = () => build(config, { targets: targeted });
  const ours = targets.includes('AppImage') && !process.env.APPIMAGE_TOOLS_PATH;
  await (ours ? withAppImageTools(work) : work());
  return readdirSync(out)
    .filter((file) => /^dialpost.*\.(deb|rpm|tar\.gz|AppImage|exe|dmg)$/i.test(file))
    .filter((file) => !/relay|setup/i.test(file))
    .map((file) => join(out, file));
}

/**
 * The app for Windows as a folder, with the Electron for Windows in `electron`: icon, version and fuses are the
 * builder's work and need no Windows. @param {string} electron @param {string} out
 */
export async function layWindowsApp(electron, out) {
  if (!existsSync(join(electron, 'electron.exe')))
    throw new Error(`ELECTRON_WIN_DIST names ${electron}, and there is no electron.exe in it.`);
  const builder = await import('electron-builder');
  const config = { ...electronOptions(electron), directories: { output: out } };
  await build(config, { targets: builder.Platform.WINDOWS.createTarget(['dir'], builder.Arch.x64) });
  return join(out, 'win-unpacked');
}
