// What electron-builder wants to make an AppImage with, from Debian's packages: it would download
// its own. The head of the file is ours (linux/appimage-runtime.c), compiled here without any library
// that the other computer would have to have. APPIMAGE_TOOLS_PATH may name electron-builder's own tools
// (appimage 1.0.3, unpacked) instead. What is lacking is said with the package that brings it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';

const SOURCE = join(ROOT, 'scripts', 'packages', 'linux', 'appimage-runtime.c');
const LIBRARIES = ['squashfuse_ll', 'squashfuse', 'fuse3', 'zstd', 'z', 'pthread'];
/** File and the Debian package it comes with. @type {readonly (readonly [string, string])[]} */
const NEEDS = [
  ['/usr/bin/mksquashfs', 'squashfs-tools'],
  ['/usr/bin/desktop-file-validate', 'desktop-file-utils'],
  ['/usr/bin/gcc', 'gcc libc6-dev'],
  ['/usr/include/squashfuse/ll.h', 'libsquashfuse-dev'],
  ['/usr/include/fuse3/fuse_lowlevel.h', 'libfuse3-dev'],
  ['/usr/include/zstd.h', 'libzstd-dev'],
  ['/usr/include/zlib.h', 'zlib1g-dev'],
];
/** What of them is in the head, by whose work. */
const LINKED = ['libsquashfuse-dev', 'libfuse3-dev', 'libzstd-dev', 'zlib1g-dev', 'libc6-dev'];
/** "AI", and the type: where an ELF leaves room for it. */
const MARK = { at: 8, bytes: Buffer.from([0x41, 0x49, 2]) };

/** A sentence, or null where an AppImage can be made. */
export function lackingForAppImage() {
  if (process.env.APPIMAGE_TOOLS_PATH) return null;
  const packages = NEEDS.filter(([file]) => !existsSync(file)).map(([, name]) => name);
  return packages.length === 0
    ? null
    : `what it is made with is not installed (Debian: apt-get install ${packages.join(' ')})`;
}

/** @param {string} file */
function compile(file) {
  const words = ['-O2', '-Wall', '-Wextra', '-static', '-s', '-o', file, SOURCE, '-I/usr/include/fuse3'];
  const made = spawnSync('gcc', [...words, ...LIBRARIES.map((name) => `-l${name}`)], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the head of the AppImage could not be compiled: ${made.stderr}`);
  const bytes = readFileSync(file);
  MARK.bytes.copy(bytes, MARK.at);
  // It finds its files where its own ELF ends; the builder lays them where the file ends.
  const end = Number(bytes.readBigUInt64LE(0x28)) + bytes.readUInt16LE(0x3a) * bytes.readUInt16LE(0x3c);
  if (end !== bytes.length) throw new Error(`the head of the AppImage is ${bytes.length} bytes long, not ${end}`);
  writeFileSync(file, bytes, { mode: 0o755 });
}

/** Lays the tools in `folder`, as electron-builder looks for them. Throws a sentence. @param {string} folder */
export function layAppImageTools(folder) {
  const why = lackingForAppImage();
  if (why !== null) throw new Error(`AppImage: ${why}`);
  // What lies below lib/ goes into the AppImage's usr/lib.
  const licences = join(folder, 'lib', process.arch, 'licences');
  for (const part of [join(folder, 'runtimes'), licences]) mkdirSync(part, { recursive: true });
  for (const name of LINKED) copyFileSync(`/usr/share/doc/${name}/copyright`, join(licences, `${name}.txt`));
  for (const tool of ['mksquashfs', 'desktop-file-validate']) symlinkSync(`/usr/bin/${tool}`, join(folder, tool));
  compile(join(folder, 'runtimes', `runtime-${process.arch}`));
}
