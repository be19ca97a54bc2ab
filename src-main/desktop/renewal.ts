// The desktop app in whose place a newer version can be put, and its start anew. What was started hidden
// comes back with a window: somebody pressed a button and waits to see that it went well.
import { app } from 'electron';
import type { Clock } from '../base/clock';
import type { Installer } from '../updates/install/installer';
import { installerOf } from '../updates/install/as-installed';

/** null: this program was not installed in a way that it could renew. Never rejects. */
export async function installerHere(clock: Clock): Promise<Installer | null> {
  if (!app.isPackaged) return null;
  const { platform, env, execPath: path } = process;
  return installerOf({ platform, env, path, restart }, clock);
}

/** In order, as a person's Quit: the relay ends first, then the other program begins. */
function restart(program: string | null): void {
  const args = process.argv.slice(1).filter((word) => word !== '--hidden');
  app.relaunch({ args, ...(program === null ? {} : { execPath: program }) });
  app.quit();
}
