// The service of this computer as its file tells it, readable by everybody.
import { stat } from 'node:fs/promises';
import { readBytesIfThere } from '../base/durable';
import { decodeText } from '../base/text-file';
import { daemonWords } from '../words/ways-in/daemon';
import type { DaemonPlaces } from './daemon-places';
import { type DaemonRecord, recordIn } from './plan';

export interface FoundDaemon {
  readonly file: string;
  /** null: the file is none of ours. */
  readonly record: DaemonRecord | null;
  /** A package brought it. */
  readonly packaged: boolean;
}

/** null: there is none. Rejects with a sentence where its file cannot be read. */
export async function findDaemon({ file, packaged }: DaemonPlaces): Promise<FoundDaemon | null> {
  for (const path of [file, ...packaged]) {
    const bytes = await readBytesIfThere(path);
    if (bytes !== null) return { file: path, record: recordIn(decodeText(bytes) ?? ''), packaged: path !== file };
  }
  return null;
}

/** Why nothing is done with a file that is none of ours: systemd takes an empty one, and a link to /dev/null, for a no. */
export async function whyNotOurs(file: string): Promise<string> {
  const { wrong } = daemonWords;
  const isEmpty = await stat(file).then(
    ({ size }) => size === 0,
    () => false,
  );
  return isEmpty ? wrong.masked(file) : wrong.otherOne(file);
}
