// One message's content while it comes in. Small pieces are gathered so that a
// small message costs one write; more than GATHER bytes are never held. After a
// failure only `abandon` is left to do.
import { unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { diskTrouble } from './spool-error';

const GATHER = 65_536;

export class ContentFile {
  private parts: Buffer[] = [];
  private held = 0;
  private bytes = 0;
  private crc = 0;
  private open = true;

  constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  async write(chunk: Buffer): Promise<void> {
    this.parts.push(chunk);
    this.held += chunk.length;
    if (this.held >= GATHER) await this.onDisk(() => this.flush());
  }

  async finish(): Promise<{ readonly bytes: number; readonly crc: number }> {
    await this.onDisk(async () => {
      await this.flush();
      await this.file.datasync();
    });
    await this.close();
    return { bytes: this.bytes, crc: this.crc };
  }

  async abandon(): Promise<void> {
    this.parts = [];
    await this.close();
    await unlink(this.path).catch(() => undefined);
  }

  private async flush(): Promise<void> {
    const bytes = this.parts.length === 1 && this.parts[0] ? this.parts[0] : Buffer.concat(this.parts);
    this.parts = [];
    this.held = 0;
    for (let done = 0; done < bytes.length; ) {
      done += (await this.file.write(bytes, done, bytes.length - done)).bytesWritten;
    }
    this.bytes += bytes.length;
    this.crc = crc32(bytes, this.crc);
  }

  private async onDisk(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw diskTrouble(error, this.path, 'a message cannot be stored at');
    }
  }

  private async close(): Promise<void> {
    if (!this.open) return;
    this.open = false;
    await this.file.close().catch(() => undefined);
  }
}
