// One message's content while it comes in. Small pieces are gathered, and more than
// GATHER bytes are never held; the file is made at the first write to it. After a
// failure only `abandon` is left to do.
//
// A small message is made, written and closed on the spot: that goes into the
// system's memory, and handing each step to a thread and back cost more than the
// step (60,000 switches for 7,000 messages; now 7,000). Only the sync waits for the
// disk. What is larger is written by the threads.
import { closeSync, fdatasync, openSync, write, writeSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { diskTrouble } from './spool-error';

const GATHER = 65_536;
const datasync = promisify(fdatasync);
const writeSome = promisify(write);

/** What the folder is told of the file's name. */
export interface FileName {
  made(): void;
  /** Makes it outlast a power cut. */
  syncName(): Promise<void>;
  gone(): void;
}

export class ContentFile {
  private parts: Buffer[] = [];
  private held = 0;
  private bytes = 0;
  private crc = 0;
  private file: number | null = null;
  private made = false;

  constructor(
    private readonly path: string,
    private readonly name: FileName,
  ) {}

  async write(chunk: Buffer): Promise<void> {
    this.parts.push(chunk);
    this.held += chunk.length;
    if (this.held >= GATHER) await this.onDisk(() => this.writeLarge());
  }

  async finish(): Promise<{ readonly bytes: number; readonly crc: number }> {
    await this.onDisk(async () => {
      if (this.file === null) this.writeSmall();
      else await this.writeLarge();
      if (this.file !== null) await this.sync(this.file);
    });
    this.close();
    return { bytes: this.bytes, crc: this.crc };
  }

  async abandon(): Promise<void> {
    this.parts = [];
    this.close();
    this.name.gone();
    if (this.made) await unlink(this.path).catch(() => undefined);
  }

  /** Everything there is, in one go. */
  private writeSmall(): void {
    const file = this.make();
    const bytes = this.gathered();
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
  }

  private async writeLarge(): Promise<void> {
    const file = this.file ?? this.make();
    const bytes = this.gathered();
    for (let done = 0; done < bytes.length; ) done += (await writeSome(file, bytes, done, bytes.length - done)).bytesWritten;
  }

  /** What is held, counted and summed; nothing is held after. */
  private gathered(): Buffer {
    const bytes = this.parts.length === 1 && this.parts[0] ? this.parts[0] : Buffer.concat(this.parts);
    this.parts = [];
    this.held = 0;
    this.bytes += bytes.length;
    this.crc = crc32(bytes, this.crc);
    return bytes;
  }

  private make(): number {
    const file = openSync(this.path, 'wx', 0o600);
    this.file = file;
    this.made = true;
    this.name.made();
    return file;
  }

  /** Content and name at once: a file system that keeps a journal writes both in one go. Both have ended when this does: the file may then be closed. */
  private async sync(file: number): Promise<void> {
    const ends = await Promise.allSettled([datasync(file), this.name.syncName()]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  private async onDisk(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw diskTrouble(error, this.path, 'a message cannot be stored at');
    }
  }

  private close(): void {
    if (this.file === null) return;
    try {
      closeSync(this.file);
    } catch {
      // What was to be safe is synced by now; a close that fails takes nothing back.
    }
    this.file = null;
  }
}
