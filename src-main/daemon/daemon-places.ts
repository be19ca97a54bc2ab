// Where a service stands on each system: the file that describes it, the folder a post
// office has where no person's own is meant, and who it runs as there. Pure.
import { posix, win32 } from 'node:path';
import { LAUNCHD_LABEL, launchdPlist } from './launchd-plist';
import type { DaemonPlan } from './plan';
import { STATE_FOLDER, systemdUnit } from './systemd-unit';
import { LEAST_RIGHTS, taskXml } from './task-xml';

export const SYSTEMS = ['linux', 'darwin', 'win32'] as const;
export type DaemonSystem = (typeof SYSTEMS)[number];

export interface DaemonPlaces {
  /** What `install` writes. */
  readonly file: string;
  /** Where packages bring one; `file` goes before it. */
  readonly packaged: readonly string[];
  /** The folder of this computer's post office. */
  readonly machineFolder: string;
  /** null: whoever owns the folder. */
  readonly machineUser: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** null on a system that Dialpost knows no service of. */
export function daemonSystem(platform: NodeJS.Platform): DaemonSystem | null {
  return SYSTEMS.find((system) => system === platform) ?? null;
}

export function placesOn(system: DaemonSystem, env: Environment): DaemonPlaces {
  switch (system) {
    case 'linux':
      return {
        file: '/etc/systemd/system/dialpost.service',
        packaged: ['/usr/lib/systemd/system/dialpost.service', '/lib/systemd/system/dialpost.service'],
        machineFolder: STATE_FOLDER,
        machineUser: 'dialpost',
      };
    case 'darwin':
      return {
        file: `/Library/LaunchDaemons/${LAUNCHD_LABEL}.plist`,
        packaged: [],
        machineFolder: '/Library/Application Support/Dialpost',
        machineUser: null,
      };
    case 'win32': {
      const folder = win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Dialpost');
      return {
        file: win32.join(folder, 'service.xml'),
        packaged: [],
        machineFolder: win32.join(folder, 'Post'),
        machineUser: LEAST_RIGHTS,
      };
    }
  }
}

/** The text of the file. */
export function daemonText(system: DaemonSystem, plan: DaemonPlan): string {
  switch (system) {
    case 'linux':
      return systemdUnit(plan);
    case 'darwin':
      return launchdPlist(plan, posix.join(plan.data, DAEMON_LOG));
    case 'win32':
      return taskXml(plan);
  }
}

/** What the relay says where no journal takes it, in the data folder. */
export const DAEMON_LOG = 'service.log';
