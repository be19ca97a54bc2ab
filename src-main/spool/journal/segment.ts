// One journal file while it is being written. It is opened new, appended to, and
// closed; an error on write or sync ends it for good: after a failed sync the
// system may forget what it could not write and call the next sync a success, so
// this file is never synced again. `good` says how far it can be trusted. A file
// whose name somebody takes from the folder is noticed within LOOK_AGAIN or with the
// next write after that; it stays open then, for the letters in it are nowhere else.
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock, type Clock } from '../../base/clock';
import { namesIn } from '../../base/names-in';
import { spoolWords } from '../../words/spool';

/**
 * With this a write resolves when its bytes are safe, which saves a turn in the pool of
 * threads. macOS knows the flag as well, but leaves the bytes in the drive's own cache.
 */
const WRITES_THROUGH = process.platform === 'linux' ? constants.O_DSYNC : 0;

/**
 * Between two looks whether the file still has its name, in milliseconds: one beside every write would cost each
 * letter a turn in that pool.
 */
const LOOK_AGAIN = 1000;

export function segmentPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.log`);
}

/** Of every segment in `folder`, in their order; none where there is no folder. */
export async function segmentNumbers(folder: string): Promise<number[]> {
  const names = await namesIn(folder);
  return names
    .filter((n) => /^\d{6,}\.log$/.test(n))
    .map((n) => parseInt(n, 10))
    .sort((a, b) => a - b);
}

/** A new file at `path`. Rejects with the system's error; EEXIST when there is one. */
export function createSegmentFile(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | WRITES_THROUGH, 0o600);
}

export class Segment {
  /** Bytes that are synced. */
  good = 0;
  broken = false;
  /** Its name was taken from the folder while it was in use. */
  vanished = false;
  private lookAt = -Infinity;
  /** Opened so that a write resolves when its bytes are safe. */
  private readonly writesThrough: boolean;
  private readonly clock: Clock;

  constructor(
    readonly number: number,
    readonly path: string,
    private readonly file: FileHandle,
    {
      writesThrough = WRITES_THROUGH !== 0,
      clock = systemClock,
    }: { readonly writesThrough?: boolean; readonly clock?: Clock } = {},
  ) {
    this.writesThrough = writesThrough;
    this.clock = clock;
  }

  /**
   * Resolves when `bytes` are synced. Rejects with the system's error; the segment is of no more use then, and closed
   * unless it has vanished.
   */
  async append(bytes: Buffer): Promise<void> {
    try {
      if (this.clock.monotonic() < this.lookAt) await this.writeAll(bytes);
      else await this.lookBeside(this.writeAll(bytes));
      if (!this.writesThrough) await this.file.datasync();
      this.good += bytes.length;
    } catch (error) {
      this.broken = true;
      // Best effort against half a record; the next segment's opening record says the same for certain.
      if (!this.vanished) await this.file.truncate(this.good).catch(() => undefined);
      if (!this.vanished) await this.close();
      throw error;
    }
  }

  /**
   * `bytes` from `at` on, as far as there are any; also of a file whose name is gone. Rejects when it was closed
   * meanwhile.
   */
  async read(at: number, bytes: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.file.read(Buffer.allocUnsafe(bytes), 0, bytes, at);
    return buffer.subarray(0, bytesRead);
  }

  /** The next write looks whether the file still has its name. */
  lookSoon(): void {
    this.lookAt = -Infinity;
  }

  /** Looks now. Rejects with the system's error. */
  async look(): Promise<void> {
    this.vanished ||= (await this.file.stat()).nlink === 0;
  }

  async close(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }

  /** Both have ended when the file may be closed. */
  private async lookBeside(writing: Promise<void>): Promise<void> {
    this.lookAt = this.clock.monotonic() + LOOK_AGAIN;
    for (const end of await Promise.allSettled([writing, this.look()])) if (end.status === 'rejected') throw end.reason;
    if (this.vanished) throw new Error(spoolWords.segmentRemoved(this.path));
  }

  private async writeAll(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      done += (await this.file.write(bytes, done, bytes.length - done)).bytesWritten;
    }
  }
}
