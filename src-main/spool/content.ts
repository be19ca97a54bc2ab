// Contents: content/xx/<id>.eml, written once and synced, never rewritten. xx is
// taken from the id's time so that messages of the same half minute share a
// folder: one sync of it then makes the names of a whole group safe, and after
// nine hours the folders are used again. No call here knows the journal.
import { open, readdir, stat, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, makeDirectory, syncDirectory } from '../base/durable';
import { filePart } from '../base/file-part';
import { isQueueId } from '../mail/queue-id';
import { ContentFile } from './content-file';
import { diskTrouble } from './spool-error';

const SUFFIX = '.eml';

/** "4Q" for "0M5X4Q…": letters 5 and 6 change every 33 seconds. */
export function folderOf(id: string): string {
  return id.slice(4, 6);
}

/** The names in one folder, counted as they are made: those up to `safe` outlast a power cut. */
interface Names {
  made: number;
  safe: number;
  syncing: Promise<void> | null;
}

export class Contents {
  /** Folders that are there, or are being made. */
  private readonly made = new Map<string, Promise<void>>();
  private readonly names = new Map<string, Names>();
  /** Ids whose name may not be safe yet, with the name's number in its folder. */
  private readonly unsafe = new Map<string, number>();

  constructor(private readonly root: string) {}

  path(id: string): string {
    // An id becomes part of a path only when it is one.
    if (!isQueueId(id)) throw new Error(`not a queue id: ${JSON.stringify(id)}`);
    return join(this.root, folderOf(id), id + SUFFIX);
  }

  /** A new content, for which no file is there yet; `small` is offered what is whole and small. */
  create(id: string, small: (bytes: Buffer) => boolean): ContentFile {
    return new ContentFile(this.path(id), {
      small,
      folder: () => this.makeFolder(folderOf(id)),
      made: () => this.noteName(id),
      syncName: () => this.syncName(id),
      gone: () => void this.unsafe.delete(id),
    });
  }

  /** Writes the whole file, also over one that is there; resolves when it and its name are synced. Rejects SpoolError. */
  async store(id: string, bytes: Buffer): Promise<void> {
    const path = this.path(id);
    try {
      await this.makeFolder(folderOf(id));
      const file = await open(path, 'w', 0o600);
      this.noteName(id);
      await this.fill(file, bytes).finally(() => file.close());
      await this.syncName(id);
    } catch (error) {
      throw diskTrouble(error, path, 'a message cannot be stored at');
    }
  }

  /** Makes the name of `id` last: its folder is synced unless it was since the file was made. Rejects with the system's error. */
  async syncName(id: string): Promise<void> {
    const names = this.names.get(folderOf(id));
    const mine = this.unsafe.get(id);
    if (!names || mine === undefined) return;
    while (names.safe < mine) {
      // A sync under way may have begun before our name was there; wait it out, then look again.
      if (names.syncing) await names.syncing.catch(() => undefined);
      else await this.syncFolder(folderOf(id), names);
    }
    this.unsafe.delete(id);
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

  /** The bytes from `start` up to but not including `end`, as far as there are any. */
  part(id: string, start: number, end: number): Promise<Buffer> {
    return filePart(this.path(id), start, end);
  }

  async remove(id: string): Promise<void> {
    await unlink(this.path(id));
  }

  private async fill(file: FileHandle, bytes: Buffer): Promise<void> {
    await file.writeFile(bytes);
    await file.datasync();
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

  private noteName(id: string): void {
    const names = this.names.get(folderOf(id)) ?? { made: 0, safe: 0, syncing: null };
    names.made += 1;
    this.names.set(folderOf(id), names);
    this.unsafe.set(id, names.made);
  }

  private syncFolder(folder: string, names: Names): Promise<void> {
    const upTo = names.made;
    const sync = syncDirectory(join(this.root, folder)).then(() => void (names.safe = Math.max(names.safe, upTo)));
    names.syncing = sync.finally(() => (names.syncing = null));
    return names.syncing;
  }

  private async idsIn(folder: string): Promise<string[]> {
    const names = await readdir(join(this.root, folder));
    const ids = names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
    return ids.filter((id) => isQueueId(id) && folderOf(id) === folder);
  }
}
