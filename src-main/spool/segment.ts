// One journal file while it is being written. It is opened new, appended to, and
// closed; an error on write or sync ends it for good: after a failed sync the
// system may forget what it could not write and call the next sync a success, so
// this file is never synced again. `good` says how far it can be trusted.
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * With this a write resolves when its bytes are safe, which saves a turn in the pool of
 * threads. macOS knows the flag as well, but leaves the bytes in the drive's own cache.
 */
const WRITES_THROUGH = process.platform === 'linux' ? constants.O_DSYNC : 0;

export function segmentPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.log`);
}

/** A new file at `path`. Rejects with the system's error; EEXIST when there is one. */
export function createSegmentFile(path: string): Promise<FileHandle> {
  return open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | WRITES_THROUGH, 0o600);
}

export class Segment {
  /** Bytes that are synced. */
  good = 0;
  broken = false;

  constructor(
    readonly number: number,
    readonly path: string,
    private readonly file: FileHandle,
    /** Opened so that a write resolves when its bytes are safe. */
    private readonly writesThrough = WRITES_THROUGH !== 0,
  ) {}

  /** Resolves when `bytes` are synced. Rejects with the system's error; the segment is broken then and already closed. */
  async append(bytes: Buffer): Promise<void> {
    try {
      await this.writeAll(bytes);
      if (!this.writesThrough) await this.file.datasync();
      this.good += bytes.length;
    } catch (error) {
      this.broken = true;
      // Best effort against half a record; the next segment's opening record says the same for certain.
      await this.file.truncate(this.good).catch(() => undefined);
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }

  private async writeAll(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      done += (await this.file.write(bytes, done, bytes.length - done)).bytesWritten;
    }
  }
}
