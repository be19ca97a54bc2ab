// Contents that so far stand only in the journal. A letter of ordinary size goes
// there together with its envelope, so that accepting it costs one write and one
// sync that it shares with others (a file of its own costs a sync each: measured
// with eight clients, half the rate); it gets its file later (filing.ts). Until
// then a content is known here by its spot: where its record stands.
import { open } from 'node:fs/promises';
import { isMissing, systemCode } from '../../base/durable';
import { bytesRecord, RecordReader, recordLine } from './record';
import { segmentPath } from './segment';

/** A whole record in a segment of the journal, its line feed included. */
export interface Spot {
  readonly segment: number;
  readonly at: number;
  readonly bytes: number;
}

/** A letter that cannot stand there as it is: one character a byte. Until version 3 of the journal all stood so. */
interface ContentRecord {
  readonly content: string;
  readonly text: string;
}

/** The record of a content, whole. */
export function contentLine(id: string, bytes: Buffer): Buffer {
  return bytesRecord(id, bytes) ?? recordLine({ content: id, text: bytes.toString('latin1') } satisfies ContentRecord);
}

export function isContentRecord(value: unknown): value is ContentRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'content' in value &&
    typeof value.content === 'string' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}

/** Says that these have files now. */
export function filedRecord(ids: readonly string[]): { readonly filed: readonly string[] } {
  return { filed: ids };
}

export function isFiledRecord(value: unknown): value is ReturnType<typeof filedRecord> {
  return typeof value === 'object' && value !== null && 'filed' in value && Array.isArray(value.filed);
}

/** A segment that is open for writing can be read as well, without opening it again and though its name be gone. */
interface OpenSegment {
  read(at: number, bytes: number): Promise<Buffer>;
}

export class Logged {
  /** Whole contents whose item has not been committed yet. */
  private readonly ready = new Map<string, Buffer>();

  constructor(
    private readonly folder: string,
    private readonly spots: Map<string, Spot>,
    private readonly inUse: (segment: number) => OpenSegment | null = () => null,
  ) {}

  /** Keeps `bytes` for the commit that puts `id`. */
  offer(id: string, bytes: Buffer): void {
    this.ready.set(id, bytes);
  }

  /** What was offered for `id`; it is no longer kept after. */
  take(id: string): Buffer | null {
    const bytes = this.ready.get(id) ?? null;
    this.ready.delete(id);
    return bytes;
  }

  add(id: string, spot: Spot): void {
    this.spots.set(id, spot);
  }

  has(id: string): boolean {
    return this.spots.has(id);
  }

  /** Answers whether it stood in the journal. */
  forget(id: string): boolean {
    return this.spots.delete(id);
  }

  get count(): number {
    return this.spots.size;
  }

  /** Ids whose record stands in a segment before `segment`, oldest first. */
  before(segment = Infinity): readonly string[] {
    return [...this.spots].filter(([, spot]) => spot.segment < segment).map(([id]) => id);
  }

  /**
   * The content; null when its record is damaged or gone. Rejects with the system's error when the disk cannot be
   * read.
   */
  async read(id: string): Promise<Buffer | null> {
    let found: Buffer | null = null;
    const reader = new RecordReader({
      record(value) {
        if (isContentRecord(value) && value.content === id) found = Buffer.from(value.text, 'latin1');
      },
      bytes(name, bytes) {
        if (name === id) found = bytes;
      },
      damaged: () => undefined,
    });
    reader.push(await this.raw(id));
    return found;
  }

  /** Its record as it stands on disk, sound or not; nothing when it is gone. */
  async raw(id: string): Promise<Buffer> {
    const spot = this.spots.get(id);
    if (!spot) return Buffer.alloc(0);
    // One that is closed at this moment is opened like any other.
    const closed = (error: unknown): null | Promise<never> =>
      systemCode(error) === 'EBADF' ? null : Promise.reject(error);
    return (await this.inUse(spot.segment)?.read(spot.at, spot.bytes).catch(closed)) ?? this.fromFile(spot);
  }

  private async fromFile({ segment, at, bytes }: Spot): Promise<Buffer> {
    const file = await open(segmentPath(this.folder, segment)).catch((error: unknown) =>
      isMissing(error) ? null : Promise.reject(error),
    );
    if (!file) return Buffer.alloc(0);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
}
