// The second place where an envelope stands: content/xx/<id>.envelope, beside the
// content it belongs to, one record as the journal has them. It says how the letter
// was when its content got its file, and is not kept up to date: the journal is the
// truth. It is read when the journal was lost, cut, or put back from another day and
// a content is found that nobody speaks of. No sync waits for it.
import { readFile, writeFile } from 'node:fs/promises';
import type { QueueItem } from '../../mail/envelope';
import { isItem } from '../findings';
import { RecordReader, recordLine } from '../journal/record';
import { withCauses } from '../old-sentences';

export const ENVELOPE = '.envelope';

/** Absent: written before items said their causes (old-sentences.ts). */
const ENVELOPE_VERSION = 2;

/** Rejects with the system's error. */
export async function writeEnvelope(path: string, item: QueueItem): Promise<void> {
  await writeFile(path, recordLine({ put: item, version: ENVELOPE_VERSION }), { mode: 0o600 });
}

/** Null for a file that is missing, damaged, or speaks of another letter. */
export async function readEnvelope(path: string, id: string): Promise<QueueItem | null> {
  let item: QueueItem | null = null;
  const reader = new RecordReader({
    record(value) {
      if (typeof value === 'object' && value !== null && 'put' in value && isItem(value.put) && value.put.id === id)
        item = 'version' in value ? value.put : withCauses(value.put);
    },
    damaged: () => undefined,
  });
  const bytes = await readFile(path).catch(() => null);
  if (bytes) reader.push(bytes);
  return item;
}
