// Who keeps the relay running on each system (systemd, launchd, the Task Scheduler): the
// steps that hand it over to them and take it back, and where they put what it says.
// `remove` leaves mail, settings and the user of the service: letters are in that folder.
import { stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { Run } from '../base/run';
import { type DaemonPlaces, daemonText, DAEMON_LOG, type DaemonSystem } from './daemon-places';
import { findDaemon } from './found';
import { LAUNCHD_LABEL } from './launchd-plist';
import type { DaemonPlan, DaemonRecord } from './plan';
import { fileStep, folderStep, removeFileStep, runStep, runWell } from './steps';
import { systemUserOf } from './system-user';
import { LEAST_RIGHTS, TASK_NAME } from './task-xml';
import type { UndoableStep } from './undoing';

export interface Keeper {
  /** `person`: who may steer a service of another user from now on; null: nobody asked by name. */
  install(plan: DaemonPlan, person: string | null): Promise<readonly UndoableStep[]>;
  remove(record: DaemonRecord): readonly UndoableStep[];
  /** What to look at, or what to type, to read what the relay said. */
  logOf(record: DaemonRecord): string;
}

export interface KeeperDeps {
  readonly system: DaemonSystem;
  readonly places: DaemonPlaces;
  readonly run: Run;
}

export function keeperOf(deps: KeeperDeps): Keeper {
  switch (deps.system) {
    case 'linux':
      return systemd(deps);
    case 'darwin':
      return launchd(deps);
    case 'win32':
      return taskScheduler(deps);
  }
}

const UNIT = 'dialpost.service';

function systemd({ places, run }: KeeperDeps): Keeper {
  const reload = runStep(run, ['systemctl', 'daemon-reload'], ['systemctl', 'daemon-reload']);
  return {
    async install(plan, person) {
      // One of ours that stood there before is to run again where this one does not.
      const anew = (await findDaemon({ ...places, packaged: [] })) === null;
      const nothing = async (): Promise<void> => undefined;
      const restart = ['systemctl', 'restart', UNIT];
      return [
        ...(await accountSteps(run, plan, person)),
        ...(await folderSteps(run, plan)),
        // Taken back last of all, after the file is as it was.
        { do: nothing, undo: () => reload.undo().then(anew ? nothing : runStep(run, restart, null).do) },
        fileStep(places.file, Buffer.from(daemonText('linux', plan)), 0o644),
        { do: reload.do, undo: nothing },
        runStep(run, ['systemctl', 'enable', UNIT], anew ? ['systemctl', 'disable', UNIT] : null),
        runStep(run, restart, anew ? ['systemctl', 'stop', UNIT] : null),
      ];
    },
    remove: () => [
      runStep(run, ['systemctl', 'disable', '--now', UNIT], ['systemctl', 'enable', '--now', UNIT]),
      removeFileStep(places.file),
      reload,
    ],
    logOf: () => 'journalctl -u dialpost',
  };
}

/** Groups in which a dialler's user usually has to be (Debian, Ubuntu, Fedora); those that are there. */
const DIALLING_GROUPS = ['dip', 'dialout'];

async function accountSteps(run: Run, plan: DaemonPlan, person: string | null): Promise<readonly UndoableStep[]> {
  if (!plan.steeredByGroup) return [];
  const { user, data } = plan;
  const groups: string[] = [];
  for (const group of DIALLING_GROUPS)
    if ((await run({ argv: ['getent', 'group', group], limitMs: 15_000 })).code === 0) groups.push(group);
  const isThere = (await systemUserOf(run, user, 'linux')) !== null;
  const shell = '/usr/sbin/nologin';
  const add = ['useradd', '--system', '--user-group', '--home-dir', data, '--no-create-home', '--shell', shell];
  return [
    ...(isThere ? [] : [userStep(run, plan, [...add, user])]),
    ...(groups.length === 0 ? [] : [runStep(run, ['usermod', '-a', '-G', groups.join(','), user], null)]),
    ...(person === null ? [] : [runStep(run, ['usermod', '-a', '-G', user, person], null)]),
  ];
}

/** Made here, he goes again; not from a folder that then would be nobody's: a relay that had begun wrote into it. */
function userStep(run: Run, { user, data }: DaemonPlan, add: readonly string[]): UndoableStep {
  const { do: make, undo: unmake } = runStep(run, add, ['userdel', user]);
  const isHis = (): Promise<boolean> =>
    stat(data).then(
      ({ uid }) => uid !== 0,
      () => false,
    );
  return { do: make, undo: async () => ((await isHis()) ? undefined : unmake()) };
}

/** A folder that is root's, or that is made here, is given to whom the service runs as. */
async function folderSteps(run: Run, { data, user }: DaemonPlan): Promise<readonly UndoableStep[]> {
  const found = await stat(data).catch(() => null);
  const give = ['chown', '-R', '-h', `${user}:`, '--', data];
  const back = ['chown', '-R', '-h', 'root:', '--', data];
  return [folderStep(data), ...(found && found.uid !== 0 ? [] : [runStep(run, give, found ? back : null)])];
}

function launchd({ places, run }: KeeperDeps): Keeper {
  const target = `system/${LAUNCHD_LABEL}`;
  const start = ['launchctl', 'bootstrap', 'system', places.file];
  const end = ['launchctl', 'bootout', target];
  return {
    install: async (plan) => [
      ...(await folderSteps(run, plan)),
      // One that is loaded already would keep its old words.
      { do: async () => void (await run({ argv: end, limitMs: 90_000 })), undo: async () => undefined },
      fileStep(places.file, Buffer.from(daemonText('darwin', plan)), 0o644),
      runStep(run, start, end),
    ],
    remove: () => [runStep(run, end, start), removeFileStep(places.file)],
    logOf: ({ data }) => posix.join(data, DAEMON_LOG),
  };
}

function taskScheduler({ places, run }: KeeperDeps): Keeper {
  const task = (...words: readonly string[]): readonly string[] => ['schtasks', ...words];
  const grant = (path: string, rights: string): UndoableStep =>
    runStep(run, ['icacls', path, '/grant', `*${LEAST_RIGHTS}:(OI)(CI)${rights}`], withdraw(path));
  const withdraw = (path: string): readonly string[] => ['icacls', path, '/remove:g', `*${LEAST_RIGHTS}`];
  const create = task('/Create', '/TN', TASK_NAME, '/XML', places.file, '/F');
  const start = task('/Run', '/TN', TASK_NAME);
  /** Taken back last of all, after the file is as it was: one of ours that stood there before runs again. */
  const earlierTask = async (): Promise<UndoableStep> => {
    const anew = (await findDaemon(places)) === null;
    const again = [create, start].map((argv) => runStep(run, argv, null));
    return {
      do: async () => undefined,
      undo: async () => {
        if (!anew) for (const step of again) await step.do();
      },
    };
  };
  /** One that somebody has deleted already is no reason to keep the file. */
  const endOfTask = async (): Promise<void> => {
    const isThere = (await run({ argv: task('/Query', '/TN', TASK_NAME), limitMs: 90_000 })).code === 0;
    if (isThere) await runWell(run, task('/Delete', '/TN', TASK_NAME, '/F'));
  };
  return {
    install: async (plan) => [
      await earlierTask(),
      folderStep(plan.data),
      // What stands in ProgramData every user of the computer may read.
      ...(plan.data === places.machineFolder ? [closedToUsers(run, plan.data)] : []),
      grant(plan.data, 'M'),
      ...[...new Set(plan.program.map(win32.dirname))].map((folder) => grant(folder, 'RX')),
      fileStep(places.file, utf16(daemonText('win32', plan)), 0o644),
      runStep(run, create, task('/Delete', '/TN', TASK_NAME, '/F')),
      runStep(run, start, task('/End', '/TN', TASK_NAME)),
    ],
    remove: () => [
      // One that does not run is no reason to keep it.
      {
        do: async () => void (await run({ argv: task('/End', '/TN', TASK_NAME), limitMs: 90_000 })),
        undo: async () => undefined,
      },
      { do: endOfTask, undo: async () => void (await run({ argv: create, limitMs: 90_000 })) },
      removeFileStep(places.file),
    ],
    logOf: ({ data }) => win32.join(data, DAEMON_LOG),
  };
}

/** SYSTEM and Administrators, by the names every language of Windows knows. */
const OWNERS = ['*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F'];

const closedToUsers = (run: Run, folder: string): UndoableStep =>
  runStep(run, ['icacls', folder, '/inheritance:r', '/grant:r', ...OWNERS], ['icacls', folder, '/inheritance:e']);

function utf16(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}
