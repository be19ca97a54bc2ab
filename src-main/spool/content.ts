// Contents: content/xx/<id>.eml, written once and synced, never rewritten. xx is
// taken from the id's time so that messages of the same half minute share a
// folder: one sync of it then makes the names of a whole group safe, and after
// nine hours the folders are used again. No call here knows the journal.
import { createReadStream } from 'node:fs';
import { open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isMissing, makeDirectory, syncDirectory } from '../base/durable';
import { isQueueId } from '../mail/queue-id';
import { ContentFile } from './content-file';
import { diskTrouble } from './spool-error';

const SUFFIX = '.eml';

/** "4Q" for "0M5X4Q…": letters 5 and 6 change every 33 seconds. */
export function folderOf(id: string): string {
  return id.slice(4, 6);
}

export class Contents {
  /** Folders that are there, or are being made. */
  private readonly made = new Map<string, Promise<void>>();
  /** Folders with names that are not synced yet. */
  private readonly unsynced = new Set<string>();
  private readonly syncing = new Map<string, Promise<void>>();

  constructor(private readonly root: string) {}

  path(id: string): string {
    // An id becomes part of a path only when it is one.
    if (!isQueueId(id)) throw new Error(`not a queue id: ${JSON.stringify(id)}`);
    return join(this.root, folderOf(id), id + SUFFIX);
  }

  /** A new content, for which no file is there yet. Rejects SpoolError. */
  async create(id: string): Promise<ContentFile> {
    const path = this.path(id);
    try {
      await this.makeFolder(folderOf(id));
      return new ContentFile(path, () => this.unsynced.add(folderOf(id)));
    } catch (error) {
      throw diskTrouble(error, path, 'a message cannot be stored at');
    }
  }

  /** Makes the name of `id` last: the folder is synced unless it was since the file was created. Rejects with the system's error. */
  async syncName(id: string): Promise<void> {
    const folder = folderOf(id);
    // A sync under way may have begun before our name was there; wait it out, then look again.
    while (this.syncing.has(folder)) await this.syncing.get(folder)?.catch(() => undefined);
    if (!this.unsynced.has(folder)) return;
    const sync = this.syncFolder(folder).finally(() => this.syncing.delete(folder));
    this.syncing.set(folder, sync);
    await sync;
  }

  /** Every content file there is, by id. Other files are left alone. */
  async list(): Promise<Set<string>> {
    const folders = await readdir(this.root, { withFileTypes: true });
    const names = await Promise.all(folders.filter((f) => f.isDirectory()).map((f) => this.idsIn(f.name)));
    return new Set(names.flat());
  }

  /** Bytes of the file, or null when there is none. */
  async size(id: string): Promise<number | null> {
    const found = await stat(this.path(id)).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
    return found?.size ?? null;
  }

  /** At most the first `maxBytes`. */
  async head(id: string, maxBytes: number): Promise<Buffer> {
    const file = await open(this.path(id), 'r');
    try {
      const { size } = await file.stat();
      const want = Math.min(size, maxBytes);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(want), 0, want, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async checksum(id: string): Promise<{ bytes: number; crc: number }> {
    let bytes = 0;
    let crc = 0;
    // A stream without an encoding yields Buffers; its type does not say so.
    for await (const chunk of createReadStream(this.path(id)) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      crc = crc32(chunk, crc);
    }
    return { bytes, crc };
  }

  async remove(id: string): Promise<void> {
    await unlink(this.path(id));
  }

  private makeFolder(folder: string): Promise<void> {
    let making = this.made.get(folder);
    if (!making) {
      making = makeDirectory(join(this.root, folder));
      this.made.set(folder, making);
      making.catch(() => this.made.delete(folder));
    }
    return making;
  }

  private async syncFolder(folder: string): Promise<void> {
    this.unsynced.delete(folder);
    try {
      await syncDirectory(join(this.root, folder));
    } catch (error) {
      this.unsynced.add(folder);
      throw error;
    }
  }

  private async idsIn(folder: string): Promise<string[]> {
    const names = await readdir(join(this.root, folder));
    const ids = names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
    return ids.filter((id) => isQueueId(id) && folderOf(id) === folder);
  }
}
