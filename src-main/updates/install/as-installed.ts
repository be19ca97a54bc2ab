// As what the running program was installed: a .deb or an AppImage on Linux can be replaced by a
// newer one; everything else (a .tar.gz, an .rpm, Windows, macOS) is renewed by hand.
import { readFile } from 'node:fs/promises';
import { appImageOf } from '../../base/version';
import { createRun } from '../../base/run';
import type { Clock } from '../../base/clock';
import { installAppImage } from './app-image';
import { installDeb } from './deb';
import type { Installer } from './installer';

export interface InstalledProgram {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The program's own file. */
  readonly path: string;
  /** `program`: what is to be started in place of this one; null: what it was started with. */
  restart(program: string | null): void;
}

/** null: it is not installed in a way that could be renewed from within. Never rejects. */
export async function installerOf(program: InstalledProgram, clock: Clock): Promise<Installer | null> {
  if (program.platform !== 'linux') return null;
  const image = appImageOf(program.path, program.env);
  if (image !== null)
    return {
      kind: 'AppImage',
      install: (file, offer) => installAppImage(image, file, offer),
      restart: () => program.restart(image),
    };
  if (!(await isDebians(program.path))) return null;
  const run = createRun(clock);
  const isRoot = process.getuid?.() === 0;
  return {
    kind: 'deb',
    install: (file, offer) => installDeb({ run, isRoot }, file, offer),
    restart: () => program.restart(null),
  };
}

/** dpkg-query would read the lists of every package, at each start. */
const LIST = '/var/lib/dpkg/info/dialpost.list';

/** Did dpkg put the file where it is, as our package's? */
async function isDebians(path: string): Promise<boolean> {
  const list = await readFile(LIST, 'utf8').catch(() => '');
  return list.split('\n').includes(path);
}
