// Appends lines to the file of the moment, in order, without holding anybody up:
// add() returns at once, the disk follows. Promises bounded memory: when the disk is
// slower than the lines come, lines are left out and their number is written in
// their place. A disk in trouble loses lines and is told once, until it works again;
// it never stops the mail. Lines are not synced: a log may lose its last second.
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolders } from '../base/durable';

export interface LineWriterDeps {
  /** The file a line of that time goes to; `current` is the one that is open. */
  place(at: number, current: { readonly path: string; readonly bytes: number } | null): Promise<string> | string;
  /** What a file begins with each time it is opened. */
  header(at: number): string;
  /** How a gap is told. */
  gap(lines: number): string;
  /** Called after a file was opened: time to remove old ones. */
  opened(path: string, at: number): Promise<void>;
  trouble(error: unknown): void;
}

interface Line {
  readonly at: number;
  readonly text: string;
}

const WAITING_AT_MOST = 1024 * 1024;

export class LineWriter {
  private readonly waiting: Line[] = [];
  private waitingLength = 0;
  private leftOut = 0;
  private pumping: Promise<void> | null = null;
  private file: { readonly path: string; readonly handle: FileHandle; bytes: number; fresh: boolean } | null = null;
  private troubled = false;

  constructor(private readonly deps: LineWriterDeps) {}

  /** `text` is whole lines with their ends. */
  add(at: number, text: string): void {
    if (this.waitingLength + text.length > WAITING_AT_MOST) return void this.leftOut++;
    if (this.leftOut > 0) {
      this.waiting.push({ at, text: this.deps.gap(this.leftOut) });
      this.leftOut = 0;
    }
    this.waiting.push({ at, text });
    this.waitingLength += text.length;
    this.pumping ??= Promise.resolve()
      .then(() => this.pump())
      .finally(() => (this.pumping = null));
  }

  /** Resolves when everything added so far is with the system. */
  async flush(): Promise<void> {
    await this.pumping;
  }

  async close(): Promise<void> {
    await this.flush();
    await this.file?.handle.close().catch(() => undefined);
    this.file = null;
  }

  private async pump(): Promise<void> {
    while (this.waiting.length > 0) {
      const lines = this.waiting.splice(0);
      this.waitingLength = 0;
      try {
        await this.write(lines);
        this.troubled = false;
      } catch (error) {
        await this.file?.handle.close().catch(() => undefined);
        this.file = null;
        if (!this.troubled) this.deps.trouble(error);
        this.troubled = true;
        this.leftOut += lines.length;
      }
    }
  }

  private async write(lines: readonly Line[]): Promise<void> {
    // Each piece is measured once: whoever fills the log decides how many there are.
    let batch: string[] = [];
    let bytes = 0;
    const put = (piece: string): void => {
      batch.push(piece);
      bytes += Buffer.byteLength(piece);
    };
    for (const { at, text } of lines) {
      const current = this.file;
      const path = await this.deps.place(at, current && { path: current.path, bytes: current.bytes + bytes });
      if (current?.path !== path) {
        await this.append(batch);
        [batch, bytes] = [[], 0];
        await this.openFile(path, at);
      }
      if (this.file?.fresh) put(this.deps.header(at));
      if (this.file) this.file.fresh = false;
      put(text);
    }
    await this.append(batch);
  }

  private async append(batch: readonly string[]): Promise<void> {
    if (!this.file || batch.length === 0) return;
    const bytes = Buffer.from(batch.join(''));
    await this.file.handle.appendFile(bytes);
    this.file.bytes += bytes.length;
  }

  private async openFile(path: string, at: number): Promise<void> {
    await this.file?.handle.close().catch(() => undefined);
    this.file = null;
    await makeFolders(dirname(path), 0o700);
    // Addresses of people stand in it: for the owner only.
    const handle = await open(path, 'a', 0o600);
    this.file = { path, handle, bytes: (await handle.stat()).size, fresh: true };
    await this.deps.opened(path, at);
  }
}
