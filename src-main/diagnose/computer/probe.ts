// Looks whether this computer has what Dialpost needs: its ports free, a clock that
// can be right, a data folder that takes mail and room on its disk, the programs that
// dial, and DNS that knows the smart hosts. Changes nothing, dials nothing, never
// rejects.
import { uptime } from 'node:os';
import type { Clock } from '../../base/clock';
import type { ComputerCheck, ComputerProbe } from '../../contract/diagnose/computer';
import { checkClock, startedAt } from './clock-check';
import { checkDisk, checkFolder } from './disk-check';
import { checkName, type WantedName } from './name-check';
import { checkPort, type PortDeps, type WantedDoor } from './port-check';
import { checkPrograms, type WantedLine } from './program-check';

export interface ComputerWants {
  readonly doors: readonly WantedDoor[];
  readonly lines: readonly WantedLine[];
  readonly names: readonly WantedName[];
  /** The data folder. */
  readonly folder: string;
  /** Room its disk must have left. */
  readonly needBytes: number;
}

export interface ComputerDeps extends PortDeps {
  readonly clock: Clock;
  readonly zone: string;
  readonly built: number | null;
  /** For one name. */
  readonly dnsTimeoutMs: number;
}

/** Keeps, from one look to the next, when the computer was started. */
export interface ClockMemory {
  started: number;
}

export const clockMemory = (clock: Clock): ClockMemory => ({
  started: startedAt({ now: clock.now(), uptime: uptime() * 1000 }),
});

export async function probeComputer(
  wants: ComputerWants,
  deps: ComputerDeps,
  memory: ClockMemory,
): Promise<ComputerProbe> {
  const checks = await Promise.all([
    ...wants.doors.map((door) => checkPort(door, deps)),
    clockCheck(deps, memory),
    checkFolder(wants.folder),
    checkDisk(wants.folder, wants.needBytes),
    ...wants.lines.map((line) => checkPrograms(line)),
    ...wants.names.map((name) => checkName(name, deps.dnsTimeoutMs)),
  ]);
  return { ok: checks.every(({ result }) => result !== 'fail'), checks };
}

function clockCheck({ clock, zone, built }: ComputerDeps, memory: ClockMemory): ComputerCheck {
  const seen = { now: clock.now(), uptime: uptime() * 1000, startedBefore: memory.started, built, zone };
  memory.started = startedAt(seen);
  return checkClock(seen);
}
