// A computer of its own for a package that is really installed: Debian's own dpkg, at the real places,
// seen by nobody outside. Root's mounts in a namespace lay a sheet over /usr, /etc and /var and an empty
// folder over /opt; what is not below them (/tmp, the display) is everybody's.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputOf, type Package, type Packed } from './packed';

export const PROGRAM = '/opt/Dialpost/dialpost';

/** $1: a folder for what is written; $2: the package; then what is to be run. */
const INSTALL = `set -e
mkdir -p "$1/sheet" "$1/opt"
mount -t tmpfs tmpfs "$1/sheet"
for place in usr etc var; do
  mkdir "$1/sheet/$place" "$1/sheet/$place.work"
  mount -t overlay overlay -o "lowerdir=/$place,upperdir=$1/sheet/$place,workdir=$1/sheet/$place.work" "/$place"
done
mount --bind "$1/opt" /opt
dpkg --install "$2" >"$1/dpkg.log" 2>&1
shift 2
exec "$@"`;

/** The words before a command that is to run where `deb` is installed. */
export function whereInstalled(folder: string, deb: string): readonly string[] {
  return ['unshare', '-m', 'sh', '-c', INSTALL, 'sh', folder, deb];
}

/** What dpkg says of its package there, where the process `pid` is. */
export function installedVersion(pid: number): Promise<string> {
  return outputOf('nsenter', ['-t', String(pid), '-m', 'dpkg-query', '-W', '-f', '${Version}', 'dialpost']);
}

/** The next number: 0.1.0 becomes 0.1.1, and is as long. */
export function nextOf(version: string): string {
  return version.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
}

/** The same program under the next number, as its package; what stands in it is as long, so that nothing moves. */
export async function nextDeb({ file, folder }: Packed, version: string): Promise<string> {
  const tree = join(folder, 'next');
  const next = nextOf(version);
  await outputOf('dpkg-deb', ['-R', file, tree]);
  await renumberApp(join(tree, 'opt/Dialpost/resources'), next);
  await renumber(join(tree, 'DEBIAN/control'), [/(^Version: )([\d.]+)($)/m], next);
  const made = join(folder, `dialpost_${next}_amd64.deb`);
  await outputOf('dpkg-deb', ['--root-owner-group', '-Znone', '--build', tree, made]);
  return made;
}

/** The same for an AppImage: its own files, pressed again behind its own head. */
export async function nextAppImage({ file, folder }: Package, version: string): Promise<string> {
  const next = nextOf(version);
  const made = join(folder, `Dialpost-${next}-x86_64.AppImage`);
  await mkdir(join(folder, 'next'));
  const script = 'cd "$1" && "$2" --appimage-extract && "$2" --appimage-offset';
  const size = (await outputOf('sh', ['-c', script, 'sh', join(folder, 'next'), file])).trim();
  const tree = join(folder, 'next', 'squashfs-root');
  await renumberApp(join(tree, 'resources'), next);
  const words = ['-offset', size, '-all-root', '-noappend', '-quiet', '-no-progress', '-no-fragments', '-comp', 'zstd'];
  await outputOf('mksquashfs', [tree, made, ...words, '-Xcompression-level', '1']);
  await outputOf('dd', [`if=${file}`, `of=${made}`, `bs=${size}`, 'count=1', 'conv=notrunc', 'status=none']);
  return made;
}

async function renumberApp(resources: string, next: string): Promise<void> {
  await renumber(join(resources, 'app.asar'), [/(VERSION[$\d]* = ")([\d.]+)(")/, /("version": ")([\d.]+)(")/], next);
  await renumber(join(resources, 'cli/dialpost.cjs'), [/(VERSION[$\d]* = ")([\d.]+)(")/], next);
}

async function renumber(file: string, places: readonly RegExp[], next: string): Promise<void> {
  const text = await readFile(file, 'latin1');
  const changed = places.reduce((all, place) => {
    if (!place.test(all)) throw new Error(`${file} names no version as ${String(place)}`);
    return all.replace(place, (_, before: string, __: string, after: string) => `${before}${next}${after}`);
  }, text);
  await writeFile(file, changed, 'latin1');
}
