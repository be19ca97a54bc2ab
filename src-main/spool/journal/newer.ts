// Was anything of a spool written by a newer program? Its beginnings are read, and nothing
// is touched: it is asked before the folder is taken.
import { filePart } from '../../base/file-part';
import { isHead, isOpening } from '../findings';
import { JOURNAL_VERSION } from './journal';
import { RecordReader } from './record';
import { segmentNumbers, segmentPath } from './segment';
import { spoolPaths } from '../load';
import { SNAPSHOT_VERSION } from '../snapshot';

export interface NewerFile {
  readonly path: string;
  readonly version: number;
  /** The newest that is known here. */
  readonly known: number;
}

/** null: nothing is. What cannot be read is judged by who opens it. */
export async function newerInSpool(dir: string): Promise<NewerFile | null> {
  const { journal, snapshot } = spoolPaths(dir);
  const numbers = await segmentNumbers(journal).catch(() => []);
  const files = [
    { path: snapshot, known: SNAPSHOT_VERSION },
    ...numbers.map((number) => ({ path: segmentPath(journal, number), known: JOURNAL_VERSION })),
  ];
  for (const { path, known } of files) {
    const version = await versionOf(path);
    if (version > known) return { path, version, known };
  }
  return null;
}

const BEGINNING = 16_384;

/** 0: it says none. */
async function versionOf(path: string): Promise<number> {
  let found = 0;
  const reader = new RecordReader({
    record(value) {
      if ((isHead(value) || isOpening(value)) && typeof value.version === 'number') found = value.version;
    },
    damaged: () => undefined,
  });
  reader.push(await filePart(path, 0, BEGINNING).catch(() => Buffer.alloc(0)));
  return found;
}
