// From what was asked and what stands on the disk to what the service is to run. It runs
// as whoever owns the folder, so a post office that was the desktop app's is taken as it
// lies there and the app may go on steering it; this computer's own folder, and one that
// root owns, have a user of their own. Refuses with ContractError what could not work or
// would be gone at the next start. Writes nothing.
import { stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { systemClock } from '../base/clock';
import type { Run } from '../base/run';
import { defaultDataDir } from '../config/data-dir';
import { readSettings } from '../config/settings-store';
import { ContractError } from '../contract/errors';
import { daemonWords as W } from '../words/ways-in/daemon';
import { type SystemUser, systemUserOf, personUid } from './system-user';
import { type Needs, needsOf, NO_NEEDS } from './needs';
import { type DaemonPlaces, placesOn, type DaemonSystem } from './daemon-places';
import type { Dials, DaemonPlan } from './plan';

export interface AskedDaemon {
  /** null: the app's folder where there is a post office in it, else this computer's. */
  readonly data: string | null;
  readonly user: string | null;
  /** null: as the settings ask. */
  readonly dials: Dials | null;
  readonly program: readonly string[];
}

export interface DaemonSurroundings {
  readonly system: DaemonSystem;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's own number; 0 on Windows. */
  readonly uid: number;
  readonly home: string;
  readonly cwd: string;
  readonly run: Run;
}

export async function planDaemon(asked: AskedDaemon, around: DaemonSurroundings): Promise<DaemonPlan> {
  const places = placesOn(around.system, around.env);
  const data = await folderFor(asked.data, places, around);
  const user = await userFor(asked.user, data, places, around);
  for (const path of [data, ...asked.program]) judgePath(path, around);
  const needs = await needsIn(data);
  return {
    data,
    user,
    steeredByGroup: around.system === 'linux' && user === places.machineUser,
    dials: asked.dials ?? needs.dials,
    writable: needs.writable,
    program: asked.program,
    language: languageIn(around.env),
  };
}

async function folderFor(asked: string | null, places: DaemonPlaces, around: DaemonSurroundings): Promise<string> {
  const { resolve } = around.system === 'win32' ? win32 : posix;
  if (asked !== null) return resolve(around.cwd, asked);
  const own = await appFolder(around);
  return places.machineUser === null || (own !== null && (await hasPostOffice(own)))
    ? (own ?? places.machineFolder)
    : places.machineFolder;
}

/** The folder of the desktop app of whoever asks, through sudo too; null: that is nobody with an app. */
async function appFolder({ system, env, uid, home, run }: DaemonSurroundings): Promise<string | null> {
  const person = personUid(env, uid);
  if (system === 'win32' || person === uid) return defaultDataDir(system, env, home);
  const account = await systemUserOf(run, person, system);
  return account && defaultDataDir(system, {}, account.home);
}

/** Somebody has set something up in it, or mail came. */
export async function hasPostOffice(folder: string): Promise<boolean> {
  const { join } = folder.startsWith('/') ? posix : win32;
  const found = await Promise.all(['settings.json', 'spool'].map((name) => stat(join(folder, name)).catch(() => null)));
  return found.some((one) => one !== null);
}

/** There are settings: a relay has something to run by. */
export function isSetUp(folder: string): Promise<boolean> {
  const { join } = folder.startsWith('/') ? posix : win32;
  return stat(join(folder, 'settings.json')).then(
    () => true,
    () => false,
  );
}

async function userFor(
  asked: string | null,
  data: string,
  places: DaemonPlaces,
  around: DaemonSurroundings,
): Promise<string> {
  if (around.system === 'win32') {
    if (asked !== null) throw new ContractError('bad-request', W.wrong.userOnWindows);
    return places.machineUser ?? '';
  }
  const owner = await ownerOf(data, around);
  const usual = owner ?? places.machineUser ?? (await personOf(around))?.name ?? null;
  const user = asked ?? usual;
  if (user === null) throw new ContractError('bad-request', W.wrong.whichUser);
  judgeUser(user);
  if (owner !== null && owner !== user) throw new ContractError('refused', W.wrong.otherOwner(data, owner, user));
  if (user !== places.machineUser && !(await systemUserOf(around.run, user, around.system)))
    throw new ContractError('bad-request', W.wrong.noUser(user));
  return user;
}

function judgeUser(user: string): void {
  if (user === 'root' || user === '0') throw new ContractError('refused', W.wrong.root);
  if (!/^[A-Za-z_][A-Za-z0-9_.-]*\$?$/.test(user)) throw new ContractError('bad-request', W.wrong.userName(user));
}

/** null: it is not there yet, or root's. */
async function ownerOf(folder: string, around: DaemonSurroundings): Promise<string | null> {
  const found = await stat(folder).catch(() => null);
  if (!found || found.uid === 0) return null;
  if (!found.isDirectory()) throw new ContractError('bad-request', W.wrong.noFolder(folder));
  const account = await systemUserOf(around.run, found.uid, around.system);
  if (!account) throw new ContractError('refused', W.wrong.ownerUnknown(folder, found.uid));
  return account.name;
}

async function personOf({ env, uid, run, system }: DaemonSurroundings): Promise<SystemUser | null> {
  const person = personUid(env, uid);
  return person === 0 ? null : systemUserOf(run, person, system);
}

/** Folders that are emptied at a start, or that a unit with PrivateTmp has others of. */
const PASSING = /^(\/private)?\/(tmp|var\/tmp)(\/|$)/;
const CONTROL = /\p{Cc}/u;

function judgePath(path: string, { system, env }: DaemonSurroundings): void {
  const bad = (text: string): never => {
    throw new ContractError('bad-request', text);
  };
  if (CONTROL.test(path)) bad(W.wrong.control(JSON.stringify(path)));
  if (system === 'win32') {
    if (path.startsWith('\\\\')) bad(W.wrong.share(path));
    // The Task Scheduler replaces both, and knows no way of writing them.
    if (/%.*%|\$\(/.test(path)) bad(W.wrong.replaced(path));
    return;
  }
  if (PASSING.test(path)) bad(W.wrong.passing(path));
  if (env['APPDIR'] && path.startsWith(`${env['APPDIR']}/`)) bad(W.wrong.passing(path));
}

/** Who may not read the folder learns nothing of its needs; installing needs rights anyway. */
export async function needsIn(data: string): Promise<Needs> {
  const readable = await hasPostOffice(data);
  const settings = readable ? (await readSettings(data, systemClock)).current() : null;
  return settings ? needsOf(settings, data) : NO_NEEDS;
}

function languageIn(env: DaemonSurroundings['env']): string | null {
  const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^[a-z]{2,3}(_[A-Z]{2})?(\.[\w-]+)?(@\w+)?$/.test(named) ? named : null;
}
