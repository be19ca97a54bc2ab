// "Paused" outlives a restart: somebody who paused before a storm does not want a
// reboot to start dialling. A file in the data folder that is there or is not; its second
// line names the moment of the wall clock at which the pause ends by itself. Where the
// disk cannot tell, or the line cannot be read, nothing is dialled until somebody resumes.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, syncDirectory, writeFileDurable } from '../base/durable';
import { configWords } from '../words/config';

export interface Pause {
  /** When it ends by itself, milliseconds since 1970 UTC; null: when somebody resumes. */
  readonly until: number | null;
}

export interface PausedFlag {
  /** As it was left; null: not paused. */
  readonly atStart: Pause | null;
  /** Rejects with the system's error when the disk refuses. */
  set(pause: Pause | null): Promise<void>;
}

export async function pausedFlag(dir: string): Promise<PausedFlag> {
  const path = join(dir, 'paused');
  const atStart = await readFile(path, 'utf8').then(
    (text): Pause => ({ until: endIn(text) }),
    (error: unknown) => (isMissing(error) ? null : { until: null }),
  );
  const remove = async (): Promise<void> => {
    await rm(path, { force: true });
    await syncDirectory(dir);
  };
  const write = ({ until }: Pause): Promise<void> => {
    const end = until === null ? '' : `${UNTIL}${new Date(until).toISOString()}\n`;
    return writeFileDurable(path, `${configWords.pausedFile}\n${end}`);
  };
  return { atStart, set: (pause) => (pause === null ? remove() : write(pause)) };
}

/** Begins the line with the end; not a word of any language. */
const UNTIL = 'until=';

function endIn(text: string): number | null {
  const line = text.split('\n').find((one) => one.startsWith(UNTIL));
  const at = line === undefined ? NaN : Date.parse(line.slice(UNTIL.length));
  return Number.isFinite(at) ? at : null;
}
