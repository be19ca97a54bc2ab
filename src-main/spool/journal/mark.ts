// How far the journal was seen to reach: spool/journal.mark, one record of fixed
// length, written over in place with the first group of a segment, at quiet moments
// and at the end. It stands outside the journal's folder, so that a start can tell a
// journal that was taken away, or cut, from one that never was. It never says more than
// was safe; no sync waits for it, so after a power cut it may say less, and a start
// then says nothing. LIMIT: what came between the last mark and a kill -9, when the
// newest segment is cut by hand after it, cannot be told from a write that was torn.
import { constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { RecordReader, recordLine } from './record';

/** The newest segment, and how many bytes of it were safe. */
export interface Reach {
  readonly mark: number;
  readonly bytes: number;
  /** The spool it belongs to. */
  readonly spool: string;
}

/** In one sector, so that a power cut leaves it whole. */
const MARK_BYTES = 256;

export class JournalMark {
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly spool: string,
  ) {}

  /** Never rejects: without it a start can tell less, and nothing else. */
  note(segment: number, bytes: number): Promise<void> {
    const reach: Reach = { mark: segment, bytes, spool: this.spool };
    this.writing = this.writing.then(() => this.write(reach)).catch(() => undefined);
    return this.writing;
  }

  private async write(reach: Reach): Promise<void> {
    const file = await open(this.path, constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      await file.write(Buffer.concat([recordLine(reach), Buffer.alloc(MARK_BYTES, ' ')], MARK_BYTES), 0, MARK_BYTES, 0);
    } finally {
      await file.close();
    }
  }
}

/** Null: nothing says how far it reached. */
export async function readMark(path: string): Promise<Reach | null> {
  let reach: Reach | null = null;
  const reader = new RecordReader({
    record: (value) => (reach = isReach(value) ? value : null),
    damaged: () => undefined,
  });
  const bytes = await readFile(path).catch(() => null);
  if (bytes) reader.push(bytes);
  return reach;
}

function isReach(value: unknown): value is Reach {
  return (
    typeof value === 'object' &&
    value !== null &&
    'mark' in value &&
    typeof value.mark === 'number' &&
    'bytes' in value &&
    typeof value.bytes === 'number' &&
    'spool' in value &&
    typeof value.spool === 'string'
  );
}
