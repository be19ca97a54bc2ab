// Which folder the desktop app, and a command that names none, steers: its own, or that of this computer's service where
// nothing has been set up in its own. Where the folder is the service's, the app does not
// run a relay there by itself: the service would find it taken and could not start.
import { access, constants, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../base/durable';
import { ContractError } from '../contract/errors';
import { daemonWords as W } from '../words/ways-in/daemon';
import { placesOn, daemonSystem } from './daemon-places';
import { findDaemon } from './found';
import { hasPostOffice } from './planning';

export interface Steered {
  readonly folder: string;
  /** It is the service's: who finds nobody there waits. */
  readonly isDaemons: boolean;
}

/** `named`: somebody said that it is to be this folder. */
export async function steeredFolder(own: string, named: boolean): Promise<Steered> {
  const system = daemonSystem(process.platform);
  // A file that cannot be read is none that a service of ours was started by.
  const found = system && (await findDaemon(placesOn(system, process.env)).catch(() => null));
  const data = found?.record?.data ?? null;
  if (data === null) return { folder: own, isDaemons: false };
  if (await isSameFolder(data, own)) return { folder: own, isDaemons: true };
  if (named || (await hasPostOffice(own))) return { folder: own, isDaemons: false };
  return { folder: data, isDaemons: true };
}

/**
 * Which folder a command means that names none: as the app's, where this person is let in there. `closed`: the
 * service's, where the person is not. `daemons`: the service's is asked for; rejects ContractError where there is none.
 */
export async function meantFolder(
  own: string,
  daemons: boolean,
): Promise<{ readonly folder: string; readonly closed: string | null }> {
  if (daemons) return { folder: await daemonsFolder(), closed: null };
  const { folder } = await steeredFolder(own, false);
  if (folder === own || (await letsIn(folder))) return { folder, closed: null };
  return { folder: own, closed: folder };
}

async function daemonsFolder(): Promise<string> {
  const system = daemonSystem(process.platform);
  const found = system && (await findDaemon(placesOn(system, process.env)));
  if (!found?.record) throw new ContractError('not-found', W.notThere);
  return found.record.data;
}

/** To the control socket: by the folder's rights; on Windows by reading what proves it. */
function letsIn(folder: string): Promise<boolean> {
  const looked = process.platform === 'win32' ? readFile(join(folder, 'owner.json')) : access(folder, constants.X_OK);
  return looked.then(
    () => true,
    (error: unknown) => isMissing(error),
  );
}

/** By whatever names they are called; one that is not there is what it is called. */
export async function isSameFolder(one: string, other: string): Promise<boolean> {
  const whole = (path: string): Promise<string> => realpath(path).catch(() => path);
  return (await whole(one)) === (await whole(other));
}
