// The service of this computer as its file tells it, readable by everybody.
import { readBytesIfThere } from '../base/durable';
import { decodeText } from '../base/text-file';
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
