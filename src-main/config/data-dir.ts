// Where Dialpost keeps everything when nobody says otherwise: the folder the
// system gives the desktop app, so that the command line without --data steers
// the app in the tray. A pure function: nothing is made or asked on disk. Where
// the environment names no home it answers with a path below the system's own
// default for it.
import { posix, win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const NAME = 'Dialpost';

/** The default data folder on `platform` for a person whose environment is `env` and home folder `home`. */
export function defaultDataDir(platform: NodeJS.Platform, env: Environment, home: string): string {
  if (platform === 'win32') return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), NAME);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', NAME);
  return posix.join(env['XDG_CONFIG_HOME'] || posix.join(home, '.config'), NAME);
}
