// "Paused" outlives a restart: somebody who paused before a storm does not want a
// reboot to start dialling. A file in the data folder that is there or is not; what
// stands in it says nothing. Where the disk cannot tell, nothing is dialled.
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, syncDirectory, writeFileDurable } from '../base/durable';
import { configWords } from '../words/config';

export interface PausedFlag {
  readonly atStart: boolean;
  /** Rejects with the system's error when the disk refuses. */
  set(on: boolean): Promise<void>;
}

export async function pausedFlag(dir: string): Promise<PausedFlag> {
  const path = join(dir, 'paused');
  const atStart = await access(path).then(
    () => true,
    (error: unknown) => !isMissing(error),
  );
  const remove = async (): Promise<void> => {
    await rm(path, { force: true });
    await syncDirectory(dir);
  };
  return {
    atStart,
    set: (on) => (on ? writeFileDurable(path, `${configWords.pausedFile}\n`) : remove()),
  };
}
