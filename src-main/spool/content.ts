// Contents: content/xx/<id>.eml, written once and synced, never rewritten. xx is
// taken from the id's time so that messages of the same half minute share a
// folder: one sync of it then makes the names of a whole group safe, and after
// nine hours the folders are used again. While a letter comes in its file is called
// <id>.part; it gets its name when the journal has admitted it, so that a .part of
// which the journal says nothing was never acknowledged. Beside a content lies
// <id>.envelope (envelope-file.ts). No call here knows the journal.
import { open, readdir, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { isMissing, makeDirectory, syncDirectory } from '../base/durable';
import { filePart } from '../base/file-part';
import type { QueueItem } from '../mail/envelope';
import { isQueueId } from '../mail/queue-id';
import { ContentFile } from './content-file';
import { ENVELOPE, readEnvelope, writeEnvelope } from './envelopes/envelope-file';
import { diskTrouble } from './spool-error';
import { spoolWords } from '../words/spool';

const SUFFIX = '.eml';
const PART = '.part';

/** What lies in the folders, by id. */
export interface ContentFiles {
  readonly whole: Set<string>;
  /** Letters that were on their way in. */
  readonly parts: Set<string>;
  readonly envelopes: Set<string>;
}

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
  /** Ids whose file is still called .part. */
  private readonly parts = new Set<string>();
  /** Letters that never came in whole, whose file could not be removed. */
  private readonly abandoned = new Set<string>();
  /** Ids whose file was begun, while the journal does not say that it is there. */
  private readonly begun = new Set<string>();
  /** Folders from which names were taken since they were last synced. */
  private readonly thinned = new Set<string>();

  constructor(private readonly root: string) {}

  path(id: string): string {
    return this.named(id, this.parts.has(id) ? PART : SUFFIX);
  }

  private named(id: string, suffix: string): string {
    // An id becomes part of a path only when it is one.
    if (!isQueueId(id)) throw new Error(spoolWords.notAnId(JSON.stringify(id)));
    return join(this.root, folderOf(id), id + suffix);
  }

  /** A new content, for which no file is there yet; `small` is offered what is whole and small. */
  create(id: string, small: (bytes: Buffer) => boolean): ContentFile {
    return new ContentFile(this.named(id, PART), {
      small,
      folder: () => this.makeFolder(folderOf(id)),
      made: () => {
        this.parts.add(id);
        this.noteName(id);
      },
      syncName: () => this.syncName(id),
      gone: (removed) => {
        this.unsafe.delete(id);
        if (removed) this.parts.delete(id);
        else this.abandoned.add(id);
      },
    });
  }

  /** Is there a file that waits for its name? */
  isPart(id: string): boolean {
    return this.parts.has(id);
  }

  /** A .part that a start has found. */
  foundPart(id: string): void {
    this.parts.add(id);
  }

  /**
   * The journal has admitted it: gives the file its name. Rejects with the system's error; the content is found under
   * its old name then.
   */
  async admitted(id: string): Promise<void> {
    if (!this.parts.has(id)) return;
    await rename(this.named(id, PART), this.named(id, SUFFIX));
    this.parts.delete(id);
  }

  /** Writes down beside the content whose it is. Rejects with the system's error. */
  async describe(item: QueueItem): Promise<void> {
    await this.makeFolder(folderOf(item.id));
    await writeEnvelope(this.named(item.id, ENVELOPE), item);
  }

  /** What stands beside the content; null: nothing that can be read. */
  described(id: string): Promise<QueueItem | null> {
    return readEnvelope(this.named(id, ENVELOPE), id);
  }

  /**
   * Writes the whole file, also over one that is there; resolves when it and its name are synced. Rejects SpoolError.
   */
  async store(item: QueueItem, bytes: Buffer): Promise<void> {
    const { id } = item;
    const path = this.path(id);
    this.begun.add(id);
    try {
      await this.describe(item);
      const file = await open(path, 'w', 0o600);
      this.noteName(id);
      await this.fill(file, bytes).finally(() => file.close());
      await this.syncName(id);
    } catch (error) {
      throw diskTrouble(error, path, 'storeMessage');
    }
  }

  /**
   * Makes the name of `id` last: its folder is synced unless it was since the file was made. Rejects with the
   * system's error.
   */
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

  /** Every content file there is. Other files are left alone. */
  async list(): Promise<ContentFiles> {
    const found: ContentFiles = { whole: new Set(), parts: new Set(), envelopes: new Set() };
    const folders = await readdir(this.root, { withFileTypes: true });
    await Promise.all(folders.filter((f) => f.isDirectory()).map((f) => this.listFolder(f.name, found)));
    return found;
  }

  /** Bytes of the file, or null when there is none. */
  async size(id: string): Promise<number | null> {
    const found = await stat(this.path(id)).catch((error: unknown) =>
      isMissing(error) ? null : Promise.reject(error),
    );
    return found?.size ?? null;
  }

  /** The bytes from `start` up to but not including `end`, as far as there are any. */
  part(id: string, start: number, end: number): Promise<Buffer> {
    return filePart(this.path(id), start, end);
  }

  /** A start has found a file that may be half of one. */
  foundBegun(id: string): void {
    this.begun.add(id);
  }

  /** May a file be there of which the journal says nothing, whole or half? */
  isBegun(id: string): boolean {
    return this.begun.has(id);
  }

  /** The journal says that it has its file. */
  filed(id: string): void {
    this.begun.delete(id);
  }

  /** Letters that were given up while they came in, and whose file is still there. */
  get leftBehind(): readonly string[] {
    return [...this.abandoned];
  }

  /** Deletes the content and what stands beside it. Rejects with the system's error; nothing there is no error. */
  async remove(id: string): Promise<void> {
    for (const name of [this.path(id), this.named(id, ENVELOPE)])
      await unlink(name).catch((error: unknown) => (isMissing(error) ? undefined : Promise.reject(error)));
    this.thinned.add(folderOf(id));
    for (const known of [this.parts, this.abandoned, this.begun]) known.delete(id);
  }

  /** Deletes what stands beside a content that has another place now. Never rejects: alone it says nothing. */
  async undescribe(id: string): Promise<void> {
    await unlink(this.named(id, ENVELOPE)).catch(() => undefined);
    this.thinned.add(folderOf(id));
  }

  /**
   * A start has read that these left the queue: whoever ran before may have removed their files without making it
   * last.
   */
  foundGone(ids: Iterable<string>): void {
    for (const id of ids) if (isQueueId(id)) this.thinned.add(folderOf(id));
  }

  /**
   * Makes every removal so far last: a file that came back after its `gone` is forgotten would pass for a letter.
   * Rejects with the system's error.
   */
  async syncRemovals(): Promise<void> {
    for (const folder of [...this.thinned]) {
      this.thinned.delete(folder);
      await syncDirectory(join(this.root, folder)).catch((error: unknown) => {
        if (isMissing(error)) return;
        this.thinned.add(folder);
        throw error;
      });
    }
  }

  private async fill(file: FileHandle, bytes: Buffer): Promise<void> {
    await file.writeFile(bytes);
    await file.datasync();
  }

  private makeFolder(folder: string): Promise<void> {
    let making = this.made.get(folder);
    if (!making) {
      making = makeDirectory(join(this.root, folder), 0o700);
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

  private async listFolder(folder: string, found: ContentFiles): Promise<void> {
    const kinds: Readonly<Record<string, Set<string>>> = {
      [SUFFIX]: found.whole,
      [PART]: found.parts,
      [ENVELOPE]: found.envelopes,
    };
    for (const name of await readdir(join(this.root, folder))) {
      const { name: id, ext } = parse(name);
      if (isQueueId(id) && folderOf(id) === folder) kinds[ext]?.add(id);
    }
  }
}
