// "Paused" outlives a restart: somebody who paused before a storm does not want a
// reboot to start dialling. A file in the data folder that is there or is not.
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurable } from '../base/durable';

export interface PausedFlag {
  readonly atStart: boolean;
  /** Rejects with the system's error when the disk refuses. */
  set(on: boolean): Promise<void>;
}

export async function pausedFlag(dir: string): Promise<PausedFlag> {
  const path = join(dir, 'paused');
  const atStart = await access(path).then(() => true, () => false);
  return { atStart, set: (on) => (on ? writeFileDurable(path, 'Dialpost dials nothing while this file is here.\n') : rm(path, { force: true })) };
}
