// One journal file while it is being written. It is opened new, appended to, and
// closed; an error on write or sync ends it for good: after a failed sync the
// system may forget what it could not write and call the next sync a success, so
// this file is never synced again. `good` says how far it can be trusted.
import { constants } from 'node:fs';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../base/durable';

/**
 * With this a write resolves when its bytes are safe, which saves a turn in the pool of
 * threads. macOS knows the flag as well, but leaves the bytes in the drive's own cache.
 */
const WRITES_THROUGH = process.platform === 'linux' ? constants.O_DSYNC : 0;

export function segmentPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(6, '0')}.log`);
}

/** Of every segment in `folder`, in their order; none where there is no folder. */
export async function segmentNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error)));
  return names.filter((n) => /^\d{6,}\.log$/.test(n)).map((n) => parseInt(n, 10)).sort((a, b) => a - b);
}

/** A new file at `path`. Rejects with the system's error; EEXIST when there is one. */
export function createSegmentFile(path: string): Promise<FileHandle> {
  return open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | WRITES_THROUGH, 0o600);
}

export class Segment {
  /** Bytes that are synced. */
  good = 0;
  broken = false;
  /** Its name was taken from the folder while it was in use. */
  vanished = false;

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
      // Asked for beside the write, so that it costs no turn of its own; both have ended when the file may be closed.
      const [wrote, seen] = await Promise.allSettled([this.writeAll(bytes), this.file.stat()]);
      if (wrote.status === 'rejected') throw wrote.reason;
      if (seen.status === 'rejected') throw seen.reason;
      this.vanished = seen.value.nlink === 0;
      if (this.vanished) throw new Error(`${this.path} was removed while Dialpost was writing it`);
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
