// One message's content while it comes in. Small pieces are gathered, and more than
// LARGE bytes are never held. What fits into that is handed over whole and makes
// no file here (logged.ts); for the rest a file is made, written and synced. After
// a failure only `abandon` is left to do.
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { isMissing } from '../base/durable';
import { joined } from '../base/joined';
import { diskTrouble } from './spool-error';

/** So many bytes are gathered at most; a content of so many has a file of its own from the beginning. */
export const LARGE = 65_536;

/** What the folder of contents does for a file. */
export interface FileName {
  /** Takes a whole content that needs no file for now; false: it shall have one. */
  small(bytes: Buffer): boolean;
  /** Makes the folder. */
  folder(): Promise<void>;
  made(): void;
  /** Makes the name outlast a power cut. */
  syncName(): Promise<void>;
  /** Given up; false: the file could not be removed. */
  gone(removed: boolean): void;
}

export class ContentFile {
  private parts: Buffer[] = [];
  private held = 0;
  private bytes = 0;
  private crc = 0;
  private file: FileHandle | null = null;
  private made = false;

  constructor(
    private readonly path: string,
    private readonly name: FileName,
  ) {}

  async write(chunk: Buffer): Promise<void> {
    this.parts.push(chunk);
    this.held += chunk.length;
    if (this.held >= LARGE) await this.onDisk(async () => this.writeOut(this.gathered()));
  }

  async finish(): Promise<{ readonly bytes: number; readonly crc: number }> {
    const last = this.gathered();
    if (this.file || !this.name.small(last)) {
      await this.onDisk(async () => {
        await this.writeOut(last);
        await this.sync();
      });
      await this.close();
    }
    return { bytes: this.bytes, crc: this.crc };
  }

  async abandon(): Promise<void> {
    this.parts = [];
    await this.close();
    // Only the name it was made under: once it was admitted it has another, and is no longer ours.
    const removed = !this.made || (await unlink(this.path).then(() => true, isMissing));
    this.name.gone(removed);
  }

  /** What is held, counted and summed; nothing is held after. */
  private gathered(): Buffer {
    const bytes = joined(this.parts);
    this.parts = [];
    this.held = 0;
    this.bytes += bytes.length;
    this.crc = crc32(bytes, this.crc);
    return bytes;
  }

  private async writeOut(bytes: Buffer): Promise<void> {
    const file = this.file ?? (await this.make());
    // FileHandle.appendFile writes all of it; plain write may stop short.
    await file.appendFile(bytes);
  }

  private async make(): Promise<FileHandle> {
    await this.name.folder();
    const file = await open(this.path, 'wx', 0o600);
    this.file = file;
    this.made = true;
    this.name.made();
    return file;
  }

  /**
   * Content and name at once: a file system that keeps a journal writes both in one go. Both have ended when this
   * does: the file may then be closed.
   */
  private async sync(): Promise<void> {
    const ends = await Promise.allSettled([this.file?.datasync(), this.name.syncName()]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  private async onDisk(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw diskTrouble(error, this.path, 'storeMessage');
    }
  }

  private async close(): Promise<void> {
    // What was to be safe is synced by now; a close that fails takes nothing back.
    await this.file?.close().catch(() => undefined);
    this.file = null;
  }
}
